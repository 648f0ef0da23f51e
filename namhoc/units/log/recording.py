"""Checked events written down: the log, the starts that follow from it, and an entry in the journal for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from namhoc.journal.actions import Act, write_entries
from namhoc.journal.actor import Actor
from namhoc.journal.inserting import insert_rows
from namhoc.units.log.day_agreement import BEGINNINGS
from namhoc.units.log.events import BESIDE, Completed, Event
from namhoc.units.log.stored import START, Checked
from namhoc.units.models import Lineage, Unit, UnitVersion, Withdrawal
from namhoc.units.network import EventKind, UnitStart

FEW = 500  # so many codes are asked for by name; of more, all are read
STATED = ("name", "kind", "disadvantaged", "sample", "closed")
SAID = ("name", "type", "decision", "issuer", "official_code", "disadvantaged", "sample")
ACTS: Mapping[EventKind, str] = {
    EventKind.FOUND: "found-unit",
    EventKind.RENAME: "rename-unit",
    EventKind.RETYPE: "retype-unit",
    EventKind.MOVE: "move-unit",
    EventKind.MERGE: "merge-unit",
    EventKind.SPLIT: "split-unit",
    EventKind.CLOSE: "close-unit",
    EventKind.REOPEN: "reopen-unit",
    EventKind.LEVEL_REMOVED: "remove-level",
}
Starts = dict[str, list[UnitStart]]


def hold_the_log() -> None:
    """One reorganisation at a time: each must see what the one before it made. SQLite lets one writer in anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Lineage._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")  # noqa: SLF001


def record(checked: Checked, *, by: Actor) -> None:
    """Write what was checked and found right."""
    if checked.since is None:
        return
    units = _units(checked)
    changed = {event.unit for event in checked.fresh}
    before = _starts_of(changed)
    _project(checked.starts, checked.since, units)
    _append(checked.fresh, units)
    _complete(checked.completed, units)
    after = _with(before, checked.starts, checked.since, changed)
    acts = [
        Act(
            ACTS[event.kind],
            units[event.unit],
            _plain(before, event),
            _plain(after, event),
            "",
            _details(event, checked),
        )
        for event in checked.fresh
    ]
    write_entries([*acts, *(_completing(one, units) for one in checked.completed)], by=by)


def withdraw(checked: Checked, *, reason: str, by: Actor) -> None:
    """Take out of the log what was found not to be needed by what follows."""
    if checked.since is None:
        return
    units = _units(checked)
    changed = {event.unit for event in checked.withdrawn}
    before = _starts_of(changed)
    _project(checked.starts, checked.since, units)
    for event in checked.withdrawn:
        _take_out(event, units, reason, by)
    _renumber(checked.withdrawn, units)
    after = _with(before, checked.starts, checked.since, changed)
    acts = [
        Act(
            "withdraw-event",
            units[event.unit],
            _plain(before, event),
            _plain(after, event),
            reason,
            {"event": ACTS[event.kind], **_details(event, checked)},
        )
        for event in checked.withdrawn
    ]
    write_entries(acts, by=by)


def _take_out(event: Event, units: Mapping[str, Unit], reason: str, by: Actor) -> None:
    day, kind, unit, into = _place(event, units)
    Lineage.objects.filter(day=day, kind=kind, unit=unit, into=into).delete()
    told = {name: value for name, value in _details(event, None).items() if name != "day"}
    Withdrawal.objects.create(unit_id=unit, day=day, kind=kind, told=told, withdrawn_on=by.day, reason=reason)


def _renumber(events: Iterable[Event], units: Mapping[str, Unit]) -> None:
    """The official code of these units is again the one that what is left says last."""
    for event in events:
        if event.official_code:
            left = _official_codes([], {event.unit}).get(event.unit, "")
            Unit.objects.filter(pk=units[event.unit].pk).update(official_code=left)


def _completing(completed: Completed, units: Mapping[str, Unit]) -> Act:
    """What an entry tells of an event that was filled in: what was blank, and the event before and after."""
    event = completed.whole
    details: dict[str, Any] = {"event": ACTS[event.kind], "day": event.day, **completed.filled}
    before, after = (_step(one, units) for one in (completed.known, event))
    return Act("complete-event", units[event.unit], before, after, "", details)


def _units(checked: Checked) -> dict[str, Unit]:
    """Every unit that is named, made where it is new; the official code is the one of the latest day that says any."""
    said = _official_codes(checked.told)
    codes = {code for event in (*checked.told, *checked.withdrawn) for code in event.codes}
    codes |= {code for start in checked.starts for code in (start.code, start.parent) if code}
    known = _asked(Unit.objects.all(), "code", codes)
    units = {unit.code: unit for unit in known}
    new = sorted(codes - units.keys())
    renumbered = [unit for unit in known if said.get(unit.code) not in (None, unit.official_code)]
    for unit in renumbered:
        unit.official_code = said[unit.code]
    Unit.objects.bulk_update(renumbered, ["official_code"], batch_size=FEW)
    insert_rows(Unit, [{"code": code, "official_code": said.get(code, "")} for code in new])
    made = _asked(Unit.objects.all(), "code", set(new)) if new else []
    return units | {unit.code: unit for unit in made}


