"""What an office does with comments: lets them through, refuses them, hides them again, takes that back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from namhoc.front.changes import changed
from namhoc.hear.comments.models import Comment, CommentDoor, CommentReport, CommentState, Door
from namhoc.hear.comments.queries import MODERATE, about_comments
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.queries import ask_permission
from namhoc.units.models import Unit


@dataclass(frozen=True)
class Verdict:
    """One way to decide on a comment: from which states it leads where."""

    act: str
    of: frozenset[CommentState]
    to: CommentState
    needs_reason: bool = False


VERDICTS = {
    "approve": Verdict("approve-comment", frozenset({CommentState.WAITING}), CommentState.SHOWN),
    "refuse": Verdict("refuse-comment", frozenset({CommentState.WAITING}), CommentState.REFUSED, needs_reason=True),
    "hide": Verdict("hide-comment", frozenset({CommentState.SHOWN}), CommentState.HIDDEN, needs_reason=True),
    "keep": Verdict("keep-comment", frozenset({CommentState.SHOWN}), CommentState.SHOWN),
    "reopen": Verdict("reopen-comment", frozenset(CommentState) - {CommentState.WAITING}, CommentState.WAITING),
}


@transaction.atomic
def decide_comments(pks: Iterable[int], verdict: Verdict, *, reason: str = "", by: Actor) -> list[int]:
    """The same decision on several comments; says on which. Those that stand otherwise by now are left as they are."""
    decided = []
    for comment in Comment.objects.select_for_update(of=("self",)).select_related("office").filter(pk__in=list(pks)):
        ask_permission(by, MODERATE, comment.office)
        if CommentState(comment.state) in verdict.of:
            _decide(comment, verdict, reason if verdict.needs_reason else "", by)
            decided.append(comment)
    changed(*{about_comments(comment.page_id) for comment in decided})
    return [comment.pk for comment in decided]


def _decide(comment: Comment, verdict: Verdict, reason: str, by: Actor) -> None:
    before = _told(comment)
    comment.state, comment.reason = verdict.to, reason
    comment.save(update_fields=["state", "reason"])
    CommentReport.objects.filter(comment=comment).update(seen=True)
    write_entry(verdict.act, comment, by=by, before=before, after=_told(comment), reason=reason)


def _told(comment: Comment) -> dict[str, Any]:
    """A comment as the journal digests it."""
    return {"state": comment.state, "reason": comment.reason, "text": comment.text, "page": comment.page_id}


@transaction.atomic
def set_comment_door(page: Any, door: Door, office: Unit, *, by: Actor) -> None:
    """Who may write under a page, and under those below it that say nothing themselves."""
    ask_permission(by, MODERATE, office)
    row, new = CommentDoor.objects.select_for_update().get_or_create(page_id=page.pk, defaults={"door": door})
    before = None if new else {"page": page.pk, "door": row.door}
    CommentDoor.objects.filter(pk=row.pk).update(door=door)
    changed(about_comments(page.pk))
    told = {"unit": office.code, "page": page.pk, "door": str(door)}
    write_entry("set-comment-door", row, by=by, before=before, after={"page": page.pk, "door": door}, details=told)
