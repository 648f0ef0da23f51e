"""The way of a draft to whoever judges it, and back."""

from __future__ import annotations

from django.db import transaction

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.publish.desk.keeping import held
from namhoc.publish.desk.rights import ask_for_article
from namhoc.publish.desk.stages import Stage
from namhoc.publish.desk.steps import ask_stage, take_step
from namhoc.publish.errors import NotNow
from namhoc.publish.models import ArticlePage


@transaction.atomic
def send_article(article: ArticlePage, *, by: Actor) -> None:
    """The writer is done: whoever reviews finds it among their tasks.

    Raises  ``NotNow`` where it is not in the writer's hands
    """
    ask_for_article(by, "write-article", article)
    _go_on(article, "send-article", Stage.SENT, by)


@transaction.atomic
def call_back_article(article: ArticlePage, *, by: Actor) -> None:
    """The writer takes it back before it is published. Raises ``NotNow`` where it was not sent."""
    ask_for_article(by, "write-article", article)
    _go_on(article, "call-back-article", Stage.WRITING, by)


@transaction.atomic
def review_article(article: ArticlePage, *, by: Actor) -> None:
    """It is fit to be published as it stands. Raises ``NotNow`` where it does not wait for that."""
    ask_for_article(by, "review-article", article)
    _go_on(article, "review-article", Stage.REVIEWED, by)


@transaction.atomic
def refuse_article(article: ArticlePage, *, reason: str, by: Actor) -> None:
    """It goes back to its writer, with what is to be changed. Raises ``NotNow`` where it was not sent."""
    ask_for_article(by, "review-article", article)
    _go_on(article, "refuse-article", Stage.REFUSED, by, reason)


@transaction.atomic
def discard_article(article: ArticlePage, *, by: Actor) -> None:
    """A draft that nobody needs leaves the list; nothing of it is lost. Raises ``NotNow`` where it is not one."""
    ask_for_article(by, "write-article", article)
    _go_on(article, "discard-article", Stage.DISCARDED, by)


@transaction.atomic
def recover_article(article: ArticlePage, *, by: Actor) -> None:
    """A discarded draft is written on. Raises ``NotNow`` where it was not discarded."""
    ask_for_article(by, "write-article", article)
    _go_on(article, "recover-article", Stage.WRITING, by)


def _go_on(article: ArticlePage, act: str, stage: Stage, by: Actor, reason: str = "") -> None:
    now = ArticlePage.objects.get(pk=held(article).pk)
    before = ask_stage(act, now)
    if act == "discard-article" and now.live:
        raise NotNow(act, before)
    take_step(article, stage, by=by, reason=reason)
    after = {"stage": stage, "revision": article.latest_revision_id}
    write_entry(act, article, by=by, before={"stage": before}, after=after, reason=reason)
