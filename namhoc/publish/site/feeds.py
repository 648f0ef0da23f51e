"""Feeds of a site and of each section, as RSS and as Atom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from namhoc.front.shown import shows
from namhoc.publish.cited import Cited
from namhoc.publish.models import ArticlePage, PortalHome, Section
from namhoc.publish.queries import cited_figures, for_lists, texts_of
from namhoc.publish.reading import plain, writable
from namhoc.publish.site.lists import IN_A_FEED, of_section, published
from namhoc.publish.site.shown import shows_figures, shows_lists
from namhoc.publish.site.sites import address_of, sections_of, site_or_404
from namhoc.publish.tokens import figures_in


@dataclass(frozen=True)
class Source:
    """What a feed brings: a whole site, or one section of it."""

    home: PortalHome
    section: Section | None
    articles: list[ArticlePage]

    @property
    def title(self) -> str:
        return self.home.title if self.section is None else f"{self.section.title} · {self.home.title}"


class ArticleFeed(Feed[Any, Any]):
    """The newest articles, for readers that follow the site."""

    language = "vi"

    def get_object(self, request: HttpRequest, section: str = "") -> Source:
        home = site_or_404(request)
        found = next((one for one in sections_of(home) if one.slug == section), None)
        if section and found is None:
            raise Http404(section)
        shown = published(home) if found is None else of_section(home, found)
        articles = for_lists(shown.select_related("office")[:IN_A_FEED])
        _tells(request, home, found, articles)
        return Source(home, found, articles)

    def title(self, obj: Source) -> str:
        return writable(obj.title)

    def description(self, obj: Source) -> str:
        return writable(obj.home.intro if obj.section is None else obj.section.intro)

    def link(self, obj: Source) -> str:
        return "/" if obj.section is None else address_of(obj.section)

    def feed_url(self, obj: Source) -> str:
        name = "atom" if self.feed_type is Atom1Feed else "feed"
        section = {} if obj.section is None else {"section": obj.section.slug}
        return reverse(f"section-{name}" if section else f"article-{name}", kwargs=section)

    def items(self, obj: Source) -> list[ArticlePage]:
        return obj.articles

    def item_title(self, item: Any) -> str:
        return writable(item.title)

    def item_description(self, item: Any) -> str:
        cited: Cited = item.cited
        note = _("This article rests on figures that have since been corrected.") if item.on_replaced else ""
        return " ".join(filter(None, [plain(item.lead, cited), note]))

    def item_link(self, item: Any) -> str:
        return address_of(item)

    def item_pubdate(self, item: Any) -> object:
        return item.posted_at

    def item_updateddate(self, item: Any) -> object:
        return item.last_published_at

    def item_author_name(self, item: Any) -> str:
        return writable(item.author)


def _tells(request: HttpRequest, home: PortalHome, section: Section | None, articles: list[ArticlePage]) -> None:
    """A feed says when each article was last changed, and whether what it rests on was corrected."""
    texts = {article.pk: figures_in(*texts_of(article)) for article in articles}
    cited = cited_figures([key for keys in texts.values() for key in keys])
    for article in articles:
        article.on_replaced = any(cited[key].replaced for key in texts[article.pk] if key in cited)
    shows_figures(request, cited)
    shows(request, *(f"article:{article.pk}" for article in articles))
    if section is None:
        shows_lists(request, home)
    else:
        shows(request, f"site:{home.pk}", "units", f"section:{section.pk}")


class ArticleAtomFeed(ArticleFeed):
    """The same as Atom."""

    feed_type = Atom1Feed

    def subtitle(self, obj: Source) -> str:
        return self.description(obj)
