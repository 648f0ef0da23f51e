from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from namhoc.law.errors import CatalogueError, NotInForce
from namhoc.law.reading import read_page
from namhoc.paper.layout import read_layout
from tests.paper.example import DAY, LAYOUT, layout

STARTS = date(2020, 3, 5)


def overlaid(folder, old: str, new: str):
    """The shipped layout with one text replaced, in a folder like a catalogue's."""
    text = LAYOUT.read_text(encoding="utf-8")
    assert old in text
    path = folder / "papers" / "layout.yaml"
    path.parent.mkdir()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_layout_holds_from_the_day_of_the_decree_and_not_a_day_before():
    assert read_layout(LAYOUT, STARTS) == layout()
    with pytest.raises(NotInForce):
        read_layout(LAYOUT, STARTS - timedelta(days=1))


def test_the_page_is_the_decrees():
    page = layout().page

    assert (page.width_mm, page.height_mm, page.font) == (210, 297, "Times New Roman")
    assert [
        (measure.at_least, measure.at_most) for measure in (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm)
    ] == [(20, 25), (20, 25), (30, 35), (15, 20)]


def test_sizes_are_exact():
    assert layout().body.first_line_cm.use == Fraction(127, 100)
    assert layout().issuer.rule.at_least == Fraction(1, 3)


def test_every_part_names_a_source_and_admits_what_was_not_verified():
    parts = layout().parts

    assert {part.source_code for part in parts.values()} == {"nd-30-2020", "namhoc-method"}
    assert {name for name, part in parts.items() if not part.verified} == {
        "head",
        "superior",
        "issuer",
        "number",
        "kind",
        "basis",
        "table",
        "annex",
        "marks",
    }


def test_a_margin_outside_what_the_decree_allows_is_refused_with_its_line(tmp_path):
    path = overlaid(
        tmp_path, "left_mm: {at_least: 30, at_most: 35, use: 30}", "left_mm: {at_least: 30, at_most: 35, use: 29}"
    )

    with pytest.raises(CatalogueError) as refused:
        read_layout(path, DAY)

    (finding,) = refused.value.findings
    line = read_page(path, tmp_path).line_of(("since", "2020-03-05", "page", "left_mm"))
    assert (finding.code, finding.place.file, finding.place.line) == (
        "law.entry-refused",
        "papers/layout.yaml",
        line,
    )
    assert "use: 29 is below at_least: 30" in finding.details["problem"]


def test_an_unknown_key_is_refused(tmp_path):
    path = overlaid(tmp_path, "capitals: true", "capital: true")

    with pytest.raises(CatalogueError, match="capital"):
        read_layout(path, DAY)


def test_broken_yaml_is_a_finding_not_a_crash(tmp_path):
    path = overlaid(tmp_path, "since:", "since: {")

    with pytest.raises(CatalogueError, match=r"law\.not-yaml"):
        read_layout(path, DAY)
