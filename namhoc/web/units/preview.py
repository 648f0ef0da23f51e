"""A change of units as it would be: what it meets in every room, and what forbids it. Nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from namhoc.journal.actor import Actor
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding
from namhoc.people.reorganising import let_through
from namhoc.units.log.changes import Change, changes_of, digest_of, stands, touching
from namhoc.units.log.events import Event
from namhoc.units.log.stored import Checked, check_events, check_withdrawal
from namhoc.units.network import EventKind, Network, UnitStart
from namhoc.units.picture.relatives import lives_of
from namhoc.units.queries import every_unit
from namhoc.units.touched import Touched, Touching
from namhoc.web.units.rooms import touched_by

MOST_SHOWN = 200
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Branch:
    """A unit above with those below it that the change meets, on one side of the day."""

    name: str
    units: tuple[tuple[str, str], ...]  # name, and how it stands: begins, ends, moves, changed


@dataclass(frozen=True)
class Turning:
    """A day on which units change, with both its sides."""

    day: date
    before: Sequence[Branch]
    after: Sequence[Branch]


@dataclass(frozen=True)
class Preview:
    """What the page before the act tells."""

    checked: Checked
    changes: Sequence[Change]
    touching: Touching

    @property
    def findings(self) -> list[Finding]:
        """The gravest first, then by row."""
        words = catalogue()
        return sorted(
            self.checked.findings,
            key=lambda one: (SEVERITIES.index(words.wording(one).severity), one.place.line or 0),
        )

    @property
    def possible(self) -> bool:
        return bool(self.checked.told or self.checked.withdrawn) and not self.checked.blocked

    @property
    def units(self) -> int:
        """How many units change, on however many days."""
        return len({one.code for one in self.changes})

    @property
    def more(self) -> int:
        return max(0, len(self.changes) - MOST_SHOWN)

    @cached_property
    def touched(self) -> list[Touched]:
        return touched_by(self.touching)

    @property
    def digest(self) -> str:
        return digest_of(self.checked, self.changes)

    @cached_property
    def turnings(self) -> list[Turning]:
        """The days of the change, each as far as it is shown."""
        by_day = groupby(self.changes[:MOST_SHOWN], key=lambda one: one.day)
        return [self._turning(day, list(changes)) for day, changes in by_day]

    def _turning(self, day: date, changes: Sequence[Change]) -> Turning:
        before = self._tree(((one, one.before) for one in changes), day - timedelta(1))
        return Turning(day, before, self._tree(((one, one.after) for one in changes), day))

    @cached_property
    def _network(self) -> Network:
        """The lives of the units above, as they are and then as they would be."""
        states = [state for one in self.changes for state in (one.before, one.after) if state is not None]
        lives = lives_of({state.parent for state in states if state.parent is not None})
        since = self.checked.since
        past = [start for life in lives.values() for start in life if since is None or start.since < since]
        return Network((*past, *self.checked.starts))

    def _tree(self, states: Iterable[tuple[Change, UnitStart | None]], day: date) -> list[Branch]:
        branches: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
        for change, state in states:
            if state is not None and stands(state):
                branches[state.parent].append((state.name, _standing(change)))
        return [
            Branch(self._above(parent, day), tuple(sorted(units)))
            for parent, units in sorted(branches.items(), key=_code)
        ]

    def _above(self, parent: str | None, day: date) -> str:
        if parent is None:
            return _("Answers to nobody")
        state = self._network.state(parent, day) or self._network.last_known(parent)
        return parent if state is None else state.name


def preview_of(events: Sequence[Event], *, by: Actor) -> Preview:
    """What the events would make of units and of what hangs on them. Raises ``people.errors.Refused``."""
    let_through(_of_units_there_are(events), by=by)
    checked = check_events(events)
    changes = [] if checked.blocked else changes_of(checked)
    return Preview(checked, changes, touching(checked, changes))


def preview_without(events: Sequence[Event], *, by: Actor) -> Preview:
    """What would be without these events of the log. Raises ``people.errors.Refused``."""
    let_through(events, by=by)
    checked = check_withdrawal(events)
    changes = [] if checked.blocked else changes_of(checked)
    return Preview(checked, changes, touching(checked, changes))


def _of_units_there_are(events: Sequence[Event]) -> list[Event]:
    """Without those that name a code which nobody has: that is for the findings to say."""
    named = {code for event in events for code in event.codes}
    known = set(every_unit().filter(code__in=named).values_list("code", flat=True))
    known |= {event.unit for event in events if event.kind is EventKind.FOUND}
    return [event for event in events if known.issuperset(event.codes)]


def _standing(change: Change) -> str:
    told = {"begins": change.begins, "ends": change.ends, "moves": change.moves}
    return next((standing for standing, so in told.items() if so), "changed")


def _code(item: tuple[str | None, list[tuple[str, str]]]) -> str:
    return item[0] or ""
