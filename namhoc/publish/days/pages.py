"""The calendar of a site: a page for each school year, and the file."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from namhoc.convene.queries import sessions_name
from namhoc.front.shown import shows
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.law.today import today
from namhoc.people.years import year_of
from namhoc.publish.days.entries import entries_of
from namhoc.publish.days.ical import calendar_file
from namhoc.publish.models import PortalHome
from namhoc.publish.site.sites import body_of, hostname_of, site_or_404

BACK, AHEAD = 10, 1  # school years beside today's that may be asked for


def _shows_calendar(request: HttpRequest, home: PortalHome) -> None:
    names = (sessions_name(home.office), "figures", f"documents:{home.pk}", f"site:{home.pk}", "units", "today")
    shows(request, *names)


def _this_year() -> SchoolYear:
    return year_of(today(), catalogue().calendar.opens_in_month)


def _asked(text: str) -> SchoolYear:
    now = _this_year()
    if not text:
        return now
    try:
        year = SchoolYear.parse(text)
    except ValueError:
        raise Http404(text) from None
    if not now.opens - BACK <= year.opens <= now.opens + AHEAD:
        raise Http404(text)
    return year


@require_safe
def calendar_page(request: HttpRequest, year: str = "") -> HttpResponse:
    """A school year, month by month."""
    home, chosen, now = site_or_404(request), _asked(year), _this_year()
    entries = entries_of(home, chosen)
    _shows_calendar(request, home)
    told = {
        "year": chosen,
        "before": chosen.previous if chosen.opens > now.opens - BACK else None,
        "after": chosen.next if chosen.opens < now.opens + AHEAD else None,
        "months": [(key, list(found)) for key, found in groupby(entries, key=lambda one: one.day.replace(day=1))],
        "next": next((one for one in entries if one.day >= today()), None),
        "today": today(),
        "file": request.build_absolute_uri("/lich.ics"),
    }
    return render(request, "publish/days/calendar.html", told)


@require_safe
def calendar_file_page(request: HttpRequest) -> HttpResponse:
    """The school years before, of and after today, for a program that follows them."""
    home, now = site_or_404(request), _this_year()
    entries = [entry for year in (now.previous, now, now.next) for entry in entries_of(home, year)]
    _shows_calendar(request, home)
    host = hostname_of(home) or "namhoc"
    name = _("School year calendar: %(office)s") % {"office": body_of(home) or home.title}
    content = calendar_file(name, host, entries, request.build_absolute_uri)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="lich.ics"'
    return response
