"""The list of articles at the desk: whose turn it is, and what is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, DateTimeField, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from namhoc.journal.actor import Actor
from namhoc.people.roles import reach_of
from namhoc.proof.folding import folded
from namhoc.publish.desk.models import Appointment, Step
from namhoc.publish.desk.queries import articles_open_to
from namhoc.publish.desk.rights import sections_chosen_for
from namhoc.publish.desk.stages import Stage
from namhoc.publish.desk.steps import with_stages
from namhoc.publish.desk.timetable import to_come
from namhoc.publish.models import Section
from namhoc.publish.queries import for_lists

SOON = timedelta(days=30)  # what expires within it is listed as expiring
TABS = {
    "all": _("All"),
    "mine": _("Mine"),
    "waiting": _("Waiting for me"),
    "refused": _("Sent back"),
    "scheduled": _("Scheduled"),
    "published": _("Published"),
    "expiring": _("Expiring"),
    "discarded": _("Discarded"),
}


@dataclass(frozen=True)
class Looked:
    """What is looked for; all of it empty: everything."""

    section: int | None = None
    stage: str = ""
    writer: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""


def desk_of(by: Actor) -> Any:
    """Every article that the post may read, with its stage, its next appointment, and whether it is the post's own."""
    steps = Step.objects.filter(article=OuterRef("pk"))
    dates = to_come().filter(article=OuterRef("pk")).values("at")
    return with_stages(articles_open_to(by)).annotate(
        mine=Exists(steps.filter(account=by.account, stage=Stage.WRITING)),
        publish_at=Subquery(dates.filter(what=Appointment.PUBLISH)[:1]),
        expires_at=Subquery(dates.filter(what=Appointment.EXPIRE)[:1]),
        moved_at=Coalesce("posted_at", "latest_revision_created_at", output_field=DateTimeField()),
    )


def tab_rules(by: Actor, today: date) -> dict[str, Q]:
    """What stands under each tab."""
    kept = ~Q(stage=Stage.DISCARDED)
    return {
        "all": kept,
        "mine": kept & Q(mine=True),
        "waiting": waiting_for(by),
        "refused": Q(stage=Stage.REFUSED),
        "scheduled": Q(stage=Stage.SCHEDULED),
        "published": Q(live=True),
        "expiring": Q(live=True, expires_at__date__lt=today + SOON),
        "discarded": Q(stage=Stage.DISCARDED),
    }


def waiting_for(by: Actor) -> Q:
    """Articles whose next step is this post's."""
    asked = Q(pk__in=())
    if reach_of(by.role, "write-article") is not None:
        asked |= Q(mine=True, stage__in=[Stage.WRITING, Stage.REFUSED])
    if reach_of(by.role, "review-article") is not None:
        asked |= Q(stage=Stage.SENT)
    if reach_of(by.role, "publish-article") is not None:
        asked |= Q(stage=Stage.REVIEWED)
    return asked & in_sections(sections_chosen_for(by))


def in_sections(chosen: set[int]) -> Q:
    """Articles of these sections; of all where none is chosen."""
    within = Q()
    for path in Section.objects.filter(pk__in=chosen).values_list("path", flat=True):
        within |= Q(path__startswith=path)
    return within


def counts_of(by: Actor, today: date) -> Mapping[str, int]:
    """How many articles stand under each tab."""
    counted = {f"under_{tab}": Count("pk", filter=rule) for tab, rule in tab_rules(by, today).items()}
    counts: dict[str, int] = desk_of(by).order_by().aggregate(**counted)
    return {name.removeprefix("under_"): count for name, count in counts.items()}


def found_at_desk(by: Actor, tab: str, looked: Looked, today: date) -> Any:
    """The articles under a tab that have all that is looked for; first what rests on replaced figures."""
    found = desk_of(by).filter(tab_rules(by, today)[tab])
    if looked.section:
        found = found.filter(in_sections({looked.section}))
    if looked.stage:
        found = found.filter(stage=looked.stage)
    if looked.writer:
        found = found.filter(Q(wrote=looked.writer) | Q(author=looked.writer))
    if looked.since:
        found = found.filter(moved_at__date__gte=looked.since)
    if looked.until:
        found = found.filter(moved_at__date__lte=looked.until)
    for word in folded(looked.words).split():
        found = found.filter(folded__contains=word)
    urgent = Case(When(live=True, rests_on_replaced=True, then=0), default=1)
    return found.order_by(urgent, F("latest_revision_created_at").desc(nulls_last=True), "-pk")


def writers_at_desk(by: Actor) -> list[str]:
    """The names of those who wrote what the post may read."""
    steps = Step.objects.filter(article__in=articles_open_to(by).values("pk"), stage=Stage.WRITING)
    return sorted(set(steps.values_list("name", flat=True)))


def told_in_list(articles: Any) -> list[Any]:
    """The same articles, each with its section by name."""
    listed = for_lists(articles)
    names = dict(Section.objects.values_list("path", "title"))
    for article in listed:
        article.section_name = names.get(article.path[: -article.steplen], "")
    return listed
