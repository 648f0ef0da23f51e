"""The way an article takes from stage to stage."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from namhoc.journal.actor import Actor
from namhoc.publish.desk.models import Step
from namhoc.publish.desk.stages import Stage, is_open
from namhoc.publish.errors import NotNow
from namhoc.publish.models import ArticlePage

BY_PEOPLE = (Stage.REVIEWED, Stage.SCHEDULED, Stage.PUBLISHED)


def take_step(article: ArticlePage, stage: Stage, *, by: Actor, reason: str = "") -> Step:
    """The article stands here from now on.

    Journal  the act that takes it there writes its entry
    Open  to the acts that ask first
    """
    revision = ArticlePage.objects.filter(pk=article.pk).values_list("latest_revision", flat=True).get()
    return Step.objects.create(
        article_id=article.pk, stage=stage, account=by.account, name=by.name, revision=revision, reason=reason
    )


def stage_of(article: ArticlePage) -> Stage:
    """Where the article stands. What was brought here from elsewhere took no steps: its flags tell."""
    known = getattr(article, "stage", None) or _latest(article.pk)
    if known:
        return Stage(known)
    return Stage.PUBLISHED if article.live else Stage.WITHDRAWN if article.first_published_at else Stage.WRITING


def _latest(pk: int) -> str | None:
    return Step.objects.filter(article=pk).order_by("-pk").values_list("stage", flat=True).first()


def ask_stage(act: str, article: ArticlePage) -> Stage:
    """Raises ``NotNow`` where the act makes no sense for an article that stands there."""
    stage = stage_of(article)
    if not is_open(act, stage):
        raise NotNow(act, stage)
    return stage


def with_stages(articles: Any) -> Any:
    """The same articles, each knowing its ``stage``, and who ``wrote`` and who ``approved`` it last."""
    steps = Step.objects.filter(article=OuterRef("pk")).order_by("-pk")
    written = steps.filter(stage=Stage.WRITING)
    approved = steps.filter(Q(stage__in=BY_PEOPLE) & ~Q(account="namhoc"))
    by_flags = Case(
        When(live=True, then=Value(Stage.PUBLISHED.value)),
        When(first_published_at__isnull=False, then=Value(Stage.WITHDRAWN.value)),
        default=Value(Stage.WRITING.value),
    )
    return articles.annotate(
        stage=Coalesce(Subquery(steps.values("stage")[:1]), by_flags, output_field=CharField()),
        stage_reason=Coalesce(Subquery(steps.values("reason")[:1]), Value("")),
        wrote=Coalesce(Subquery(written.values("name")[:1]), F("author")),
        approved=Coalesce(Subquery(approved.values("name")[:1]), Value("")),
    )


def writers_of(article: ArticlePage) -> set[str]:
    """The accounts that wrote on the article since the public last got a text of it."""
    steps = Step.objects.filter(article=article.pk)
    last = steps.filter(stage=Stage.PUBLISHED).order_by("-pk").values_list("pk", flat=True).first() or 0
    return set(steps.filter(stage=Stage.WRITING, pk__gt=last).values_list("account", flat=True))
