"""A sheet's XML, walked through once before any reader trusts it: how big it is, what hides in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, field

from namhoc.collect.archive import Refusal
from namhoc.collect.xml_walk import Elements, Enough, Walk

MOST_ROWS = 5_000  # the longest list of a province's office has some hundreds of lines
MOST_COLUMNS = 256  # a district had at most some thirty communes beside each other
MOST_AREAS = 500  # merged areas, array formulas: each is compared with the cells that are asked

_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_LINE = re.compile(r"[0-9]{1,7}")
_RANGE = re.compile(r"([A-Za-z]{1,3}[0-9]{1,7})(?::([A-Za-z]{1,3}[0-9]{1,7}))?")

Spot = tuple[int, int]
Attributes = Mapping[str, str]


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, both corners included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass
class SheetScan:
    """What the walk found in one sheet. Lines and columns count from 0."""

    rows: int = 0
    columns: int = 0
    formulas: set[Spot] = field(default_factory=set)
    formula_areas: list[Area] = field(default_factory=list)
    merged: list[tuple[str, Area]] = field(default_factory=list)
    texts: Counter[int] = field(default_factory=Counter)  # how often each shared text is used
    errors: dict[Spot, str] = field(default_factory=dict)  # "#REF!" and its like, which readers drop

    @property
    def too_many_rows(self) -> bool:
        return self.rows > MOST_ROWS

    @property
    def too_many_columns(self) -> bool:
        return self.columns > MOST_COLUMNS

    @property
    def fits(self) -> bool:
        return not (self.too_many_rows or self.too_many_columns)

    def has_formula(self, row: int, column: int) -> bool:
        return (row, column) in self.formulas or any(area.holds(row, column) for area in self.formula_areas)

    def merge_at(self, row: int, column: int) -> tuple[str, Area] | None:
        return next((merge for merge in self.merged if merge[1].holds(row, column)), None)


def cell_at(name: str) -> Spot:
    """``C6`` as line and column; raises ``Refusal`` for what is no cell's name."""
    found = _CELL.fullmatch(name)
    if found is None or int(found[2]) == 0:
        raise Refusal("collect.unusual-structure", part=name[:80])
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def area_of(name: str) -> Area:
    found = _RANGE.fullmatch(name)
    if found is None:
        raise Refusal("collect.unusual-structure", part=name[:80])
    one, other = cell_at(found[1]), cell_at(found[2] or found[1])
    rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Area(rows[0], columns[0], rows[1], columns[1])


class SheetWalk:
    """Notes what a walk meets in a sheet; ends it at the first line or column too many."""

    def __init__(self, elements: Elements) -> None:
        self.seen = SheetScan()
        self._walk = Walk(elements, self._start)
        self._row = self._column = -1
        self._dimension = 0

    def through(self, pieces: Iterable[bytes]) -> bytes:
        """The sheet's bytes, or none where the sheet is too big (see ``seen``)."""
        try:
            return self._walk.through(pieces)
        except Enough:
            return b""

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._line(attributes)
        elif name == "f":
            self._formula(attributes)
        elif name == "mergeCell":
            reference = attributes.get("ref", "")
            self.seen.merged.append((reference, area_of(reference)))
            self._count(self.seen.merged)
        elif name == "dimension" and _RANGE.fullmatch(attributes.get("ref", "")):
            self._dimension = area_of(attributes["ref"]).bottom + 1

    def _line(self, attributes: Attributes) -> None:
        named = attributes.get("r")
        if named is not None and _LINE.fullmatch(named) is None:
            raise Refusal("collect.unusual-structure", part=named[:80])
        self._row = self._row + 1 if named is None else int(named) - 1
        self._column = -1
        self._measure()

    def _cell(self, attributes: Attributes) -> None:
        named = attributes.get("r")
        if named is None:
            self._column += 1
        else:
            self._row, self._column = cell_at(named)
        self._measure()
        hears = {"e": self._error, "s": self._text}
        self._walk.parser.CharacterDataHandler = hears.get(attributes.get("t", ""))

    def _text(self, text: str) -> None:
        if _LINE.fullmatch(text.strip()):
            self.seen.texts[int(text)] += 1

    def _error(self, text: str) -> None:
        spot = self._row, self._column
        self.seen.errors[spot] = (self.seen.errors.get(spot, "") + text.strip())[:20]

    def _formula(self, attributes: Attributes) -> None:
        self.seen.formulas.add((self._row, self._column))
        if "ref" in attributes and attributes.get("t") in ("array", "dataTable"):
            self.seen.formula_areas.append(area_of(attributes["ref"]))
            self._count(self.seen.formula_areas)

    @staticmethod
    def _count(areas: Sized) -> None:
        if len(areas) > MOST_AREAS:
            raise Refusal("collect.unusual-structure", part="mergeCell, f")

    def _measure(self) -> None:
        seen = self.seen
        seen.rows = max(seen.rows, self._row + 1)
        seen.columns = max(seen.columns, self._column + 1)
        if not seen.fits:
            if seen.too_many_rows:
                seen.rows = max(seen.rows, self._dimension)
            raise Enough
