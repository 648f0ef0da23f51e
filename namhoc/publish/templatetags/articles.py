"""Texts of articles in templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from namhoc.publish.cited import Cited
from namhoc.publish.passages import cleaned
from namhoc.publish.reading import plain, shown

register = template.Library()


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
def linked_data(context: dict[str, Any], article: Any) -> SafeString:
    """The article as search engines read it (schema.org's NewsArticle)."""
    request: HttpRequest = context["request"]
    moments = {"datePublished": article.posted_at, "dateModified": article.last_published_at}
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": plain(article.lead, context.get("figures", {})),
        "inLanguage": "vi",
        "mainEntityOfPage": request.build_absolute_uri(article.get_url(request)),
        "author": {"@type": "Person", "name": article.author} if article.author else None,
        "publisher": {"@type": "GovernmentOrganization", "name": article.office_name},
        **{name: moment.isoformat() for name, moment in moments.items() if moment},
    }
    script = json_script({name: value for name, value in data.items() if value is not None})
    return mark_safe(script.replace("application/json", "application/ld+json", 1))  # noqa: S308  # escaped by Django
