"""Where readers speak."""

from __future__ import annotations

from django.urls import path

from namhoc.hear.comments import views as comments
from namhoc.hear.members.views import own_words_page
from namhoc.hear.polls import views as polls
from namhoc.hear.questions import views as questions
from namhoc.hear.votes import views as votes

urlpatterns = [
    path("y-kien/<int:pk>/danh-gia/", votes.rate_page, name="rate"),
    path("y-kien/<int:pk>/danh-gia/cau-do/", votes.rating_challenge, name="rate-challenge"),
    path("y-kien/<int:pk>/binh-luan/", comments.comment_page, name="comment"),
    path("y-kien/<int:pk>/binh-luan/cau-do/", comments.comment_challenge, name="comment-challenge"),
    path("y-kien/bao/<int:pk>/", comments.report_page, name="comment-report"),
    path("y-kien/cua-toi/", own_words_page, name="own-words"),
    path("gui-phan-hoi/", questions.ask_page, name="ask"),
    path("gui-phan-hoi/cau-do/", questions.ask_challenge, name="ask-challenge"),
    path("tra-cuu-phan-hoi/", questions.track_page, name="track"),
    path("hoi-dap/", questions.answers_page, name="answers"),
    path("tham-do/<int:pk>/", polls.poll_page, name="poll"),
    path("tham-do/<int:pk>/cau-do/", polls.poll_challenge, name="poll-challenge"),
]
