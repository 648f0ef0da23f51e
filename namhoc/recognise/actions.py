"""What is done to awards. Each act asks permission of the post, writes the journal, and refuses a wrong step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from namhoc.convene.telling import grave
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.journal.things import plain
from namhoc.law.catalogue import catalogue
from namhoc.people.models import Account
from namhoc.people.queries import ask_permission
from namhoc.recognise.errors import AnotherGiver, NotNominable, NoVotes, WrongState
from namhoc.recognise.facts import AwardRecord
from namhoc.recognise.loading import store_awards
from namhoc.recognise.models import Decision, Nomination, Vote
from namhoc.recognise.rules import award_findings, outcome
from namhoc.recognise.words import NominationState, RecipientKind
from namhoc.units.models import Unit


@transaction.atomic
def nominate_recipient(
    office: Unit,
    year: str,
    *,
    award: str,
    giver: str,
    recipient_kind: str,
    recipient: str,
    recipient_unit: Unit | None = None,
    reason: str = "",
    dossier_on: date | None = None,
    by: Actor,
) -> Nomination:
    """One award is proposed for one recipient. Raises ``NotNominable`` where the law in force refuses it."""
    ask_permission(by, "nominate", office)
    day = dossier_on or by.day
    proposed = AwardRecord(award, giver, RecipientKind(recipient_kind), recipient, state=NominationState.PROPOSED)
    refused = grave(award_findings(proposed, catalogue(), day))
    if refused:
        raise NotNominable(refused)
    nomination = Nomination.objects.create(
        unit=office,
        year=year,
        award=award,
        giver=giver,
        recipient_kind=recipient_kind,
        recipient=recipient,
        recipient_unit=recipient_unit,
        reason=reason,
        dossier_on=day,
    )
    details = {"unit": office.code, "year": year, "award": award, "giver": giver, "kind": recipient_kind}
    write_entry("nominate-recipient", nomination, by=by, after=plain(nomination), details=details)
    return nomination


@transaction.atomic
def nominate_recipients(
    office: Unit, year: str, *, recipients: Sequence[str], by: Actor, **what: Any
) -> list[Nomination]:
    """The same award proposed for several recipients: all of them, or none."""
    return [nominate_recipient(office, year, recipient=recipient, by=by, **what) for recipient in recipients]


@transaction.atomic
def withdraw_nomination(nomination: Nomination, *, reason: str, by: Actor) -> None:
    """A proposal entered by mistake is taken back before the council has closed its vote."""
    ask_permission(by, "nominate", nomination.unit)
    now = _standing_at(nomination, NominationState.PROPOSED)
    was = {"award": nomination.award, "giver": nomination.giver, "recipient": nomination.recipient}
    write_entry("withdraw-nomination", nomination, by=by, before=plain(now), reason=reason, details=was)
    nomination.delete()


@transaction.atomic
def cast_vote(nomination: Nomination, *, in_favour: bool, by: Actor) -> Vote:
    """One council member votes, or votes anew; the journal keeps that they voted, not how."""
    ask_permission(by, "weigh-nomination", nomination.unit)
    _standing_at(nomination, NominationState.PROPOSED)
    voter = Account.objects.get(username=by.account)
    vote, created = Vote.objects.update_or_create(nomination=nomination, voter=voter, defaults={"in_favour": in_favour})
    before, after = {"voted": not created}, {"voted": True}  # a digest of how would be guessed in two tries
    write_entry("cast-vote", nomination, by=by, before=before, after=after, details={"again": not created})
    return vote


@transaction.atomic
def weigh_nomination(nomination: Nomination, *, by: Actor) -> Nomination:
    """The vote is closed and counted. Raises ``NoVotes`` where nobody has voted."""
    ask_permission(by, "weigh-nomination", nomination.unit)
    now = _standing_at(nomination, NominationState.PROPOSED)
    votes_for = now.votes.filter(in_favour=True).count()
    votes_against = now.votes.filter(in_favour=False).count()
    supported = outcome(votes_for, votes_against)
    if supported is None:
        raise NoVotes(now.recipient)
    state = NominationState.SUPPORTED if supported else NominationState.NOT_SUPPORTED
    return _to_state(now, state, "weigh-nomination", by, {"for": votes_for, "against": votes_against})


@transaction.atomic
def reopen_vote(nomination: Nomination, *, reason: str, by: Actor) -> Nomination:
    """A closed vote is opened again; the votes cast stay until they are cast anew."""
    ask_permission(by, "weigh-nomination", nomination.unit)
    now = _standing_at(nomination, NominationState.SUPPORTED, NominationState.NOT_SUPPORTED)
    return _to_state(now, NominationState.PROPOSED, "reopen-vote", by, reason=reason)


@transaction.atomic
def record_decision(
    office: Unit, year: str, *, number: str, day: date, giver: str, nominations: Sequence[Nomination], by: Actor
) -> Decision:
    """What one giver granted, by number and day. Raises ``AnotherGiver`` or ``WrongState``."""
    ask_permission(by, "record-decision", office)
    granted = _supported(office, year, giver, nominations)
    decision = Decision.objects.create(unit=office, year=year, number=number, day=day, giver=giver)
    keys = sorted(nomination.pk for nomination in granted)
    Nomination.objects.filter(pk__in=keys).update(state=NominationState.GRANTED.value, decision=decision)
    details = {"number": number, "day": day, "giver": giver, "nominations": keys}
    write_entry("record-decision", decision, by=by, after={**plain(decision), "nominations": keys}, details=details)
    return decision


@transaction.atomic
def refuse_nomination(nomination: Nomination, *, reason: str, by: Actor) -> Nomination:
    """The giver did not grant what the council supported."""
    ask_permission(by, "record-decision", nomination.unit)
    now = _standing_at(nomination, NominationState.SUPPORTED)
    return _to_state(now, NominationState.REFUSED, "refuse-nomination", by, reason=reason)


@transaction.atomic
def annul_decision(decision: Decision, *, reason: str, by: Actor) -> None:
    """A decision is taken back: what it granted is supported again. The journal keeps the decision.

    Raises  ``WrongState`` where it has been taken back already
    """
    ask_permission(by, "record-decision", decision.unit)
    if not Decision.objects.select_for_update().filter(pk=decision.pk).exists():
        raise WrongState(decision.number, "")  # someone else has annulled it
    keys = list(decision.nominations.order_by("pk").values_list("pk", flat=True))
    before = {**plain(decision), "nominations": keys}
    was = {"number": decision.number, "day": decision.day, "giver": decision.giver, "nominations": keys}
    decision.nominations.update(state=NominationState.SUPPORTED.value, decision=None)
    write_entry("annul-decision", decision, by=by, before=before, reason=reason, details=was)
    decision.delete()


@transaction.atomic
def load_awards(
    office: Unit, year: str, records: Sequence[AwardRecord], *, dossier_on: date, by: Actor
) -> list[Nomination]:
    """A year's awards from their record, with the decisions they name."""
    ask_permission(by, "nominate", office)
    ask_permission(by, "record-decision", office)
    stored = store_awards(office, year, records, dossier_on)
    details = {"unit": office.code, "year": year, "nominations": len(stored)}
    write_entry("load-awards", office, by=by, after=[plain(nomination) for nomination in stored], details=details)
    return stored


