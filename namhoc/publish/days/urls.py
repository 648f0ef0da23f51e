"""Addresses of the calendar for everybody; telephones remember that of the file."""

from __future__ import annotations

from django.urls import path

from namhoc.publish.days import pages

urlpatterns = [
    path("lich/", pages.calendar_page, name="calendar"),
    path("lich/<slug:year>/", pages.calendar_page, name="calendar-year"),
    path("lich.ics", pages.calendar_file_page, name="calendar-file"),
]
