"""A unit put into a group of another tree, or taken out: its form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.journal.actor import Actor
from namhoc.journal.inputs import DayInput
from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.people.reorganising import join_group, leave_group
from namhoc.units.errors import EventsRefused
from namhoc.units.groups import tree_label
from namhoc.units.queries import unit_by_code
from namhoc.web.templatetags.figures import finding_cure_at_form, finding_text
from namhoc.web.units.fields import UnitField, written

JOIN, LEAVE = "join", "leave"


def tree_choices() -> list[tuple[str, str]]:
    return [("", "—"), *((code, tree_label(code)) for code in catalogue().trees)]


class GroupForm(forms.Form):
    """Which unit, which group of which tree, from which day on, in or out."""

    unit = UnitField(label=_("Unit"), error_messages={"required": _("Name the unit.")})
    what = forms.ChoiceField(
        label=_("What"), choices=[(JOIN, _("Put into the group")), (LEAVE, _("Take out of the group"))]
    )
    tree = forms.ChoiceField(
        label=_("Grouping"), choices=tree_choices, error_messages={"required": _("Choose the grouping.")}
    )
    group = UnitField(
        label=_("Group"),
        error_messages={"required": _("Name the group.")},
        help_text=_("A cluster or an office of its own in the list of units."),
    )
    since = forms.DateField(
        label=_("From the day"),
        widget=DayInput(),
        error_messages={"required": _("Write the day."), "invalid": _("Write the day as day/month/year.")},
    )

    def __init__(self, data: Any = None, *, unit: str = "") -> None:
        super().__init__(data, initial={"unit": written(unit) if unit else "", "since": today()})

    def act(self, by: Actor) -> bool:
        """Do it; where it cannot be, say why. Raises ``people.errors.Refused``."""
        said = self.cleaned_data
        do = join_group if said["what"] == JOIN else leave_group
        unit, group = unit_by_code(said["unit"]), unit_by_code(said["group"])
        try:
            do(unit, group, said["tree"], since=said["since"], by=by)
        except EventsRefused as refused:
            for finding in refused.findings:
                self.add_error(None, f"{finding_text(finding)} {finding_cure_at_form(finding)}")
            return False
        return True
