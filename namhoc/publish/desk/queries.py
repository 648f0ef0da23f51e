"""Reads for the editor's pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists
from wagtail.models import Revision

from namhoc.journal.actor import Actor
from namhoc.measure.models import Figure
from namhoc.people.queries import units_open_to
from namhoc.publish.cited import Cited
from namhoc.publish.desk.models import Step
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import cited_figures, replaced_references
from namhoc.units.models import Unit
from namhoc.units.queries import unit_by_code

MOST_DIGITS = 19  # of a key


def articles_open_to(actor: Actor, year: str = "") -> Any:
    """Articles that this post may read unpublished, the last changed first; those on replaced figures know it."""
    offices = units_open_to(actor, "see-article")
    articles = ArticlePage.objects.filter(office__in=offices)
    if year:
        articles = articles.filter(year=year)
    return articles.annotate(rests_on_replaced=Exists(replaced_references())).order_by("-latest_revision_created_at")


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


def revision_of(article: ArticlePage, key: str) -> Revision | None:
    """The version of the article with this key; none where there is no such."""
    known = key.isdecimal() and len(key) < MOST_DIGITS
    return article.revisions.filter(pk=key).first() if known else None


def last_words_about(article: ArticlePage) -> Step | None:
    """The article's latest step, with who took it and why."""
    return Step.objects.filter(article=article.pk).order_by("-pk").first()
