"""The desk's pages about the frame of a site."""

from __future__ import annotations

from django.urls import path

from namhoc.publish.frame import views

urlpatterns = [
    path("", views.frame_page, name="site-frame"),
    path("trinh-don/", views.menu_page, name="site-menu"),
    path("bang-ron/", views.banners_page, name="site-banners"),
    path("bang-ron/<int:pk>/", views.banner_page, name="site-banner"),
]
