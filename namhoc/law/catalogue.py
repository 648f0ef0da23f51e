"""The whole catalogue, read once: every entry by its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from namhoc.law.awards import Award, Giver
from namhoc.law.deadlines import DaysOff, Deadline, working_day_after
from namhoc.law.entry import Entry
from namhoc.law.errors import CatalogueError
from namhoc.law.findings import Finding
from namhoc.law.forms import Form
from namhoc.law.indicators import Indicator
from namhoc.law.portal import Consent, Disclosure, DocumentKind
from namhoc.law.reading import Key, Page, read_page
from namhoc.law.rounds import Round, SchoolCalendar, day_in
from namhoc.law.school_year import SchoolYear
from namhoc.law.sources import Source
from namhoc.law.standards import Standard
from namhoc.law.starts import Starts
from namhoc.law.units import Abbreviation, Tree, UnitType
from namhoc.law.wording import Wording

_INSTALLED = Path(__file__).resolve().parents[1] / "catalogue"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parents[1] / "catalogue"  # beside a clone's package
KINDS: Mapping[str, type[Entry]] = {
    "form": Form,
    "indicator": Indicator,
    "standard": Standard,
    "award": Award,
    "giver": Giver,
    "round": Round,
    "school_calendar": SchoolCalendar,
    "deadline": Deadline,
    "days_off": DaysOff,
    "finding": Wording,
    "source": Source,
    "unit_type": UnitType,
    "tree": Tree,
    "abbreviation": Abbreviation,
    "document_kind": DocumentKind,
    "consent": Consent,
    "disclosure": Disclosure,
}
ELSEWHERE = ("paper", "layout", "case")  # read by the rooms that use them
EntryT = TypeVar("EntryT", bound=Entry)
VersionT = TypeVar("VersionT")


@dataclass(frozen=True)
class Catalogue:
    """The law as it was read: entries by kind and code, with the page each stands on."""

    root: Path
    entries: dict[str, dict[str, Entry]]
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    keys: dict[tuple[str, str], Key] = field(default_factory=dict)  # where on its page

    def _all(self, kind: str, model: type[EntryT]) -> dict[str, EntryT]:
        return {code: entry for code, entry in self.entries.get(kind, {}).items() if isinstance(entry, model)}

    @property
    def sources(self) -> dict[str, Source]:
        return self._all("source", Source)

    @property
    def forms(self) -> dict[str, Form]:
        return self._all("form", Form)

    @property
    def indicators(self) -> dict[str, Indicator]:
        return self._all("indicator", Indicator)

    @property
    def standards(self) -> dict[str, Standard]:
        return self._all("standard", Standard)

    @property
    def awards(self) -> dict[str, Award]:
        return self._all("award", Award)

    @property
    def givers(self) -> dict[str, Giver]:
        return self._all("giver", Giver)

    @property
    def rounds(self) -> dict[str, Round]:
        return self._all("round", Round)

    @property
    def wordings(self) -> dict[str, Wording]:
        return self._all("finding", Wording)

    @property
    def unit_types(self) -> dict[str, UnitType]:
        return self._all("unit_type", UnitType)

    @property
    def trees(self) -> dict[str, Tree]:
        return self._all("tree", Tree)

    @property
    def abbreviations(self) -> dict[str, Abbreviation]:
        return self._all("abbreviation", Abbreviation)

    @property
    def consents(self) -> dict[str, Consent]:
        return self._all("consent", Consent)

    @property
    def document_kinds(self) -> dict[str, DocumentKind]:
        return self._all("document_kind", DocumentKind)

    @property
    def disclosures(self) -> dict[str, Disclosure]:
        return self._all("disclosure", Disclosure)

    @property
    def calendar(self) -> SchoolCalendar:
        return next(iter(self._all("school_calendar", SchoolCalendar).values()))

    def reference_day(self, year: SchoolYear, round_code: str) -> date:
        """The day on which the figures of a round are closed."""
        return self._round_day(year, round_code, "reference")

    def due_day(self, year: SchoolYear, round_code: str) -> date:
        return self._round_day(year, round_code, "due")

    def _round_day(self, year: SchoolYear, round_code: str, which: str) -> date:
        versions = self.rounds[round_code].since
        opens = date(year.opens + 1, 1, 1)
        return day_in(year, getattr(Starts(versions).on(opens), which), self.calendar)

    @property
    def deadlines(self) -> dict[str, Deadline]:
        return self._all("deadline", Deadline)

    def due_by(self, deadline: str, day: date) -> date:
        """The last working day for something that came on ``day``, by the law of that day."""
        version = Starts(self.deadlines[deadline].since).on(day)
        off = {
            one for kept in self._all("days_off", DaysOff).values() for year in kept.since.values() for one in year.days
        }
        return working_day_after(day, version.working_days, off)

    def wording(self, finding: Finding) -> Wording:
        return self.wordings[finding.code]


def in_force(since: Mapping[date | None, VersionT], day: date) -> VersionT:
    """The version in force on ``day``; raises ``NotInForce``."""
    return Starts(since).on(day)


@cache
def catalogue(root: Path = ROOT) -> Catalogue:
    """The catalogue shipped with the code, read once a process."""
    return read_catalogue(root)


def read_catalogue(root: Path, *more: Path) -> Catalogue:
    """Read and check a catalogue; later roots (a province's) overlay the first.

    Raises  ``CatalogueError`` with every finding: file, line, key
    """
    from namhoc.law.checking import cross_findings

    read = Catalogue(root, {kind: {} for kind in KINDS})
    findings: list[Finding] = []
    for folder in (root, *more):
        for path in sorted(folder.rglob("*.yaml")):
            findings += _take_in(read, read_page(path, folder), overlay=folder is not root)
    if not findings:
        findings = list(cross_findings(read))
    if findings:
        raise CatalogueError(findings)
    return read


def _take_in(read: Catalogue, page: Page, *, overlay: bool) -> list[Finding]:
    if page.findings:
        return page.findings
    listed = isinstance(page.value, list)
    values = page.value if listed else [page.value]
    findings: list[Finding] = []
    for at, value in enumerate(values):
        findings += _one(read, page, (at,) if listed else (), value, overlay=overlay)
    return findings


def _one(read: Catalogue, page: Page, key: Key, value: Any, *, overlay: bool) -> list[Finding]:
    kind = str(next(iter(value), "")) if isinstance(value, dict) else ""
    if kind in ELSEWHERE:
        return []
    if kind not in KINDS:
        return [page.finding("law.unknown-kind", key, kinds=", ".join(KINDS))]
    try:
        entry = KINDS[kind].model_validate(value)
    except ValidationError as error:
        return [_problem(page, key, dict(problem)) for problem in error.errors()]
    code = str(value[kind])
    kept = read.entries[kind]
    if code in kept and not overlay:
        return [page.finding("law.code-twice", (*key, kind), code=code)]
    kept[code] = entry
    read.pages[kind, code] = page
    read.keys[kind, code] = key
    return []


def _problem(page: Page, key: Key, problem: dict[str, Any]) -> Finding:
    return page.finding("law.entry-refused", (*key, *problem["loc"]), problem=str(problem["msg"]))
