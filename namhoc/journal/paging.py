"""A page of the journal: fifty acts, older ones from a number on, so that new ones move nothing."""

from __future__ import annotations

import re

from django.db.models import QuerySet

from namhoc.journal.models import Entry

A_PAGE = 50
_NUMBER = re.compile("[0-9]{1,18}")


def a_page_of(entries: QuerySet[Entry], before: str) -> tuple[list[Entry], int | None]:
    """The entries before a number as it was asked for, and the number from which older ones follow, if any do."""
    if _NUMBER.fullmatch(before):
        entries = entries.filter(number__lt=int(before))
    found = list(entries[: A_PAGE + 1])
    return found[:A_PAGE], found[A_PAGE - 1].number if len(found) > A_PAGE else None
