"""Texts of articles in templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html_join, json_script
from django.utils.safestring import SafeString, mark_safe

from namhoc.publish.cited import Cited
from namhoc.publish.looks import TimeStyle, posted_text
from namhoc.publish.passages import cleaned
from namhoc.publish.reading import plain, shown
from namhoc.publish.site import linked
from namhoc.publish.site.sites import address_of

register = template.Library()
register.filter("address_of", address_of)


@register.simple_tag(takes_context=True)
def live_text(context: dict[str, Any], text: str) -> SafeString:
    """A text with its figures, each open to its origin."""
    return shown(text, context.get("figures", {}))


@register.simple_tag(takes_context=True)
def plain_text(context: dict[str, Any], text: str) -> str:
    """A text with its figures as plain words."""
    return plain(text, context.get("figures", {}))


@register.filter
def rows_of(text: str) -> list[list[str]]:
    """A pasted table as rows of cells."""
    lines = (line for line in text.splitlines() if line.strip())
    return [[cell.strip() for cell in line.strip().strip("|").replace("\t", "|").split("|")] for line in lines]


@register.filter
def passage(html: str) -> SafeString:
    """A passage from elsewhere, cleaned whatever was stored; a wide table slides by itself."""
    framed = cleaned(html).replace("<table>", '<div class="table-wrap"><table>').replace("</table>", "</table></div>")
    return mark_safe(framed)  # noqa: S308  # cleaned just now


@register.simple_tag
def plain_lead(article: Any) -> str:
    """An article's lead as plain words, for lists: its figures were read together beforehand."""
    return plain(article.lead, getattr(article, "cited", Cited([])))


@register.simple_tag(takes_context=True)
def posted_time(context: dict[str, Any], article: Any) -> str:
    """When the article was posted, as its site writes times."""
    home = context.get("home")
    return posted_text(article.posted_at, TimeStyle.LONG if home is None else home.time_style)


@register.simple_tag(takes_context=True)
def linked_data(context: dict[str, Any], article: Any) -> SafeString:
    """The article as search engines and other sites read it: schema.org and OpenGraph."""
    request, home, section = context["request"], context["home"], context["section"]
    about = {name: context[name] for name in ("authors", "tags", "section")}
    about["description"] = plain(article.lead, context.get("figures", {}))
    about["picture"] = linked.picture_address(request, article)
    graph = [linked.news_article(request, home, article, about), linked.breadcrumbs(request, section, article)]
    script = json_script({"@context": "https://schema.org", "@graph": graph})
    card = [("twitter:card", "summary_large_image" if about["picture"] else "summary")]
    properties = linked.open_graph(request, home, article, about)
    return (
        format_html_join("\n", '<meta property="{}" content="{}">', properties)
        + format_html_join("\n", '<meta name="{}" content="{}">', card)
        + mark_safe(script.replace("application/json", "application/ld+json", 1))  # noqa: S308  # escaped by Django
    )


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], page: Any) -> str:
    """The whole address of a page of this site."""
    request: HttpRequest = context["request"]
    return linked.absolute(request, page)
