"""Reads of articles: the figures they cite, and what an editor sees. What readers see is in ``site``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localtime

from namhoc.front.prepared import Given, Prepared
from namhoc.front.remembered import remembered
from namhoc.law.today import today
from namhoc.measure.models import Figure
from namhoc.publish.cited import Cited, CitedFigure
from namhoc.publish.models import ArticlePage, FigureReference
from namhoc.publish.tokens import figures_in
from namhoc.units.naming import NamesOverTime

# --- figures as texts cite them ---------------------------------------------------------------------------------------


def cited_figures(keys: Sequence[int]) -> Cited:
    """The figures with these keys and their latest revisions; unknown keys are left out."""
    if not keys:
        return Cited([])
    found = Figure.objects.filter(pk__in=keys).select_related("base", "target", "target__basis")
    by_key = {figure.pk: figure for figure in found}
    figures = [by_key[key] for key in keys if key in by_key]
    latest = latest_revisions(figures)
    names = NamesOverTime(figure.unit_id for figure in figures)
    return Cited([CitedFigure(one, latest[one.pk], names.on(one.unit_id, one.reference_day)) for one in figures])


def latest_revisions(figures: Iterable[Figure]) -> dict[int, Figure]:
    """Each figure's last adopted successor, or itself: as many queries as the longest chain has links."""
    latest = {figure.pk: figure for figure in figures}
    standing = {figure.pk: figure.pk for figure in latest.values()}  # the end of a chain → where it began
    while standing:
        later = Figure.objects.adopted().filter(replaces__in=standing).select_related("base", "target")
        followed = {}
        for figure in later:
            began = standing[figure.replaces_id or 0]
            latest[began], followed[figure.pk] = figure, began
        standing = followed
    return latest


def texts_of(article: ArticlePage) -> list[str]:
    return [article.lead, *article.texts()]


def cited_by(article: ArticlePage) -> Cited:
    return cited_figures(figures_in(*texts_of(article)))


def for_lists(articles: Iterable[ArticlePage]) -> list[ArticlePage]:
    """The same articles, each with its ``office_name`` on its day and, as ``cited``, the figures of all their leads."""
    listed = list(articles)
    names = _names_of({article.office_id for article in listed})
    cited = cited_figures(figures_in(*(article.lead for article in listed)))
    for article in listed:
        day = today() if article.posted_at is None else localtime(article.posted_at).date()
        article.office_name, article.cited = names.on(article.office_id, day), cited
    return listed


def _names_of(offices: set[int]) -> NamesOverTime:
    """What these offices were called: the same few write one article after the other."""
    ask = partial(NamesOverTime, offices)
    names: NamesOverTime = remembered(("names", *sorted(offices)), ask, lambda _names: ("units",))
    return names


def mended_figures(article: ArticlePage) -> list[tuple[date, CitedFigure]]:
    """Figures that the article stated once and, published anew, states in a later revision."""
    dropped: list[FigureReference] = _past_references()(page=article.pk)
    if not dropped:
        return []
    standing = set(FigureReference.objects.filter(page=article.pk, until__isnull=True).values_list("figure", flat=True))
    cited = cited_figures([reference.figure_id for reference in dropped])
    return [
        (reference.until, cited[reference.figure_id])
        for reference in dropped
        if reference.until is not None and cited[reference.figure_id].latest.pk in standing
    ]


@cache
def _past_references() -> Prepared:
    """What a page rested on once and does no longer, in the order in which that ended."""
    page = Given("page", FigureReference._meta.get_field("page"))  # noqa: SLF001  # Django's public way to it
    past = FigureReference.objects.filter(page=page, until__isnull=False)
    return Prepared(past.order_by("until", "pk"))


# --- drafts and what they rest on -------------------------------------------------------------------------------------


def replaced_references() -> QuerySet[FigureReference]:
    standing = FigureReference.objects.filter(page=OuterRef("pk"), until__isnull=True)
    return standing.filter(figure__replaced_by__adopted_on__isnull=False)


def articles_resting_on_superseded() -> Any:
    """Published articles that cite a figure which a later one has replaced."""
    return ArticlePage.objects.live().filter(Exists(replaced_references())).order_by("-posted_at")


def is_article(pk: object) -> bool:
    """Whether a page of the portal is an article; not whether anyone may read it."""
    return bool(ArticlePage.objects.filter(pk=pk).exists())


def draft_of(article: ArticlePage) -> ArticlePage:
    """The article as it was last written, published or not; read anew, for the one in hand may be older."""
    draft: ArticlePage = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    return draft
