"""What the forms of the desk gave becomes a draft."""

from __future__ import annotations

from typing import Any

from wagtail.images import get_image_model

from namhoc.publish.models import ArticlePage


def take_in(draft: ArticlePage, values: dict[str, Any], body: list[dict[str, Any]]) -> None:
    """What the forms gave becomes the draft's content; nothing is saved but a new picture."""
    picture = values.pop("picture", None)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.body = body
    if picture:
        draft.picture = _kept_picture(picture, draft.picture_alt)


def _kept_picture(upload: Any, alt: str) -> Any:
    return get_image_model().objects.create(title=alt[:255], file=upload, description=alt[:255])
