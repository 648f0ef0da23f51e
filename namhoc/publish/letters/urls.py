"""Where readers ask for the letter of a site, confirm and leave."""

from __future__ import annotations

from django.urls import path

from namhoc.publish.letters import views

urlpatterns = [
    path("nhan-tin/", views.follow_page, name="follow"),
    path("nhan-tin/cau-do/", views.follow_challenge, name="follow-challenge"),
    path("nhan-tin/xac-nhan/<str:key>/", views.confirm_page, name="letter-confirm"),
    path("nhan-tin/thoi/<str:key>/", views.leave_page, name="letter-leave"),
]
