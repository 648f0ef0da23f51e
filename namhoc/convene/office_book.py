"""The office's workbook as a conference: plain values, with a finding for each line that leads nowhere.

A cell that the form requires and that is empty was refused when the workbook was read; nothing more is said of it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.convene.book_cells import trouble
from namhoc.convene.facts import ConferenceFacts, DelegateFacts, PaperFacts, SessionFacts, SiteFacts, in_order
from namhoc.convene.phrases import read_phrases
from namhoc.convene.rules import conference_findings
from namhoc.convene.sentences import PAPER, conference_title
from namhoc.convene.words import Level, Mode, PartOfDay, SessionKind, SiteKind
from namhoc.law.findings import Finding
from namhoc.law.school_year import SchoolYear

WordT = TypeVar("WordT", bound=StrEnum)
HOST = "conference-host"


def read_conference(book: OfficeBook) -> tuple[ConferenceFacts, tuple[Finding, ...]]:
    """The conference that the book speaks of; one without sessions where it speaks of none."""
    reading = _Reading(book)
    sessions = in_order([session for row in book.rows("sessions") for session in reading.sessions(row)])
    title = conference_title(SchoolYear.parse(book.year))
    host = office_text(book, HOST) or next((session.organiser for session in reversed(sessions)), "")
    facts = ConferenceFacts(book.unit, book.year, title, host, sessions)
    return facts, (*reading.findings, *conference_findings(facts))


def office_text(book: OfficeBook, about: str) -> str:
    """What the book says of the office itself: ``conference-host``, ``locality``; empty where it does not."""
    return next((row.text("text") for row in book.rows("office") if row.text("about") == about), "")


class _Reading:
    """Lines of the lists, by the session each belongs to."""

    def __init__(self, book: OfficeBook) -> None:
        self.findings: list[Finding] = []
        self._units = {row.text("code"): row for row in book.rows("units")}
        codes = {row.text("session") for row in book.rows("sessions")}
        self._lines = {name: self._by_session(book.rows(name), codes) for name in ("sites", "delegates", "papers")}

    def _say(self, code: str, row: ListRow, column: str, **details: object) -> None:
        self.findings.append(trouble(code, row, column, **details))

    def _by_session(self, rows: tuple[ListRow, ...], codes: set[str]) -> Mapping[str, list[ListRow]]:
        found: dict[str, list[ListRow]] = {code: [] for code in codes}
        for row in rows:
            if row.text("session") in found:
                found[row.text("session")].append(row)
            elif row.text("session"):
                self._say("convene.unknown-session", row, "session", found=row.text("session"))
        return found

    def sessions(self, row: ListRow) -> Iterator[SessionFacts]:
        """The session of one line, or nothing where its kind or mode is no word of the form."""
        code = row.text("session")
        kind, mode = self._word(row, "kind", SessionKind), self._word(row, "mode", Mode)
        part = self._word(row, "part_of_day", PartOfDay)
        if kind is None or mode is None:
            return
        yield SessionFacts(
            code,
            kind,
            mode,
            row.text("organiser"),
            row.day("day"),
            part,
            self._levels(row),
            row.text("purpose"),
            tuple(self._sites(code)),
            tuple(self._delegates(code)),
            tuple(self._papers(code)),
        )

    def _word(self, row: ListRow, column: str, words: type[WordT]) -> WordT | None:
        written = row.text(column)
        if written in set(words):
            return words(written)
        if written:
            self._say("convene.unknown-word", row, column, found=written, known=", ".join(words))
        return None

    def _levels(self, row: ListRow) -> tuple[Level, ...]:
        phrases = read_phrases(PAPER)
        known = {written.casefold(): Level(code) for written, code in phrases["levels_written"].items()}
        known |= {str(phrases["words"][level]).casefold(): level for level in Level}
        known |= {level.value: level for level in Level}
        found: list[Level] = []
        for written in row.text("split_by").replace(";", ",").split(","):
            level = known.get(written.strip().casefold())
            if level is not None:
                found.append(level)
            elif written.strip():
                self._say("convene.unknown-level", row, "split_by", found=written.strip(), session=row.text("session"))
        return tuple(dict.fromkeys(found))

    def _sites(self, session: str) -> Iterator[SiteFacts]:
        places: set[str] = set()
        for row in self._lines["sites"][session]:
            kind, place = self._word(row, "kind", SiteKind), row.text("place")
            if place in places:
                self._say("convene.place-twice", row, "place", found=place, session=session)
            elif kind is not None:
                counts = self._people(row, "invited"), self._people(row, "present")
                yield SiteFacts(kind, place, *self._unit(row), *counts)
            places.add(place)

    def _unit(self, row: ListRow) -> tuple[str | None, str, str]:
        code = row.text("unit")
        listed = self._units.get(code)
        if listed is not None:
            return code, listed.text("name"), listed.text("kind")
        if code:
            self._say("convene.unknown-unit", row, "unit", found=code)
        return None, "", ""

    def _people(self, row: ListRow, column: str) -> int | None:
        count = row.number(column)
        if count is None or count >= 0:
            return count
        self._say("convene.count-below-zero", row, column, found=count)
        return None

    def _numbered(self, name: str, column: str, session: str) -> Iterator[tuple[int, ListRow]]:
        used: set[int] = set()
        for row in self._lines[name][session]:
            number = row.number(column)
            if number is None:
                continue
            if number in used:
                self._say("convene.number-used-twice", row, column, found=number, session=session)
            else:
                yield number, row
            used.add(number)

    def _delegates(self, session: str) -> Iterator[DelegateFacts]:
        for rank, row in sorted(self._numbered("delegates", "rank", session), key=lambda line: line[0]):
            yield DelegateFacts(rank, row.text("role"), row.text("also"), row.text("part"))

    def _papers(self, session: str) -> Iterator[PaperFacts]:
        for number, row in sorted(self._numbered("papers", "number", session), key=lambda line: line[0]):
            unit, name, _kind = self._unit(row)
            yield PaperFacts(number, row.text("topic"), unit, name)
