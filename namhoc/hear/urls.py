"""The office's pages about what readers say."""

from __future__ import annotations

from django.urls import path

from namhoc.hear import views
from namhoc.hear.comments import desk as comments

urlpatterns = [
    path("", views.hear_page, name="hear"),
    path("y-kien/", comments.comments_page, name="comments"),
    path("y-kien/noi/<int:pk>/", comments.comment_door_page, name="comment-door"),
]
