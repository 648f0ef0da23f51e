"""Questions: whom one may ask, how one's own stands, what an office has to answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from namhoc.hear.questions.codes import digest_of
from namhoc.hear.questions.models import Question, QuestionState, Step
from namhoc.journal.actor import Actor
from namhoc.people.models import Post
from namhoc.people.queries import units_open_to
from namhoc.people.roles import RIGHTS
from namhoc.units.models import Unit, UnitVersion
from namhoc.units.naming import unit_names

ANSWER = "answer-questions"


def offices_asked(day: date) -> dict[str, str]:
    """Offices where somebody holds a post that answers, by code, with their names of the day."""
    roles = [role.value for role, rights in RIGHTS.items() if ANSWER in rights]
    held = Post.objects.held_on(day).of_active_accounts(day).filter(role__in=roles).values("unit")
    standing = UnitVersion.objects.on(day).filter(unit__in=held).values("unit")
    units = dict(Unit.objects.filter(pk__in=standing).values_list("pk", "code"))
    names = unit_names(units, day)
    return {units[pk]: names[pk] for pk in sorted(units, key=lambda pk: names[pk])}


def named(steps: list[Step], day: date) -> list[Step]:
    """The same steps, each knowing its ``office_name``."""
    names = unit_names({step.office_id for step in steps}, day)
    for step in steps:
        step.office_name = names.get(step.office_id, "")  # type: ignore[attr-defined]
    return steps


def question_known_by(number: str, code: str) -> Question | None:
    """The question with this number, for whoever knows its code."""
    found = Question.objects.filter(number=number.strip().upper()).select_related("office").first()
    kept = found.code if found is not None else digest_of("")
    return found if constant_time_compare(kept, digest_of(code)) and found is not None else None


def published_answers() -> QuerySet[Question]:
    """What was asked and answered, where who asked agreed that others read it; the newest first."""
    shown = Question.objects.filter(published=True, state=QuestionState.ANSWERED)
    return shown.select_related("office").prefetch_related("steps").order_by("-pk")


def questions_open_to(actor: Actor) -> QuerySet[Any]:
    """Questions that this post may answer."""
    return Question.objects.filter(office__in=units_open_to(actor, ANSWER)).select_related("office")


def questions_in(actor: Actor, state: str) -> QuerySet[Any]:
    """Those that stand so: the open ones by the day they are due, the others the newest first."""
    found = questions_open_to(actor).filter(state=state)
    return found.order_by("due_on", "pk") if state == QuestionState.OPEN else found.order_by("-pk")
