"""Addresses of units for everybody. A unit's own page gathers from all rooms and stands in the shell."""

from __future__ import annotations

from django.urls import path

from namhoc.units import views

PLACE = "don-vi/"

urlpatterns = [
    path(PLACE, views.units_page, name="units"),
    path("don-vi.csv", views.units_data_page, name="units-data"),
    path(f"{PLACE}sitemap.xml", views.units_sitemap_page, name="units-sitemap"),
    path(f"{PLACE}tim/", views.find_page, name="find-units"),
    path(f"{PLACE}goi-y/", views.suggest_page, name="suggest-units"),
]
