"""Looking for units by what people call them. The index of names is kept in each process until units change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

from django.db import connection
from django.db.models import Count, Max

from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.search.index import Found, NamedFor, NameIndex
from namhoc.units.search.spelling import shortened

SHORTEST = 2
_COLUMNS = ("unit__code", "since", "name", "kind", "parent__code", "closed")
_kept: dict[str, tuple[object, NameIndex]] = {}
_making = threading.Lock()


def find_units(words: str, *, on: date | None = None, limit: int = 20) -> list[Found]:
    """The units meant, the likeliest first: by name without tones, old name, code, short form, a letter wrong.

    Shape   with ``on`` only units that stand on that day
    """
    if len(words.strip()) < SHORTEST:
        return []
    return name_index().look_for(words, today=today(), on=on, limit=limit)


def name_index() -> NameIndex:
    """The index as units are now: made where none is kept, or where units have changed since."""
    state, database = _state(), str(connection.settings_dict["NAME"])
    with _making:
        kept = _kept.get(database)
        if kept is None or kept[0] != state:
            kept = _kept[database] = (state, _made())
    return kept[1]


def _state() -> object:
    """What tells that units have changed: every change adds an event, and a correction makes starts anew."""
    events = Lineage.objects.aggregate(Max("pk"), Count("pk"))
    starts = UnitVersion.objects.aggregate(Max("pk"))
    return tuple({**events, "starts": starts["pk__max"]}.values())


def _made() -> NameIndex:
    short = shortened({code: entry.stands_for for code, entry in catalogue().abbreviations.items()})
    told = Lineage.objects.exclude(official_code="").values_list("official_code", "unit__code").distinct()
    official = {*told, *Unit.objects.exclude(official_code="").values_list("official_code", "code")}
    return NameIndex(list(_names()), short, sorted(official))


def _names() -> Iterator[NamedFor]:
    """Each name with the days that it was borne: starts that keep the name go on with it."""
    rows = UnitVersion.objects.order_by("unit", "since").values_list(*_COLUMNS)
    begun: tuple[str, date, str, str, str | None] | None = None
    for unit, since, name, kind, parent, closed in rows.iterator(chunk_size=10_000):
        if begun is not None and begun[0] == unit and begun[2] == name and not closed:
            begun = (unit, begun[1], name, kind, parent)
            continue
        if begun is not None:
            yield NamedFor(begun[0], begun[2], begun[1], since if begun[0] == unit else None, begun[3], begun[4])
        begun = None if closed else (unit, since, name, kind, parent)
    if begun is not None:
        yield NamedFor(begun[0], begun[2], begun[1], None, begun[3], begun[4])
