"""The office's pages about what readers say."""

from __future__ import annotations

from django.urls import path

from namhoc.hear import views
from namhoc.hear.comments import desk as comments
from namhoc.hear.polls import desk as polls
from namhoc.hear.questions import desk as questions

urlpatterns = [
    path("", views.hear_page, name="hear"),
    path("y-kien/", comments.comments_page, name="comments"),
    path("y-kien/noi/<int:pk>/", comments.comment_door_page, name="comment-door"),
    path("phan-hoi/", questions.questions_page, name="questions"),
    path("phan-hoi/<int:pk>/", questions.question_page, name="question"),
    path("tham-do/", polls.polls_page, name="polls"),
    path("tham-do/<int:pk>/ket-thuc/", polls.end_poll_page, name="poll-end"),
]
