"""What the office has to do for its readers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.hear.comments.queries import MODERATE, waiting_and_reported
from namhoc.hear.questions.models import QuestionState
from namhoc.hear.questions.queries import ANSWER, questions_in
from namhoc.journal.actor import Actor
from namhoc.people.duties import Duty, DutyState
from namhoc.people.roles import reach_of


def duties_of(actor: Actor, _year: str) -> list[Duty]:
    """What readers wrote and nobody has read yet: it belongs to no school year."""
    comments = _comments_to_read(actor) if reach_of(actor.role, MODERATE) is not None else []
    return comments + (_questions_to_answer(actor) if reach_of(actor.role, ANSWER) is not None else [])


def _questions_to_answer(actor: Actor) -> list[Duty]:
    waiting = questions_in(actor, QuestionState.OPEN)
    about = _("A reader's question: %(subject)s")
    return [
        Duty(
            _("Answer %(number)s") % {"number": question.number},
            about % {"subject": question.get_subject_display()},
            reverse("question", args=[question.pk]),
            DutyState.TO_DO,
            due=question.due_on,
        )
        for question in waiting
    ]


def _comments_to_read(actor: Actor) -> list[Duty]:
    waiting, reported = waiting_and_reported(actor)
    place, duties = reverse("comments"), []
    if waiting:
        said = ngettext("%(number)s comment waits to be read", "%(number)s comments wait to be read", waiting)
        about = _("Let it through, or refuse it with a reason: nobody sees it before")
        duties.append(Duty(said % {"number": waiting}, about, place, DutyState.TO_DO))
    if reported:
        said = ngettext("Readers reported %(number)s comment", "Readers reported %(number)s comments", reported)
        about = _("Hide it with a reason, or keep it")
        duties.append(Duty(said % {"number": reported}, about, f"{place}?trang-thai=reported", DutyState.TO_DO))
    return duties
