"""What was done to a report, told from the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.collect.models import Report
from namhoc.collect.values import written
from namhoc.engine.gaps import Gap, GapKind
from namhoc.journal.models import Entry
from namhoc.journal.queries import entries_about
from namhoc.people.models import Account
from namhoc.people.roles import ROLE_LABELS, Role

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

ACTS: Mapping[str, StrPromise] = {
    "fill-report": gettext_lazy("Filled in"),
    "take-in-workbook": gettext_lazy("Took in a file"),
    "send-report": gettext_lazy("Sent the report"),
    "return-report": gettext_lazy("Returned the report"),
    "approve-report": gettext_lazy("Approved the report"),
    "lock-report": gettext_lazy("Locked the report"),
    "ask-unlock": gettext_lazy("Asked for unlocking"),
    "unlock-report": gettext_lazy("Unlocked the report"),
}


@dataclass(frozen=True)
class Told:
    """One act in the reader's words; ``cells`` says where and what."""

    number: int
    day: date
    at: datetime
    who: str
    post: str
    act: str
    about: str
    cells: list[tuple[str, str]]


def history_of(report: Report, labels: Mapping[str, str], question: str = "") -> list[Told]:
    """The acts on a report, or on one answer in it, the latest first; ``labels`` names its questions."""
    entries = [entry for entry in entries_about(report) if not question or _touches(entry, question)]
    accounts = Account.objects.filter(username__in={entry.account for entry in entries})
    names = {account.username: account.name for account in accounts}
    return [_told(entry, names, labels) for entry in entries]


def _told(entry: Entry, names: Mapping[str, str], labels: Mapping[str, str]) -> Told:
    details = json.loads(entry.details)
    return Told(
        entry.number,
        entry.day,
        datetime.fromisoformat(entry.at),
        names.get(entry.account, entry.account),
        _role(entry.post),
        str(ACTS.get(entry.act, entry.act)),
        entry.reason or str(details.get("file", "")),
        list(_cells(details, labels)),
    )


def _touches(entry: Entry, question: str) -> bool:
    """Whether an act gave this answer or spoke of it. A workbook that was the first to answer names no cells."""
    details = json.loads(entry.details)
    if entry.act == "take-in-workbook" and "cells" not in details:
        return True
    return any(question in details.get(told, {}) for told in ("cells", "notes"))


def _role(post: str) -> str:
    role = post.partition("@")[0]
    return str(ROLE_LABELS[Role(role)]) if role in list(Role) else ""


def _cells(details: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for code, value in details.get("cells", {}).items():
        answer = Gap(GapKind(value[0]), value[1]) if isinstance(value, list) else value
        yield labels.get(code, code), str(written(answer)) or _("emptied")
    for code, text in details.get("notes", {}).items():
        yield labels.get(code, _("The whole report")), str(text)
