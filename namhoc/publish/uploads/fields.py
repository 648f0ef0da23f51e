"""The fields through which files come in, at the desk and in Wagtail's choosers."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _

from namhoc.paper.numbers import number
from namhoc.publish.uploads import files, pictures
from namhoc.publish.uploads.files import ActsByItself, NotWhatItSays, check_file
from namhoc.publish.uploads.pictures import NotAPicture, TooManyDots, clean_picture

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MEGABYTE = 1024 * 1024


def _read(upload: File[Any], most: int, said: StrOrPromise) -> bytes:
    """The bytes, unless there are more of them than may be."""
    if (upload.size or 0) > most:
        raise forms.ValidationError(said, code="too_large", params={"most": most // MEGABYTE})
    upload.seek(0)
    return bytes(upload.read())


class PictureField(forms.FileField):
    """A picture, taken in by what it is and written anew: what comes out is safe to show."""

    widget = forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"})
    default_error_messages = {
        "invalid_image": _("This file is no picture that can be read. Save it as JPEG or PNG and choose it again."),
        "too_large": _("The picture is larger than %(most)s MB. Make it smaller and choose it again."),
        "too_many_dots": _("The picture has more than %(most)s million dots. Make it smaller and choose it again."),
    }

    def __init__(self, *, largest: int = pictures.LARGEST, **kwargs: Any) -> None:
        self.largest = largest
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            clean = clean_picture(_read(upload, self.largest, self.error_messages["too_large"]))
        except NotAPicture:
            raise forms.ValidationError(self.error_messages["invalid_image"], code="invalid_image") from None
        except TooManyDots:
            most = {"most": number(pictures.MOST_DOTS // 1_000_000)}
            raise forms.ValidationError(
                self.error_messages["too_many_dots"], code="too_many_dots", params=most
            ) from None
        name = f"{PurePath(str(upload.name)).stem or 'anh'}.{clean.ending}"
        return SimpleUploadedFile(name, clean.data, f"image/{clean.ending.replace('jpg', 'jpeg')}")


class FileToFetchField(forms.FileField):
    """A file for readers: it is what its name says, and nothing in it acts by itself."""

    default_error_messages = {
        "too_large": _("The file is larger than %(most)s MB. Make it smaller or split it, then choose it again."),
        "not_what_it_says": _(
            "The content of this file is not that of a %(ending)s file, or breaks off. "
            "Open it in the program it was made with, save it anew and choose it again."
        ),
        "acts_by_itself": _(
            "This file holds something that runs when it is opened: a macro, a script or a file within. "
            "Print it as PDF and choose that."
        ),
    }

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        content = _read(upload, files.LARGEST, self.error_messages["too_large"])
        try:
            check_file(str(upload.name), content)
        except NotWhatItSays as trouble:
            ending = {"ending": str(trouble).upper()}
            said = self.error_messages["not_what_it_says"]
            raise forms.ValidationError(said, code="not_what_it_says", params=ending) from None
        except ActsByItself:
            raise forms.ValidationError(self.error_messages["acts_by_itself"], code="acts_by_itself") from None
        upload.file = ContentFile(content)
        return upload
