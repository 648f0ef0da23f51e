"""A unit's family as a page shows it: drawn, and told in words beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from namhoc.journal.language import in_english
from namhoc.paper.numbers import short_date
from namhoc.units.picture.drawing import Drawing, Said, drawn
from namhoc.units.picture.family import Family, Moment, Turn
from namhoc.units.picture.relatives import children_left, family_of, parents_named
from namhoc.units.telling import left_behind, note_of, sentence_of, title_of


@dataclass(frozen=True)
class Told:
    """One moment in the list beside the picture."""

    moment: Moment
    sentence: str
    note: str

    @property
    def day(self) -> date:
        return self.moment.day


@dataclass(frozen=True)
class Picture:
    """The family drawn and told."""

    family: Family
    drawing: Drawing
    told: tuple[Told, ...]


def picture_of(code: str, today: date) -> Picture:
    """The family of a unit, with today marked."""
    found = family_of(code)
    states = [state for moment in found.moments for state in (moment.before, moment.after) if state is not None]
    named = parents_named([*states, *found.standing(today)], today)
    rows = [Said(moment, title_of(moment, named), _note(moment, code)) for moment in found.moments]
    standing = {state.code: _standing(state.name, state.parent, named) for state in found.standing(today)}
    drawing = drawn(
        rows,
        code,
        today,
        standing,
        today_text=_("Today, %(day)s") % {"day": _day(today)},
        day_text={moment.day: _day(moment.day) for moment in found.moments},
    )
    told = tuple(Told(row.moment, sentence_of(row.moment, named), row.note) for row in rows)
    return Picture(found, drawing, told)


def _note(moment: Moment, focus: str) -> str:
    """The decision; and where the unit ended, whom it left and to whom they answer now."""
    left = children_left(focus, moment.day) if moment.turn is Turn.END and moment.unit == focus else []
    return "; ".join(part for part in (note_of(moment), left_behind(left)) if part)


def _standing(name: str, parent: str | None, named: Mapping[str, str]) -> str:
    return name if parent is None else f"{name}, {named.get(parent, parent)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}" if in_english() else short_date(day)