def _supported(office: Unit, year: str, giver: str, nominations: Sequence[Nomination]) -> list[Nomination]:
    keys = [nomination.pk for nomination in nominations]
    held = Nomination.objects.select_for_update().filter(pk__in=keys, unit=office, year=year)
    found = {nomination.pk: nomination for nomination in held}
    for asked in nominations:
        now = found.get(asked.pk)
        if now is None or now.state != NominationState.SUPPORTED:
            raise WrongState(asked.recipient, asked.state if now is None else now.state)
        if now.giver != giver:
            raise AnotherGiver(now.recipient, now.giver)
    if not found:
        raise WrongState("", "")
    return list(found.values())


def _standing_at(nomination: Nomination, *states: NominationState) -> Nomination:
    """The nomination as it is now, held for this act. Raises ``WrongState`` where it is at another step."""
    now = Nomination.objects.select_for_update().get(pk=nomination.pk)
    if now.state not in states:
        raise WrongState(now.recipient, now.state)
    return now


def _to_state(
    nomination: Nomination,
    state: NominationState,
    act: str,
    by: Actor,
    details: dict[str, int] | None = None,
    *,
    reason: str = "",
) -> Nomination:
    before, nomination.state = plain(nomination), state.value
    nomination.save(update_fields=["state"])
    write_entry(act, nomination, by=by, before=before, after=plain(nomination), reason=reason, details=details)
    return nomination
