"""Parts against wholes, on filings from any source: a workbook, the grid."""

import pytest

from namhoc.collect.answers import Answer, Filing
from namhoc.collect.checks import check_filing
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.law.findings import Finding, Place
from namhoc.law.forms import FormVersion

SAYS = {"source": "mau", "verified": False, "evidence": "own-knowledge", "checked": "2026-11-21"}


def small_form(*checks: dict[str, object]) -> FormVersion:
    rows = [{"row": code, "label": code.upper(), "label_en": code} for code in ("one", "two")]
    columns = [
        {"column": code, "label": code.capitalize(), "label_en": code, "unit": "người"}
        for code in ("all", "here", "there")
    ]
    sheet = {"sheet": "Biểu", "title": "Biểu", "title_en": "Sheet", "rows": rows, "columns": columns, "checks": checks}
    return FormVersion.model_validate({**SAYS, "sheets": [sheet]})


def filing(**values: int | Gap) -> Filing:
    answers = {
        code.replace("_", "."): Answer(code.replace("_", "."), value, "Biểu", f"cell of {code}")
        for code, value in values.items()
    }
    return Filing("u", "primary", "f", "2020-2021", "r", "f.xlsx", "0", answers)


WITHIN = {"check": "within", "part": "here", "whole": "all"}
SUM = {"check": "sum-within", "parts": ["here", "there"], "whole": "all"}
ROWS = {"check": "rows-within", "column": "all", "part": "two", "whole": "one"}


def place(code: str) -> Place:
    return Place(file="f.xlsx", sheet="Biểu", cell=f"cell of {code}", unit="u")


def test_a_part_may_equal_its_whole_and_not_exceed_it():
    form = small_form(WITHIN)
    details = {"part_label": "Here (ONE)", "part": 4, "whole_label": "All (ONE)", "whole": 3}

    assert check_filing(form, filing(all_one=3, here_one=3)) == []
    assert check_filing(form, filing(all_one=3, here_one=4)) == [
        Finding("collect.part-exceeds-whole", place("here_one"), details)
    ]


def test_parts_are_added_up_before_they_are_compared():
    form = small_form(SUM)
    details = {"labels": "Here (TWO), There (TWO)", "sum": 4, "whole_label": "All (TWO)", "whole": 3}

    assert check_filing(form, filing(all_two=3, here_two=2, there_two=1)) == []
    assert check_filing(form, filing(all_two=3, here_two=2, there_two=2)) == [
        Finding("collect.sum-exceeds-whole", place("here_two"), details)
    ]


def test_where_only_one_part_is_asked_it_is_compared_alone():
    (finding,) = check_filing(small_form(SUM), filing(all_one=3, there_one=4))

    assert (finding.code, finding.place) == ("collect.part-exceeds-whole", place("there_one"))


def test_lines_of_one_column_are_compared():
    form = small_form(ROWS)
    details = {"part_label": "TWO", "part": 4, "whole_label": "ONE", "whole": 3}

    assert check_filing(form, filing(all_one=3, all_two=3)) == []
    assert check_filing(form, filing(all_one=3, all_two=4)) == [
        Finding("collect.part-exceeds-whole", place("all_two"), details)
    ]


def test_a_whole_that_does_not_apply_has_no_counted_part():
    details = {"whole_label": "All (ONE)", "part_label": "Here (ONE)", "part": 9}

    assert check_filing(small_form(WITHIN), filing(all_one=NOT_APPLICABLE, here_one=9)) == [
        Finding("collect.part-without-whole", place("all_one"), details)
    ]
    assert check_filing(small_form(WITHIN), filing(all_one=NOT_APPLICABLE, here_one=0)) == []


@pytest.mark.parametrize("gap", [NOT_REPORTED, Gap(GapKind.MISSING, "lũ")])
def test_a_gap_is_not_judged(gap):
    form = small_form(WITHIN, SUM, ROWS)

    assert check_filing(form, filing(all_one=gap, here_one=9, there_one=9)) == []
    assert check_filing(form, filing(all_one=3, here_one=gap, there_one=9)) == []
    assert check_filing(form, filing(all_one=gap, all_two=9)) == []


def test_a_check_that_only_warns_has_a_code_that_only_warns():
    warned = small_form({**WITHIN, "severity": "warning"}, {**SUM, "severity": "warning"})
    findings = check_filing(warned, filing(all_one=3, here_one=4, there_one=0))

    assert [each.code for each in findings] == ["collect.part-looks-large", "collect.sum-looks-large"]


def test_every_line_is_compared_for_itself():
    form = small_form(WITHIN)
    findings = check_filing(form, filing(all_one=1, here_one=2, all_two=1, here_two=2))

    assert [each.place.cell for each in findings] == ["cell of here_one", "cell of here_two"]


def test_a_sheet_that_is_said_not_to_apply_throughout_is_pointed_at():
    one_cell = filing(all_one=NOT_APPLICABLE, here_one=NOT_APPLICABLE, there_one=NOT_REPORTED)
    whole_sheet = filing(all_one=NOT_APPLICABLE, here_one=NOT_APPLICABLE)

    assert check_filing(small_form(WITHIN), one_cell) == []
    assert check_filing(small_form(WITHIN), whole_sheet) == [
        Finding("collect.sheet-not-applicable", place("all_one"), {"count": 2})
    ]
