"""Keeping what was written, and telling the journal what an article says."""

from __future__ import annotations

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.publish.desk.stages import Stage
from namhoc.publish.desk.steps import take_step
from namhoc.publish.models import ArticlePage, FigureReference
from namhoc.publish.queries import texts_of


def held(article: ArticlePage) -> ArticlePage:
    """The same article, kept from everyone else's writing and publishing for this act."""
    ArticlePage.objects.select_for_update().get(pk=article.pk)
    return article


def keep_draft(article: ArticlePage, act: str, *, by: Actor) -> None:
    """What was written becomes the latest revision, and the journal knows.

    Open  to the acts that ask first
    """
    was = article.get_latest_revision()
    before = None if was is None else told(was.as_object())
    revision = article.save_revision()
    ArticlePage.objects.filter(pk=article.pk, live=False).update(folded=article.folded_text())
    take_step(article, Stage.WRITING, by=by)
    write_entry(act, article, by=by, before=before, after=told(article), details={"revision": revision.pk})


def told(article: ArticlePage) -> dict[str, object]:
    """What an article says, as the journal digests it."""
    said = {"title": article.title, "author": article.author, "source": article.source, "texts": texts_of(article)}
    beside = [[one.document_id, one.title] for one in article.attachments.all()]
    beside += [[one.document_id, one.voice] for one in article.recordings.all()]
    return {**said, "files": beside} if beside else said


def public_state(page: ArticlePage) -> dict[str, object]:
    """What the public reads of it, and the figures that this rests on."""
    standing = FigureReference.objects.filter(page=page.pk, until__isnull=True).order_by("figure")
    kept = ArticlePage.objects.get(pk=page.pk)
    figures = list(standing.values_list("figure", flat=True))
    return {"live": kept.live, "revision": kept.live_revision_id, "figures": figures, **told(kept)}
