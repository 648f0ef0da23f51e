"""The catalogue as it is shipped: what every entry must be able to say of itself."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from namhoc.law.catalogue import ROOT, catalogue
from namhoc.law.entry import Sourced, code_of
from namhoc.law.wording import names_in
from tests.house.tree import rooms

ONE_ENTRY_A_FILE = ("sources", "forms", "indicators", "standards")
SAID = 25


def versions():
    return [
        (kind, code, version)
        for kind, entries in catalogue().entries.items()
        for code, entry in entries.items()
        for version in getattr(entry, "since", {}).values()
        if isinstance(version, Sourced)
    ]


def labels():
    return [
        (kind, code, getattr(entry, "label", None) or entry.title, getattr(entry, "label_en", None) or entry.title_en)
        for kind, entries in catalogue().entries.items()
        for code, entry in entries.items()
        if kind not in ("finding", "school_calendar", "abbreviation")
    ]


def test_there_are_indicators_enough_for_a_school_year():
    assert len(catalogue().indicators) >= 40


def test_every_text_an_entry_cites_is_in_the_register():
    sources = catalogue().sources

    assert [
        (kind, code, citation)
        for kind, code, version in versions()
        for citation in (version.source, *version.also)
        if code_of(citation) not in sources
    ] == []


def test_every_rule_was_checked_on_a_day_and_says_how_sure_it_is():
    weak = {"third-party-code", "own-knowledge"}

    assert [(kind, code) for kind, code, version in versions() if version.verified and version.evidence in weak] == []
    assert [
        (kind, code)
        for kind, code, version in versions()
        if not version.verified and version.evidence == "primary-text"
    ] == []


def test_what_is_not_verified_says_why():
    assert [(kind, code) for kind, code, version in versions() if not version.verified and not version.note] == []


def test_each_text_is_relied_on_or_names_the_room_that_awaits_it():
    sources = catalogue().sources
    cited = {code_of(citation) for _, _, version in versions() for citation in (version.source, *version.also)}
    awaited = {code for code, source in sources.items() if source.awaited_by}

    assert set(sources) - _followed(cited | awaited | _cited_by_papers()) == set()
    assert {source.awaited_by for source in sources.values()} - {""} <= set(rooms())


def test_texts_follow_each_other_in_time():
    sources = catalogue().sources

    assert [
        (code, later)
        for code, source in sources.items()
        for later in source.replaced_by
        if source.in_force and sources[later].in_force and sources[later].in_force < source.in_force
    ] == []
    assert [
        code for code, source in sources.items() if source.until and source.in_force and source.until <= source.in_force
    ] == []
    assert [
        code
        for code, source in sources.items()
        if source.issued and source.in_force and source.in_force < source.issued
    ] == []


@pytest.mark.parametrize("folder", ONE_ENTRY_A_FILE)
def test_a_file_bears_the_code_of_its_entry(folder):
    files = sorted((ROOT / folder).glob("*.yaml"))

    assert files
    assert [path.name for path in files if path.stem != next(iter(_value(path).values()))] == []


def test_each_file_begins_by_saying_what_it_is():
    assert [path.name for path in sorted(ROOT.rglob("*.yaml")) if not _first_line(path).startswith("# ")] == []


def test_no_two_entries_of_a_kind_are_called_the_same():
    told_apart_by_giver = {"Bằng khen"}
    counted = Counter((kind, label) for kind, _, label, _ in labels() if kind != "source")

    assert {label for (_, label), count in counted.items() if count > 1} == told_apart_by_giver


def test_everything_is_named_in_both_languages():
    assert [(kind, code) for kind, code, label, label_en in labels() if not label or not label_en] == []


def test_a_share_is_never_more_than_a_whole():
    standards = catalogue().standards.values()
    shares = [
        share
        for standard in standards
        for version in standard.since.values()
        for criterion in version.criteria
        for share in (criterion.at_least.ordinary, criterion.at_least.disadvantaged, version.share_of_communes)
    ]

    assert [share for share in shares if not Decimal(0) < share <= Decimal(1)] == []


def test_the_list_of_special_difficulty_never_asks_for_more():
    assert [
        (standard.standard, criterion.criterion)
        for standard in catalogue().standards.values()
        for version in standard.since.values()
        for criterion in version.criteria
        if criterion.at_least.disadvantaged > criterion.at_least.ordinary
    ] == []


def test_each_level_requires_the_level_below_it():
    standards = catalogue().standards
    levels = {(each.programme, each.level): code for code, each in standards.items() if each.level}

    assert [
        code
        for (programme, level), code in levels.items()
        if level > 1
        for version in standards[code].since.values()
        if levels[programme, level - 1] not in version.requires
    ] == []


def test_an_indicator_expects_an_answer_only_of_the_kinds_of_school_it_is_put_to():
    assert [
        (code, kind, side)
        for code, indicator in catalogue().indicators.items()
        if indicator.rows == "schools"
        for side in (indicator.takes.part, indicator.takes.whole)
        for kind in indicator.kinds or ALL_SCHOOLS
        if side and not any(kind in _kinds_asked(name) for name in side)
    ] == []


def test_what_a_clause_says_fits_what_its_formula_gives():
    fraction = {"numerator", "denominator"}

    assert [
        code
        for code, indicator in catalogue().indicators.items()
        if fraction & set(names_in(indicator.says)) and indicator.formula in ("total", "level")
    ] == []
    assert [code for code, indicator in catalogue().indicators.items() if "value" not in names_in(indicator.says)] == []


def test_findings_are_short_and_never_only_say_invalid():
    wordings = catalogue().wordings.values()
    texts = [(each.finding, text) for each in wordings for text in (each.vi, each.en, each.cure_vi, each.cure_en)]

    assert [(code, text) for code, text in texts if len(text.split()) > SAID] == []
    assert [(code, text) for code, text in texts if "không hợp lệ" in text or "invalid" in text.lower()] == []
    assert [(code, text) for code, text in texts if not text.rstrip("”").endswith(".") and not text.endswith("…")] == []


def test_a_finding_names_the_same_details_in_both_languages():
    pairs = [
        (each.finding, set(names_in(vi)), set(names_in(en)))
        for each in catalogue().wordings.values()
        for vi, en in ((each.vi, each.en), (each.cure_vi, each.cure_en))
    ]

    assert [(code, vi ^ en) for code, vi, en in pairs if vi != en] == []


def test_a_finding_stands_in_the_file_of_its_room():
    pages = catalogue().pages

    assert {
        code for code in catalogue().wordings if pages["finding", code].name != f"findings/{code.split('.')[0]}.yaml"
    } == set()


ALL_SCHOOLS = ("preschool", "primary", "lower-secondary", "primary-lower-secondary")


def _kinds_asked(name: str) -> set[str]:
    """The kinds of unit that some form puts this question to."""
    wanted_column, wanted_row = name.split(".")
    return {
        kind
        for form in catalogue().forms.values()
        for version in form.since.values()
        for sheet in version.sheets
        for column in sheet.columns
        if column.column == wanted_column
        for row in sheet.rows
        if wanted_row in ("*", row.row)
        if not column.rows or row.row in column.rows
        for kind in row.kinds or form.answered_by
    }


def _followed(codes: set[str]) -> set[str]:
    """Texts, and what replaced or amended them, for that is needed to follow them."""
    sources, todo = catalogue().sources, sorted(codes)
    while todo:
        source = sources[todo.pop()]
        later = {*source.replaced_by, *source.amended_by} - codes
        codes = codes | later
        todo += later
    return codes


def _cited_by_papers() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "papers").glob("*.yaml"))]
    cited = {code for text in texts for code in re.findall(r"source: ([a-z0-9-]+)", text)}
    return cited & set(catalogue().sources)


def _value(path: Path) -> dict[str, object]:
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    return value if isinstance(value, dict) else {}


def _first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0]
