"""What the desk asks of a post."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from namhoc.journal.actor import Actor
from namhoc.measure.models import Figure
from namhoc.people.duties import Duty, DutyState
from namhoc.people.roles import reach_of
from namhoc.publish.desk.listing import desk_of, in_sections
from namhoc.publish.desk.rights import sections_chosen_for
from namhoc.publish.desk.stages import Stage

ACTS = ("write-article", "review-article", "publish-article")


def duties_of(actor: Actor, year: str) -> list[Duty]:
    """An article to begin, drafts to finish, to review or to publish, and articles whose figures were replaced."""
    may = {act for act in ACTS if reach_of(actor.role, act) is not None}
    if not may:
        return []
    writes = "write-article" in may
    listed = list(desk_of(actor).filter(in_sections(sections_chosen_for(actor)), year=str(year)))
    duties = [duty for article in listed if (duty := _duty(article, may)) is not None]
    if writes and not listed and Figure.objects.official().own().filter(unit__code=actor.unit, year=year).exists():
        duties.append(Duty(_("Write the article about the school year"), "", reverse("article-new"), DutyState.TO_DO))
    return duties


def _duty(article: Any, may: set[str]) -> Duty | None:
    writes = "write-article" in may
    url = reverse("article-edit" if writes else "article-publish", args=[article.pk])
    if article.live and article.rests_on_replaced and may != {"review-article"}:
        return Duty(article.draft_title, _("The article rests on replaced figures"), url, DutyState.RETURNED)
    said = _asked(Stage(article.stage), may)
    return None if said is None else Duty(article.draft_title, said[0], url, said[1])


def _asked(stage: Stage, may: set[str]) -> tuple[str, DutyState] | None:
    """What is asked of a post that may do these, for an article that stands there."""
    asked = {
        ("write-article", Stage.WRITING): (_("Finish the article"), DutyState.DOING),
        ("write-article", Stage.REFUSED): (_("The article was sent back: mend it"), DutyState.RETURNED),
        ("write-article", Stage.SENT): (_("The article waits for review"), DutyState.SENT),
        ("review-article", Stage.SENT): (_("Review the article"), DutyState.TO_DO),
        ("publish-article", Stage.WRITING): (_("Check and publish the article"), DutyState.TO_DO),
        ("publish-article", Stage.REVIEWED): (_("Publish the article"), DutyState.TO_DO),
    }
    return next((asked[act, stage] for act in ACTS if act in may and (act, stage) in asked), None)
