"""The acts on units, under the place that the shell gives them."""

from __future__ import annotations

from django.urls import path

from namhoc.web.units import views as unit_views

urlpatterns = [
    path("", unit_views.reorganise_page, name="reorganise"),
    path("nhom/", unit_views.groups_page, name="groups-of-units"),
    path("rut/", unit_views.withdraw_page, name="withdraw-event"),
    path("tep/", unit_views.events_file_page, name="events-file"),
    path("<slug:act>/", unit_views.act_page, name="act-on-units"),
]