def _official_codes(events: Iterable[Event], units: Collection[str] = ()) -> dict[str, str]:
    """Of the units of which these events say one, and of these: the official code of the latest day in the log."""
    new = [(one.day, one.kind.value, one.unit, one.official_code) for one in events if one.official_code]
    coded = Lineage.objects.exclude(official_code="").values("day", "kind", "unit__code", "official_code")
    told = [tuple(row.values()) for row in _asked(coded, "unit__code", {*units, *(one[2] for one in new)})]
    ordered = sorted([*told, *new], key=lambda one: (one[0], one[1] not in BEGINNINGS))
    return {unit: code for _day, _kind, unit, code in ordered}


def _asked(rows: Any, column: str, codes: Collection[str]) -> list[Any]:
    if len(codes) > FEW:
        return [row for row in rows if _value(row, column) in codes]
    return list(rows.filter(**{f"{column}__in": codes}))


def _value(row: Any, column: str) -> Any:
    return row[column] if isinstance(row, dict) else getattr(row, column)


def _starts_of(codes: Collection[str]) -> Starts:
    starts: Starts = defaultdict(list)
    for row in _asked(UnitVersion.objects.order_by("since").values(*START), "unit__code", codes):
        start = UnitStart(*row.values())
        starts[start.code].append(start)
    return starts


def _with(before: Starts, made: Iterable[UnitStart], since: date, codes: Collection[str]) -> Starts:
    after: Starts = defaultdict(list)
    for code, starts in before.items():
        after[code] = [start for start in starts if start.since < since]
    for start in made:
        if start.code in codes:
            after[start.code].append(start)
    return after


def _project(starts: Iterable[UnitStart], since: date, units: Mapping[str, Unit]) -> None:
    """From ``since`` on exactly these starts, with no row touched that stays as it was."""
    kept = {(version.unit_id, version.since): version for version in UnitVersion.objects.filter(since__gte=since)}
    new, changed = [], []
    for start in starts:
        wanted = _row(start, units)
        version = kept.pop((wanted["unit_id"], start.since), None)
        if version is None:
            new.append(wanted)
        elif any(getattr(version, name) != value for name, value in wanted.items()):
            changed.append(UnitVersion(pk=version.pk, **wanted))
    gone = [version.pk for version in kept.values()]
    for at in range(0, len(gone), FEW):
        UnitVersion.objects.filter(pk__in=gone[at : at + FEW]).delete()
    UnitVersion.objects.bulk_update(changed, [*STATED, "parent"], batch_size=FEW)
    insert_rows(UnitVersion, new)


def _row(start: UnitStart, units: Mapping[str, Unit]) -> dict[str, Any]:
    stated = {name: getattr(start, name) for name in STATED}
    parent = None if start.parent is None else units[start.parent].pk
    return {"unit_id": units[start.code].pk, "since": start.since, "parent_id": parent, **stated}


def _append(events: Iterable[Event], units: Mapping[str, Unit]) -> None:
    insert_rows(Lineage, [_step(event, units) for event in events])


def _complete(completed: Sequence[Completed], units: Mapping[str, Unit]) -> None:
    """The rows of the log whose blanks are filled in."""
    filled = {_place(one.known, units): one for one in completed}
    wanted = sorted({key[2] for key in filled})
    for at in range(0, len(wanted), FEW):
        changed = []
        for row in Lineage.objects.filter(unit__in=wanted[at : at + FEW]):
            one = filled.get((row.day, row.kind, row.unit_id, row.into_id))
            for column, value in (one.filled if one else {}).items():
                setattr(row, column, value)
            changed += [row] if one else []
        Lineage.objects.bulk_update(changed, BESIDE, batch_size=FEW)


def _place(event: Event, units: Mapping[str, Unit]) -> tuple[date, str, int, int | None]:
    """What tells the event's row in the log from all others."""
    return event.day, event.kind.value, units[event.unit].pk, units[event.into].pk if event.into else None


def _step(event: Event, units: Mapping[str, Unit]) -> dict[str, Any]:
    named = {column: getattr(event, column) for column in ("unit", "into", "parent")}
    said = {column: getattr(event, column) for column in SAID}
    share = event.share
    return {
        "day": event.day,
        "kind": event.kind.value,
        "share_above": None if share is None else share.numerator,
        "share_below": None if share is None else share.denominator,
        **{f"{column}_id": units[code].pk if code else None for column, code in named.items()},
        **said,
    }


def _plain(starts: Starts, event: Event) -> list[dict[str, Any]] | None:
    """All starts of the unit as plain values; nothing where it had none."""
    return [vars(start) for start in starts[event.unit]] if starts.get(event.unit) else None


def _details(event: Event, checked: Checked | None) -> dict[str, Any]:
    """What the entry tells beside the unit: all that the event says, and to whom others answer by it."""
    said: dict[str, Any] = {
        "name": event.name,
        "kind": event.type,
        "parent": event.parent,
        "into": event.into,
        "share": None if event.share is None else str(event.share),
        "decision": event.decision,
        "issuer": event.issuer,
        "official_code": event.official_code,
        "disadvantaged": event.disadvantaged,
        "sample": event.sample,
        "handed_on": None if checked is None else checked.handed_on.get(event.key),
    }
    return {"day": event.day, **{name: value for name, value in said.items() if value not in ("", None, {})}}
