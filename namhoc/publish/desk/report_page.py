"""The report of a period on a page, and as a workbook."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission
from namhoc.publish.desk.queries import office_of
from namhoc.publish.desk.reporting import article_heads, as_workbook, report_of

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PeriodForm(forms.Form):
    """The first and the last day."""

    since = forms.DateField(label=gettext_lazy("From"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(label=gettext_lazy("To"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if "since" in given and "until" in given and given["until"] < given["since"]:
            self.add_error("until", _("The last day lies before the first. Change one of them."))
        return given


def _period(request: ActingRequest) -> tuple[PeriodForm, date, date]:
    """What was asked for; this month where that cannot be read."""
    day = today()
    month = {"since": day.replace(day=1), "until": day}
    form = PeriodForm(request.GET if "since" in request.GET else month)
    given = form.cleaned_data if form.is_valid() else month
    return form, given["since"], given["until"]


@require_safe
@acting
def article_report_page(request: ActingRequest) -> HttpResponse:
    """By section, by author, and one by one."""
    by = actor_of(request)
    ask_permission(by, "see-article", office_of(by))
    form, since, until = _period(request)
    told = {"form": form, "report": report_of(by, since, until), "heads": article_heads()[1:]}
    return render(request, "publish/desk/report.html", told)


@require_safe
@acting
def article_report_file(request: ActingRequest) -> HttpResponse:
    """The same for Excel."""
    by = actor_of(request)
    ask_permission(by, "see-article", office_of(by))
    _form, since, until = _period(request)
    name = f"bai-viet-{since.isoformat()}-{until.isoformat()}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_workbook(report_of(by, since, until)), content_type=EXCEL, headers=headers)
