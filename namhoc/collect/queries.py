"""Reads about rounds and reports: what is open to whom, and what a report holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from namhoc.collect.answers import Answer as PlainAnswer
from namhoc.collect.answers import Filing
from namhoc.collect.labels import name_of
from namhoc.collect.models import Answer, Report, Round, State, Workbook
from namhoc.collect.rules import (
    APPROVE,
    ASK_UNLOCK,
    FILL,
    FILLED_BY_THE_OFFICE,
    SEE_APPROVED,
    SEE_DRAFT,
    SEE_ROUND,
    SEE_SENT,
    UNLOCK,
    acts_in,
    right_for,
)
from namhoc.journal.actor import Actor
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.people.duties import Duty, DutyState
from namhoc.people.queries import around, may, units_open_to
from namhoc.people.roles import Role, reach_of
from namhoc.units.models import Unit
from namhoc.units.naming import unit_names
from namhoc.units.queries import network, state_on

IN_HAND = (State.SENT, State.RETURNED)
FINISHED = (State.APPROVED, State.LOCKED)


def reports_open_to(by: Actor) -> models.QuerySet[Report]:
    """The reports that this post may read, each as far as it has come: a draft by its own unit, by the office only
    once it was sent, by those above it once it is approved.

    What was approved in a round stays open to the office that asked, wherever the unit has gone since
    """
    near = around(by)
    approved = units_open_to(by, SEE_APPROVED, near=near)
    filled_here = Q(form__in=FILLED_BY_THE_OFFICE, unit__in=units_open_to(by, "fill-commune", near=near))
    open_ = Q(state=State.DRAFT) & (Q(unit__in=units_open_to(by, SEE_DRAFT, near=near)) | filled_here)
    open_ |= Q(state__in=IN_HAND, unit__in=units_open_to(by, SEE_SENT, near=near))
    open_ |= Q(state__in=FINISHED) & (Q(unit__in=approved) | Q(round__unit__in=approved))
    return Report.objects.filter(open_).select_related("round", "unit", "round__unit")


def reports_to(by: Actor, act: str) -> models.QuerySet[Report]:
    """The reports to which this post may do an act, as far as rights go; their state may not allow it now."""
    return Report.objects.filter(unit__in=units_open_to(by, act)).select_related("round", "unit", "round__unit")


def rounds_open_to(by: Actor) -> models.QuerySet[Round]:
    """The rounds of the post's own office, of what it was made of, and of the offices below it."""
    return Round.objects.filter(unit__in=units_open_to(by, SEE_ROUND))


def own_rounds(by: Actor) -> models.QuerySet[Round]:
    """The rounds that the post's own office has opened."""
    return rounds_open_to(by).filter(unit__code=by.unit)


def rounds_elsewhere(by: Actor, year: str) -> models.QuerySet[Round]:
    """A year's rounds of other offices that this post may read: what is approved in them."""
    others = rounds_open_to(by).filter(year=year).exclude(unit__code=by.unit)
    return others.annotate(done=Count("reports", filter=Q(reports__state__in=FINISHED))).order_by("unit__code", "pk")


def rounds_with_progress(by: Actor) -> models.QuerySet[Round]:
    """The office's rounds, the newest first, each with how many reports stand where."""
    done = Q(reports__state__in=FINISHED)
    counted = own_rounds(by).annotate(
        all=Count("reports"),
        done=Count("reports", filter=done),
        sent=Count("reports", filter=Q(reports__state=State.SENT)),
        returned=Count("reports", filter=Q(reports__state=State.RETURNED)),
    )
    return counted.order_by("-reference_day", "pk")


def reports_shown_in(round_: Round, by: Actor) -> tuple[list[Report], set[int]]:
    """The reports of a round that are told of, and the keys of those that may be read.

    The office that asked is told how each stands; whoever looks on from elsewhere, only of what they may read
    """
    readable = set(reports_open_to(by).filter(round=round_).values_list("pk", flat=True))
    every = round_.reports.select_related("round", "unit")
    return list(every if round_.unit.code == by.unit else every.filter(pk__in=readable)), readable


