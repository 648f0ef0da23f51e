"""Addresses of the page tree: they match anything, so they stand last. What they do not know is Wagtail's to answer."""

from __future__ import annotations

from django.urls import path

from namhoc.publish.site import pages

urlpatterns = [
    path("", pages.home_page, name="home"),
    path("<slug:section>/", pages.section_page, name="section"),
    path("<slug:section>/<slug:article>/", pages.article_view, name="article"),
    path("<slug:section>/<slug:article>/ban-in/", pages.print_page, name="article-print"),
]
