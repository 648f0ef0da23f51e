"""Reads for the editor's pages and for the list of duties."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext as _

from namhoc.journal.actor import Actor
from namhoc.measure.models import Figure
from namhoc.people.duties import Duty, DutyState
from namhoc.people.queries import units_open_to
from namhoc.people.roles import reach_of
from namhoc.publish.cited import Cited
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import cited_figures, for_lists, replaced_references
from namhoc.units.models import Unit
from namhoc.units.queries import unit_by_code


def articles_open_to(actor: Actor, year: str = "") -> Any:
    """Articles that this post may read unpublished, the last changed first; those on replaced figures know it."""
    offices = units_open_to(actor, "see-article")
    articles = ArticlePage.objects.filter(office__in=offices)
    if year:
        articles = articles.filter(year=year)
    return articles.annotate(rests_on_replaced=Exists(replaced_references())).order_by("-latest_revision_created_at")


def articles_of(actor: Actor) -> list[ArticlePage]:
    """Those articles with their offices: first what rests on replaced figures, then by last change."""
    listed = for_lists(articles_open_to(actor))
    return sorted(listed, key=lambda article: not (article.live and article.rests_on_replaced))


def office_of(actor: Actor) -> Unit:
    return unit_by_code(actor.unit)


def latest_year_of(office: Unit) -> str:
    """The latest school year for which the office has official figures; empty where it has none."""
    years = Figure.objects.official().own().filter(unit=office).order_by("-year").values_list("year", flat=True)
    return years.first() or ""


def citable_figures(article: ArticlePage) -> Cited:
    """The official figures that the article may cite: those of its office and year."""
    own = Figure.objects.official().own().filter(unit=article.office_id, year=article.year)
    return cited_figures(list(own.order_by("indicator").values_list("pk", flat=True)))


def duties_of(actor: Actor, year: str) -> list[Duty]:
    """An article to begin, drafts to finish or to publish, and published articles whose figures were replaced."""
    writes = reach_of(actor.role, "write-article") is not None
    if not writes and reach_of(actor.role, "publish-article") is None:
        return []
    listed = list(articles_open_to(actor, str(year)))
    duties = [duty for article in listed if (duty := _duty(article, writes=writes)) is not None]
    if writes and not listed and Figure.objects.official().own().filter(unit__code=actor.unit, year=year).exists():
        duties.append(Duty(_("Write the article about the school year"), "", reverse("article-new"), DutyState.TO_DO))
    return duties


def _duty(article: ArticlePage, *, writes: bool) -> Duty | None:
    url = reverse("article-edit" if writes else "article-publish", args=[article.pk])
    if article.live and article.rests_on_replaced:
        return Duty(article.draft_title, _("The article rests on replaced figures"), url, DutyState.RETURNED)
    if article.has_unpublished_changes and (article.live or article.first_published_at is None):
        about = _("Finish the article") if writes else _("Check and publish the article")
        return Duty(article.draft_title, about, url, DutyState.DOING if writes else DutyState.TO_DO)
    return None
