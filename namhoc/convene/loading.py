"""A conference's record written many rows at a time: inside the transaction of the action that asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from namhoc.convene.facts import SessionFacts
from namhoc.convene.models import Conference, Delegate, Paper, Session, Site
from namhoc.units.models import Unit


def store_sessions(conference: Conference, sessions: Sequence[SessionFacts], by: str) -> None:
    """The sessions with their sites, delegates and papers. Raises ``KeyError`` for a unit that is not stored."""
    named = {site.unit for session in sessions for site in session.sites if site.unit}
    named |= {paper.unit for session in sessions for paper in session.papers if paper.unit}
    units = Unit.objects.in_bulk(named, field_name="code")
    stored = [(_session(conference, facts), facts) for facts in sessions]
    Site.objects.bulk_create(site for row, facts in stored for site in _sites(row, facts, units, by))
    Delegate.objects.bulk_create(
        Delegate(session=row, rank=one.rank, role=one.role, also=one.also, part=one.part)
        for row, facts in stored
        for one in facts.delegates
    )
    Paper.objects.bulk_create(
        Paper(session=row, number=paper.number, topic=paper.topic, unit=units[paper.unit] if paper.unit else None)
        for row, facts in stored
        for paper in facts.papers
    )


def _session(conference: Conference, facts: SessionFacts) -> Session:
    return Session.objects.create(
        conference=conference,
        code=facts.code,
        kind=facts.kind.value,
        day=facts.day,
        part_of_day=facts.part_of_day.value if facts.part_of_day else "",
        mode=facts.mode.value,
        organiser=facts.organiser,
        split_by=[level.value for level in facts.split_by],
        purpose=facts.purpose,
    )


def _sites(session: Session, facts: SessionFacts, units: dict[str, Unit], by: str) -> list[Site]:
    return [
        Site(
            session=session,
            kind=site.kind.value,
            place=site.place,
            unit=units[site.unit] if site.unit else None,
            invited=site.invited,
            present=site.present,
            confirmed_at=None if site.present is None else timezone.now(),
            confirmed_by="" if site.present is None else by,
        )
        for site in facts.sites
    ]
