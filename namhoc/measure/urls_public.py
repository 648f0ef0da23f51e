"""The figures' addresses for everybody; what has been cited once keeps its address."""

from __future__ import annotations

from django.urls import path

from namhoc.measure import public

PLACE = "so-lieu/"

urlpatterns = [
    path(PLACE, public.published_page, name="published-figures"),
    path(f"{PLACE}<int:pk>/", public.origin_page, name="figure-origin"),
    path(f"{PLACE}<int:pk>.<slug:form>", public.data_page, name="figure-data"),
    path(f"{PLACE}<slug:unit>/<slug:year>/", public.year_page, name="public-figures"),
    path(f"{PLACE}<slug:unit>/<slug:year>.csv", public.year_data_page, name="public-figures-data"),
]
