"""Where an old address leads today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from namhoc.publish.models import Author, PortalHome, Tag, Topic
from namhoc.publish.moving.addresses import Asked, asked
from namhoc.publish.moving.models import Kind, Moved
from namhoc.publish.site.sites import site_of

NAMED: Mapping[str, Any] = {Kind.TAG: Tag, Kind.TOPIC: Topic, Kind.AUTHOR: Author}
IN_A_PAGE = "max-1600x1600"


def site_named(host: str) -> PortalHome | None:
    """The front page of the site that answers under a host's name."""
    site = Site.objects.filter(hostname=host).order_by("-is_default_site").first()
    return None if site is None else PortalHome.objects.filter(pk=site.root_page_id).first()


def hosts() -> list[str]:
    """The names under which sites of this installation answer."""
    return sorted(set(Site.objects.filter(root_page__in=PortalHome.objects.all()).values_list("hostname", flat=True)))


def new_address(request: HttpRequest) -> str:
    """Where what the request asks for is now, if it asks for something of an old portal; empty where it does not."""
    home = site_of(request)
    if home is None:
        return ""
    known = Moved.objects.filter(home=home).exclude(source="").order_by("source").values_list("source", flat=True)
    sources = list(known.distinct())
    found = asked(request.path_info, _told(request.GET), sources) if sources else None
    return "" if found is None else _place(home, found, request)


def _told(query: Mapping[str, str]) -> dict[str, str]:
    return {name: query[name] for name in query}


def _place(home: PortalHome, found: Asked, request: HttpRequest) -> str:
    if found.kind == "home":
        return str(home.get_url(request) or "")
    if found.kind == "feed":
        return _feed(home, found.name)
    if found.kind == "file":
        return _file(home, found.name)
    moved = Moved.objects.filter(home=home, kind=found.kind)
    moved = moved.filter(source=found.source) if found.source else moved
    by = {"old": found.name} if found.kind == Kind.ARTICLE else {"alias": found.name}
    first = moved.filter(**by).order_by("pk").first()
    return "" if first is None else _thing(first, request)


def _feed(home: PortalHome, alias: str) -> str:
    """The feed of a section, or of the whole site."""
    moved = Moved.objects.filter(home=home, kind=Kind.CATEGORY, alias=alias.lower()).first() if alias else None
    section = None if moved is None else Page.objects.live().public().filter(pk=moved.new).first()
    return reverse("article-feed") if section is None else reverse("section-feed", args=[section.slug])


def _thing(moved: Moved, request: HttpRequest) -> str:
    if moved.kind in NAMED:
        thing = NAMED[Kind(moved.kind)].objects.filter(pk=moved.new).first()
        return "" if thing is None else reverse(moved.kind, args=[thing.slug])
    page = Page.objects.live().public().filter(pk=moved.new).first()
    return "" if page is None else str(page.get_url(request) or "")


def _file(home: PortalHome, path: str) -> str:
    """A file or picture by its path among the old uploads."""
    moved = Moved.objects.filter(home=home, kind__in=(Kind.FILE, Kind.PICTURE), old=path).order_by("kind").first()
    if moved is None:
        return ""
    if moved.kind == Kind.FILE:
        document = get_document_model().objects.filter(pk=moved.new).first()
        return "" if document is None else str(document.url)
    picture = get_image_model().objects.filter(pk=moved.new).first()
    return "" if picture is None else str(picture.get_rendition(IN_A_PAGE).url)
