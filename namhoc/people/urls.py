"""The addresses of accounts and posts, under the place that the shell gives the room."""

from __future__ import annotations

from django.urls import path

from namhoc.people import views

PERSON = "ai/<str:username>/"

urlpatterns = [
    path("", views.people_page, name="people"),
    path("moi/<slug:unit>/", views.invite_page, name="invite"),
    path(PERSON, views.person_page, name="person"),
    path("giao/<slug:unit>/", views.give_page, name="give-post"),
    path(f"{PERSON}dinh-chi/", views.suspend_page, name="suspend-account"),
    path(f"{PERSON}phuc-hoi/", views.resume_page, name="resume-account"),
    path(f"{PERSON}nghi/", views.leave_page, name="leave"),
    path(f"{PERSON}duong-dan/", views.renew_page, name="renew-invitation"),
    path("vi-tri/<int:pk>/thoi/", views.end_page, name="end-post"),
]
