"""Who changed what: read, checked, taken away as a table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from namhoc.journal import queries
from namhoc.journal.forms import NarrowForm
from namhoc.journal.models import Entry
from namhoc.journal.sight import SeeingRequest, Sight
from namhoc.journal.telling import lines_of

A_PAGE = 50
_NUMBER = re.compile("[0-9]{1,18}")
COLUMNS = ("number", "at", "day", "account", "post", "act", "kind", "thing", "reason", "details", "digest")


def _sight(request: SeeingRequest) -> Sight:
    """Whose acts may be seen; refused to posts that see none."""
    if request.sight is None or not request.sight.units:
        raise PermissionDenied("journal")
    return request.sight


def _asked(request: HttpRequest, sight: Sight) -> tuple[NarrowForm, QuerySet[Entry]]:
    form = NarrowForm(request.GET, units=sight.units)
    return form, form.narrowed(queries.entries_by(sight.units))


@login_required
def journal_page(request: SeeingRequest) -> HttpResponse:
    """The latest acts first, fifty at a time; older ones from a number on, so that new ones move nothing."""
    sight = _sight(request)
    form, entries = _asked(request, sight)
    before = request.GET.get("before", "")
    if _NUMBER.fullmatch(before):
        entries = entries.filter(number__lt=int(before))
    found = list(entries[: A_PAGE + 1])
    number, digest = queries.chain_end()
    told = {"form": form, "lines": lines_of(found[:A_PAGE], sight), "before": before}
    told["number"], told["digest"] = number, digest
    told["older"] = found[A_PAGE - 1].number if len(found) > A_PAGE else None
    return render(request, "journal/journal.html", told)


@login_required
@require_POST
def verify_page(request: SeeingRequest) -> HttpResponse:
    """Reckon the whole chain anew."""
    _sight(request)
    broken = queries.broken_at()
    if broken is None:
        messages.success(
            request, _("The chain holds from the first entry to the last: nothing was changed or removed.")
        )
    else:
        told = _(
            "The chain breaks at entry %(number)s: it or the one before it was changed. Tell whoever runs this site."
        )
        messages.error(request, told % {"number": broken})
    return redirect("journal")


class _Echo:
    """Hands each line on as it is written."""

    def write(self, line: str) -> str:
        return line


@login_required
def table_page(request: SeeingRequest) -> StreamingHttpResponse:
    """The same entries, all of them, as a table."""
    _form, entries = _asked(request, _sight(request))
    response = StreamingHttpResponse(_table(entries), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="nhat-ki.csv"'
    return response


def _table(entries: QuerySet[Entry]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for row in entries.values_list(*COLUMNS).iterator(2_000):
        yield writer.writerow([_unmarked(str(value)) for value in row])


def _unmarked(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
