"""What the page of an article asks of the database: each query written once, and asked for every page made anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from typing import Any

from django.db.models import QuerySet

from namhoc.front.prepared import Given, Prepared
from namhoc.publish.models import ArticlePage, Attachment, Author, PortalHome, Recording, Tag

_field = ArticlePage._meta.get_field  # noqa: SLF001  # Django's public way to it
PAGE, FIRST = Given("page", _field("page_ptr")), Given("first", _field("page_ptr"))
SLUG, PLACE = Given("slug", _field("slug")), Given("place", _field("url_path"))
MOMENT = Given("moment", _field("posted_at"))


def of_site(home: PortalHome, name: Hashable, shape: Callable[[PortalHome], QuerySet[Any]]) -> Prepared:
    """A query about one site, written at the first asking of each reading of the site."""
    written: dict[Hashable, Prepared] = home.__dict__.setdefault("asked", {})
    if name not in written:
        written[name] = Prepared(shape(home))
    return written[name]


def with_article(pk: int) -> dict[str, list[Any]]:
    """Who wrote a published article, its tags, its files and its recordings."""
    return {name: ask(page=pk) for name, ask in _with_article().items()}


@cache
def _with_article() -> dict[str, Prepared]:
    shapes = {
        "authors": Author.objects.filter(articles=PAGE),
        "tags": Tag.objects.filter(articles=PAGE),
        "attachments": Attachment.objects.filter(page=PAGE).select_related("document"),
        "recordings": Recording.objects.filter(page=PAGE).select_related("document"),
    }
    return {name: Prepared(shape) for name, shape in shapes.items()}


def with_draft(article: ArticlePage) -> dict[str, list[Any]]:
    """The same of a draft, as it was last written."""
    return {
        "authors": list(article.written_by.all()),
        "tags": list(article.tags.all()),
        "attachments": list(article.attachments.select_related("document")),
        "recordings": list(article.recordings.select_related("document")),
    }
