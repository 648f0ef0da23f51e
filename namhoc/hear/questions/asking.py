"""Asking: what people do leaves no journal entry, for readers are not followed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import transaction

from namhoc.hear.guards.judging import Judged
from namhoc.hear.questions.codes import code_of, digest_of
from namhoc.hear.questions.models import Question, Subject
from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.units.models import Unit


@dataclass(frozen=True)
class Asked:
    """What somebody typed, already fit to be kept."""

    office: Unit
    subject: str
    name: str
    contact: str
    text: str
    may_publish: bool


@transaction.atomic
def ask_office(asked: Asked, judged: Judged) -> tuple[Question, str]:
    """The question with its number, and its secret code, which is told now and never again. Sent twice, it is one."""
    code, form = code_of(judged.stamp.text), hashlib.sha256(judged.stamp.text.encode()).hexdigest()
    day = today()
    facts = {
        "office": asked.office,
        "subject": asked.subject,
        "name": asked.name,
        "contact": asked.contact,
        "text": asked.text,
        "may_publish": asked.may_publish,
        "member_id": None if asked.subject == Subject.COMPLAINT else judged.voter.member,
        "code": digest_of(code),
        "number": form[:20],  # until its own is known
        "asked_on": day,
        "due_on": catalogue().due_by("answer-question", day),
    }
    question, new = Question.objects.get_or_create(form=form, defaults=facts)
    if new:
        question.number = f"PH-{day.year}-{question.pk:05d}"
        question.save(update_fields=["number"])
    return question, code
