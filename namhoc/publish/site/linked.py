"""An article as search engines and other sites read it: schema.org, OpenGraph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from namhoc.publish.models import ArticlePage, PortalHome, Section
from namhoc.publish.site.sites import address_of, body_of

PREVIEW = "width-880"  # the size that the page itself shows


def absolute(request: HttpRequest, page: Any) -> str:
    """The whole address of a page of this site, without what was asked of it."""
    return request.build_absolute_uri(address_of(page))


def moments(article: ArticlePage) -> dict[str, str]:
    """When it was posted and last changed, by the clock of the country."""
    told = {"datePublished": article.posted_at, "dateModified": article.last_published_at or article.posted_at}
    return {name: localtime(moment).isoformat(timespec="seconds") for name, moment in told.items() if moment}


def picture_address(request: HttpRequest, article: ArticlePage) -> str:
    if article.picture is None:
        return ""
    return request.build_absolute_uri(article.picture.get_rendition(PREVIEW).url)


def news_article(
    request: HttpRequest, home: PortalHome, article: ArticlePage, about: Mapping[str, Any]
) -> dict[str, Any]:
    """schema.org's NewsArticle."""
    signed = [
        {"@type": "Person", "name": one.name, "url": request.build_absolute_uri(one.address)}
        for one in about["authors"]
    ]
    signed += [{"@type": "Person", "name": article.author}] if article.author else []
    told = {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": about["description"],
        "inLanguage": article.language,
        "mainEntityOfPage": absolute(request, article),
        "image": [about["picture"]] if about["picture"] else None,
        "author": signed[0] if len(signed) == 1 else signed,
        "publisher": {"@type": "GovernmentOrganization", "name": body_of(home) or article.office_name},
        "keywords": [tag.name for tag in about["tags"]],
        **moments(article),
    }
    return {name: value for name, value in told.items() if value}


def breadcrumbs(request: HttpRequest, section: Section, article: ArticlePage) -> dict[str, Any]:
    """schema.org's BreadcrumbList: where the article stands."""
    way = [
        (_("Home"), request.build_absolute_uri("/")),
        (section.title, absolute(request, section)),
        (article.title, absolute(request, article)),
    ]
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def open_graph(
    request: HttpRequest, home: PortalHome, article: ArticlePage, about: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """What other sites show of a link, as (property, content)."""
    times = moments(article)
    told = [
        ("og:type", "article"),
        ("og:site_name", home.title),
        ("og:title", article.title),
        ("og:description", about["description"]),
        ("og:url", absolute(request, article)),
        ("og:locale", {"vi": "vi_VN", "en": "en_GB"}.get(article.language, "vi_VN")),
        ("og:image", about["picture"]),
        ("og:image:alt", article.picture_alt if about["picture"] else ""),
        ("article:published_time", times.get("datePublished", "")),
        ("article:modified_time", times.get("dateModified", "")),
        ("article:section", about["section"].title),
        *(("article:tag", tag.name) for tag in about["tags"]),
    ]
    return [(name, content) for name, content in told if content]
