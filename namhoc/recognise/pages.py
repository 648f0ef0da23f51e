"""What the pages of awards show: nominations by giver and award, with the rule behind each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from namhoc.convene.addresses import office_at, year_at
from namhoc.law.awards import AwardVersion
from namhoc.law.catalogue import catalogue
from namhoc.measure.citing import Cited, cited
from namhoc.people.acting import ActingRequest, actor_of
from namhoc.recognise import actions, queries
from namhoc.recognise.counting import line_totals
from namhoc.recognise.facts import AwardLine
from namhoc.recognise.labels import award_name, awards_in_order, giver_name, givers_in_order
from namhoc.recognise.models import STATE_LABELS, Decision, Nomination
from namhoc.recognise.rules import version_on
from namhoc.recognise.words import NominationState
from namhoc.units.models import Unit


@dataclass(frozen=True)
class CountTable:
    """The counts of one state: lines by giver and award, and their totals."""

    state: NominationState
    lines: list[AwardLine]
    collectives: int
    individuals: int

    @property
    def label(self) -> str:
        return str(STATE_LABELS[self.state])


def count_tables(office: Unit, year: str) -> list[CountTable]:
    """What is granted, supported and proposed, each by itself; states without an award are left out."""
    tables = []
    for state in (NominationState.GRANTED, NominationState.SUPPORTED, NominationState.PROPOSED):
        lines = queries.award_counts(office, year, state.value)
        if lines:
            tables.append(CountTable(state, lines, *line_totals(lines)))
    return tables


@dataclass(frozen=True)
class Group:
    """Nominations for one award of one giver, and the rule that decides on them."""

    giver: str
    award: str
    nominations: list[Nomination]

    @property
    def giver_label(self) -> str:
        return giver_name(self.giver)

    @property
    def award_label(self) -> str:
        return award_name(self.award)

    @property
    def source(self) -> Cited | None:
        """The text that the rule rests on, as the register of sources has it."""
        return None if self.rule is None else cited(catalogue(), self.rule.source)

    @property
    def rule(self) -> AwardVersion | None:
        award = catalogue().awards.get(self.award)
        return None if award is None else version_on(award, max(one.dossier_on for one in self.nominations))


def in_order(nominations: Iterable[Nomination]) -> list[Nomination]:
    """From the highest giver down, as lists of awards have the forms; then as they were proposed."""
    ranks = {code: at for at, code in enumerate(givers_in_order())}
    places = {code: at for at, code in enumerate(awards_in_order())}
    return sorted(
        nominations,
        key=lambda one: (
            ranks.get(one.giver, len(ranks)),
            places.get(one.award, len(places)),
            one.recipient_kind,
            one.pk,
        ),
    )


def groups_of(nominations: Iterable[Nomination]) -> list[Group]:
    """Nominations by giver and award, the highest giver first."""
    found: dict[tuple[str, str], list[Nomination]] = {}
    for nomination in in_order(nominations):
        found.setdefault((nomination.giver, nomination.award), []).append(nomination)
    return [Group(giver, award, held) for (giver, award), held in found.items()]


@dataclass(frozen=True)
class Step:
    """An act that needs a reason: what it is called, what it is done to, how."""

    title: Any
    explains: Any
    thing: type[Nomination | Decision]
    act: str
    do: Callable[..., object]


STEPS = {
    "rut-de-nghi": Step(
        _("Withdraw the nomination"),
        _("The nomination leaves the list. The journal keeps it with your reason."),
        Nomination,
        "nominate",
        actions.withdraw_nomination,
    ),
    "mo-lai-phieu": Step(
        _("Open the vote again"),
        _("The nomination is proposed again; votes already cast stay until they are cast anew."),
        Nomination,
        "weigh-nomination",
        actions.reopen_vote,
    ),
    "khong-tang": Step(
        _("Record that it was not granted"),
        _("The council supported the nomination, the giver did not grant it."),
        Nomination,
        "record-decision",
        actions.refuse_nomination,
    ),
    "huy-quyet-dinh": Step(
        _("Take the decision back"),
        _("What the decision granted is supported again, and can be put in another decision."),
        Decision,
        "record-decision",
        actions.annul_decision,
    ),
}


def step_at(name: str) -> Step:
    if name not in STEPS:
        raise Http404(name)
    return STEPS[name]


def thing_at(request: ActingRequest, step: Step, unit: str, year: str, key: int) -> Nomination | Decision:
    """The nomination or decision an address names, within its office and year."""
    office_at(request, unit, queries.SEE)
    by = actor_of(request)
    asked = {"unit__code": unit, "year": year_at(year), "pk": key}
    if step.thing is Decision:
        return get_object_or_404(queries.decisions_open_to(by), **asked)
    return get_object_or_404(queries.nominations_open_to(by), **asked)
