"""Wagtail's forms for pictures and files, with our own fields for what comes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from namhoc.publish.uploads import files, pictures
from namhoc.publish.uploads.fields import FileToFetchField, PictureField
from namhoc.publish.uploads.files import CHECKS


def answering_like(field: forms.Field, was: forms.Field, largest: int) -> forms.Field:
    """Ours in the place of Wagtail's, whose pages ask it for its limit and for its words."""
    field.max_upload_size = largest  # type: ignore[attr-defined]  # Wagtail's own name for it
    field.error_messages = {**was.error_messages, **field.error_messages}
    return field


class PictureForm(BaseImageForm):
    """Wagtail's own field unpacks a picture before it asks how large it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if was := self.fields.get("file"):  # not where only the words are edited
            field = PictureField(label=was.label, required=was.required, widget=was.widget)
            self.fields["file"] = answering_like(field, was, pictures.LARGEST)


class FileForm(BaseDocumentForm):
    """Wagtail's own field reads the name alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if was := self.fields.get("file"):
            told = {"label": was.label, "required": was.required, "widget": was.widget}
            known = [FileExtensionValidator(list(CHECKS))]
            self.fields["file"] = answering_like(FileToFetchField(validators=known, **told), was, files.LARGEST)

    def add_error(self, field: str | None, error: Any) -> None:
        """One word about a file is enough: Wagtail's model would go on about the name of none."""
        if not (field is None and isinstance(getattr(error, "error_dict", None), dict) and self.has_error("file")):
            super().add_error(field, error)
