"""Wagtail's forms for pictures and files, with our own fields for what comes in."""

from __future__ import annotations

from typing import Any

from django.core.validators import FileExtensionValidator
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from namhoc.publish.uploads.fields import FileToFetchField, PictureField
from namhoc.publish.uploads.files import CHECKS


class PictureForm(BaseImageForm):
    """Wagtail's own field unpacks a picture before it asks how large it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if was := self.fields.get("file"):  # not where only the words are edited
            self.fields["file"] = PictureField(label=was.label, required=was.required, widget=was.widget)


class FileForm(BaseDocumentForm):
    """Wagtail's own field reads the name alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if was := self.fields.get("file"):
            told = {"label": was.label, "required": was.required, "widget": was.widget}
            known = [FileExtensionValidator(list(CHECKS))]
            self.fields["file"] = FileToFetchField(validators=known, **told)

    def add_error(self, field: str | None, error: Any) -> None:
        """One word about a file is enough: Wagtail's model would go on about the name of none."""
        if not (field is None and isinstance(getattr(error, "error_dict", None), dict) and self.has_error("file")):
            super().add_error(field, error)
