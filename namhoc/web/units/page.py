"""One unit as it stood on a day, and what the rooms have of it for whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from namhoc.journal.actor import Actor
from namhoc.measure.series.of_unit import UnitFigures, figures_of_unit, unit_figures_name
from namhoc.people.queries import may
from namhoc.people.reorganising import CHANGE_UNITS, may_found_under
from namhoc.publish.models import PortalHome
from namhoc.publish.site.lists import Line, newest_of_office
from namhoc.publish.site.shown import UNITS, office_name
from namhoc.publish.site.sites import own_site_of
from namhoc.units.groups import groups_told
from namhoc.units.listing import UnitRow, rows_under, way_up
from namhoc.units.models import Unit, UnitVersion, Withdrawal
from namhoc.units.picture.family import Turn
from namhoc.units.picture.whole import Picture, picture_of
from namhoc.units.queries import last_withdrawal, state_on
from namhoc.units.telling import type_label
from namhoc.units.touched import Held
from namhoc.web.units.acts import ACTS, FOUND, Act
from namhoc.web.units.rooms import held_of

MOST_BELOW = 100


@dataclass(frozen=True)
class UnitPage:
    """What the page of a unit asks for; read only as far as it does."""

    unit: Unit
    day: date
    today: date
    reader: Actor | None
    home: PortalHome | None = None

    @cached_property
    def state(self) -> UnitVersion | None:
        return state_on(self.unit, self.day)

    @property
    def name(self) -> str:
        return self._last_name if self.state is None else self.state.name

    @property
    def _last_name(self) -> str:
        name = str(self.unit)
        told = "" if self.withdrawn is None else str(self.withdrawn.told.get("name", ""))
        return told if told and name == self.unit.code else name

    @cached_property
    def way(self) -> list[tuple[str, str]]:
        return way_up(self.unit.code, self.day)[:-1]

    @cached_property
    def below(self) -> list[UnitRow]:
        return rows_under(self.unit.code, self.day)

    @property
    def first_below(self) -> list[UnitRow]:
        return self.below[:MOST_BELOW]

    @cached_property
    def picture(self) -> Picture:
        return picture_of(self.unit.code, self.today)

    @cached_property
    def held(self) -> list[Held]:
        """What the rooms have of this unit, as far as the reader may see it."""
        return held_of(self.unit, self.day, self.reader)

    @cached_property
    def groups(self) -> list[tuple[str, str, str]]:
        """The groups of other trees that it is in: label of the tree, code and name of the group."""
        return groups_told(self.unit, self.day)

    @cached_property
    def figures(self) -> UnitFigures:
        """What is official of it, by indicator and year."""
        return figures_of_unit(self.unit)

    @cached_property
    def site(self) -> PortalHome | None:
        """Its own site, where it has one: there its address stands."""
        return own_site_of(self.unit)

    @cached_property
    def articles(self) -> list[Line]:
        """Its newest articles on the site that is read."""
        return [] if self.home is None else newest_of_office(self.home, self.unit)

    @cached_property
    def withdrawn(self) -> Withdrawal | None:
        """Why there is nothing of it on any day: all that was recorded of it has been taken out again."""
        return None if self.picture.told else last_withdrawal(self.unit)

    @property
    def shown(self) -> list[str]:
        """The names of all that the page shows to everybody."""
        own = [] if self.site is None else [f"site:{self.site.pk}"]
        return [UNITS, unit_figures_name(self.unit.code), office_name(self.unit.pk), *own]

    @property
    def type_label(self) -> str:
        return "" if self.state is None else type_label(self.state.kind)

    @property
    def heirs(self) -> list[tuple[str, str]]:
        """Where a unit that is gone went on: code and name."""
        told = [one.moment for one in self.picture.told if one.day <= self.today]
        joined = [one for one in told if any(part.code == self.unit.code for part in one.parts)]
        split = [part for one in told if one.turn is Turn.FORK and one.unit == self.unit.code for part in one.parts]
        into = [(one.unit, one.name) for one in joined if one.turn is Turn.JOIN]
        return [*into, *((part.code, part.name) for part in split)]

    @property
    def acts(self) -> list[Act]:
        """What the reader can do to the unit as it stands."""
        if self.reader is None:
            return []
        if may(self.reader, CHANGE_UNITS, self.unit):
            return [act for act in ACTS if act.on_standing is (self.state is not None)]
        founded_here = self.state is not None and may_found_under(self.unit, by=self.reader)
        return [act for act in ACTS if act.word == FOUND] if founded_here else []
