"""The awards' addresses, under the place that the shell gives the room."""

from __future__ import annotations

from django.urls import path

from namhoc.recognise import views

PLACE = "<slug:unit>/<slug:year>/"

urlpatterns = [
    path("", views.own_awards_page, name="own-awards"),
    path(PLACE, views.awards_page, name="awards"),
    path(f"{PLACE}danh-sach/", views.roll_page, name="award-roll"),
    path(f"{PLACE}de-nghi/", views.nominate_page, name="nominate"),
    path(f"{PLACE}bo-phieu/", views.weigh_page, name="weigh"),
    path(f"{PLACE}bo-phieu/<int:nomination>/", views.vote_page, name="vote"),
    path(f"{PLACE}dong-phieu/", views.close_votes_page, name="close-votes"),
    path(f"{PLACE}quyet-dinh/", views.decide_page, name="decide"),
    path(f"{PLACE}quyet-dinh/<int:decision>/", views.decision_page, name="award-decision"),
    path(f"{PLACE}<slug:step>/<int:key>/", views.step_page, name="award-step"),
]
