"""Awards written many rows at a time: inside the transaction of the action that asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from namhoc.recognise.facts import AwardRecord
from namhoc.recognise.models import Decision, Nomination
from namhoc.recognise.words import NominationState
from namhoc.units.models import Unit

DecisionKey = tuple[str, str, date | None]


def store_awards(office: Unit, year: str, records: Sequence[AwardRecord], dossier_on: date) -> list[Nomination]:
    """The nominations and the decisions that grant them. Raises ``KeyError`` for a unit that is not stored."""
    units = Unit.objects.in_bulk({record.unit for record in records if record.unit}, field_name="code")
    decisions = _decisions(office, year, records)
    return Nomination.objects.bulk_create(
        Nomination(
            unit=office,
            year=year,
            award=record.award,
            giver=record.giver,
            recipient_kind=record.recipient_kind.value,
            recipient=record.recipient,
            recipient_unit=units[record.unit] if record.unit else None,
            reason=record.reason,
            dossier_on=dossier_on,
            state=record.state.value,
            decision=decisions[_key(record)] if record.state is NominationState.GRANTED else None,
        )
        for record in records
    )


def _decisions(office: Unit, year: str, records: Sequence[AwardRecord]) -> dict[DecisionKey, Decision]:
    granted = [_key(record) for record in records if record.state is NominationState.GRANTED]
    return {
        (giver, number, day): Decision.objects.create(unit=office, year=year, giver=giver, number=number, day=day)
        for giver, number, day in dict.fromkeys(granted)
    }


def _key(record: AwardRecord) -> DecisionKey:
    return record.giver, record.decision, record.day
