"""What offices do with questions: answer, hand on, close, publish."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from namhoc.front.changes import changed
from namhoc.hear.questions.models import Question, QuestionState, Step, StepKind
from namhoc.hear.questions.queries import ANSWER, offices_asked
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.errors import CannotBe
from namhoc.people.queries import ask_permission
from namhoc.units.models import Unit

NOBODY_THERE = _("Nobody in that office answers questions. Choose another office from the list.")
NOT_AGREED = _("Only what is answered can be published, and only where who asked agreed.")
ANSWERS = "answers"  # the name, in front, of all that was published of questions


def _held(question: Question, by: Actor) -> Question:
    """The same question, kept from everyone else for this act."""
    held = Question.objects.select_for_update(of=("self",)).select_related("office").get(pk=question.pk)
    ask_permission(by, ANSWER, held.office)
    return held


def _told(question: Question) -> dict[str, Any]:
    """A question as the journal digests it."""
    steps = list(question.steps.values_list("kind", "text"))
    told = {"state": question.state, "office": question.office.code, "published": question.published}
    return {"number": question.number, **told, "steps": [list(step) for step in steps]}


@transaction.atomic
def answer_question(question: Question, text: str, *, by: Actor) -> None:
    """What the office says; it may say more later."""
    held = _held(question, by)
    before = _told(held)
    Step.objects.create(question=held, kind=StepKind.ANSWERED, office=held.office, text=text, on=by.day)
    _stand(held, QuestionState.ANSWERED)
    write_entry("answer-question", held, by=by, before=before, after=_told(held))


@transaction.atomic
def forward_question(question: Question, office: Unit, note: str, *, by: Actor) -> None:
    """Another office answers; the day by which it is answered stays.

    Raises  ``CannotBe`` where nobody there answers questions
    """
    held = _held(question, by)
    if office.pk == held.office_id or office.code not in offices_asked(by.day):
        raise CannotBe(NOBODY_THERE)
    before = _told(held)
    Step.objects.create(question=held, kind=StepKind.FORWARDED, office=held.office, text=note, on=by.day)
    Question.objects.filter(pk=held.pk).update(office=office)
    after = {**_told(held), "office": office.code}
    write_entry("forward-question", held, by=by, before=before, after=after, details={"into": office.code})


@transaction.atomic
def close_question(question: Question, reason: str, *, by: Actor) -> None:
    """Nothing will be answered, and whoever asked reads why."""
    held = _held(question, by)
    before = _told(held)
    Step.objects.create(question=held, kind=StepKind.CLOSED, office=held.office, text=reason, on=by.day)
    _stand(held, QuestionState.CLOSED)
    write_entry("close-question", held, by=by, before=before, after=_told(held), reason=reason)


@transaction.atomic
def show_question(question: Question, *, shown: bool, by: Actor) -> None:
    """Question and answer are read by everybody, without the name, or no longer.

    Raises  ``CannotBe`` where it is not answered, or who asked did not agree
    """
    held = _held(question, by)
    if shown and not (held.may_publish and held.state == QuestionState.ANSWERED):
        raise CannotBe(NOT_AGREED)
    before = _told(held)
    held.published = shown
    held.save(update_fields=["published"])
    changed(ANSWERS)
    write_entry("show-question", held, by=by, before=before, after=_told(held))


def _stand(held: Question, state: QuestionState) -> None:
    """The question stands so; what was published of it is published anew, or no longer."""
    if held.published:
        changed(ANSWERS)
    held.state, held.published = state, held.published and state == QuestionState.ANSWERED
    held.save(update_fields=["state", "published"])
