"""What must hold of a conference, judged from plain values; trouble is returned, all of it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from namhoc.convene.facts import ConferenceFacts, SessionFacts, in_order
from namhoc.convene.words import Mode, SessionKind, SiteKind
from namhoc.law.findings import Finding
from namhoc.paper.numbers import short_date


def conference_findings(facts: ConferenceFacts) -> tuple[Finding, ...]:
    """Sessions out of order, without a day or a main site; ranks used twice; more there than invited."""
    findings = list(_order(facts))
    for session in facts.sessions:
        findings += _day(facts, session)
        findings += _sites(facts, session)
        findings += _ranks(facts, session)
    return tuple(findings)


def attendance_findings(facts: ConferenceFacts) -> tuple[Finding, ...]:
    """Sites that have not said how many were there; asked before a conference is closed."""
    return tuple(
        Finding("convene.attendance-missing", facts.place(session), {"session": session.code, "place": site.place})
        for session in facts.sessions
        for site in session.sites
        if site.present is None
    )


def _order(facts: ConferenceFacts) -> Iterator[Finding]:
    """The office settles its own view before the public hears it."""
    dated = [session for session in in_order(facts.sessions) if session.day is not None]
    publics = [at for at, session in enumerate(dated) if session.kind is SessionKind.PUBLIC]
    for at, session in enumerate(dated):
        if session.kind is SessionKind.INTERNAL and publics and publics[0] < at:
            public = dated[publics[0]]
            yield Finding(
                "convene.public-before-internal",
                facts.place(session),
                {"session": session.code, "day": _written(session), "public": public.code, "on": _written(public)},
            )


def _written(session: SessionFacts) -> str:
    return "" if session.day is None else short_date(session.day)


def _day(facts: ConferenceFacts, session: SessionFacts) -> Iterator[Finding]:
    if session.day is None:
        yield Finding("convene.no-day", facts.place(session), {"session": session.code})


def _sites(facts: ConferenceFacts, session: SessionFacts) -> Iterator[Finding]:
    mains = [site for site in session.sites if site.kind is SiteKind.MAIN]
    place = facts.place(session)
    if session.mode is Mode.ONLINE and not mains:
        yield Finding("convene.no-main-site", place, {"session": session.code})
    if len(mains) > 1:
        places = ", ".join(site.place for site in mains)
        yield Finding("convene.two-main-sites", place, {"session": session.code, "places": places})
    for site in session.sites:
        if site.present is not None and site.invited is not None and site.present > site.invited:
            counts = {"present": site.present, "invited": site.invited}
            yield Finding("convene.more-than-invited", place, {"place": site.place, **counts})


def _ranks(facts: ConferenceFacts, session: SessionFacts) -> Iterator[Finding]:
    for rank, count in Counter(delegate.rank for delegate in session.delegates).items():
        if count > 1:
            details = {"session": session.code, "rank": rank, "count": count}
            yield Finding("convene.rank-twice", facts.place(session), details)
