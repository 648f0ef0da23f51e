"""The office's pages about questions: the list by day, and one question with all that can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.hear.questions import actions, queries
from namhoc.hear.questions.forms import AnswerForm, CloseForm, ForwardForm
from namhoc.hear.questions.models import Question, QuestionState
from namhoc.journal.actor import Actor
from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.errors import CannotBe
from namhoc.people.queries import ask_right
from namhoc.units.queries import unit_by_code

A_PAGE = 30


@require_safe
@acting
def questions_page(request: ActingRequest) -> HttpResponse:
    """The questions that stand alike, the most urgent first."""
    by = actor_of(request)
    ask_right(by, queries.ANSWER)
    told = request.GET.get("trang-thai", "")
    state = told if told in QuestionState.values else QuestionState.OPEN.value
    page = Paginator(queries.questions_in(by, state), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "hear/questions.html", {"page": page, "state": state, "states": QuestionState.choices})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def question_page(request: ActingRequest, pk: int) -> HttpResponse:
    """One question: what was asked, what was done, and what can be done."""
    by = actor_of(request)
    question = get_object_or_404(queries.questions_open_to(by), pk=pk)
    listed = _forms(request, by, question)
    pressed = next((verb for verb in (*listed, "show", "unshow") if verb in request.POST), "")
    if request.method == "POST" and pressed and (pressed not in listed or listed[pressed].is_valid()):
        try:
            DONE[pressed](question, listed[pressed].cleaned_data if pressed in listed else {}, by)
        except CannotBe as refused:
            messages.error(request, str(refused.message))
        else:
            messages.success(request, _("Done. Whoever asked finds it with number and code."))
        return redirect("questions" if pressed == "forward" else request.path)
    steps = queries.named(list(question.steps.all()), today())
    return render(request, "hear/question.html", {"question": question, "steps": steps, **_shown(listed, pressed)})


def _forms(request: ActingRequest, by: Actor, question: Question) -> dict[str, forms.Form]:
    """Each thing to do with its form, filled in where it was pressed."""
    offices = {code: name for code, name in queries.offices_asked(by.day).items() if code != question.office.code}
    data = {verb: request.POST if verb in request.POST else None for verb in ("answer", "forward", "close")}
    return {
        "answer": AnswerForm(data["answer"]),
        "forward": ForwardForm(data["forward"], offices=offices),
        "close": CloseForm(data["close"]),
    }


def _shown(listed: dict[str, forms.Form], pressed: str) -> dict[str, Any]:
    return {**{f"{verb}_form": form for verb, form in listed.items()}, "pressed": pressed, "wrong": listed.get(pressed)}


DONE: dict[str, Callable[[Question, dict[str, Any], Actor], None]] = {
    "answer": lambda question, told, by: actions.answer_question(question, told["text"], by=by),
    "forward": lambda question, told, by: actions.forward_question(
        question, unit_by_code(told["office"]), told["note"], by=by
    ),
    "close": lambda question, told, by: actions.close_question(question, told["reason"], by=by),
    "show": lambda question, _told, by: actions.show_question(question, shown=True, by=by),
    "unshow": lambda question, _told, by: actions.show_question(question, shown=False, by=by),
}
