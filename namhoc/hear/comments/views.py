"""Writing a comment, and reporting one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.hear.comments.forms import CommentForm, ReportForm
from namhoc.hear.comments.models import Comment, Door
from namhoc.hear.comments.queries import about_comments, door_of, public_comment
from namhoc.hear.comments.writing import keep_comment, report_comment
from namhoc.hear.guards.answers import challenge, no_more_for_now, say_so
from namhoc.hear.guards.devices import remember_device
from namhoc.hear.guards.judging import Judged, Standing, judge, stamp_for
from namhoc.hear.guards.own_forms import own_form
from namhoc.hear.guards.traffic import may_say_more
from namhoc.hear.subjects import heard_of, open_page

HELD = timedelta(seconds=4)  # between asking for the form and sending it
AN_HOUR = 5  # comments of one device


def _commented(pk: int) -> Any:
    page = open_page(pk)
    if page is None or heard_of(page).office is None or door_of(page) is Door.NOBODY:
        raise Http404(str(pk))
    return page


def _answered(request: HttpRequest, page: Any) -> Comment | None:
    """The comment that is answered: a shown one under the same page that answers none itself."""
    told = request.POST.get("answers") or request.GET.get("tra-loi") or ""
    comment = public_comment(int(told)) if told.isascii() and told.isdigit() and len(told) < 16 else None  # noqa: PLR2004  # more digits than any key
    return comment if comment is not None and comment.page_id == page.pk and comment.answers_id is None else None


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def comment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """A comment on one article: the form, and what came of sending it."""
    page, about = _commented(pk), about_comments(pk)
    if request.method != "POST":
        return _form(request, page, stamp_for(request, about).text, CommentForm())
    judged, form = judge(request, about, HELD), CommentForm(request.POST)
    if judged.standing is Standing.TOO_MANY:
        return no_more_for_now(request, judged, page, request.POST.get("text", ""))
    trouble = _trouble(request, page, judged)
    if judged.standing is not Standing.FIT or trouble or not form.is_valid():
        return _form(request, page, judged.stamp.text, form, trouble)
    if not may_say_more("comments", judged.voter, AN_HOUR):
        said = _("You have sent %(number)s comments within an hour. Send this one a little later, please.")
        return _form(request, page, judged.stamp.text, form, said % {"number": AN_HOUR})
    keep_comment(page, form.written, judged, answers=_answered(request, page))
    return _back(request, page, judged, "da-gui-y-kien")


def _trouble(request: HttpRequest, page: Any, judged: Judged) -> str:
    if door_of(page) is Door.MEMBERS and not request.user.is_authenticated:
        return _("Only readers who have signed in write here. Copy what you wrote, sign in, and send it then.")
    return say_so(judged.standing)


def _back(request: HttpRequest, page: Any, judged: Judged, place: str) -> HttpResponse:
    answer = redirect(f"{page.get_url(request)}#{place}")
    answer.status_code = 303
    remember_device(request, answer, judged.stamp.device)
    return answer


def _form(request: HttpRequest, page: Any, stamp: str, form: CommentForm, trouble: str = "") -> HttpResponse:
    shown = {"page": page, "stamp": stamp, "form": form, "trouble": trouble, "answered": _answered(request, page)}
    return render(request, "hear/comment.html", {**shown, "confirm": form.is_bound and not form.errors and not trouble})


@require_safe
def comment_challenge(request: HttpRequest, pk: int) -> HttpResponse:
    """For the script of the article: a stamp with its riddle."""
    _commented(pk)
    return challenge(request, stamp_for(request, about_comments(pk)), HELD)


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Telling the office that a comment is out of place."""
    comment, about = public_comment(pk), f"report:{pk}"
    if comment is None:
        raise Http404(str(pk))
    form, shown = ReportForm(request.POST or None), {"comment": comment, "page": comment.page.specific}
    if request.method != "POST":
        return render(request, "hear/report.html", {**shown, "form": form, "stamp": stamp_for(request, about).text})
    judged = judge(request, about, HELD / 2)
    if judged.standing is Standing.TOO_MANY:
        return no_more_for_now(request, judged, shown["page"])
    if judged.standing is not Standing.FIT or not form.is_valid():
        shown |= {"form": form, "stamp": judged.stamp.text, "trouble": say_so(judged.standing)}
        return render(request, "hear/report.html", shown)
    report_comment(comment, form.cleaned_data["why"], judged)
    return _back(request, shown["page"], judged, "da-bao")
