"""Names of what public pages show: told by the pages, and by the acts that change it.

``site``       the frame: menu, greeting, footer; and the list of sections
``section``    its list: which articles, in what order, with which titles and leads
``article``    its text, and all that stands with it
``beside``     which articles stand next to one in its section
``topic``, ``tag``, ``author``  their lists
``of-office``  the newest articles of an office, by its key
``same``       the newest of a topic, as its articles list them
``dates``      when the articles of a site were last changed: what only machines are told
"""

from __future__ import annotations

from django.http import HttpRequest

from namhoc.front.shown import shows
from namhoc.publish.cited import Cited
from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.publish.site.sites import sections_of

UNITS = "units"


def office_name(office: int) -> str:
    """What pages say that list the newest articles of an office."""
    return f"of-office:{office}"


def shows_lists(request: HttpRequest, home: PortalHome, *names: str) -> None:
    """The page shows articles of any section of the site."""
    sections = (f"section:{section.pk}" for section in sections_of(home))
    shows(request, f"site:{home.pk}", UNITS, *sections, *names)


def shows_figures(request: HttpRequest, *texts: Cited) -> None:
    """The page writes these figures."""
    shows(request, *(f"figure:{key}" for cited in texts for key in cited))


def shows_article(request: HttpRequest, home: PortalHome, article: ArticlePage, *, alone: bool = False) -> None:
    """The page is that of an article; on paper it stands alone."""
    around = ("article",) if alone else ("article", "beside", "rating", "comments")
    topic = [f"same:{article.topic_id}"] if article.topic_id and not alone else []
    shows(request, f"site:{home.pk}", UNITS, *(f"{what}:{article.pk}" for what in around), *topic)
