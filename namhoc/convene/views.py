"""The conference's pages: seen by the office, kept by its secretary."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.convene import actions, forms, queries
from namhoc.convene.addresses import office_at, own_office, year_at
from namhoc.convene.errors import ConferenceClosed
from namhoc.convene.minutes import minutes_blocks
from namhoc.convene.pages import (
    adding,
    as_people_say,
    card_of,
    clock,
    conference_at,
    line_at,
    may_hold,
    record_of,
    session_at,
    usual_host,
)
from namhoc.convene.rules import attendance_findings, conference_findings
from namhoc.convene.sentences import conference_sentences, conference_title
from namhoc.convene.telling import by_gravity
from namhoc.law.school_year import SchoolYear
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission
from namhoc.people.roles import reach_of
from namhoc.people.years import chosen_year


def unless_closed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A change to a closed conference leads back to it, saying how it can be made."""

    def page(request: ActingRequest, unit: str, year: str, **asked: object) -> HttpResponse:
        try:
            return view(request, unit, year, **asked)
        except ConferenceClosed:
            messages.error(request, _("The conference is closed. Reopen it with a reason, then make the change."))
            return redirect("conference", unit, year)

    page.__name__, page.__doc__, page.__module__ = view.__name__, view.__doc__, view.__module__
    return page


@require_safe
@acting
def conferences_page(request: ActingRequest) -> HttpResponse:
    """The conference of the post's own office, in the year someone works in; for a site operator, their sites."""
    if reach_of(actor_of(request).role, queries.SEE) is None:
        return redirect("operated-sites")
    return redirect("conference", own_office(request, queries.SEE).code, str(chosen_year(request)))


@require_safe
@acting
def conference_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """The conference with its sessions: who is invited, from where, and who is there."""
    office = office_at(request, unit, queries.SEE)
    conference = queries.conference_of(office, year_at(year))
    frame = {"office": office, "year": year, "may_hold": may_hold(request, office)}
    if conference is None:
        title = conference_title(SchoolYear.parse(year))
        form = forms.PlanForm(initial={"title": title, "host": usual_host(office)})
        return render(request, "convene/no_conference.html", {**frame, "form": form})
    facts, sessions = record_of(conference)
    said = as_people_say(facts)
    findings = by_gravity((*conference_findings(said), *attendance_findings(said)))
    told_now = {"sessions": sessions, "findings": findings, "sentences": conference_sentences(facts).said()}
    return render(request, "convene/conference.html", {**frame, "conference": conference, **told_now})


@require_POST
@acting
def plan_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """A conference begins with its title and host."""
    office = office_at(request, unit, queries.SEE)
    form = forms.PlanForm(request.POST)
    ask_permission(actor_of(request), actions.ACT, office)
    if queries.conference_of(office, year_at(year)) is None:
        if not form.is_valid():
            frame = {"office": office, "year": year, "may_hold": True, "form": form}
            return render(request, "convene/no_conference.html", frame)
        actions.plan_conference(office, year, **form.cleaned_data, by=actor_of(request))
        messages.success(request, _("The conference is planned. Add its sessions."))
    return redirect("conference", unit, year)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
