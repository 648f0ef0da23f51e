"""The state of an article between its editor and its readers."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from namhoc.publish.models import ArticlePage


class ArticleState(StrEnum):
    """Where an article stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


STATE_LABELS = {
    ArticleState.DRAFT: _("Draft"),
    ArticleState.PUBLISHED: _("Published"),
    ArticleState.CHANGED: _("Published, with changes not yet published"),
    ArticleState.WITHDRAWN: _("Withdrawn"),
}
STATE_TONES = {
    ArticleState.DRAFT: "wait",
    ArticleState.PUBLISHED: "ok",
    ArticleState.CHANGED: "warn",
    ArticleState.WITHDRAWN: "calm",
}


def state_of(article: ArticlePage) -> ArticleState:
    if article.live:
        return ArticleState.CHANGED if article.has_unpublished_changes else ArticleState.PUBLISHED
    return ArticleState.WITHDRAWN if article.first_published_at else ArticleState.DRAFT


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