def own_reports(by: Actor) -> models.QuerySet[Report]:
    """The reports asked of the post's own unit, the newest first."""
    return reports_open_to(by).filter(unit__code=by.unit).order_by("-round__reference_day", "pk")


def acts_open(report: Report, by: Actor) -> frozenset[str]:
    """What this post may do to a report as it stands; nobody approves or grants what they asked for themselves."""
    acts = acts_in(report.state, round_closed=report.round.closed_on is not None)
    own = {APPROVE} if by.account == report.sent_account else set()
    own |= {UNLOCK} if by.account == report.unlock_account or not report.unlock_account else {ASK_UNLOCK}
    return frozenset(act for act in acts - own if may(by, right_for(act, report.form), report.unit))


def next_to_approve(report: Report, by: Actor) -> Report | None:
    """Another report of the round that waits for approval: the one after this, else the first."""
    waiting = reports_to(by, APPROVE).filter(round=report.round, state=State.SENT).exclude(pk=report.pk)
    waiting = waiting.exclude(sent_account=by.account).order_by("pk")
    return waiting.filter(pk__gt=report.pk).first() or waiting.first()


def back_from(report: Report, by: Actor) -> str:
    """Where one goes on from a report: to its round, where that is open to this post; else to the list of rounds."""
    seen = rounds_open_to(by).filter(pk=report.round_id).first()
    return reverse("collect-rounds") if seen is None else seen.get_absolute_url()


def workbooks_of(report: Report) -> models.QuerySet[Workbook]:
    """The files that came in for a report, the latest first, without their content."""
    return report.workbooks.defer("content").order_by("-pk")


def kind_of(report: Report) -> str:
    """What kind of unit answered, on the closing day of the round."""
    state = state_on(report.unit, report.round.reference_day)
    return "" if state is None else state.kind


def filing_of(report: Report, *, kind: str | None = None) -> Filing:
    """A report as plain values, the way a workbook gives it."""
    return filings_of([report], {report.unit.code: kind or kind_of(report)})[0]


def filings_of(reports: list[Report], kinds: Mapping[str, str]) -> list[Filing]:
    """Reports as plain values: two queries, however many."""
    answers: dict[int, dict[str, PlainAnswer]] = {report.pk: {} for report in reports}
    files: dict[int, tuple[str, str]] = {}
    rows = Answer.objects.filter(report__in=reports).select_related("workbook")
    for row in rows.defer("workbook__content"):
        answers[row.report_id][row.question] = PlainAnswer(row.question, row.value, row.sheet, row.cell)
        if row.workbook is not None:
            files[row.report_id] = (row.workbook.name, row.workbook.digest)
    return [
        Filing(
            report.unit.code,
            kinds.get(report.unit.code, ""),
            report.form,
            report.round.year,
            report.round.code,
            *files.get(report.pk, ("", "")),
            answers[report.pk],
        )
        for report in reports
    ]


def approved_filings(office: Unit, year: SchoolYear) -> list[Filing]:
    """Every approved report of the office's rounds of one year."""
    reports = list(
        Report.objects.filter(round__unit=office, round__year=str(year), state__in=FINISHED).select_related(
            "round", "unit"
        )
    )
    known = network()
    days = {report.unit.code: report.round.reference_day for report in reports}
    kinds = {code: state.kind for code, day in days.items() if (state := known.state(code, day)) is not None}
    return filings_of(reports, kinds)


def report_states(office: Unit, year: SchoolYear) -> Mapping[tuple[str, str], Report]:
    """The office's reports of a year, by unit and round."""
    reports = Report.objects.filter(round__unit=office, round__year=str(year))
    found = reports.select_related("unit", "round")
    return {(report.unit.code, report.round.code): report for report in found}


def label_of(round_: Round) -> str:
    """The round's name in the reader's language."""
    return name_of(catalogue().rounds[round_.code])


