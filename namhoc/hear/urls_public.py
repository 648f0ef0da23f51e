"""Where readers speak."""

from __future__ import annotations

from django.urls import path

from namhoc.hear.votes import views as votes

urlpatterns = [
    path("y-kien/<int:pk>/danh-gia/", votes.rate_page, name="rate"),
    path("y-kien/<int:pk>/danh-gia/cau-do/", votes.rating_challenge, name="rate-challenge"),
]
