"""How a document looks, read from the catalogue: no size or distance of the decree is in Python."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from namhoc.law.entry import Entry, Since, Sourced
from namhoc.law.errors import CatalogueError
from namhoc.law.reading import Page, read_page
from namhoc.law.starts import Starts
from namhoc.paper.numbers import Zeros

Exact = Annotated[Fraction, BeforeValidator(lambda raw: Fraction(str(raw)))]


class Measure(Entry):
    """A size: what the text allows, and what we take."""

    at_least: Exact | None = None
    at_most: Exact | None = None
    use: Exact

    @model_validator(mode="after")
    def within(self) -> Measure:
        if self.at_least is not None and self.use < self.at_least:
            raise ValueError(f"use: {self.use} is below at_least: {self.at_least}")
        if self.at_most is not None and self.use > self.at_most:
            raise ValueError(f"use: {self.use} is above at_most: {self.at_most}")
        return self


class Lettering(Entry):
    size_pt: Measure
    bold: bool = False
    italic: bool = False
    capitals: bool = False

    def written(self, text: str) -> str:
        return text.upper() if self.capitals else text


class Part(Sourced):
    """A part of the layout, with the text that asks for it."""

    read_at: str | None = None


class LetteredPart(Part, Lettering):
    """``rule`` is the line drawn beneath, as a share of the length of the text above it."""

    rule: Measure | None = None


class FixedText(LetteredPart):
    text: str


class PageForm(Part):
    width_mm: Exact
    height_mm: Exact
    top_mm: Measure
    bottom_mm: Measure
    left_mm: Measure
    right_mm: Measure
    font: str


class PageNumber(LetteredPart):
    on_first_page: bool
    from_edge_mm: Exact


class HeadForm(Part):
    left_share: Exact


class NumberForm(LetteredPart):
    pattern: str
    blank: str
    zero_below: int


class PlaceDate(LetteredPart):
    pattern: str
    blank: str
    zeros: Zeros


class Listed(LetteredPart):
    """Lines that end alike, but for the last one."""

    ends: str
    last_ends: str


class Recipients(FixedText, Listed):
    listed: Lettering
    dash: str


class BodyForm(LetteredPart):
    first_line_cm: Measure
    spacing_pt: Measure
    lines: Measure
    end_mark: str


class HeadingForm(Lettering):
    centred: bool = False
    joined: str


class Headings(Part):
    own_line: tuple[str, ...]
    levels: dict[int, HeadingForm]


class TableForm(LetteredPart):
    caption: Lettering
    heading: Lettering
    notes: Lettering
    cell_mm: Exact


class Signatory(LetteredPart):
    room_mm: Exact


class AnnexForm(FixedText):
    title: Lettering
    reference: Lettering
    pattern: str


class Marks(LetteredPart):
    draft: str
    sample: str
    between: str
    grey: Annotated[str, Field(pattern=r"^[0-9A-F]{6}$")]


class Layout(Entry):
    """The layout in force on one day."""

    page: PageForm
    page_number: PageNumber
    head: HeadForm
    national_name: FixedText
    motto: FixedText
    superior: LetteredPart
    issuer: LetteredPart
    number: NumberForm
    place_date: PlaceDate
    kind: LetteredPart
    abstract: LetteredPart
    basis: Listed
    body: BodyForm
    headings: Headings
    table: TableForm
    signatory: Signatory
    recipients: Recipients
    annex: AnnexForm
    marks: Marks

    @property
    def parts(self) -> dict[str, Part]:
        """Every part by name, each with its source and whether that was verified."""
        named = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: part for name, part in named.items() if isinstance(part, Part)}


class LayoutPage(Entry):
    layout: str
    label: str
    since: Since[Layout]


def read_layout(path: Path, day: date) -> Layout:
    """The layout in force on ``day``.

    Raises  ``CatalogueError`` with file, line and key of what cannot be read;
            ``NotInForce`` for a day before the first start
    """
    page = read_page(path, path.parent.parent)
    if page.findings:
        raise CatalogueError(page.findings)
    try:
        return Starts(LayoutPage.model_validate(page.value).since).on(day)
    except ValidationError as error:
        raise CatalogueError([_problem(page, dict(problem)) for problem in error.errors()]) from error


def _problem(page: Page, problem: dict[str, Any]) -> Any:
    return page.finding("law.entry-refused", problem["loc"], problem=str(problem["msg"]))
