"""Reads of the conference, for its pages and for the rooms to the right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import NamedTuple

from django.db.models import Max, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.collect.asked import kinds_asked
from namhoc.collect.layout import COMMUNE_FORM
from namhoc.convene.facts import (
    ConferenceFacts,
    DelegateFacts,
    NoteFacts,
    PaperFacts,
    SessionFacts,
    SiteFacts,
    in_order,
)
from namhoc.convene.models import Conference, Session, Site
from namhoc.convene.unit_names import unit_states
from namhoc.convene.words import ConferenceState, Level, Mode, PartOfDay, SessionKind, SiteKind
from namhoc.journal.actor import Actor
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.law.today import today
from namhoc.people.duties import Duty, DutyState
from namhoc.people.queries import units_open_to
from namhoc.people.roles import Role
from namhoc.units.models import Unit, UnitVersion
from namhoc.units.queries import children_on

SEE, ATTENDANCE = "see-conference", "record-attendance"
LAST_ROUND = "end-of-year"  # the conference looks back on it, and schools answer it
States = Mapping[int, UnitVersion]


def conference_of(unit: Unit, year: str) -> Conference | None:
    """The office's conference on a school year, where one is planned."""
    return Conference.objects.filter(unit=unit, year=year).first()


def conferences_open_to(by: Actor) -> QuerySet[Conference]:
    """The conferences that this post may look at."""
    return Conference.objects.filter(unit__in=units_open_to(by, SEE)).select_related("unit")


class PublicSession(NamedTuple):
    """A sitting that everyone may know of."""

    pk: int
    title: str
    day: date
    part_of_day: str
    place: str


def sessions_name(office: Unit | None) -> str:
    """What pages say that show the public sittings of an office, or of all where there is none."""
    return f"sessions:{office.code}" if office else "sessions"


def sessions_made_public(office: Unit | None) -> list[PublicSession]:
    """Public sittings of conferences under way or closed, with their main place; one being prepared is nobody's yet."""
    asked = Session.objects.filter(kind=SessionKind.PUBLIC.value, day__isnull=False)
    asked = asked.exclude(conference__state=ConferenceState.PLANNED.value)
    if office is not None:
        asked = asked.filter(conference__unit=office)
    main = Prefetch("sites", Site.objects.filter(kind=SiteKind.MAIN.value), to_attr="main")
    rows = asked.select_related("conference").prefetch_related(main).order_by("day", "pk")
    return [
        PublicSession(
            one.pk,
            one.conference.title,
            one.day,
            str(one.get_part_of_day_display()) if one.part_of_day else "",
            one.main[0].place if one.main else "",
        )
        for one in rows
        if one.day is not None
    ]


def sites_operated(by: Actor) -> QuerySet[Site]:
    """The sites to whose attendance this post is appointed: gone from it once the conference closes."""
    mine = Site.objects.filter(operator__username=by.account, session__conference__unit__in=_counting_for(by))
    standing = mine.exclude(session__conference__state=ConferenceState.CLOSED.value)
    return standing.select_related("session__conference__unit").order_by("session__day", "pk")


def _counting_for(by: Actor) -> QuerySet[Unit]:
    return units_open_to(by, ATTENDANCE) if by.role == Role.SITE_OPERATOR else Unit.objects.none()


def conference_day(conference: Conference, sessions: list[Session]) -> date:
    """The day on which units are asked for their names: that of the last session, else the year's closing day."""
    days = [session.day for session in sessions if session.day is not None]
    closing = catalogue().reference_day(SchoolYear.parse(conference.year), LAST_ROUND)
    return max(days, default=closing)


def conference_facts(conference: Conference) -> ConferenceFacts:
    """All that is recorded of a conference as plain values; the same few queries for any number of sites."""
    return facts_from(conference, sessions_in_full(conference))


def sessions_in_full(conference: Conference) -> list[Session]:
    """The sessions with all their lines."""
    return list(conference.sessions.prefetch_related("sites__unit", "delegates", "papers__unit", "notes"))


def facts_from(conference: Conference, sessions: list[Session]) -> ConferenceFacts:
    """Sessions already read, as plain values."""
    units = {site.unit_id for session in sessions for site in session.sites.all() if site.unit_id}
    units |= {paper.unit_id for session in sessions for paper in session.papers.all() if paper.unit_id}
    states = unit_states(units, conference_day(conference, sessions)) if units else {}
    return ConferenceFacts(
        conference.unit.code,
        conference.year,
        conference.title,
        conference.host,
        in_order([_session(session, states) for session in sessions]),
    )


