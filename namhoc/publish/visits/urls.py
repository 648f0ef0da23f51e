"""Addresses of the counts, for everybody."""

from __future__ import annotations

from django.urls import path

from namhoc.publish.visits import opened_views, views

PLACE = "thong-ke/"

urlpatterns = [
    path(PLACE, views.visits_page, name="visits"),
    path(f"{PLACE}so.json", views.numbers_page, name="visits-numbers"),
    path(f"{PLACE}khung/", views.frame_page, name="visits-frame"),
    path(f"{PLACE}theo-ngay.csv", views.csv_page, name="visits-csv"),
    path(f"{PLACE}theo-ngay.xlsx", views.workbook_page, name="visits-workbook"),
    path("xem-nhieu/", opened_views.most_opened_page, name="most-read"),
    path("xem-nhieu/so.json", opened_views.most_opened_lines, name="most-read-lines"),
    path("luot-xem/<int:pk>/", opened_views.opened_page, name="article-views"),
    path("luot-xem/<int:pk>/so.json", opened_views.opened_number, name="article-views-number"),
]
