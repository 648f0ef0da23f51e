"""Addresses of the counts, for everybody."""

from __future__ import annotations

from django.urls import path, re_path

from namhoc.publish.visits import views

PLACE = "thong-ke/"

urlpatterns = [
    path(PLACE, views.visits_page, name="visits"),
    path(f"{PLACE}so.json", views.numbers_page, name="visits-numbers"),
    path(f"{PLACE}khung/", views.frame_page, name="visits-frame"),
    re_path(rf"^{PLACE}theo-ngay\.(?P<form>csv|xlsx)$", views.file_page, name="visits-file"),
]
