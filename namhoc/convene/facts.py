"""The conference as plain values: what the article, the minutes and the rules are written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from namhoc.convene.words import Level, Mode, PartOfDay, SessionKind, SiteKind
from namhoc.law.findings import Place

PARTS = (PartOfDay.MORNING, PartOfDay.AFTERNOON)


@dataclass(frozen=True)
class SiteFacts:
    """A site. ``unit`` is a code, ``unit_name`` and ``unit_kind`` are those of the session's day.

    Gaps    ``invited`` unknown and ``present`` not reported are ``None``, never 0
    """

    kind: SiteKind
    place: str
    unit: str | None = None
    unit_name: str = ""
    unit_kind: str = ""
    invited: int | None = None
    present: int | None = None


@dataclass(frozen=True)
class DelegateFacts:
    """Someone invited, by rank and role."""

    rank: int
    role: str
    also: str = ""
    part: str = ""


@dataclass(frozen=True)
class PaperFacts:
    """A discussion paper."""

    number: int
    topic: str
    unit: str | None = None
    unit_name: str = ""


@dataclass(frozen=True)
class NoteFacts:
    """A note of the secretary."""

    order: int
    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Headcount:
    """How many were there, and how many of the sites have said so."""

    present: int
    reported: int
    expected: int

    @property
    def missing(self) -> int:
        return self.expected - self.reported


@dataclass(frozen=True)
class SessionFacts:
    """One sitting with all that belongs to it."""

    code: str
    kind: SessionKind
    mode: Mode
    organiser: str
    day: date | None = None
    part_of_day: PartOfDay | None = None
    split_by: tuple[Level, ...] = ()
    purpose: str = ""
    sites: tuple[SiteFacts, ...] = ()
    delegates: tuple[DelegateFacts, ...] = ()
    papers: tuple[PaperFacts, ...] = ()
    notes: tuple[NoteFacts, ...] = ()

    @property
    def main_site(self) -> SiteFacts | None:
        return next((site for site in self.sites if site.kind is SiteKind.MAIN), None)

    @property
    def remote_sites(self) -> tuple[SiteFacts, ...]:
        return tuple(site for site in self.sites if site.kind is SiteKind.REMOTE)

    @property
    def remote_kinds(self) -> tuple[str, ...]:
        """The kinds of unit at the remote sites, each once."""
        return tuple(sorted({site.unit_kind for site in self.remote_sites if site.unit_kind}))

    @property
    def headcount(self) -> Headcount:
        told = [site.present for site in self.sites if site.present is not None]
        return Headcount(sum(told), len(told), len(self.sites))


@dataclass(frozen=True)
class ConferenceFacts:
    """An office's conference on one school year, its sessions in the order of holding."""

    unit: str
    year: str
    title: str
    host: str
    sessions: tuple[SessionFacts, ...] = ()

    @property
    def public(self) -> SessionFacts | None:
        return next((session for session in self.sessions if session.kind is SessionKind.PUBLIC), None)

    @property
    def internal(self) -> SessionFacts | None:
        return next((session for session in self.sessions if session.kind is SessionKind.INTERNAL), None)

    def place(self, session: SessionFacts) -> Place:
        """Where a finding about a session stands."""
        return Place(unit=self.unit, key=session.code)


def in_order(sessions: tuple[SessionFacts, ...] | list[SessionFacts]) -> tuple[SessionFacts, ...]:
    """By day and part of the day; a sitting without a day stands after those that have one."""
    return tuple(sorted(sessions, key=_turn))


def _turn(session: SessionFacts) -> tuple[date, int, str]:
    part = PARTS.index(session.part_of_day) if session.part_of_day else len(PARTS)
    return session.day or date.max, part, session.code
