"""An article's earlier texts: read, compared, brought back; and new articles made from one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from namhoc.journal.actor import Actor
from namhoc.publish.desk.keeping import held, keep_draft
from namhoc.publish.desk.models import Step
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.stages import STAGE_LABELS, Stage
from namhoc.publish.desk.steps import ask_stage
from namhoc.publish.errors import NoSuchVersion
from namhoc.publish.folding import slug_of
from namhoc.publish.ground import free_slug
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import draft_of

COPIED = (
    "lead",
    "source",
    "source_url",
    "topic_id",
    "year",
    "picture_id",
    "picture_alt",
    "picture_caption",
    "office_id",
)
ENGLISH = "en"


@dataclass(frozen=True)
class Version:
    """One text of an article: who kept it when, and what became of it."""

    key: int
    at: datetime
    name: str
    became: list[str]


def versions_of(article: ArticlePage) -> list[Version]:
    """Every text that was kept, the latest first."""
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(article=article.pk).order_by("pk"):
        steps.setdefault(step.revision or 0, []).append(step)
    revisions = article.revisions.order_by("-pk").values_list("pk", "created_at")
    return [_version(key, at, steps.get(key, [])) for key, at in revisions]


def _version(key: int, at: datetime, steps: list[Step]) -> Version:
    became = [str(STAGE_LABELS[Stage(step.stage)]) for step in steps if step.stage != Stage.WRITING]
    return Version(key, at, steps[0].name if steps else "", became)


@transaction.atomic
def restore_version(article: ArticlePage, version: int, *, by: Actor) -> None:
    """An earlier text becomes the draft; what was kept since stays among the versions.

    Raises  ``NoSuchVersion``, and ``NotNow`` while the article is scheduled or discarded
    """
    ask_for_article(by, "write-article", held(article))
    ask_stage("write-article", ArticlePage.objects.get(pk=article.pk))
    revision = article.revisions.filter(pk=version).first()
    if revision is None:
        raise NoSuchVersion(version)
    keep_draft(revision.as_object(), "restore-version", by=by)


@transaction.atomic
def copy_article(article: ArticlePage, *, by: Actor) -> ArticlePage:
    """A new draft in the same section with the same words."""
    ask_for_article(by, "write-article", article)
    draft = draft_of(article)
    return _made_from(draft, _("%(title)s (copy)") % {"title": draft.title}, "copy-article", by)


@transaction.atomic
def translate_article(article: ArticlePage, *, by: Actor) -> ArticlePage:
    """The article in English: begun from the Vietnamese words, or the one that was begun before."""
    ask_for_article(by, "write-article", held(article))
    begun: ArticlePage | None = ArticlePage.objects.filter(translation_of=article.pk, language=ENGLISH).first()
    if begun is not None or article.language == ENGLISH:
        return begun or article
    draft = draft_of(article)
    return _made_from(draft, draft.title, "translate-article", by, language=ENGLISH, translation_of_id=article.pk)


def _made_from(draft: ArticlePage, title: str, act: str, by: Actor, **changes: Any) -> ArticlePage:
    same = {name: getattr(draft, name) for name in COPIED}
    made = ArticlePage(title=title[:255], body=draft.body, author=by.name, live=False, **{**same, **changes})
    place = ArticlePage.objects.get(pk=draft.pk).get_parent().specific
    made.slug = free_slug(place, slug_of(title) + (f"-{ENGLISH}" if "language" in changes else ""))
    place.add_child(instance=made)
    keep_draft(made, act, by=by)
    return made
