"""The pages of awards: nominations and counts for the office, weighing and deciding for the council."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from namhoc.convene.addresses import office_at, own_office, year_at
from namhoc.convene.forms import ReasonForm
from namhoc.convene.telling import by_gravity
from namhoc.people.acting import ActingRequest, acting, actor_of
from namhoc.people.queries import ask_permission, may
from namhoc.people.years import chosen_year
from namhoc.recognise import actions, forms, queries
from namhoc.recognise.errors import NoVotes, WrongState
from namhoc.recognise.labels import award_name, giver_name
from namhoc.recognise.models import STATE_LABELS
from namhoc.recognise.pages import count_tables, groups_of, in_order, step_at, thing_at
from namhoc.recognise.queries import SEE, SEE_GRANTED
from namhoc.recognise.words import NominationState

PAGE = 30


def unless_past(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A step that someone else has taken meanwhile leads back to the list, saying so."""

    def page(request: ActingRequest, unit: str, year: str, **asked: object) -> HttpResponse:
        try:
            return view(request, unit, year, **asked)
        except WrongState as past:
            state = STATE_LABELS[NominationState(past.state)] if past.state else ""
            said = _("%(recipient)s is now: %(state)s. Look at the list, then choose the next step.")
            messages.error(request, said % {"recipient": past.nomination, "state": state})
            return redirect("awards", unit, year)

    page.__name__, page.__doc__, page.__module__ = view.__name__, view.__doc__, view.__module__
    return page


@require_safe
@acting
def own_awards_page(request: ActingRequest) -> HttpResponse:
    """The awards of the post's own office, in the year someone works in: all, or what has been granted."""
    office = own_office(request, SEE_GRANTED)
    page = "awards" if may(actor_of(request), SEE, office) else "award-roll"
    return redirect(page, office.code, str(chosen_year(request)))


@require_safe
@acting
def awards_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """Counts by giver and award, what to look at, and the nominations themselves."""
    office, by = office_at(request, unit, SEE), actor_of(request)
    every = in_order(queries.nominations_of(office, year_at(year)))
    states = [(state.value, str(label)) for state, label in STATE_LABELS.items()]
    pairs = dict.fromkeys((one.giver, one.award) for one in every)
    lines = [(f"{giver}/{award}", f"{giver_name(giver)}: {award_name(award)}") for giver, award in pairs]
    asked = forms.FilterForm(request.GET or None, states=states, lines=lines)
    wanted = asked.cleaned_data if asked.is_valid() else {}
    shown = [one for one in every if wanted.get("state", "") in ("", one.state)]
    shown = [one for one in shown if wanted.get("line", "") in ("", f"{one.giver}/{one.award}")]
    frame = {
        "office": office,
        "year": year,
        "tables": count_tables(office, year),
        "findings": by_gravity(queries.list_findings(every, _("List of nominations"))),
        "filter": asked,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "decisions": queries.decisions_of(office, year),
        "may": {
            act.replace("-", "_"): may(by, act, office) for act in ("nominate", "weigh-nomination", "record-decision")
        },
    }
    return render(request, "recognise/awards.html", frame)


@require_safe
@acting
def roll_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """Everything that was granted, by giver and award, for printing."""
    office = office_at(request, unit, SEE_GRANTED)
    granted = queries.nominations_of(office, year_at(year)).filter(state=NominationState.GRANTED.value)
    totals = queries.totals(office, year)
    frame = {"office": office, "year": year, "groups": groups_of(granted), "totals": totals}
    return render(request, "recognise/roll.html", frame)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def nominate_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """Propose an award for one recipient, or for several of one unit."""
    office = office_at(request, unit, SEE)
    ask_permission(actor_of(request), "nominate", office)
    form = forms.NominationForm(request.POST or None, office=office)
    if request.method == "POST" and form.is_valid():
        added = actions.nominate_recipients(office, year_at(year), **form.cleaned_data, by=actor_of(request))
        said = ngettext("%(count)s nomination added.", "%(count)s nominations added.", len(added))
        messages.success(request, said % {"count": len(added)})
        return redirect("awards", unit, year)
    return render(request, "recognise/nominate.html", {"office": office, "year": year, "form": form})


