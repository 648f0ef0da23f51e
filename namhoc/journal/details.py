"""The details of an entry in words: units by their names, days and rounds as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from namhoc.journal.language import in_english
from namhoc.journal.sight import Sight
from namhoc.journal.words import act_label, key_label
from namhoc.law.catalogue import catalogue
from namhoc.paper.numbers import short_date

MOST_LISTED = 6
OF_INDICATORS = ("figures", "targets")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def details_told(details: Mapping[str, object], sight: Sight) -> Iterator[tuple[str, str]]:
    """What each detail is called, and its value in a few words; long ones as how many there are."""
    for key, value in details.items():
        told = _told(key, value, sight)
        if told:
            yield key_label(key), told


def _told(key: str, value: object, sight: Sight) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key in OF_INDICATORS and isinstance(value, dict):
        value = list(value)  # what stands behind each is for the table
    if isinstance(value, dict):
        return _pairs(value, sight) if len(value) <= MOST_LISTED else str(len(value))
    if isinstance(value, list):
        return ", ".join(_word(key, str(one), sight) for one in value) if len(value) <= MOST_LISTED else str(len(value))
    return _word(key, str(value), sight)


def _pairs(told: Mapping[str, object], sight: Sight) -> str:
    plain = all(isinstance(value, str | int | None) for value in told.values())
    words = (
        f"{sight.units.get(key) or key_label(key)} {_told(key, value, sight)}"
        for key, value in told.items()
        if value not in (None, "")
    )
    return ", ".join(words) if plain else str(len(told))


def _word(key: str, text: str, sight: Sight) -> str:
    if _DAY.fullmatch(text):
        return short_date(date.fromisoformat(text))
    if key == "indicator" or key in OF_INDICATORS:
        return _label(catalogue().indicators.get(text), text)
    if key == "event":
        return act_label(text)
    if key == "round":
        return round_label(text)
    return sight.role(text) if key == "role" else sight.units.get(text, text)


def round_label(code: str) -> str:
    return _label(catalogue().rounds.get(code), code)


def _label(entry: object, code: str) -> str:
    name = "label_en" if in_english() else "label"
    return str(getattr(entry, name, code))
