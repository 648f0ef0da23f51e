"""Public pages beside the page tree."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.http import require_safe

from namhoc.publish import public

urlpatterns = [
    path("tim-kiem/", public.search_page, name="article-search"),
    path("tin-moi.rss", require_safe(public.ArticleFeed()), name="article-feed"),
    path("tin-moi.atom", require_safe(public.ArticleAtomFeed()), name="article-atom"),
    path("sitemap.xml", public.sitemap_page, name="sitemap"),
    path("robots.txt", public.robots_page, name="robots"),
]
