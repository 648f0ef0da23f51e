"""What readers do with comments: it leaves no journal entry, for readers are not followed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from namhoc.hear.comments.models import Comment, CommentReport
from namhoc.hear.guards.judging import Judged
from namhoc.hear.subjects import heard_of


@dataclass(frozen=True)
class Written:
    """What a reader typed, already fit to be kept."""

    name: str
    text: str
    email: str = ""


@transaction.atomic
def keep_comment(page: Any, written: Written, judged: Judged, *, answers: Comment | None = None) -> Comment:
    """It waits for the office; nothing of it is seen before. A form sent twice is kept once."""
    form = hashlib.sha256(judged.stamp.text.encode()).hexdigest()
    facts = {"page_id": page.pk, "office": heard_of(page).office, "answers": answers, "member_id": judged.voter.member}
    typed = {"name": written.name, "text": written.text, "email": written.email}
    comment, _new = Comment.objects.get_or_create(form=form, defaults={**facts, **typed})
    return comment


def report_comment(comment: Comment, why: str, judged: Judged) -> None:
    """The office is told that a reader found a comment out of place; it stays until the office decides."""
    who = judged.voter.on(f"report:{comment.pk}")
    CommentReport.objects.get_or_create(comment=comment, who=who, defaults={"why": why})