@unless_closed
def session_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """One more sitting."""
    conference = conference_at(request, unit, year)
    ask_permission(actor_of(request), actions.ACT, conference.unit)
    form = forms.SessionForm(request.POST or None, initial={"organiser": conference.host})
    if request.method == "POST" and form.is_valid():
        code = queries.free_code(conference, form.cleaned_data["kind"])
        actions.add_session(conference, code=code, **form.cleaned_data, by=actor_of(request))
        messages.success(request, _("Session added. Add its sites and delegates."))
        return redirect("conference", unit, year)
    return render(request, "convene/session_form.html", {"conference": conference, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
@unless_closed
def line_page(request: ActingRequest, unit: str, year: str, session: str, kind: str) -> HttpResponse:
    """One more site, delegate, paper or note; the page stays for the next one."""
    row = session_at(request, unit, year, session)
    ask_permission(actor_of(request), actions.ACT, row.conference.unit)
    form_class, action = adding(kind)
    form = form_class(request.POST or None, session=row, initial=queries.next_values(row)[kind])
    if request.method == "POST" and form.is_valid():
        action(row, **form.cleaned_data, by=actor_of(request))
        messages.success(request, _("Added. Enter the next one, or go back to the conference."))
        return redirect("add-line", unit, year, session, kind)
    _facts, card = card_of(row)
    return render(
        request, "convene/line_form.html", {"form": form, "kind": kind, "card": card, "lines": card.lines(kind)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@acting
@unless_closed
def sites_page(request: ActingRequest, unit: str, year: str, session: str) -> HttpResponse:
    """A remote site at each school, or at each commune and ward."""
    row = session_at(request, unit, year, session)
    ask_permission(actor_of(request), actions.ACT, row.conference.unit)
    form = forms.SitesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        places = queries.places_under(row.conference.unit, **form.cleaned_data)
        added = actions.add_sites(row, places, by=actor_of(request))
        messages.success(request, _("Remote sites added: %(count)s.") % {"count": len(added)})
        return redirect("conference", unit, year)
    return render(request, "convene/sites_form.html", {"form": form, "row": row})


@require_POST
@acting
@unless_closed
def remove_page(request: ActingRequest, unit: str, year: str, session: str, *, kind: str, line: int) -> HttpResponse:
    """A line entered by mistake is taken out."""
    row = session_at(request, unit, year, session)
    actions.remove_line(row if kind == "session" else line_at(row, kind, line), by=actor_of(request))
    messages.success(request, _("Removed. The journal keeps what it said."))
    return redirect("conference", unit, year) if kind == "session" else redirect("add-line", unit, year, session, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
@unless_closed
def attendance_page(request: ActingRequest, unit: str, year: str, session: str) -> HttpResponse:
    """One form for all sites of a session: how many are there."""
    row = session_at(request, unit, year, session)
    ask_permission(actor_of(request), actions.ACT, row.conference.unit)
    form = forms.AttendanceForm(request.POST or None, sites=queries.sites_to_count(row))
    if request.method == "POST" and form.is_valid():
        changes = form.changes()
        for site, present in changes:
            actions.record_attendance(site, present, by=actor_of(request))
        messages.success(request, _("Attendance saved: %(count)s sites changed.") % {"count": len(changes)})
        return redirect("attendance", unit, year, session)
    _facts, card = card_of(row)
    lines = [{"site": site, "field": form[name]} for name, site in form.sites.items()]
    return render(request, "convene/attendance.html", {"lines": lines, "card": card, "may_hold": True})


@require_POST
@acting
@unless_closed
def site_page(request: ActingRequest, unit: str, year: str, session: str, site: int) -> HttpResponse:
    """One site's number, saved as soon as it is entered: its line and the total come back."""
    row = session_at(request, unit, year, session)
    asked = get_object_or_404(row.sites.select_related("session__conference__unit", "operator"), pk=site)
    form = forms.AttendanceForm(request.POST, sites=[asked])
    if form.is_valid():
        for changed, present in form.changes():
            actions.record_attendance(changed, present, by=actor_of(request))
    _facts, card = card_of(row)
    told = {"field": form[f"site-{site}"], "site": asked, "card": card, "may_hold": True}
    return render(request, "convene/_site_line.html", told)


@require_POST
@acting
@unless_closed
def close_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """The record is complete."""
    actions.close_conference(conference_at(request, unit, year), by=actor_of(request))
    messages.success(request, _("The conference is closed."))
    return redirect("conference", unit, year)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def reopen_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """A closed record is opened again, for a reason that the journal keeps."""
    conference = conference_at(request, unit, year)
    ask_permission(actor_of(request), actions.ACT, conference.unit)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reopen_conference(conference, reason=form.cleaned_data["reason"], by=actor_of(request))
        messages.success(request, _("The conference is open again."))
        return redirect("conference", unit, year)
    return render(request, "convene/reopen.html", {"conference": conference, "form": form})


@require_safe
@acting
def programme_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """The programme, for printing."""
    conference = conference_at(request, unit, year)
    _facts, sessions = record_of(conference)
    return render(request, "convene/programme.html", {"conference": conference, "sessions": sessions})


@require_safe
@acting
def sheet_page(request: ActingRequest, unit: str, year: str, session: str) -> HttpResponse:
    """A sheet to be signed at each site, for printing."""
    _facts, card = card_of(session_at(request, unit, year, session))
    return render(request, "convene/attendance_sheet.html", {"card": card})


@require_safe
@acting
def minutes_page(request: ActingRequest, unit: str, year: str, session: str) -> HttpResponse:
    """A draft of the minutes, from what was recorded."""
    row = session_at(request, unit, year, session)
    facts, card = card_of(row)
    blocks = minutes_blocks(facts, card.facts, closed=row.conference.is_closed, clock=clock)
    return render(request, "convene/minutes.html", {"card": card, "blocks": blocks})
