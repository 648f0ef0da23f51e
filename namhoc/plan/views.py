"""The plan of an office's school year: read, and set."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.people.acting import ActingRequest, acting
from namhoc.people.desk import Desk, desk_of, sent_with
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission
from namhoc.plan import actions, queries
from namhoc.plan.facts import RemarkFact
from namhoc.plan.forms import DocumentForm, RemarkFormSet, TargetForm, TaskForm
from namhoc.plan.models import TaskKind
from namhoc.plan.rollout import steps_in

SHARED = gettext_lazy(
    "Another office's plan rests on this document as it is; only that office can change it. Add the document under "
    "another number."
)


def _setting(request: ActingRequest) -> Desk:
    """The desk of someone who may set the plan."""
    desk = desk_of(request)
    ask_permission(desk.actor, "set-plan", desk.office)
    return desk


@require_safe
@acting
def plan_page(request: ActingRequest) -> HttpResponse:
    """Everything the office set out to do in the year, and how far it has come."""
    desk = desk_of(request)
    office, year = desk.office, str(desk.year)
    tasks, targets = queries.tasks_of(office, year), queries.targets_followed(office, year)
    told = {"desk": desk, "targets": targets, "may_set": desk.may("set-plan")}
    told["tasks"] = [task for task in tasks if task.kind == TaskKind.TASK]
    told["solutions"] = [task for task in tasks if task.kind == TaskKind.SOLUTION]
    told["steps"], told["remarks"] = steps_in(queries.rollout_of(office, year)), queries.remarks_of(office, year)
    told["documents"] = queries.documents_behind(tasks, (one.target for one in targets))
    return render(request, "plan/year.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def task_page(request: ActingRequest, pk: int | None = None) -> HttpResponse:
    """A task or group of solutions, new or changed."""
    desk = _setting(request)
    known = None if pk is None else get_object_or_404(queries.tasks_open_to(desk.actor), pk=pk)
    form = TaskForm(
        sent_with(request),
        known=known,
        initial={"kind": request.GET.get("kind", TaskKind.TASK)},
    )
    if request.method == "POST" and form.is_valid():
        year, number = (str(desk.year), None) if known is None else (known.year, known.number)
        actions.set_task(desk.office, year, number=number, by=desk.actor, **form.cleaned_data)
        messages.success(request, _("The plan is saved."))
        return redirect("plan-year")
    return render(request, "plan/task.html", {"form": form, "known": known, "desk": desk})


@require_POST
@acting
def remove_task_page(request: ActingRequest, pk: int) -> HttpResponse:
    """Take a task out of the plan."""
    desk = _setting(request)
    task = get_object_or_404(queries.tasks_open_to(desk.actor), pk=pk)
    actions.remove_task(task, by=desk.actor)
    messages.success(request, _("Taken out of the plan: %(task)s") % {"task": task})
    return redirect("plan-year")


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def target_page(request: ActingRequest, pk: int | None = None) -> HttpResponse:
    """A target, new or changed."""
    desk = _setting(request)
    known = None if pk is None else get_object_or_404(queries.targets_open_to(desk.actor), pk=pk)
    form = TargetForm(sent_with(request), known=known)
    if request.method == "POST" and form.is_valid():
        year = str(desk.year) if known is None else known.year
        actions.set_target(desk.office, year, by=desk.actor, **form.cleaned_data)
        messages.success(request, _("The target is set. Work the figures out again to measure it."))
        return redirect("plan-year")
    return render(request, "plan/target.html", {"form": form, "known": known, "desk": desk})


@require_POST
@acting
def withdraw_target_page(request: ActingRequest, pk: int) -> HttpResponse:
    """A target no longer stands."""
    desk = _setting(request)
    actions.withdraw_target(get_object_or_404(queries.targets_open_to(desk.actor), pk=pk), by=desk.actor)
    messages.success(request, _("The target is withdrawn. Work the figures out again without it."))
    return redirect("plan-year")


@require_safe
@acting
def documents_page(request: ActingRequest) -> HttpResponse:
    """Every document that plans may rest on."""
    desk = desk_of(request)
    return render(request, "plan/documents.html", {"documents": queries.documents(), "may_set": desk.may("set-plan")})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def document_page(request: ActingRequest, code: str | None = None) -> HttpResponse:
    """A document, new or mended."""
    desk = _setting(request)
    known = None if code is None else get_object_or_404(queries.documents_open_to(desk.actor), code=code)
    form = DocumentForm(sent_with(request), known=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_document(form.fact, desk.office, by=desk.actor)
        except Refused:
            form.add_error(None, str(SHARED))
        else:
            messages.success(request, _("The document is saved."))
            return redirect("plan-documents")
    return render(request, "plan/document.html", {"form": form, "known": known})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def remarks_page(request: ActingRequest) -> HttpResponse:
    """What the office notes about the year in words; the report takes it over."""
    desk = _setting(request)
    year = str(desk.year)
    initial = [{"about": one.about, "text": one.text} for one in queries.remarks_of(desk.office, year)]
    forms = RemarkFormSet(sent_with(request), initial=initial)
    if request.method == "POST" and forms.is_valid():
        rows = [one for one in forms.cleaned_data if one.get("text")]
        remarks = [RemarkFact(year, one["about"], one["text"].strip()) for one in rows]
        actions.set_remarks(desk.office, year, remarks, by=desk.actor)
        messages.success(request, _("The remarks are saved."))
        return redirect("plan-year")
    return render(request, "plan/remarks.html", {"forms": forms, "desk": desk})
