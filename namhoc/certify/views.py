"""The office's standards and certificates, and the one button that works a year out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.certify import actions, queries
from namhoc.certify.forms import CertificateForm, NarrowForm
from namhoc.certify.models import Certificate
from namhoc.certify.register import held_by_kind, lines_on
from namhoc.certify.standing import standing_of
from namhoc.law.catalogue import catalogue
from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting
from namhoc.people.desk import desk_of, sent_with
from namhoc.people.queries import ask_permission


@require_safe
@acting
def certificates_page(request: ActingRequest) -> HttpResponse:
    """Who holds what on the closing day of the year."""
    desk = desk_of(request)
    day = queries.closing_day(desk.year)
    schools = queries.schools_on(desk.office, day)
    lines = lines_on(queries.certificates_of(schools), schools, day)
    form = NarrowForm(request.GET)
    kind, holding = form.chosen("kind"), form.chosen("holding")
    shown = [line for line in lines if kind in ("", line.certificate.kind) and holding in ("", line.holding)]
    told = {"lines": lines, "shown": shown, "held": held_by_kind(lines, schools), "form": form, "day": day}
    told["may_register"] = desk.may("register-certificate")
    return render(request, "certify/certificates.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def certificate_page(request: ActingRequest, pk: int | None = None) -> HttpResponse:
    """Register a certificate, or mend the days of one."""
    desk = desk_of(request)
    ask_permission(desk.actor, "register-certificate", desk.office)
    schools = queries.schools_on(desk.office, today())
    known = None if pk is None else get_object_or_404(queries.certificates_of(schools), pk=pk)
    form = CertificateForm(
        sent_with(request),
        schools=schools,
        known=known is not None,
        initial=_initial(known),
    )
    if request.method == "POST" and form.is_valid():
        actions.register_certificate(form.fact, by=desk.actor)
        messages.success(request, _("The certificate is registered. Work the figures out again to count it."))
        return redirect("certify-certificates")
    return render(request, "certify/certificate.html", {"form": form, "known": known})


def _initial(known: Certificate | None) -> dict[str, object]:
    if known is None:
        return {}
    own = {name: getattr(known, name) for name in ("kind", "level", "number", "day", "issuer", "until")}
    return {"unit": known.unit.code, **own}


@require_safe
@acting
def standards_page(request: ActingRequest) -> HttpResponse:
    """Communes against standards, criterion by criterion."""
    desk = desk_of(request)
    judgements = queries.judgements_of(desk.office, str(desk.year))
    names = queries.names_in(judgements)
    told = {"standing": standing_of(catalogue(), judgements, names), "desk": desk, "may_measure": desk.may("measure")}
    return render(request, "certify/standards.html", told)


@require_POST
@acting
def measure_page(request: ActingRequest) -> HttpResponse:
    """Work the year out from what has been approved: figures, standards, targets."""
    desk = desk_of(request)
    ask_permission(desk.actor, "measure", desk.office)
    if not queries.has_answers(desk.office, desk.year):
        messages.error(request, _("No report of this school year has been approved yet. Approve the reports first."))
        return redirect("measure-figures")
    _year, figures = actions.measure_office_year(catalogue(), desk.office, desk.year, by=desk.actor)
    told = ngettext("%(count)s figure is new or changed.", "%(count)s figures are new or changed.", len(figures))
    same = _("Worked out again: nothing has changed.")
    messages.success(request, told % {"count": len(figures)} if figures else same)
    return redirect("measure-figures")
