"""Reads of the awards, for their pages and for the rooms to the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.journal.actor import Actor
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding, Place
from namhoc.people.duties import Duty, DutyState
from namhoc.people.queries import units_open_to
from namhoc.recognise.counting import line_totals, lines_of
from namhoc.recognise.facts import AwardLine, AwardRecord
from namhoc.recognise.models import Decision, Nomination, Vote
from namhoc.recognise.rules import individuals_by_award, quota_findings, repeated, unverified_findings
from namhoc.recognise.words import STANDING, NominationState, RecipientKind
from namhoc.units.models import Unit

SEE, SEE_GRANTED = "see-awards", "see-granted"


def award_counts(unit: Unit, year: str, state: str = "granted") -> list[AwardLine]:
    """How many collectives and individuals by giver and form, from the highest giver down, in one state only."""
    rows = Nomination.objects.filter(unit=unit, year=year, state=state)
    counted = rows.order_by().values_list("giver", "award", "recipient_kind").annotate(count=Count("pk"))
    return list(lines_of({(giver, award, kind): count for giver, award, kind, count in counted}, catalogue()))


def totals(unit: Unit, year: str, state: str = "granted") -> tuple[int, int]:
    """Collectives and individuals; one that holds two awards counts twice."""
    return line_totals(award_counts(unit, year, state))


def nominations_open_to(by: Actor) -> QuerySet[Nomination]:
    """The nominations that this post may look at."""
    offices = units_open_to(by, SEE)
    return Nomination.objects.filter(unit__in=offices).select_related("unit", "recipient_unit", "decision")


def nominations_of(office: Unit, year: str) -> QuerySet[Nomination]:
    """All nominations of the office's year, with the units of the recipients and the decisions."""
    asked = Nomination.objects.filter(unit=office, year=year)
    return asked.select_related("unit", "recipient_unit", "decision").order_by("giver", "award", "recipient_kind", "pk")


def with_tally(nominations: QuerySet[Nomination], by: Actor) -> QuerySet[Nomination]:
    """With the votes counted, and whether this account has cast one."""
    mine = Vote.objects.filter(nomination=OuterRef("pk"), voter__username=by.account)
    return nominations.annotate(
        votes_for=Count("votes", filter=Q(votes__in_favour=True)),
        votes_against=Count("votes", filter=Q(votes__in_favour=False)),
        voted=Exists(mine),
        voted_for=Exists(mine.filter(in_favour=True)),
    )


def decisions_of(office: Unit, year: str) -> QuerySet[Decision]:
    """The decisions of the office's year with how many awards each grants."""
    return Decision.objects.filter(unit=office, year=year).annotate(awards=Count("nominations")).order_by("day", "pk")


def decisions_open_to(by: Actor) -> QuerySet[Decision]:
    """The decisions that this post may read: what they grant is cleared for publishing."""
    return Decision.objects.filter(unit__in=units_open_to(by, SEE_GRANTED)).select_related("unit")


def record_of(nomination: Nomination, sheet: str = "") -> AwardRecord:
    """The nomination as a plain value; its findings name the list it stands in and its recipient."""
    unit = nomination.recipient_unit
    place = Place(sheet=sheet, cell=nomination.recipient)
    decision = nomination.decision
    return AwardRecord(
        nomination.award,
        nomination.giver,
        RecipientKind(nomination.recipient_kind),
        nomination.recipient,
        "" if unit is None else unit.code,
        NominationState(nomination.state),
        "" if decision is None else decision.number,
        None if decision is None else decision.day,
        nomination.reason,
        dict.fromkeys(("award", "giver", "recipient_kind", "recipient"), place),
    )


def list_findings(nominations: Iterable[Nomination], sheet: str) -> tuple[Finding, ...]:
    """What only the whole list shows, of those that may still be or were granted: repeats, caps, unverified rules."""
    standing = [one for one in nominations if NominationState(one.state) in STANDING]
    if not standing:
        return ()
    records = [record_of(one, sheet) for one in standing]
    day: date = max(one.dossier_on for one in standing)
    return (
        *repeated(records, catalogue()),
        *quota_findings(individuals_by_award(records), catalogue(), day),
        *unverified_findings((record.award for record in records), catalogue(), day),
    )


def duties_of(by: Actor, year: str) -> list[Duty]:
    """Nominate; vote and close the votes; record the decisions: each for the posts that do it."""
    duties: list[Duty] = []
    for office in units_open_to(by, "nominate"):
        duties += _nominating(office, year)
    for office in units_open_to(by, "weigh-nomination"):
        duties += _weighing(office, year, by)
    for office in units_open_to(by, "record-decision"):
        duties += _deciding(office, year)
    return duties


def _nominating(office: Unit, year: str) -> list[Duty]:
    url = reverse("awards", args=[office.code, year])
    states = Counter(Nomination.objects.filter(unit=office, year=year).values_list("state", flat=True))
    waiting = states[NominationState.PROPOSED.value]
    if not states:
        title = _("Nominate for the awards of %(year)s") % {"year": year}
        return [Duty(title, str(office), reverse("nominate", args=[office.code, year]), DutyState.TO_DO)]
    if waiting:
        title = ngettext("%(count)s nomination", "%(count)s nominations", waiting) % {"count": waiting}
        return [Duty(title, str(office), url, DutyState.SENT, waits_for=_("the council's votes"))]
    return [Duty(_("Nominations of %(year)s") % {"year": year}, str(office), url, DutyState.DONE)]


def _weighing(office: Unit, year: str, by: Actor) -> list[Duty]:
    url = reverse("weigh", args=[office.code, year])
    proposed = Nomination.objects.filter(unit=office, year=year, state=NominationState.PROPOSED.value)
    unvoted = proposed.exclude(votes__voter__username=by.account).count()
    if unvoted:
        title = ngettext("Vote on %(count)s nomination", "Vote on %(count)s nominations", unvoted) % {"count": unvoted}
        return [Duty(title, str(office), url, DutyState.TO_DO)]
    if proposed.exists():
        return [Duty(_("Close the votes on the nominations"), str(office), url, DutyState.DOING)]
    return []


def _deciding(office: Unit, year: str) -> list[Duty]:
    url = reverse("decide", args=[office.code, year])
    supported = Nomination.objects.filter(unit=office, year=year, state=NominationState.SUPPORTED.value).count()
    if not supported:
        return []
    title = ngettext(
        "Record the decision on %(count)s supported nomination",
        "Record the decisions on %(count)s supported nominations",
        supported,
    ) % {"count": supported}
    return [Duty(title, str(office), url, DutyState.DOING)]
