"""The acts on units as people choose them, and how the latest are told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from namhoc.units.log.events import Event
from namhoc.units.picture.relatives import lives_of
from namhoc.units.telling import KIND_LABELS
from namhoc.web.units.forms import FORMS, ActForm

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Act:
    """One thing that can be done to units; on a unit's page where ``on_units`` is so."""

    word: str
    label: StrPromise
    about: StrPromise
    on_standing: bool | None = True  # a unit that stands, one that ended, or none in particular

    @property
    def url(self) -> str:
        return reverse(PAGES[self.word]) if self.word in PAGES else reverse("act-on-units", args=[self.word])

    @property
    def form(self) -> type[ActForm]:
        return FORMS[self.word]


FOUND = "lap"
PAGES = {"nhom": "groups-of-units", "tep": "events-file"}  # those that are typed in a form of their own
ACTS = (
    Act("nhap", _("Merge units"), _("Several units become one: a new one, or one that is there.")),
    Act("tach", _("Split a unit"), _("One unit becomes several, with the share of each or without.")),
    Act("doi-ten", _("Rename a unit"), _("The same unit under another name.")),
    Act("doi-loai", _("Change a unit's type"), _("The same unit, of another type and perhaps another name.")),
    Act("chuyen", _("Move units"), _("Units answer to another one.")),
    Act(FOUND, _("Found a unit"), _("A new unit begins.")),
    Act("dong", _("Close units"), _("Units end, and nothing takes their place.")),
    Act("mo-lai", _("Open a unit again"), _("A unit that ended begins again."), on_standing=False),
    Act("bo-cap", _("Abolish a level"), _("A level ends: whoever answered to it answers to the one above.")),
    Act("nhom", _("Put into a group, or take out"), _("Emulation clusters and other groups beside the offices.")),
    Act(
        "tep",
        _("Many events from a file"),
        _("A file with a row for each event, as units import takes it."),
        on_standing=None,
    ),
)


def act_at(word: str) -> Act | None:
    """The act of an address; those with a page of their own are not here."""
    return next((act for act in ACTS if act.word == word and word in FORMS), None)


def act_of_page(name: str) -> Act:
    """The act that has this page of its own."""
    return next(act for act in ACTS if PAGES.get(act.word) == name)


@dataclass(frozen=True)
class Lately:
    """An event in the list of the latest."""

    event: Event
    name: str
    into: str
    to_come: bool
    row: int = 0
    may_withdraw: bool = False

    @property
    def label(self) -> StrPromise:
        return KIND_LABELS[self.event.kind]


def told_lately(rows: Mapping[Event, int], today: date, may_change: Collection[str] = ()) -> list[Lately]:
    """Events by their rows in the log, with what their units were called last: one query for all."""
    listed = list(rows)
    lives = lives_of({code for event in listed for code in event.codes})
    names = {code: [start.name for start in life if not start.closed][-1] for code, life in lives.items()}
    return [
        Lately(
            event,
            names.get(event.unit, event.unit),
            names.get(event.into or "", ""),
            event.day > today,
            rows[event],
            event.unit in may_change,
        )
        for event in listed
    ]
