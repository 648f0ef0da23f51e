"""What a thing is called in the journal, where it is filed, and its state as plain values."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Protocol, cast

from django.db import models

from namhoc.journal.chain import FiledUnder


class Filed(Protocol):
    """A thing that says itself where its entries are filed: a report by its round, a site by its conference."""

    @property
    def filed_under(self) -> FiledUnder: ...


def thing_name(thing: models.Model) -> str:
    """The stable name of a thing in the journal: its code where that is its alone, else its key."""
    fields = thing._meta.fields  # noqa: SLF001 - Django documents it
    named = any(field.name == "code" and field.unique for field in fields)
    return str(getattr(thing, "code", "") if named else thing.pk)


def thing_kind(thing: models.Model) -> str:
    """What kind of thing it is, by room and table: ``units.unit``."""
    return thing._meta.label_lower  # noqa: SLF001 - Django documents it


def where_filed(thing: models.Model, details: Mapping[str, Any]) -> FiledUnder:
    """Where entries about a thing are filed: by its own unit and year; what it has not, the details may say."""
    says_itself = hasattr(type(thing), "filed_under")
    own = cast("Filed", thing).filed_under if says_itself else _by_its_fields(thing)
    told = {name: value for name, value in details.items() if isinstance(value, str)}
    return FiledUnder(*(getattr(own, name) or told.get(name, "") for name in ("unit", "year", "round")))


def _by_its_fields(thing: models.Model) -> FiledUnder:
    unit = thing if thing_kind(thing) == "units.unit" else getattr(thing, "unit", None)
    year = getattr(thing, "year", "")
    return FiledUnder(thing_name(unit) if isinstance(unit, models.Model) else "", year if isinstance(year, str) else "")


def plain(thing: models.Model) -> dict[str, Any]:
    """The state of a thing, field by field: what its digest before and after an act is of."""
    fields = thing._meta.concrete_fields  # noqa: SLF001 - Django documents it
    return {field.attname: _plain(field.value_from_object(thing)) for field in fields}


def _plain(value: Any) -> Any:
    """A file as its digest; all else as it is."""
    return hashlib.sha256(value).hexdigest() if isinstance(value, (bytes, memoryview)) else value
