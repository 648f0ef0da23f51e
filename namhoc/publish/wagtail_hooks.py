"""Where Wagtail's administration meets the rules of this room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from namhoc.publish.models import ArticlePage


def publish_from_the_desk(_request: HttpRequest, page: Page) -> HttpResponse | None:
    """What was typed is kept as a draft; an article is published where its figures are checked and the act is kept."""
    return redirect("article-publish", page.pk) if isinstance(page.specific, ArticlePage) else None


hooks.register("before_publish_page", publish_from_the_desk)
