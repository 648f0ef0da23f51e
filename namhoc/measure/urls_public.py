"""The figures' addresses for everybody; what has been cited once keeps its address."""

from __future__ import annotations

from django.urls import path

from namhoc.measure import public
from namhoc.measure.series import pages

PLACE = "so-lieu/"

urlpatterns = [
    path(PLACE, public.published_page, name="published-figures"),
    path(f"{PLACE}<int:pk>/", public.origin_page, name="figure-origin"),
    path(f"{PLACE}<int:pk>.<slug:form>", public.data_page, name="figure-data"),
    path(f"{PLACE}sitemap.xml", pages.figures_sitemap_page, name="figures-sitemap"),
    path(f"{PLACE}chi-so/", pages.indicators_page, name="public-indicators"),
    path(f"{PLACE}chi-so/<slug:indicator>/", pages.indicator_page, name="public-indicator"),
    path(f"{PLACE}chi-so/<slug:indicator>.<slug:form>", pages.indicator_data_page, name="public-indicator-data"),
    path(f"{PLACE}<slug:unit>/<slug:year>/", public.year_page, name="public-figures"),
    path(f"{PLACE}<slug:unit>/<slug:year>.csv", public.year_data_page, name="public-figures-data"),
]
