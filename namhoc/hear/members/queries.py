"""One member's comments and questions, with what came of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localtime

from namhoc.hear.comments.models import Comment, CommentState
from namhoc.hear.questions.models import Question, Step
from namhoc.people.models import Account
from namhoc.units.naming import unit_names

LATELY = timedelta(days=30)
MOST = 200  # of the latest


@dataclass(frozen=True)
class Own:
    """What one member wrote, and the answers to it that came lately, the newest first."""

    comments: list[Comment]
    questions: list[Question]
    replies: list[Comment] = field(default_factory=list)
    answers: list[Step] = field(default_factory=list)


def words_of_member(account: Account, day: date) -> Own:
    """Everything that somebody wrote here while signed in."""
    comments = list(_comments(account))
    questions = _named(list(_questions(account)), day)
    replies = [reply for comment in comments for reply in comment.shown_replies if _came_lately(reply, account, day)]
    steps = [step for question in questions for step in question.steps.all() if step.on > day - LATELY]
    newest = sorted(replies, key=lambda one: one.sent_at, reverse=True)
    return Own(comments, questions, newest, sorted(steps, key=lambda one: one.pk, reverse=True))


def _came_lately(reply: Any, account: Account, day: date) -> bool:
    """Whether a reply of somebody else came lately."""
    return bool(reply.member_id != account.pk and localtime(reply.sent_at).date() > day - LATELY)


def _comments(account: Account) -> Any:
    shown = Comment.objects.filter(state=CommentState.SHOWN)
    replies = Prefetch("replies", queryset=shown, to_attr="shown_replies")
    own = Comment.objects.filter(member=account).select_related("page").prefetch_related(replies)
    return own.order_by("-pk")[:MOST]


def _questions(account: Account) -> Any:
    return Question.objects.filter(member=account).prefetch_related("steps").order_by("-pk")[:MOST]


def _named(questions: list[Question], day: date) -> list[Question]:
    """The same, their steps knowing the ``office_name`` and the ``number`` they answer."""
    steps = [step for question in questions for step in question.steps.all()]
    names = unit_names({step.office_id for step in steps}, day)
    for question in questions:
        for step in question.steps.all():
            step.office_name = names.get(step.office_id, "")  # type: ignore[attr-defined]
            step.about = question  # type: ignore[attr-defined]
    return questions
