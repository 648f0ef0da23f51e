"""Public addresses beside the page tree, the same on every site."""

from __future__ import annotations

from django.urls import include, path
from django.views.decorators.http import require_safe

from namhoc.publish.frame.views import follow_banner
from namhoc.publish.site import finding, machines, pages
from namhoc.publish.site.feeds import ArticleAtomFeed, ArticleFeed

urlpatterns = [
    path("", include("namhoc.publish.letters.urls")),
    path("", include("namhoc.publish.push.urls")),
    path("bang-ron/<int:pk>/", follow_banner, name="banner"),
    path("tim-kiem/", finding.search_page, name="article-search"),
    path("luu-tru/", pages.archive_page, name="archive"),
    path("luu-tru/<int:year>/", pages.archive_page, name="archive-year"),
    path("luu-tru/<int:year>/<int:month>/", pages.archive_page, name="archive-month"),
    path("chu-de/<slug:slug>/", pages.topic_page, name="topic"),
    path("tu-khoa/<slug:slug>/", pages.tag_page, name="tag"),
    path("tac-gia/<slug:slug>/", pages.author_page, name="author"),
    path("so-do-trang/", pages.map_page, name="site-map"),
    path("kenh-tin/", machines.feeds_page, name="feeds"),
    path("tin-moi.rss", require_safe(ArticleFeed()), name="article-feed"),
    path("tin-moi.atom", require_safe(ArticleAtomFeed()), name="article-atom"),
    path("<slug:section>.rss", require_safe(ArticleFeed()), name="section-feed"),
    path("<slug:section>.atom", require_safe(ArticleAtomFeed()), name="section-atom"),
    path("oembed/", machines.oembed_page, name="oembed"),
    path("sitemap.xml", machines.sitemap_page, name="sitemap"),
    path("robots.txt", machines.robots_page, name="robots"),
]
