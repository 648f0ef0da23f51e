"""What a thing and its kind are called in the journal."""

from __future__ import annotations

from django.db import models


def thing_name(thing: models.Model) -> str:
    """The stable name of a thing in the journal: its code where that is its alone, else its key."""
    fields = thing._meta.fields  # noqa: SLF001 - Django documents it
    named = any(field.name == "code" and field.unique for field in fields)
    return str(getattr(thing, "code", "") if named else thing.pk)


def thing_kind(thing: models.Model) -> str:
    """What kind of thing it is, by room and table: ``units.unit``."""
    return thing._meta.label_lower  # noqa: SLF001 - Django documents it