@require_safe
@acting
def weigh_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """The council's list: the rule, the recipients, the votes so far."""
    office, by = office_at(request, unit, SEE), actor_of(request)
    ask_permission(by, "weigh-nomination", office)
    every = queries.nominations_of(office, year_at(year))
    proposed = queries.with_tally(every.filter(state=NominationState.PROPOSED.value), by)
    weighed = queries.with_tally(every.filter(state__in=[NominationState.SUPPORTED, NominationState.NOT_SUPPORTED]), by)
    frame = {
        "office": office,
        "year": year,
        "groups": groups_of(proposed),
        "weighed": in_order(weighed),
        "findings": by_gravity(queries.list_findings(every, _("List of nominations"))),
    }
    return render(request, "recognise/weigh.html", frame)


@require_POST
@acting
@unless_past
def vote_page(request: ActingRequest, unit: str, year: str, nomination: int) -> HttpResponse:
    """One vote; the line comes back with its tally."""
    office, by = office_at(request, unit, SEE), actor_of(request)
    every = queries.with_tally(queries.nominations_of(office, year_at(year)), by)
    actions.cast_vote(get_object_or_404(every, pk=nomination), in_favour=request.POST.get("vote") == "for", by=by)
    if not request.headers.get("HX-Request"):
        return redirect("weigh", unit, year)
    return render(request, "recognise/_vote.html", {"one": every.get(pk=nomination), "office": office, "year": year})


@require_POST
@acting
@unless_past
def close_votes_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """Every vote in which someone has voted is closed and counted."""
    office, by = office_at(request, unit, SEE), actor_of(request)
    ask_permission(by, "weigh-nomination", office)
    waiting = 0
    for nomination in queries.nominations_of(office, year_at(year)).filter(state=NominationState.PROPOSED.value):
        try:
            actions.weigh_nomination(nomination, by=by)
        except NoVotes:
            waiting += 1
    if waiting:
        said = ngettext("%(count)s nomination still has no vote.", "%(count)s nominations still have no vote.", waiting)
        messages.warning(request, said % {"count": waiting})
    else:
        messages.success(request, _("All votes are closed and counted."))
    return redirect("weigh", unit, year)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
@unless_past
def decide_page(request: ActingRequest, unit: str, year: str) -> HttpResponse:
    """A giver's decision on what the council supported."""
    office, by = office_at(request, unit, SEE), actor_of(request)
    ask_permission(by, "record-decision", office)
    lines = queries.award_counts(office, year_at(year), NominationState.SUPPORTED.value)
    givers = list(dict.fromkeys(line.giver for line in lines))
    giver = request.GET.get("giver") or next(iter(givers), "")
    supported = queries.nominations_of(office, year).filter(state=NominationState.SUPPORTED.value, giver=giver)
    form = forms.DecisionForm(request.POST or None, supported=supported)
    if request.method == "POST" and form.is_valid():
        decision = actions.record_decision(office, year, giver=giver, **form.cleaned_data, by=by)
        messages.success(request, _("Decision recorded."))
        return redirect("award-decision", unit, year, decision.pk)
    choices = [(code, giver_name(code)) for code in givers]
    frame = {"office": office, "year": year, "form": form, "giver": giver, "givers": choices, "supported": supported}
    return render(request, "recognise/decide.html", frame)


@require_safe
@acting
def decision_page(request: ActingRequest, unit: str, year: str, decision: int) -> HttpResponse:
    """One decision with what it grants, for reading and printing."""
    office, by = office_at(request, unit, SEE_GRANTED), actor_of(request)
    asked = get_object_or_404(queries.decisions_open_to(by), unit=office, year=year_at(year), pk=decision)
    granted = queries.nominations_of(office, year).filter(decision=asked)
    frame = {"office": office, "year": year, "decision": asked, "groups": groups_of(granted)}
    return render(request, "recognise/decision.html", {**frame, "may_decide": may(by, "record-decision", office)})


@require_http_methods(["GET", "HEAD", "POST"])
@acting
@unless_past
def step_page(request: ActingRequest, unit: str, year: str, step: str, key: int) -> HttpResponse:
    """An act that needs a reason."""
    asked = step_at(step)
    thing = thing_at(request, asked, unit, year, key)
    ask_permission(actor_of(request), asked.act, thing.unit)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked.do(thing, reason=form.cleaned_data["reason"], by=actor_of(request))
        messages.success(request, _("Done. The journal keeps your reason."))
        return redirect("awards", unit, year)
    return render(request, "recognise/step.html", {"year": year, "step": asked, "thing": thing, "form": form})