def _session(session: Session, states: States) -> SessionFacts:
    return SessionFacts(
        session.code,
        SessionKind(session.kind),
        Mode(session.mode),
        session.organiser,
        session.day,
        PartOfDay(session.part_of_day) if session.part_of_day else None,
        tuple(Level(level) for level in session.split_by),
        session.purpose,
        tuple(_site(site, states) for site in sites_in_order(session)),
        tuple(DelegateFacts(one.rank, one.role, one.also, one.part) for one in session.delegates.all()),
        tuple(
            PaperFacts(
                paper.number, paper.topic, None if paper.unit is None else paper.unit.code, _name(paper.unit_id, states)
            )
            for paper in session.papers.all()
        ),
        tuple(NoteFacts(note.order, note.text, note.by, note.at) for note in session.notes.all()),
    )


def sites_in_order(session: Session) -> list[Site]:
    """The main site, then the others as they were added."""
    return _in_order(session.sites.all())


def sites_to_count(session: Session) -> list[Site]:
    """The same, each with whoever counts there."""
    return _in_order(session.sites.select_related("operator"))


def _in_order(sites: Iterable[Site]) -> list[Site]:
    return sorted(sites, key=lambda site: (site.kind != SiteKind.MAIN, site.pk))


def _site(site: Site, states: States) -> SiteFacts:
    state = states.get(site.unit_id or 0)
    return SiteFacts(
        SiteKind(site.kind),
        site.place,
        None if site.unit is None else site.unit.code,
        "" if state is None else state.name,
        "" if state is None else state.kind,
        site.invited,
        site.present,
    )


def _name(unit: int | None, states: States) -> str:
    state = states.get(unit or 0)
    return "" if state is None else state.name


def sessions_of(conference: Conference) -> QuerySet[Session]:
    """The sessions, as addresses name them by code."""
    return conference.sessions.select_related("conference__unit")


def free_code(conference: Conference, kind: str) -> str:
    """A code for one more session of this kind: ``public``, then ``public-2``."""
    used = set(conference.sessions.values_list("code", flat=True))
    numbered = (f"{kind}-{number}" for number in count(2))
    return kind if kind not in used else next(code for code in numbered if code not in used)


def next_values(session: Session) -> dict[str, dict[str, object]]:
    """What the next line of each list likely begins with: the free rank or number, a missing main site."""
    rank = session.delegates.aggregate(last=Max("rank"))["last"] or 0
    number = session.papers.aggregate(last=Max("number"))["last"] or 0
    has_main = session.sites.filter(kind=SiteKind.MAIN.value).exists()
    kind = SiteKind.REMOTE if has_main else SiteKind.MAIN
    return {"delegate": {"rank": rank + 1}, "paper": {"number": number + 1}, "site": {"kind": kind.value}, "note": {}}


def places_under(office: Unit, at: str, before: str) -> list[tuple[Unit, str]]:
    """The office's schools, or its communes and wards, each with the place of its site."""
    kinds = catalogue().forms[COMMUNE_FORM].answered_by if at == "communes" else kinds_asked(catalogue(), LAST_ROUND)
    states = [state for state in children_on(office, today()) if state.kind in kinds]
    return [
        (state.unit, f"{before} {state.name[:1].lower()}{state.name[1:]}" if before else state.name) for state in states
    ]


def duties_of(by: Actor, year: str) -> list[Duty]:
    """What the secretary has to do for the year's conference: plan it, count who is there, close it."""
    counting = [_site_duty(site) for site in sites_operated(by).filter(session__conference__year=year)]
    return [*(_duty(office, year) for office in units_open_to(by, "hold-conference")), *counting]


def _site_duty(site: Site) -> Duty:
    title = _("Take attendance: %(place)s") % {"place": site.place}
    state = DutyState.TO_DO if site.present is None else DutyState.DOING
    return Duty(title, str(site.session.conference), reverse("operated-site", args=[site.pk]), state, site.session.day)


def _duty(office: Unit, year: str) -> Duty:
    url = reverse("conference", args=[office.code, year])
    about = str(office)
    conference = conference_of(office, year)
    if conference is None:
        return Duty(_("Plan the conference of %(year)s") % {"year": year}, about, url, DutyState.TO_DO)
    if conference.is_closed:
        return Duty(_("Conference of %(year)s") % {"year": year}, about, url, DutyState.DONE)
    return _open_duty(conference, about, url)


def _open_duty(conference: Conference, about: str, url: str) -> Duty:
    sites = Site.objects.filter(session__conference=conference)
    missing = sites.filter(present=None).count()
    due = conference.sessions.exclude(day=None).order_by("day").values_list("day", flat=True).last()
    state = DutyState.TO_DO if missing and missing == sites.count() else DutyState.DOING
    if missing:
        title = ngettext(
            "Take attendance: %(count)s site has not reported",
            "Take attendance: %(count)s sites have not reported",
            missing,
        ) % {"count": missing}
    else:
        title = _("Complete and close the conference of %(year)s") % {"year": conference.year}
    return Duty(title, about, url, state, due)