def duties_of(by: Actor, year: str) -> list[Duty]:
    """Reports to fill in, to send, to approve."""
    if by.role in (Role.CLERK, Role.SCHOOL_HEAD):
        reports = list(own_reports(by).filter(round__year=year))
        names = _names(reports, by)
        return [_clerk_duty(report, names) for report in reports]
    if by.role in (Role.SPECIALIST, Role.HEAD):
        rounds = [_office_duty(round_) for round_ in own_rounds(by).filter(year=year)]
        asking = list(_asking_to_unlock(by).filter(round__year=year))
        names = _names(asking, by)
        return [*rounds, *(_unlock_duty(report, names) for report in asking), *_taken_over(by, year)]
    return []


def _taken_over(by: Actor, year: str) -> list[Duty]:
    """What lies in rounds that others opened, or was left by units that are gone: to finish, and to approve."""
    open_ = Q(state=State.RETURNED) | Q(state=State.DRAFT, round__closed_on=None)
    left = reports_to(by, FILL).filter(open_, round__year=year)
    elsewhere = reports_to(by, APPROVE).filter(state=State.SENT, round__year=year).exclude(round__unit__code=by.unit)
    titles = [
        *((report, _("Finish the report %(round)s")) for report in left),
        *((report, _("Approve the report %(round)s")) for report in elsewhere.exclude(sent_account=by.account)),
    ]
    names = _names([report for report, _title in titles], by)
    return [_report_duty(report, title, names[report.unit_id]) for report, title in titles]


def _names(reports: Sequence[Report], by: Actor) -> Mapping[int, str]:
    """What the units of these reports, and the offices of their rounds, are called on the day of the act."""
    units = {pk for report in reports for pk in (report.unit_id, report.round.unit_id)}
    return unit_names(units, by.day)


def _report_duty(report: Report, title: str, unit: str) -> Duty:
    named = title % {"round": label_of(report.round).lower()}
    return Duty(named, unit, report.get_absolute_url(), DutyState.TO_DO, report.round.due)


def _asking_to_unlock(by: Actor) -> models.QuerySet[Report]:
    """Finished reports whose units want them opened again, for whoever may do that."""
    if reach_of(by.role, UNLOCK) is None:
        return Report.objects.none()
    finished = reports_to(by, UNLOCK).filter(state__in=FINISHED)
    return finished.exclude(unlock_account="").exclude(unlock_account=by.account)


def _unlock_duty(report: Report, names: Mapping[int, str]) -> Duty:
    return Duty(
        title=_("Unlock the report %(round)s of %(unit)s")
        % {"round": label_of(report.round).lower(), "unit": names[report.unit_id]},
        about=report.unlock_reason,
        url=report.get_absolute_url(),
        state=DutyState.TO_DO,
    )


_CLERK_STATES = {
    State.DRAFT: DutyState.TO_DO,
    State.RETURNED: DutyState.RETURNED,
    State.SENT: DutyState.SENT,
    State.APPROVED: DutyState.DONE,
    State.LOCKED: DutyState.DONE,
}


def _clerk_duty(report: Report, names: Mapping[int, str]) -> Duty:
    begun = report.version > 0 and report.state == State.DRAFT
    return Duty(
        title=_("Report %(round)s") % {"round": label_of(report.round).lower()},
        about=names[report.unit_id],
        url=report.get_absolute_url(),
        state=DutyState.DOING if begun else _CLERK_STATES[State(report.state)],
        due=report.round.due,
        waits_for=names[report.round.unit_id] if report.state == State.SENT else "",
    )


def _office_duty(round_: Round) -> Duty:
    counts = round_.reports.aggregate(
        all=Count("pk"),
        sent=Count("pk", filter=Q(state=State.SENT)),
        done=Count("pk", filter=Q(state__in=FINISHED)),
    )
    left = counts["all"] - counts["sent"] - counts["done"]
    state = DutyState.DONE
    if counts["sent"]:
        state = DutyState.TO_DO
    elif left:
        state = DutyState.SENT
    return Duty(
        title=_("Approve reports: %(round)s") % {"round": label_of(round_).lower()},
        about=_("%(sent)s waiting for you, %(left)s not sent, %(done)s of %(all)s approved") % {**counts, "left": left},
        url=reverse("collect-round", args=[round_.pk]),
        state=state,
        due=round_.due,
    )
