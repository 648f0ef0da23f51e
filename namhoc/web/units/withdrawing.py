"""An event withdrawn by a person: the reason, and the doing of it."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from namhoc.journal.actor import Actor
from namhoc.people.reorganising import withdraw_units_events
from namhoc.units.errors import ChangedMeanwhile, EventsRefused
from namhoc.units.log.events import Event


class WithdrawForm(forms.Form):
    """Why the event should not be there."""

    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=500,
        error_messages={"required": _("Write down why: the journal keeps it.")},
    )

    def act(self, events: Sequence[Event], seen: str, by: Actor) -> bool:
        """Do it; ``False`` where it would no longer do what was seen. Raises ``people.errors.Refused``."""
        try:
            withdraw_units_events(events, reason=self.cleaned_data["reason"], seen=seen, by=by)
        except (EventsRefused, ChangedMeanwhile):
            return False
        return True
