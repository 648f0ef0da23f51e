"""The figures' pages at the desk, under the place that the shell gives the room."""

from __future__ import annotations

from django.urls import path

from namhoc.measure import views

urlpatterns = [
    path("", views.figures_page, name="measure-figures"),
    path("<int:pk>/ai-sua/", views.changes_page, name="figure-changes"),
    path("chot/", views.adopt_page, name="measure-adopt"),
]
