"""What an editor looks for among the articles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from namhoc.publish.desk.listing import Looked
from namhoc.publish.desk.stages import STAGE_LABELS, Stage
from namhoc.publish.models import Section

LONGEST = 200
EVERY = [("", _("all"))]


class LookForm(forms.Form):
    """Section, state, writer, period and words. What cannot be read is told, and not looked for."""

    q = forms.CharField(label=_("Words"), max_length=LONGEST, required=False, widget=forms.SearchInput)
    section = forms.ChoiceField(label=pgettext_lazy("portal", "Section"), required=False)
    stage = forms.ChoiceField(label=_("State"), required=False)
    writer = forms.ChoiceField(label=_("Writer"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, *args: Any, sections: Iterable[Section], writers: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "section": [(str(section.pk), section.title) for section in sections],
            "stage": [(stage.value, STAGE_LABELS[stage]) for stage in Stage],
            "writer": [(name, name) for name in writers],
        }
        for name, several in choices.items():
            self.fields[name].choices = [*EVERY, *several]  # type: ignore[attr-defined]

    @property
    def looked(self) -> Looked:
        """What can be read of it."""
        self.is_valid()
        given: dict[str, Any] = self.cleaned_data
        since, until = given.get("since"), given.get("until")
        return Looked(
            int(given.get("section") or 0) or None,
            given.get("stage", ""),
            given.get("writer", ""),
            since if isinstance(since, date) else None,
            until if isinstance(until, date) else None,
            given.get("q", ""),
        )
