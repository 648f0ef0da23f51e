"""Who changed what: read, checked, taken away as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from namhoc.journal import queries
from namhoc.journal.checking import check_journal
from namhoc.journal.forms import NarrowForm
from namhoc.journal.language import language
from namhoc.journal.models import Entry
from namhoc.journal.paging import a_page_of
from namhoc.journal.sight import SeeingRequest, Sight
from namhoc.journal.telling import lines_of
from namhoc.law.catalogue import catalogue
from namhoc.paper.spreadsheets import unmarked

COLUMNS = (
    *("number", "at", "day", "account", "post", "act", "kind", "thing", "thing_unit", "year", "round"),
    *("reason", "details", "digest"),
)


def _sight(request: SeeingRequest) -> Sight:
    """Whose acts may be seen; refused to posts that see none."""
    if request.sight is None:
        raise PermissionDenied("no post")
    request.sight.refuse_without()
    return request.sight


def _asked(request: HttpRequest, sight: Sight) -> tuple[NarrowForm, QuerySet[Entry]]:
    form = NarrowForm(request.GET, units=sight.units)
    return form, form.narrowed(queries.entries_by(sight.units))


@require_safe
@login_required
def journal_page(request: SeeingRequest) -> HttpResponse:
    """The latest acts first, fifty at a time; older ones from a number on, so that new ones move nothing."""
    sight = _sight(request)
    form, entries = _asked(request, sight)
    before = request.GET.get("before", "")
    found, older = a_page_of(entries, before)
    number, digest = queries.chain_end()
    told: dict[str, Any] = {"form": form, "lines": lines_of(found, sight), "before": before, "older": older}
    told["number"], told["digest"], told["checkpoint"] = number, digest, queries.newest_checkpoint()
    told["loose"] = number - told["checkpoint"].number if told["checkpoint"] else number
    return render(request, "journal/journal.html", told)


@require_POST
@login_required
def verify_page(request: SeeingRequest) -> HttpResponse:
    """Reckon the whole chain and every checkpoint anew."""
    _sight(request)
    checked = check_journal()
    for finding in checked.findings:
        words, read = catalogue().wording(finding), language()
        messages.error(request, f"{words.says(finding, read)} {words.cure(finding, read)}")
    if not checked.findings:
        told = _("The chain holds from the first entry to the last: nothing was changed or removed.")
        noted = ngettext("%(count)s checkpoint agrees.", "%(count)s checkpoints agree.", checked.notes)
        messages.success(request, f"{told} {noted % {'count': checked.notes}}")
    return redirect("journal")


class _Echo:
    """Hands each line on as it is written."""

    def write(self, line: str) -> str:
        return line


@require_safe
@login_required
def table_page(request: SeeingRequest) -> StreamingHttpResponse:
    """The same entries, all of them, as a table."""
    sight = _sight(request)
    _form, entries = _asked(request, sight)
    response = StreamingHttpResponse(_table(entries, sight), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="nhat-ki.csv"'
    return response


def _table(entries: QuerySet[Entry], sight: Sight) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for row in entries.values(*COLUMNS).iterator(2_000):
        told = {**row, "details": ""} if sight.hides(row["act"], row["post"].partition("@")[2]) else row
        yield writer.writerow([unmarked(str(told[column])) for column in COLUMNS])
