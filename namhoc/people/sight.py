"""Whose acts a post may look at, for the journal's pages: those of its office and of what answers to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from django.utils.translation import gettext as _

from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.models import Account
from namhoc.people.queries import ask_right, units_open_to
from namhoc.people.roles import ROLE_LABELS, Reach, Role, reach_of
from namhoc.units.models import UnitVersion

TYPING = frozenset({"fill-report", "take-in-workbook"})
THE_INSTALLATION = ""  # acts of no unit: loading, migrating


class Sight:
    """Answers the journal for one post; reads only what is asked."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    @cached_property
    def units(self) -> Mapping[str, str]:
        """By code with the latest name. Acts of the installation itself are for heads of offices and auditors."""
        reach = reach_of(self.actor.role, "read-journal")
        if reach is None:
            return {}
        open_ = UnitVersion.objects.filter(unit__in=units_open_to(self.actor, "read-journal"), closed=False)
        rows = open_.order_by("since").values_list("unit__code", "name")
        named = dict(rows)
        return (
            named | {THE_INSTALLATION: _("the installation")} if self.actor.role in (Role.HEAD, Role.AUDITOR) else named
        )

    def refuse_without(self) -> None:
        """Raises ``Refused`` for a post that does not read the journal."""
        ask_right(self.actor, "read-journal")

    def hides(self, act: str, unit: str) -> bool:
        """What others type into a report is theirs until they send it: that it was typed is told, not what."""
        return act in TYPING and unit != self.actor.unit and Reach.DEEPER not in self._drafts

    @cached_property
    def _drafts(self) -> Reach:
        return reach_of(self.actor.role, "see-draft") or Reach(0)

    def people(self, accounts: Collection[str]) -> Mapping[str, str]:
        return dict(Account.objects.filter(username__in=accounts).values_list("username", "name"))

    def role(self, code: str) -> str:
        """Nothing for the installation itself, which holds no post."""
        return str(ROLE_LABELS[Role(code)]) if code in set(Role) else "" if code == SYSTEM else code
