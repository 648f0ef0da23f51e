"""A file of events as someone uploads it: of some thousand rows at the most, larger ones by command."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding
from namhoc.units.log.file import Reading, read_content

MOST_BYTES, MOST_ROWS = 1_000_000, 5_000


class EventsFileForm(forms.Form):
    """The file; or, when it was looked at beforehand, the text it held."""

    file = forms.FileField(
        label=_("File of events (.csv)"),
        required=False,
        help_text=_("Columns day, kind, unit, into, share, name, type, parent, decision; the text is UTF-8."),
        error_messages={"empty": _("The file is empty. Choose another.")},
    )
    text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        file = said.get("file")
        if file is not None and file.size > MOST_BYTES:
            raise ValidationError(_("The file is too large for this page. Use the command: namhoc units import FILE"))
        self.content = file.read() if file is not None else said.get("text", "").encode()
        if not self.content.strip() and "file" not in self.errors:
            self.add_error("file", _("Choose a file."))
        elif len(self.reading.events) > MOST_ROWS:
            self.add_error(
                "file", _("The file has too many rows for this page. Use the command: namhoc units import FILE")
            )
        return said

    content = b""

    @cached_property
    def reading(self) -> Reading:
        return read_content(self.content)

    @property
    def findings(self) -> list[Finding]:
        return self.reading.findings

    @property
    def blocked(self) -> bool:
        """Whether a row cannot be read: either all are taken or none."""
        return any(catalogue().wording(finding).severity == "error" for finding in self.findings)

    @property
    def held(self) -> str:
        """What the file held, to be sent again when it is done."""
        return self.content.decode(errors="replace")
