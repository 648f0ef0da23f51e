"""A unit's own page for anyone; and the acts on units, each with its form, its preview, and the doing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from namhoc.front.shown import shows
from namhoc.law.today import today
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.errors import Refused
from namhoc.people.reorganising import CHANGE_UNITS, codes_open_to, reorganise_units
from namhoc.people.roles import reach_of
from namhoc.publish.site.sites import site_of
from namhoc.units.errors import ChangedMeanwhile, EventsRefused
from namhoc.units.forms import DayForm
from namhoc.units.log.stored import Checked, latest_rows, withdrawn_with
from namhoc.units.queries import every_unit
from namhoc.web.units.acts import ACTS, Act, act_at, act_of_page, told_lately
from namhoc.web.units.file import EventsFileForm
from namhoc.web.units.groups import GroupForm
from namhoc.web.units.page import UnitPage
from namhoc.web.units.preview import preview_of, preview_without
from namhoc.web.units.withdrawing import WithdrawForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from namhoc.journal.actor import Actor
    from namhoc.units.log.events import Event

MOST_DIGITS = 19  # of a key
NOT_TYPED = {"csrfmiddlewaretoken", "digest", "step"}  # what a form sends beside what was typed


@require_safe
def unit_page(request: HttpRequest, code: str) -> HttpResponse:
    """One unit through time, and on a day."""
    unit, form = get_object_or_404(every_unit(), code=code), DayForm(request.GET)
    reader: Actor | None = getattr(request, "actor", None)
    told = UnitPage(unit, form.chosen, today(), reader, site_of(request))
    if reader is None:
        shows(request, *told.shown)
    return render(request, "web/units/unit.html", {"page": told, "form": form})


def _changer(request: ActingRequest) -> Actor:
    """Whoever may change some units; raises ``Refused``."""
    by = actor_of(request)
    if reach_of(by.role, CHANGE_UNITS) is None:
        raise Refused(CHANGE_UNITS, by.unit)
    return by


@require_safe
@acting
def reorganise_page(request: ActingRequest) -> HttpResponse:
    """The acts on units, and what was told of late."""
    return _acts(request, _changer(request))


def _acts(request: ActingRequest, by: Actor) -> HttpResponse:
    rows = latest_rows()
    lately = told_lately(rows, today(), codes_open_to(by, {event.unit for event in rows}))
    return render(request, "web/units/acts.html", {"acts": ACTS, "lately": lately})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def withdraw_page(request: ActingRequest) -> HttpResponse:
    """An event taken out of the log: looked at beforehand, with a reason; without one, the list to choose from."""
    by, asked = _changer(request), request.GET.get("event", "")
    events = withdrawn_with(int(asked)) if asked.isdecimal() and len(asked) < MOST_DIGITS else []
    if not events:
        return _acts(request, by)
    form = WithdrawForm(request.POST or None)
    posted = request.method == "POST" and form.is_valid()
    if posted and form.act(events, request.POST.get("digest", ""), by):
        messages.success(request, _("The event is withdrawn."))
        return redirect("unit", code=events[0].unit)
    told = {"seen": preview_without(events, by=by), "form": form, "changed_meanwhile": posted}
    told["told"] = told_lately(dict.fromkeys(events, 0), today())
    return render(request, "web/units/withdraw.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def act_page(request: ActingRequest, act: str) -> HttpResponse:
    """One act: typed, looked at beforehand, done."""
    by, chosen = _changer(request), act_at(act)
    if chosen is None:
        raise Http404(act)
    if request.method != "POST":
        form = chosen.form(unit=_asked(request))
        return render(request, "web/units/act.html", {"act": chosen, "form": form})
    typed_on = request.POST.get("step") in ("edit", "more")
    form = chosen.form.again(request.POST) if typed_on else chosen.form(request.POST)
    if typed_on or not form.is_valid():
        return render(request, "web/units/act.html", {"act": chosen, "form": form})
    return _previewed(request, chosen, form.events(), by)


def _asked(request: HttpRequest) -> str:
    """The unit on whose page the act was chosen; nothing where there is none such."""
    unit = every_unit().filter(code=request.GET.get("unit", "")).first()
    return "" if unit is None else unit.code


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def groups_page(request: ActingRequest) -> HttpResponse:
    """A unit put into a group of another tree, or taken out of it."""
    by, chosen = _changer(request), act_of_page("groups-of-units")
    form = GroupForm(request.POST or None, unit=_asked(request))
    if request.method == "POST" and form.is_valid() and form.act(by):
        messages.success(request, _("The groups of the unit have changed."))
        return redirect("unit", code=form.cleaned_data["unit"])
    return render(request, "web/units/groups.html", {"act": chosen, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def events_file_page(request: ActingRequest) -> HttpResponse:
    """Many events at once, from a file: read, looked at beforehand, done."""
    by, chosen = _changer(request), act_of_page("events-file")
    form = EventsFileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid() or request.POST.get("step") == "edit":
        return render(request, "web/units/file.html", {"act": chosen, "form": form})
    return _previewed(request, chosen, form.reading.events, by, form)


def _previewed(
    request: ActingRequest, act: Act, events: Sequence[Event], by: Actor, form: EventsFileForm | None = None
) -> HttpResponse:
    blocked = form is not None and form.blocked
    wanted = request.POST.get("step") == "do" and not blocked
    if wanted and (done := _done(request, events, by)) is not None:
        return done
    preview = preview_of(events, by=by)
    findings = [*(form.findings if form else ()), *preview.findings]
    told = {"act": act, "seen": preview, "findings": findings, "blocked": blocked, "from_file": form is not None}
    told |= {"typed": _typed(request, form), "changed_meanwhile": wanted and preview.possible}
    return render(request, "web/units/preview.html", told)


def _typed(request: HttpRequest, form: EventsFileForm | None) -> list[tuple[str, str]]:
    if form is not None:
        return [("text", form.held)]
    return [(name, text) for name, texts in request.POST.lists() if name not in NOT_TYPED for text in texts]


def _done(request: ActingRequest, events: Sequence[Event], by: Actor) -> HttpResponse | None:
    """Where to go once it is done; nothing where it would no longer do what was seen."""
    try:
        checked = reorganise_units(events, seen=request.POST.get("digest", ""), by=by)
    except (EventsRefused, ChangedMeanwhile):
        return None
    messages.success(request, _told(checked))
    return redirect("unit", code=_goes_on(checked))


def _told(checked: Checked) -> str:
    count = len(checked.told)
    told = ngettext("%(count)s event recorded.", "%(count)s events recorded.", count) % {"count": count}
    return told + " " + _("It can be withdrawn as long as no later event needs it.")


def _goes_on(checked: Checked) -> str:
    """The unit to look at after the act: the one that goes on."""
    return next((event.into for event in checked.told if event.into), None) or checked.told[0].unit
