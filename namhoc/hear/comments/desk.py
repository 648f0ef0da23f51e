"""The office's pages about comments: what waits, what was reported, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from namhoc.hear.comments import queries
from namhoc.hear.comments.actions import VERDICTS, decide_comments, set_comment_door
from namhoc.hear.comments.forms import DoorForm, ReasonForm
from namhoc.hear.comments.models import CommentState, Door
from namhoc.hear.subjects import heard_of, page_of_any_kind
from namhoc.journal.actor import Actor
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_right, may

A_PAGE = 30
STATES = {
    CommentState.WAITING.value: gettext_lazy("Waiting"),
    queries.REPORTED: gettext_lazy("Reported"),
    CommentState.SHOWN.value: gettext_lazy("Shown"),
    CommentState.REFUSED.value: gettext_lazy("Refused"),
    CommentState.HIDDEN.value: gettext_lazy("Hidden again"),
}
OPEN_TO: dict[str, tuple[str, ...]] = {
    CommentState.WAITING.value: ("approve", "refuse"),
    queries.REPORTED: ("keep", "hide"),
    CommentState.SHOWN.value: ("hide", "reopen"),
    CommentState.REFUSED.value: ("reopen",),
    CommentState.HIDDEN.value: ("reopen",),
}


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def comments_page(request: ActingRequest) -> HttpResponse:
    """Comments that stand alike, and the buttons that decide on the chosen ones."""
    by = actor_of(request)
    ask_right(by, queries.MODERATE)
    told = request.GET.get("trang-thai", "")
    state = told if told in STATES else CommentState.WAITING.value
    form = ReasonForm(request.POST or None)
    chosen = _chosen(request.POST.getlist("comment"))
    verb = next((verb for verb in VERDICTS if verb in request.POST), "")
    if request.method == "POST" and form.is_valid() and _is_whole(form, verb, chosen):
        return _decided(request, verb, chosen, form.cleaned_data["reason"], state)
    page = Paginator(queries.comments_in(by, state), A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "state": state, "states": STATES, "verbs": OPEN_TO[state], "form": form, "chosen": chosen}
    return render(request, "hear/comments.html", {**shown, "undo": _undo(request, by)})


def _chosen(told: Sequence[str]) -> list[int]:
    return [int(key) for key in told if key.isascii() and key.isdigit() and len(key) < 16]  # noqa: PLR2004  # more digits than any key


def _is_whole(form: ReasonForm, verb: str, chosen: Sequence[int]) -> bool:
    """Whether all is said that the decision needs; what is missing is told on the form."""
    if not verb or not chosen:
        form.add_error(None, _("Choose at least one comment, then press what is to be done with it."))
    elif VERDICTS[verb].needs_reason and not form.cleaned_data["reason"]:
        form.add_error("reason", _("Write why: the journal keeps it, and whoever wrote the comment may ask."))
    return not form.errors


def _decided(request: ActingRequest, verb: str, chosen: Sequence[int], reason: str, state: str) -> HttpResponse:
    by = actor_of(request)
    open_to = queries.comments_open_to(by).filter(pk__in=chosen).values_list("pk", flat=True)
    done = decide_comments(list(open_to), VERDICTS[verb], reason=reason, by=by)
    if done:
        said = ngettext("Decided on %(number)s comment.", "Decided on %(number)s comments.", len(done))
        messages.success(request, said % {"number": len(done)})
    else:
        messages.info(request, _("Nothing was left to decide: somebody else was faster."))
    back = {"trang-thai": state} | ({"vua": ",".join(map(str, done))} if done and verb in UNDONE else {})
    return redirect(f"{reverse('comments')}?{urlencode(back)}")


UNDONE = ("approve", "refuse", "hide")


def _undo(request: ActingRequest, by: Actor) -> list[Any]:
    """What was decided a moment ago, to be taken back with one button."""
    if request.method == "POST" or "vua" not in request.GET:
        return []
    just = queries.comments_open_to(by).filter(pk__in=_chosen(request.GET["vua"].split(",")))
    return list(just.exclude(state=CommentState.WAITING))


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def comment_door_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Who may write under one page."""
    by, page = actor_of(request), page_of_any_kind(pk)
    office = heard_of(page).office
    if office is None or not may(by, queries.MODERATE, office):
        raise Http404(str(pk))
    form = DoorForm(request.POST or None, initial={"door": queries.door_of(page)})
    if request.method == "POST" and form.is_valid():
        set_comment_door(page, Door(form.cleaned_data["door"]), office, by=by)
        messages.success(request, _("Kept: from now on it is so."))
        return redirect("comment-door", pk)
    return render(request, "hear/comment_door.html", {"page": page, "form": form})
