"""Graded standards: at the very limit, one below it, presupposing each other, and where too little is known."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.certify.judging import Commune, judge, level_reached
from namhoc.engine.figures import Figure
from namhoc.law.catalogue import catalogue, read_catalogue
from namhoc.law.starts import Starts
from tests.law.small import plant_catalogue

LAW = catalogue()
DAY = date(2020, 9, 30)
THOUSAND = 1000
ORDINARY, DISADVANTAGED = Commune("xa", "Xã", disadvantaged=False), Commune("xa", "Xã", disadvantaged=True)
AREAS = {"ordinary": ORDINARY, "disadvantaged": DISADVANTAGED}
ALL, SILENT, NOBODY = Figure(THOUSAND, THOUSAND, 1, 1), Figure(0, 0, 0, 1), Figure(0, 0, 1, 1)
COMMUNE_INDICATORS = [code for code, one in LAW.indicators.items() if one.rows == "communes"]
STANDARDS = {code: Starts(one.since).on(DAY) for code, one in LAW.standards.items()}


def judged(figures, commune=ORDINARY, day=DAY):
    """Every standard for one commune that reaches everything, but for these figures."""
    told = {code: figures.get(code, ALL) for code in COMMUNE_INDICATORS}
    told = {code: figure for code, figure in told.items() if figure is not None}
    return {code: one for (_commune, code), one in judge(LAW, [commune], {commune.code: told}, day).items()}


def criteria():
    """Each criterion of the law, for each kind of area: its standard, indicator and least share."""
    return [
        pytest.param(code, one, area, id=f"{code} {one.criterion} {area}")
        for code, version in STANDARDS.items()
        for one in version.criteria
        for area in AREAS
    ]


def presupposing(standard):
    """The standards that presuppose this one, directly or through others."""
    found = {code for code, version in STANDARDS.items() if standard in version.requires}
    return found.union(*(presupposing(code) for code in found))


def at_least(criterion, area):
    return int(getattr(criterion.at_least, area) * THOUSAND)


# --- thresholds -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("standard", "criterion", "area"), criteria())
def test_a_criterion_is_met_at_exactly_its_limit_and_not_one_person_below(standard, criterion, area):
    least, indicator = at_least(criterion, area), getattr(criterion.indicator, area)
    verdicts = [
        next(one for one in judged({indicator: figure}, AREAS[area])[standard].criteria if one.indicator == indicator)
        for figure in (Figure(least, THOUSAND, 1, 1), Figure(least - 1, THOUSAND, 1, 1))
    ]

    assert [(one.met, one.at_least) for one in verdicts] == [
        (True, Fraction(least, THOUSAND)),
        (False, Fraction(least, THOUSAND)),
    ]


@pytest.mark.parametrize(("standard", "criterion", "area"), criteria())
def test_one_criterion_missed_is_the_standard_missed_with_all_that_presuppose_it(standard, criterion, area):
    indicator = getattr(criterion.indicator, area)
    verdicts = judged({indicator: Figure(at_least(criterion, area) - 1, THOUSAND, 1, 1)}, AREAS[area])
    missed = {code for code, one in verdicts.items() if one.met is False}

    assert {standard, *presupposing(standard)} <= missed
    assert all(
        standard in verdicts[code].lacking for code, version in STANDARDS.items() if standard in version.requires
    )


@pytest.mark.parametrize("commune", AREAS.values(), ids=AREAS)
def test_a_commune_that_reaches_everything_meets_every_standard(commune):
    assert {code: one.met for code, one in judged({}, commune).items()} == dict.fromkeys(LAW.standards, True)


def test_a_share_is_compared_exactly_and_not_as_it_is_printed():
    found = judged({"u-five-attending-rate": Figure(94_999, 100_000, 1, 1)})["pcgdmn5"]  # 95,00% where it is printed

    assert found.met is False


def test_where_special_difficulty_is_recognised_another_age_group_and_a_lower_limit_hold():
    figures = {
        "u-literacy-level2-rate": Figure(0, THOUSAND, 1, 1),
        "u-eleven-completed-primary-rate": Figure(700, THOUSAND, 1, 1),
    }

    assert [
        [judged(figures, commune)[code].met for code in ("xmc-2", "pcgdth-2")] for commune in (ORDINARY, DISADVANTAGED)
    ] == [[False, False], [True, True]]


# --- nobody, and nothing known ---------------------------------------------------------------------------------------


def test_nobody_left_to_be_counted_meets_a_criterion_that_says_so():
    assert judged({"u-eleven-others-attending-rate": NOBODY})["pcgdth-2"].met is True


def test_nobody_to_be_counted_says_nothing_about_any_other_criterion():
    assert judged({"u-five-attending-rate": NOBODY})["pcgdmn5"].met is None


def test_a_silence_is_not_nobody():
    assert judged({"u-eleven-others-attending-rate": SILENT})["pcgdth-2"].met is None


@pytest.mark.parametrize("unknown", [SILENT, None])
def test_what_is_not_known_is_neither_met_nor_missed(unknown):
    found = judged({"u-five-attending-rate": unknown})["pcgdmn5"]

    assert (found.met, found.criteria[0].met, found.lacking) == (None, None, ())


def test_one_criterion_missed_decides_whatever_else_is_not_known():
    figures = {"u-five-attending-rate": SILENT, "u-five-completing-rate": Figure(0, THOUSAND, 1, 1)}

    assert judged(figures)["pcgdmn5"].met is False


def test_a_standard_that_presupposes_what_is_not_known_is_not_known_itself():
    found = judged({"u-fourteen-completed-primary-rate": SILENT})

    assert [(code, found[code].met, found[code].unsure) for code in ("pcgdth-1", "pcgdth-2", "pcgdth-3")] == [
        ("pcgdth-1", None, ()),
        ("pcgdth-2", None, ("pcgdth-1",)),
        ("pcgdth-3", None, ("pcgdth-2",)),
    ]


def test_a_standard_that_presupposes_what_is_missed_is_missed_whatever_else_is_not_known():
    figures = {
        "u-fourteen-completed-primary-rate": Figure(0, THOUSAND, 1, 1),
        "u-eleven-completed-primary-rate": SILENT,
    }
    found = judged(figures)["pcgdth-2"]

    assert (found.met, found.lacking, found.unsure) == (False, ("pcgdth-1",), ())


MEASURED = st.sampled_from([ALL, SILENT, NOBODY, None, Figure(0, THOUSAND, 1, 1), Figure(850, THOUSAND, 1, 1)])
COMMUNES = st.fixed_dictionaries(dict.fromkeys(COMMUNE_INDICATORS, MEASURED))


@given(COMMUNES, st.sampled_from(sorted(AREAS)))
def test_a_verdict_stands_on_its_criteria_and_what_it_presupposes_and_on_nothing_else(figures, area):
    found = judged(figures, AREAS[area])

    for code, one in found.items():
        below = [found[required].met for required in STANDARDS[code].requires]
        verdicts = [*below, *(criterion.met for criterion in one.criteria)]
        assert one.met is (False if False in verdicts else None if None in verdicts else True)


@given(COMMUNES, st.sampled_from(COMMUNE_INDICATORS))
def test_to_learn_more_never_turns_a_verdict_round(figures, learned):
    before, after = judged({**figures, learned: SILENT}), judged(figures)

    assert [code for code in before if before[code].met is not None and after[code].met != before[code].met] == []


# --- in force on the day ----------------------------------------------------------------------------------------------


def test_before_the_decree_nothing_is_judged_and_from_its_day_on_everything():
    days = (date(2014, 5, 14), date(2014, 5, 15))

    assert [set(judged({}, day=day)) for day in days] == [set(), set(LAW.standards)]


def test_a_verdict_names_the_text_it_rests_on_and_whether_that_was_read():
    days = (date(2025, 6, 30), date(2025, 7, 1))

    assert [(judged({}, day=day)["xmc-2"].source, judged({}, day=day)["xmc-2"].verified) for day in days] == [
        ("nd-20-2014 art. 17-19, 21", True),
        ("nd-142-2025", False),
    ]


def test_standards_that_presuppose_each_other_are_refused(tmp_path):
    law = read_catalogue(plant_catalogue(tmp_path))
    (standard,) = law.standards.values()
    version = next(iter(standard.since.values())).model_copy(update={"requires": ("half-girls",)})
    law.entries["standard"]["half-girls"] = standard.model_copy(update={"since": {None: version}})

    with pytest.raises(ValueError, match="half-girls"):
        judge(law, [ORDINARY], {}, DAY)


# --- the district -----------------------------------------------------------------------------------------------------


def district(met, missed=0, unknown=0, programme="literacy"):
    """What level a district holds in a programme of which so many communes meet all."""
    everyone = [ALL] * met + [Figure(0, THOUSAND, 1, 1)] * missed + [SILENT] * unknown
    communes = [Commune(str(at), str(at), disadvantaged=False) for at in range(len(everyone))]
    figures = {str(at): dict.fromkeys(COMMUNE_INDICATORS, one) for at, one in enumerate(everyone)}
    verdicts = judge(LAW, communes, figures, DAY)
    return level_reached(LAW, verdicts, communes, programme, DAY)


@pytest.mark.parametrize(
    ("met", "missed", "level"),
    [(10, 0, 2), (9, 1, 2), (8, 2, 0), (11, 1, 2), (10, 2, 0), (1, 0, 2), (0, 1, 0), (18, 2, 2)],
)
def test_a_district_holds_a_level_when_nine_tenths_of_its_communes_do(met, missed, level):
    assert {STANDARDS[code].share_of_communes for code in ("xmc-1", "xmc-2")} == {Decimal("0.9")}
    assert district(met, missed) == level


@pytest.mark.parametrize(
    ("met", "missed", "unknown", "level"),
    [
        (9, 0, 1, 2),  # whatever the tenth says
        (8, 0, 2, None),  # the ninth would be enough
        (8, 1, 1, None),  # the one that is silent decides
        (7, 2, 1, 0),  # even all of them would not do
        (0, 0, 5, None),
    ],
)
def test_a_level_that_silent_communes_could_still_raise_is_not_said(met, missed, unknown, level):
    assert district(met, missed, unknown) == level


def test_a_level_that_asks_for_all_communes_is_lost_by_one():
    assert STANDARDS["pcgdthcs-3"].share_of_communes == Decimal(1)
    assert [district(*each, programme="lower-secondary") for each in ((20, 0), (19, 1), (19, 0, 1))] == [3, 2, None]


def test_without_communes_there_is_no_level():
    assert district(0) == 0


def test_a_district_holds_the_highest_level_that_enough_communes_meet():
    figures = {"u-eleven-completed-primary-rate": Figure(850, THOUSAND, 1, 1)}  # enough for level 2, not for 3
    told = {code: figures.get(code, ALL) for code in COMMUNE_INDICATORS}
    verdicts = judge(LAW, [ORDINARY], {"xa": told}, DAY)

    assert level_reached(LAW, verdicts, [ORDINARY], "primary", DAY) == 2
