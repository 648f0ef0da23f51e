"""Public pages beside the page tree."""

from __future__ import annotations

from django.urls import path

from namhoc.publish import public

urlpatterns = [
    path("tim-kiem/", public.search_page, name="article-search"),
    path("tin-moi.rss", public.ArticleFeed(), name="article-feed"),
    path("tin-moi.atom", public.ArticleAtomFeed(), name="article-atom"),
    path("sitemap.xml", public.sitemap_page, name="sitemap"),
    path("robots.txt", public.robots_page, name="robots"),
]
