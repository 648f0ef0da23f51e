"""What is done to rounds and reports: opened, filled in, sent, returned, approved, locked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from namhoc.collect import errors
from namhoc.collect.answers import Answer as PlainAnswer
from namhoc.collect.answers import Filing
from namhoc.collect.asked import form_for, kinds_asked
from namhoc.collect.errors import Blocked, NotNow
from namhoc.collect.in_hand import findings_before_sending
from namhoc.collect.models import Answer, Note, Report, Round, State, Workbook
from namhoc.collect.rules import FILL, SEND, right_for
from namhoc.collect.told import answers_told, report_told, spelled
from namhoc.engine.gaps import Gap
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.journal.things import plain
from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.people.queries import ask_permission
from namhoc.units.models import Unit
from namhoc.units.queries import network


@transaction.atomic
def open_round(catalogue: Catalogue, office: Unit, year: SchoolYear, code: str, *, by: Actor) -> Round:
    """Ask every unit under the office that the round's form is for: an empty report each.

    Raises  ``NotNow`` where the office has opened it before
    """
    ask_permission(by, "open-round", office)
    day = catalogue.reference_day(year, code)
    days = {"opened_on": by.day, "reference_day": day, "due": catalogue.due_day(year, code)}
    round_, created = Round.objects.get_or_create(unit=office, year=str(year), code=code, defaults=days)
    if not created:
        raise NotNow(errors.OPEN_ALREADY)
    asked = network().under(office.code, day, kinds_asked(catalogue, code))
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=asked)}
    reports = []
    for name, state in sorted(asked.items()):
        form = form_for(catalogue, code, state.kind, day)
        if form is not None:
            reports.append(Report(round=round_, unit=units[name], form=form[0]))
    Report.objects.bulk_create(reports)
    after = {**plain(round_), "units": sorted(asked)}
    write_entry("open-round", round_, by=by, after=after, details={"round": code, "units": sorted(asked)})
    return round_


@transaction.atomic
def close_round(round_: Round, *, by: Actor) -> None:
    """No first answers in this round any more; what the office returns may still be mended."""
    ask_permission(by, "close-round", round_.unit)
    now = Round.objects.select_for_update().get(pk=round_.pk)
    if now.closed_on is not None:
        raise NotNow(errors.ROUND_CLOSED)
    _set_closed(now, by.day, "close-round", by)


@transaction.atomic
def reopen_round(round_: Round, *, by: Actor) -> None:
    """Units may answer again in a round that was closed."""
    ask_permission(by, "open-round", round_.unit)
    now = Round.objects.select_for_update().get(pk=round_.pk)
    if now.closed_on is None:
        raise NotNow(errors.NOT_CLOSED)
    _set_closed(now, None, "reopen-round", by)


def _set_closed(round_: Round, day: date | None, act: str, by: Actor) -> None:
    before, round_.closed_on = plain(round_), day
    round_.save(update_fields=["closed_on"])
    write_entry(act, round_, by=by, before=before, after=plain(round_))


@transaction.atomic
def take_in_workbook(report: Report, filing: Filing, content: bytes, *, by: Actor) -> Workbook:
    """The answers of a workbook become the report's; the file is kept as it came.

    ``filing`` has been read without a finding that blocks; its caller shows those instead
    """
    report = _changeable(report, by)
    workbook = Workbook.objects.create(
        report=report,
        name=filing.file,
        digest=filing.digest,
        size=len(content),
        content=content,
        received_on=by.day,
        received_by=by.name,
    )
    before, had = report_told(report), answers_told(report)
    _keep(report, filing.answers, workbook)
    new = {name: spelled(one.value) for name, one in filing.answers.items()}
    changed = {name: value for name, value in new.items() if had and had.get(name) != value}
    details = {"file": filing.file, "digest": filing.digest, **({"cells": changed} if changed else {})}
    write_entry("take-in-workbook", report, by=by, before=before, after=report_told(report), details=details)
    return workbook


@transaction.atomic
def fill_report(report: Report, answers: Mapping[str, PlainAnswer], *, version: int, by: Actor) -> Report:
    """Answers typed in the grid. ``version`` is the one that was on screen.

    Raises  ``NotNow`` where someone changed the report meanwhile: nothing is written over
    """
    report = _changeable(report, by)
    if report.version != version:
        raise NotNow(errors.CHANGED_MEANWHILE)
    before, had = report_told(report), answers_told(report)
    changed = {name: answer for name, answer in answers.items() if had.get(name) != spelled(answer.value)}
    if changed:
        _keep(report, changed, None)
        write_entry(
            "fill-report",
            report,
            by=by,
            before=before,
            after=report_told(report),
            details={"cells": {name: spelled(one.value) for name, one in changed.items()}},
        )
    return report


def _changeable(report: Report, by: Actor, act: str = FILL) -> Report:
    """The report, held for this transaction; refused where it may not be changed now.

    A commune's figures are the office's to fill in; those of a school its own, unless it was dissolved
    """
    ask_permission(by, right_for(act, report.form), report.unit)
    report = Report.objects.select_for_update().select_related("round", "unit").get(pk=report.pk)
    if report.state == State.LOCKED:
        raise NotNow(errors.LOCKED)
    if not report.open_to_change:
        raise NotNow(errors.NOT_OPEN)
    if report.round.closed_on is not None and report.state != State.RETURNED:
        raise NotNow(errors.ROUND_CLOSED)
    return report


def _keep(report: Report, answers: Mapping[str, PlainAnswer], workbook: Workbook | None) -> None:
    Answer.objects.filter(report=report, question__in=answers).delete()
    Answer.objects.bulk_create(
        Answer(
            report=report,
            question=one.question,
            number=None if isinstance(one.value, Gap) else one.value,
            gap=one.value.kind.value if isinstance(one.value, Gap) else "",
            reason=one.value.reason if isinstance(one.value, Gap) else "",
            sheet=one.sheet,
            cell=one.cell,
            workbook=workbook,
        )
        for one in answers.values()
    )
    report.version += 1
    report.save(update_fields=["version"])


@transaction.atomic
def send_report(catalogue: Catalogue, report: Report, *, by: Actor) -> Report:
    """The unit vouches for its answers and hands them to the office.

    Raises  ``Blocked`` with every finding that must be mended first; ``NotNow`` where it is sent
            already or its round is closed
    """
    report = _changeable(report, by, SEND)
    blocking = [
        finding
        for finding in findings_before_sending(catalogue, report)
        if catalogue.wording(finding).severity == "error"
    ]
    if blocking:
        raise Blocked(blocking)
    before = report_told(report)
    report.state, report.sent_on = State.SENT, by.day
    report.sent_by, report.sent_account = by.name, by.account
    gone = ("approved_account", "unlock_reason", "unlock_account", "unlocked_account")
    for name in gone:
        setattr(report, name, "")
    report.save(update_fields=["state", "sent_on", "sent_by", "sent_account", *gone])
    report.notes.filter(settled_on__isnull=True).update(settled_on=by.day)
    write_entry("send-report", report, by=by, before=before, after=report_told(report))
    return report


@transaction.atomic
def return_report(report: Report, notes: Mapping[str, str], *, by: Actor) -> Report:
    """The office sends a report back, with a note on each cell it means ("" for the whole)."""
    report = _judged(report, "return-report", by)
    written = {question: text.strip() for question, text in notes.items() if text.strip()}
    if not written:
        raise NotNow(errors.NEEDS_NOTE)
    Note.objects.bulk_create(
        Note(report=report, question=question, text=text, written_on=by.day, written_by=by.name)
        for question, text in written.items()
    )
    before, report.state = report_told(report), State.RETURNED
    report.save(update_fields=["state"])
    write_entry("return-report", report, by=by, before=before, after=report_told(report), details={"notes": written})
    return report


@transaction.atomic
def approve_report(report: Report, *, by: Actor) -> Report:
    """The office takes the answers as they are. Never by whoever sent them."""
    report = _judged(report, "approve-report", by)
    if by.account == report.sent_account:
        raise NotNow(errors.OWN_REPORT)
    before = report_told(report)
    report.state, report.approved_on = State.APPROVED, by.day
    report.approved_by, report.approved_account = by.name, by.account
    report.save(update_fields=["state", "approved_on", "approved_by", "approved_account"])
    write_entry("approve-report", report, by=by, before=before, after=report_told(report))
    return report


def _judged(report: Report, act: str, by: Actor) -> Report:
    ask_permission(by, act, report.unit)
    report = Report.objects.select_for_update().select_related("round", "unit").get(pk=report.pk)
    if report.state != State.SENT:
        raise NotNow(errors.NOT_SENT)
    return report


@transaction.atomic
def lock_report(report: Report, *, by: Actor) -> Report:
    """Nothing in the report changes any more without an unlocking that says why."""
    ask_permission(by, "lock-report", report.unit)
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.state != State.APPROVED:
        raise NotNow(errors.NOT_APPROVED)
    before, report.state = report_told(report), State.LOCKED
    report.save(update_fields=["state"])
    write_entry("lock-report", report, by=by, before=before, after=report_told(report))
    return report
