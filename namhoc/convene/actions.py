"""What is done to a conference. Each act asks permission of the secretary's post and writes the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from namhoc.convene.errors import ConferenceClosed
from namhoc.convene.facts import ConferenceFacts
from namhoc.convene.loading import store_sessions
from namhoc.convene.models import Conference, Delegate, Note, Paper, Session, Site
from namhoc.convene.queries import sessions_name
from namhoc.convene.words import ConferenceState, SiteKind
from namhoc.front.changes import changed
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.journal.things import plain
from namhoc.people.actions import give_post
from namhoc.people.errors import Refused
from namhoc.people.models import Account
from namhoc.people.queries import ask_permission, holds_post
from namhoc.people.roles import Role
from namhoc.units.models import Unit

ACT = "hold-conference"
Line = Session | Site | Delegate | Paper | Note


@transaction.atomic
def plan_conference(office: Unit, year: str, *, title: str, host: str, by: Actor) -> Conference:
    """The office will hold its conference on this school year."""
    ask_permission(by, ACT, office)
    conference = Conference.objects.create(unit=office, year=year, title=title, host=host)
    details = {"unit": office.code, "year": year, "title": title}
    write_entry("plan-conference", conference, by=by, after=plain(conference), details=details)
    return conference


@transaction.atomic
def add_session(
    conference: Conference,
    *,
    code: str,
    kind: str,
    mode: str,
    organiser: str,
    day: date | None = None,
    part_of_day: str = "",
    split_by: Sequence[str] = (),
    purpose: str = "",
    by: Actor,
) -> Session:
    """One more sitting of the conference."""
    conference = _open_to_change(conference, by)
    session = Session.objects.create(
        conference=conference,
        code=code,
        kind=kind,
        day=day,
        part_of_day=part_of_day,
        mode=mode,
        organiser=organiser,
        split_by=list(split_by),
        purpose=purpose,
    )
    _tell(conference)
    details = {"conference": conference.pk, "kind": kind, "day": day}
    write_entry("add-session", session, by=by, after=plain(session), details=details)
    return session


@transaction.atomic
def add_site(
    session: Session, *, kind: str, place: str, unit: Unit | None = None, invited: int | None = None, by: Actor
) -> Site:
    """People may take part from here."""
    conference = _open_to_change(session.conference, by)
    site = Site.objects.create(session=session, kind=kind, place=place, unit=unit, invited=invited)
    _tell(conference)
    details = {"session": session.pk, "kind": kind, "place": place}
    write_entry("add-site", site, by=by, after=plain(site), details=details)
    return site


@transaction.atomic
def add_sites(session: Session, places: Sequence[tuple[Unit, str]], *, by: Actor) -> list[Site]:
    """Remote sites at many units at once; a place that the session has already is left as it is."""
    _open_to_change(session.conference, by)
    known = set(session.sites.values_list("place", flat=True))
    new = [
        Site(session=session, kind=SiteKind.REMOTE.value, place=place, unit=unit)
        for unit, place in places
        if place not in known
    ]
    added = Site.objects.bulk_create(new)
    places_now = {"places": [site.place for site in added]}
    after = sorted(known.union(places_now["places"]))
    write_entry("add-sites", session, by=by, before=sorted(known), after=after, details=places_now)
    return added


@transaction.atomic
def invite_delegate(session: Session, *, rank: int, role: str, also: str = "", part: str = "", by: Actor) -> Delegate:
    """Someone is invited, by rank and role."""
    _open_to_change(session.conference, by)
    delegate = Delegate.objects.create(session=session, rank=rank, role=role, also=also, part=part)
    details = {"session": session.pk, "rank": rank, "role": role}
    write_entry("invite-delegate", delegate, by=by, after=plain(delegate), details=details)
    return delegate


@transaction.atomic
def add_paper(session: Session, *, number: int, topic: str, unit: Unit | None = None, by: Actor) -> Paper:
    """A discussion paper is on the programme."""
    _open_to_change(session.conference, by)
    paper = Paper.objects.create(session=session, number=number, topic=topic, unit=unit)
    details = {"session": session.pk, "number": number, "topic": topic}
    write_entry("add-paper", paper, by=by, after=plain(paper), details=details)
    return paper


@transaction.atomic
def record_attendance(site: Site, present: int | None, *, by: Actor) -> Site:
    """The site says how many are there; ``None`` takes back what it said."""
    conference = _open_to_change(site.session.conference, by, "record-attendance")
    site.refresh_from_db(fields=["present", "operator"])
    if by.role == Role.SITE_OPERATOR and (site.operator is None or site.operator.username != by.account):
        raise Refused("record-attendance", conference.unit.code)
    before = site.present
    told = present is not None
    site.present = present
    site.confirmed_at = timezone.now() if told else None
    site.confirmed_by = by.name if told else ""
    site.save(update_fields=["present", "confirmed_at", "confirmed_by"])
    _under_way(conference)
    details = {"place": site.place, "before": before, "present": present}
    write_entry("record-attendance", site, by=by, before=before, after=present, details=details)
    return site


@transaction.atomic
def take_note(session: Session, text: str, *, by: Actor) -> Note:
    """What was said or agreed, in the order in which it was written down."""
    conference = _open_to_change(session.conference, by)
    last = session.notes.aggregate(last=Max("order"))["last"] or 0
    note = Note.objects.create(session=session, order=last + 1, text=text, by=by.name, at=timezone.now())
    _under_way(conference)
    write_entry("take-note", note, by=by, after=plain(note), details={"session": session.pk, "order": note.order})
    return note


@transaction.atomic
def remove_line(line: Line, *, by: Actor) -> None:
    """Something entered by mistake is taken out; the journal keeps what it said."""
    conference = line.conference if isinstance(line, Session) else line.session.conference
    conference = _open_to_change(conference, by)
    write_entry(f"remove-{type(line).__name__.lower()}", line, by=by, before=plain(line), details={"was": str(line)})
    line.delete()
    if isinstance(line, Session | Site):
        _tell(conference)


@transaction.atomic
def close_conference(conference: Conference, *, by: Actor) -> Conference:
    """The record is complete: nothing is added to it any more."""
    return _to_state(_open_to_change(conference, by), ConferenceState.CLOSED, "close-conference", by)


@transaction.atomic
def reopen_conference(conference: Conference, *, reason: str, by: Actor) -> Conference:
    """A closed record is opened again, with a reason; one that is open stays as it is."""
    ask_permission(by, ACT, conference.unit)
    now = Conference.objects.select_for_update().get(pk=conference.pk)
    return _to_state(now, ConferenceState.HELD, "reopen-conference", by, reason) if now.is_closed else now


@transaction.atomic
def load_conference(office: Unit, year: str, facts: ConferenceFacts, *, by: Actor) -> Conference:
    """A whole conference from its record; it counts as held once a site of it has reported."""
    conference = plan_conference(office, year, title=facts.title, host=facts.host, by=by)
    store_sessions(conference, facts.sessions, by.name)
    if any(session.headcount.reported for session in facts.sessions):
        _under_way(conference)
    details = {"sessions": [session.code for session in facts.sessions]}
    write_entry("load-conference", conference, by=by, after={**plain(conference), **details}, details=details)
    return conference


@transaction.atomic
def appoint_operator(site: Site, account: Account | None, *, by: Actor) -> Site:
    """Someone counts those present at this one site until the conference closes; ``None`` calls them off.

    Whoever does not hold a site operator's post in the office yet is given one from today
    """
    conference = _open_to_change(site.session.conference, by)
    if account is not None and not holds_post(account, conference.unit, Role.SITE_OPERATOR, by.day):
        give_post(account, conference.unit, Role.SITE_OPERATOR, since=by.day, by=by)
    before = None if site.operator is None else site.operator.username
    site.operator = account
    site.save(update_fields=["operator"])
    after = None if account is None else account.username
    details = {"place": site.place, "username": after, "was": before}
    write_entry("appoint-operator", site, by=by, before=before, after=after, details=details)
    return site


def _open_to_change(conference: Conference, by: Actor, act: str = ACT) -> Conference:
    """The conference as it is now, held for this act. Raises ``Refused`` or ``ConferenceClosed``."""
    ask_permission(by, act, conference.unit)
    now = Conference.objects.select_for_update().get(pk=conference.pk)
    if now.is_closed:
        raise ConferenceClosed(str(now))
    return now


def _under_way(conference: Conference) -> None:
    if conference.state == ConferenceState.PLANNED:
        conference.state = ConferenceState.HELD.value
        conference.save(update_fields=["state"])
        _tell(conference)


def _tell(conference: Conference) -> None:
    """Its public sittings are no longer what pages show; one that is being prepared is on none."""
    if conference.state != ConferenceState.PLANNED:
        changed(sessions_name(conference.unit), sessions_name(None))


def _to_state(conference: Conference, state: ConferenceState, act: str, by: Actor, reason: str = "") -> Conference:
    before, conference.state = conference.state, state.value
    conference.save(update_fields=["state"])
    write_entry(act, conference, by=by, before=before, after=state.value, reason=reason)
    return conference
