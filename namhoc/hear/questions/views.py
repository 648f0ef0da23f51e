"""Asking an office, looking up how it stands, reading what others asked."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.front.shown import shows
from namhoc.hear.guards.answers import challenge, no_more_for_now, say_so
from namhoc.hear.guards.devices import remember_device
from namhoc.hear.guards.judging import Standing, judge, stamp_for
from namhoc.hear.guards.own_forms import own_form
from namhoc.hear.guards.traffic import may_say_more, note_try
from namhoc.hear.questions import queries
from namhoc.hear.questions.actions import ANSWERS
from namhoc.hear.questions.asking import Asked, ask_office
from namhoc.hear.questions.forms import AskForm, TrackForm
from namhoc.hear.questions.models import Question
from namhoc.law.today import today
from namhoc.units.queries import unit_by_code

ABOUT = "questions"
HELD = timedelta(seconds=5)  # between asking for the form and sending it
AN_HOUR = 5  # questions of one device
A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def ask_page(request: HttpRequest) -> HttpResponse:
    """A question to an office: the form, and what came of sending it."""
    offices = queries.offices_asked(today())
    if request.method != "POST":
        form = AskForm(offices=offices, initial={"office": request.GET.get("toi", "")})
        return _form(request, form, stamp_for(request, ABOUT).text)
    judged, form = judge(request, ABOUT, HELD), AskForm(request.POST, offices=offices)
    if judged.standing is Standing.TOO_MANY:
        return no_more_for_now(request, judged, typed=request.POST.get("text", ""))
    if judged.standing is not Standing.FIT or not form.is_valid():
        return _form(request, form, judged.stamp.text, say_so(judged.standing))
    if not may_say_more(ABOUT, judged.voter, AN_HOUR):
        return _form(
            request, form, judged.stamp.text, _("You have asked often within an hour. Send it a little later.")
        )
    told = form.cleaned_data
    question, code = ask_office(Asked(**{**told, "office": unit_by_code(told["office"])}), judged)
    answer = render(request, "hear/asked.html", {"question": question, "code": code, "office": offices[told["office"]]})
    remember_device(request, answer, judged.stamp.device)
    return answer


def _form(request: HttpRequest, form: AskForm, stamp: str, trouble: str = "") -> HttpResponse:
    confirm = form.is_bound and not form.errors and not trouble
    return render(request, "hear/ask.html", {"form": form, "stamp": stamp, "trouble": trouble, "confirm": confirm})


@require_safe
def ask_challenge(request: HttpRequest) -> HttpResponse:
    """For the script of the form: a stamp with its riddle."""
    return challenge(request, stamp_for(request, ABOUT), HELD)


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def track_page(request: HttpRequest) -> HttpResponse:
    """How one's own question stands, for whoever has its number and code."""
    form, question = TrackForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        question = None if note_try(request, "track").is_flood else _known(form)
        if question is None:
            form.add_error(None, _("Number and code do not belong together. Copy both from where you kept them."))
    return render(request, "hear/track.html", {"form": form, **(_shown(question) if question else {})})


def _known(form: TrackForm) -> Question | None:
    return queries.question_known_by(form.cleaned_data["number"], form.cleaned_data["code"])


def _shown(question: Question) -> dict[str, object]:
    steps = queries.named(list(question.steps.all()), today())
    return {"question": question, "steps": steps, "late": question.state == "open" and today() > question.due_on}


@require_safe
def answers_page(request: HttpRequest) -> HttpResponse:
    """What others asked and offices answered."""
    shows(request, ANSWERS)
    page = Paginator(queries.published_answers(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "hear/answers.html", {"page": page})
