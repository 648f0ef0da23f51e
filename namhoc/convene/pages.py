"""What the conference's pages show: each session with its rows, counts and the forms for one more line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from namhoc.convene import actions, forms, queries
from namhoc.convene.addresses import office_at, year_at
from namhoc.convene.facts import ConferenceFacts, Headcount, NoteFacts, SessionFacts
from namhoc.convene.models import Conference, Session, Site
from namhoc.convene.words import SessionKind
from namhoc.law.today import today
from namhoc.paper.numbers import short_date
from namhoc.people.acting import ActingRequest, actor_of
from namhoc.people.queries import may
from namhoc.summarise.queries import letterhead_on
from namhoc.units.models import Unit

LINES: Mapping[str, tuple[type[forms.LineForm], Any]] = {
    "site": (forms.SiteForm, actions.add_site),
    "delegate": (forms.DelegateForm, actions.invite_delegate),
    "paper": (forms.PaperForm, actions.add_paper),
    "note": (forms.NoteForm, actions.take_note),
}

SESSION_NAMES = {
    SessionKind.INTERNAL: pgettext_lazy("which session", "internal"),
    SessionKind.PUBLIC: pgettext_lazy("which session", "public"),
}


@dataclass(frozen=True)
class Card:
    """One session on a page: its rows, their plain values, and how many were there."""

    row: Session
    facts: SessionFacts
    conference: Conference

    @property
    def sites(self) -> list[Site]:
        return queries.sites_in_order(self.row)

    def lines(self, kind: str) -> list[Any]:
        """What was entered so far of one kind; the rows were read with the session."""
        if kind == "site":
            return self.sites
        row = self.row
        lists: dict[str, QuerySet[Any]] = {
            "delegate": row.delegates.all(),
            "paper": row.papers.all(),
            "note": row.notes.all(),
        }
        return list(lists[kind])

    @property
    def headcount(self) -> Headcount:
        return self.facts.headcount

    @property
    def levels(self) -> list[Any]:
        labels = dict(forms.LEVEL_LABELS)
        return [labels[level.value] for level in self.facts.split_by]


def conference_at(request: ActingRequest, unit: str, year: str) -> Conference:
    """The conference an address names; else there is no such page."""
    office_at(request, unit, queries.SEE)
    return get_object_or_404(queries.conferences_open_to(actor_of(request)), unit__code=unit, year=year_at(year))


def session_at(request: ActingRequest, unit: str, year: str, code: str) -> Session:
    return get_object_or_404(queries.sessions_of(conference_at(request, unit, year)), code=code)


def line_at(session: Session, kind: str, key: int) -> actions.Line:
    """A line of the session by its kind and key."""
    lists: dict[str, QuerySet[Any]] = {
        "site": session.sites.all(),
        "delegate": session.delegates.all(),
        "paper": session.papers.all(),
        "note": session.notes.all(),
    }
    if kind not in lists:
        raise Http404(kind)
    line: actions.Line = get_object_or_404(lists[kind].select_related("session__conference__unit"), pk=key)
    return line


def record_of(conference: Conference) -> tuple[ConferenceFacts, list[Card]]:
    """The conference as plain values, and its sessions as cards in the order of holding."""
    rows = queries.sessions_in_full(conference)
    facts = queries.facts_from(conference, rows)
    by_code = {row.code: row for row in rows}
    return facts, [Card(by_code[session.code], session, conference) for session in facts.sessions]


def as_people_say(facts: ConferenceFacts) -> ConferenceFacts:
    """The same, with what a session is called where its code stood: findings are read by people."""
    kinds = [session.kind for session in facts.sessions]
    return replace(facts, sessions=tuple(_said(session, kinds.count(session.kind)) for session in facts.sessions))


def _said(session: SessionFacts, of_its_kind: int) -> SessionFacts:
    name = str(SESSION_NAMES[session.kind])
    day = f" {short_date(session.day)}" if of_its_kind > 1 and session.day is not None else ""
    return replace(session, code=f"{name}{day}")


def card_of(session: Session) -> tuple[ConferenceFacts, Card]:
    """One session as a card, and the conference it belongs to."""
    facts, every = record_of(session.conference)
    return facts, next(card for card in every if card.row.pk == session.pk)


def adding(kind: str) -> tuple[type[forms.LineForm], Any]:
    """The form and the action that add a line of this kind."""
    if kind not in LINES:
        raise Http404(kind)
    return LINES[kind]


def usual_host(office: Unit) -> str:
    """Who holds the office's conference, as its letterhead says; else the office itself."""
    head = letterhead_on(office, today())
    return (head.conference_host if head else "") or str(office)


def may_hold(request: ActingRequest, office: Unit) -> bool:
    return may(actor_of(request), actions.ACT, office)


def clock(note: NoteFacts) -> str:
    """The time of a note, as the minutes write it."""
    return f"{timezone.localtime(note.at):%H:%M}"
