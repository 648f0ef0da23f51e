"""A figure's sentence as values: what is said, and which number each piece cites."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from namhoc.paper.blocks import Run
from namhoc.plan.facts import DocumentFact
from namhoc.summarise.outline import read_outline
from namhoc.summarise.wording import Words, runs_of
from tests.measure.office import LAW, measured, numbers, target

RATE = "schools-accredited-rate"
DOCUMENTS = {"nq-15": DocumentFact("nq-15", "15-NQ/TU", date(2018, 3, 16), "Tỉnh ủy", "Nghị quyết")}
WORDS = Words(LAW, read_outline(), DOCUMENTS)


def said(one, **more):
    return "".join(run.text for run in WORDS.clause(one, **more))


def cited(one, **more):
    return [(run.text, run.reference) for run in WORDS.clause(one, **more) if run.reference]


def rate(above, base=None, least=None, **more):
    aim = None if least is None else target(RATE, least)
    return measured(RATE, numbers(above, 12), None if base is None else numbers(base, 12), target=aim, **more)


HELD = "9/12 trường đạt kiểm định chất lượng giáo dục, đạt 75%"
MORE, LESS = "tăng 8,3 điểm phần trăm so với năm học trước", "giảm 8,3 điểm phần trăm so với năm học trước"
PASSED = "vượt 5 điểm phần trăm so với mức 70% theo 15-NQ/TU"
SAID = {
    "alone": (rate(9), HELD),
    "more than last year": (rate(9, 8), f"{HELD}, {MORE}"),
    "less": (rate(8, 9), f"8/12 trường đạt kiểm định chất lượng giáo dục, đạt 66,67%, {LESS}"),
    "the same": (rate(9, 9), f"{HELD}, giữ nguyên so với năm học trước"),
    "over its target": (rate(9, least=Fraction(7, 10)), f"{HELD}, {PASSED}"),
    "at its target": (rate(9, least=Fraction(3, 4)), f"{HELD}, đạt mức 75% theo 15-NQ/TU"),
    "below": (
        rate(9, least=Fraction(4, 5)),
        f"{HELD}, thấp hơn 5 điểm phần trăm so với mức 80% theo 15-NQ/TU",
    ),
    "all at once": (rate(9, 8, Fraction(7, 10)), f"{HELD}, {MORE}, {PASSED}"),
}


@pytest.mark.parametrize("name", SAID)
def test_a_figure_is_said_with_its_change_and_its_target(name):
    one, sentence = SAID[name]

    assert said(one) == sentence


def test_in_short_what_did_not_change_and_a_target_just_reached_are_left_out():
    assert said(rate(9, 9, Fraction(3, 4)), short=True) == "9/12 trường đạt kiểm định chất lượng giáo dục, đạt 75%"
    assert said(rate(9, 8, Fraction(7, 10)), short=True) == said(rate(9, 8, Fraction(7, 10)))


def test_a_figure_that_does_not_speak_for_all_says_for_how_many():
    one = measured(RATE, numbers(5, 9, covered=9, expected=12))

    assert said(one) == ("5/9 trường đạt kiểm định chất lượng giáo dục, đạt 55,56%, mới có số liệu của 9/12 đơn vị")


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (numbers(0, 0, covered=0), "Tỉ lệ trường đạt kiểm định chất lượng giáo dục: chưa có số liệu"),
        (numbers(0, 0), "Tỉ lệ trường đạt kiểm định chất lượng giáo dục: không có đối tượng để tính"),
    ],
)
def test_a_figure_without_a_value_says_why_and_nothing_else(figure, sentence):
    one = measured(RATE, figure, numbers(8, 12), target=target(RATE, Fraction(1, 2)))

    assert (said(one), cited(one)) == (sentence, [])


def test_zero_is_said_as_a_number():
    assert said(measured(RATE, numbers(0, 12))) == "0/12 trường đạt kiểm định chất lượng giáo dục, đạt 0%"


# --- what each number cites -----------------------------------------------------------------------------------------


def test_every_number_cites_the_figure_it_comes_from_in_the_form_it_is_printed():
    one = rate(9, 8, Fraction(4, 5))
    stored = replace(one, now=replace(one.now, key=7))

    assert cited(stored) == [
        ("9", "7:numerator"),
        ("12", "7:denominator"),
        ("75%", "7:value"),
        ("8,3 điểm phần trăm", "7:amount"),
        ("5 điểm phần trăm", "7:excess"),
        ("80%", "7:target"),
    ]


def test_what_is_not_stored_cites_its_indicator():
    assert [reference for _text, reference in cited(rate(9))] == [
        f"{RATE}:{form}" for form in ("numerator", "denominator", "value")
    ]


def test_no_number_stands_outside_a_citation_but_in_the_name_of_a_document():
    one = rate(9, 8, Fraction(4, 5))
    loose = "".join(run.text for run in WORDS.clause(one) if run.reference is None)

    assert [letter for letter in loose.replace("15-NQ/TU", "") if letter.isdigit()] == []


# --- templates ------------------------------------------------------------------------------------------------------


def test_a_template_is_cut_at_its_places():
    amount = Run("8,3", reference="7:amount")

    assert list(runs_of("tăng {amount} so với {base}.", {"amount": amount, "base": "năm trước"})) == [
        Run("tăng "),
        amount,
        Run(" so với "),
        Run("năm trước"),
        Run("."),
    ]
    assert list(runs_of("{amount}", {"amount": amount})) == [amount]
    assert list(runs_of("không có gì", {})) == [Run("không có gì")]


def with_clause(says):
    changed = LAW.indicators[RATE].model_copy(update={"says": says})
    law = replace(LAW, entries={**LAW.entries, "indicator": {**LAW.entries["indicator"], RATE: changed}})
    return replace(WORDS, catalogue=law)


CLAUSE = "đạt {value}, năm trước {previous} ({change}), chỉ tiêu {target}, vượt {excess}"


def test_a_clause_of_the_catalogue_may_name_the_base_and_the_target():
    runs = with_clause(CLAUSE).clause(rate(9, 8, Fraction(7, 10)), short=True)

    assert "".join(run.text for run in runs).startswith(
        "đạt 75%, năm trước 66,67% (+8,3 điểm phần trăm), chỉ tiêu 70%, vượt 5 điểm phần trăm"
    )


@pytest.mark.parametrize("one", [rate(9), rate(9, 8), rate(9, least=Fraction(1, 2))])
def test_a_clause_that_names_what_a_figure_lacks_gives_way_to_its_label_and_value(one):
    text = "".join(run.text for run in with_clause(CLAUSE).clause(one))

    assert text.startswith("Tỉ lệ trường đạt kiểm định chất lượng giáo dục: 75%")


def test_every_indicator_of_the_catalogue_can_be_said():
    assert [code for code in LAW.indicators if not said(measured(code, numbers(3, 4)))] == []


# --- the document a target rests on ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "name"),
    [("nq-15", "15-NQ/TU"), ("nd-20-2014", LAW.sources["nd-20-2014"].label), ("không-có", "không-có")],
)
def test_a_document_is_named_by_its_number_a_text_of_the_law_by_its_own(code, name):
    assert WORDS.basis(code) == name
