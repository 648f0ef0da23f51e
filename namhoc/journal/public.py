"""Checkpoints for everybody: plain, citable, the same words for as long as the site stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from namhoc.journal import verify_journal
from namhoc.journal.keys import known_keys
from namhoc.journal.queries import chain_end, checkpoints
from namhoc.journal.sealing import checkpoints_text

MOST_LISTED = 60
TEXT = "text/plain; charset=utf-8"


@require_safe
def checkpoints_page(request: HttpRequest) -> HttpResponse:
    """What a checkpoint is, the newest one, those before it, and how to check."""
    listed = list(checkpoints().reverse()[: MOST_LISTED + 1])
    number, _digest = chain_end()
    newest = listed[0] if listed else None
    told: dict[str, Any] = {
        "newest": newest,
        "listed": listed[:MOST_LISTED],
        "more": len(listed) > MOST_LISTED,
        "number": number,
    }
    told["loose"] = number - newest.number if newest else number
    told["keys"] = [str(key) for key in known_keys()]
    told["address"] = request.build_absolute_uri()
    return render(request, "journal/checkpoints.html", told)


@require_safe
def text_page(_request: HttpRequest) -> HttpResponse:
    """All keys and notes: what one keeps, and gives to --checkpoints."""
    return HttpResponse(checkpoints_text(), content_type=TEXT)


@require_safe
def day_page(_request: HttpRequest, day: str) -> HttpResponse:
    """The notes of one day: usually one."""
    try:
        notes = [one.note for one in checkpoints().filter(day=date.fromisoformat(day))]
    except ValueError:
        raise Http404(day) from None
    if not notes:
        raise Http404(day)
    return HttpResponse("\n".join(notes), content_type=TEXT)


@require_safe
def verifier_page(_request: HttpRequest) -> HttpResponse:
    """The verifier as it stands in this installation."""
    return HttpResponse(Path(verify_journal.__file__).read_text(encoding="utf-8"), content_type=TEXT)
