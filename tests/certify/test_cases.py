"""Every case of the catalogue comes out as it was reckoned by hand."""

from collections import Counter, defaultdict

import pytest
from pydantic import ValidationError

from namhoc.law.catalogue import read_catalogue
from tests.certify.cases import CASES, LAW, Case, Given, LawCase, all_cases, asked_of, cases_in, outcome, rules_of

EVERY = all_cases()
YEARS = [one for one in EVERY if isinstance(one, Case)]
RULES = [one for one in EVERY if isinstance(one, LawCase)]


def name(case):
    return f"{case.indicator}: {case.case}"


@pytest.mark.parametrize("case", YEARS, ids=name)
def test_a_year_comes_out_as_it_was_reckoned_by_hand(case):
    found = outcome(case)

    assert (found if found is None or case.gives is None else asked_of(found, case)) == case.gives


@pytest.mark.parametrize("case", RULES, ids=name)
def test_a_rule_is_in_force_from_its_own_day(case):
    assert rules_of(case) == case.in_force


def test_there_are_cases_for_indicators_of_every_kind():
    told = {one.indicator for one in YEARS}

    assert len(told) >= 10
    assert {LAW.indicators[code].rows for code in told} == {one.rows for one in LAW.indicators.values()}
    assert {LAW.indicators[code].formula for code in told} == {one.formula for one in LAW.indicators.values()}


def test_each_indicator_with_cases_has_a_gap_among_them_wherever_it_takes_answers():
    gaps = defaultdict(bool)
    for one in YEARS:
        gaps[one.indicator] |= one.gives is not None and one.gives.covered < one.gives.expected

    takes_answers = {code for code in gaps if LAW.indicators[code].rows in ("schools", "communes", "targets")}
    assert {code for code in takes_answers if not gaps[code]} == set()


def test_each_change_in_the_law_of_an_indicator_with_cases_has_its_two_days():
    days = defaultdict(set)
    for one in RULES:
        days[one.indicator] |= set(one.in_force)
    changes = {
        (code, since)
        for code in {one.indicator for one in YEARS}
        for since in LAW.indicators[code].since
        if since is not None
    }

    assert {(code, since) for code, since in changes if since not in days[code]} == set()
    assert all(len(found) % 2 == 0 for found in days.values())


def test_no_case_is_told_twice():
    assert [told for told, times in Counter(map(name, EVERY)).items() if times > 1] == []


def test_the_catalogue_is_read_with_its_cases_beside_it():
    assert read_catalogue(LAW.root).indicators.keys() == LAW.indicators.keys()


def test_a_wrong_case_is_found_out():
    right = next(one for one in YEARS if one.gives is not None)
    wrong = right.model_copy(update={"gives": right.gives.model_copy(update={"numerator": right.gives.numerator + 1})})

    assert asked_of(outcome(wrong), wrong) != wrong.gives


def test_a_case_with_a_slip_in_a_key_is_refused(tmp_path):
    (tmp_path / "slip.yaml").write_text("- {case: a, indicator: pupils, yaer: 2020-2021, reckoned: x, units: {}}\n")

    with pytest.raises(ValidationError, match="yaer"):
        list(cases_in(tmp_path / "slip.yaml"))


def test_a_case_that_answers_what_nobody_asks_is_refused():
    case = Case.model_validate(
        {
            "case": "a",
            "indicator": "pupils",
            "year": "2020-2021",
            "reckoned": "x",
            "units": {"Hoa": {"kind": "primary", "answers": {"pupils.grade-6": 1}}},
            "gives": None,
        }
    )

    with pytest.raises(AssertionError, match="not asked"):
        outcome(case)


def test_each_case_file_is_named_for_its_indicator():
    first = {path.stem: next(cases_in(path)).indicator for path in CASES.glob("*.yaml")}

    assert {stem: indicator for stem, indicator in first.items() if stem != indicator} == {}
    assert Given.model_fields.keys() >= {"numerator", "denominator", "covered", "expected"}
