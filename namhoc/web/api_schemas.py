"""What the open interface takes and gives."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Field, Schema

from namhoc.measure.structures import Structure

MOST = 100
MOST_LETTERS = 150_000  # of a text to be checked: some 30 000 words


class FigureOut(Schema):
    """One figure, on the units it was asked on.

    ``numerator`` and ``denominator`` are exact; ``value`` is their quotient to four decimals, per cent as 75; ``text``
    is how it is written in Vietnamese. ``structure`` is ``as-reported``, or the day on whose units it stands; where it
    cannot be put on the units asked for, the numbers are null and ``structure_note`` says why.
    """

    id: int
    indicator: str
    label: str
    unit: str
    year: str
    round: str
    structure: str
    structure_note: str
    revision: int
    numerator: int | None
    denominator: int | None
    value: str | None
    text: str
    value_unit: str
    covered: int
    expected: int
    reference_day: date
    adopted_on: date | None
    superseded_by: int | None
    origin: str


class CellOut(Schema):
    """Where one number was written."""

    label: str = ""
    question: str = ""
    value: int | None = None
    gap: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    digest: str = ""
    approved_by: str = ""
    approved_on: str = ""


class ShareOut(Schema):
    """What one unit brought to the figure."""

    name: str
    part: int | None
    whole: int | None
    gap: str
    cells: list[CellOut]


class OriginOut(FigureOut):
    """A figure with everything it was worked out from."""

    formula: str
    source: str
    rule_since: date | None
    verified: bool
    adopted_by: str
    reason: str
    base: int | None
    base_note: str
    shares: list[ShareOut]


class PageOut(Schema):
    """Figures from a key on; ``next`` is the ``after`` of the following page."""

    items: list[FigureOut]
    next: int | None


class AskedOn(Schema):
    """On whose units: those that reported, today's, or those of a ``day``."""

    structure: Structure = Structure.AS_REPORTED
    day: date | None = None


class Asked(AskedOn):
    """Which figures: all of these hold at once."""

    unit: str = ""
    year: str = ""
    indicator: str = ""
    superseded: bool = False
    after: int = 0
    limit: int = MOST


class ProofIn(Schema):
    """A text to be checked, and the language of the words about it."""

    text: str = Field(max_length=MOST_LETTERS)
    language: Literal["vi", "en"] = "vi"
    office: str = Field("", description="code of the office that speaks where the text names none")


class ClaimOut(Schema):
    """One figure of the text; ``span`` cuts ``text`` out of it, in letters from its start."""

    id: str
    kind: str
    span: tuple[int, int]
    text: str
    value: float | int | str | None
    unit: str
    numerator: float | int | None
    denominator: float | int | None
    subject: str
    qualifier: str
    scope: str


class FindingOut(Schema):
    """What figures say of each other: ``mismatch``, ``truncated``, ``loose``, ``suspicious``, ``implied`` or ``ok``."""

    code: str
    verdict: str
    claims: list[str]
    span: tuple[int, int]
    published: float | int | str | None
    computed: float | int | str | None
    working: str
    advice: str
    origin: str = Field("", description="address of the adopted figure it was held against, where it was")


class ProofOut(Schema):
    """What was read in a text. ``file`` is empty here; the command of the same name fills it in."""

    file: str
    claims: list[ClaimOut]
    findings: list[FindingOut]
