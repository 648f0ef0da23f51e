"""The journal's addresses, under the place that the shell gives it."""

from __future__ import annotations

from django.urls import path

from namhoc.journal import views

urlpatterns = [
    path("", views.journal_page, name="journal"),
    path("kiem-tra/", views.verify_page, name="journal-verify"),
    path("nhat-ki.csv", views.table_page, name="journal-table"),
]
