"""Opening a locked report again: asked for with a reason, granted by someone else."""

from __future__ import annotations

from django.db import transaction

from namhoc.collect import errors
from namhoc.collect.errors import NotNow
from namhoc.collect.models import Report, State
from namhoc.collect.told import report_told
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.queries import ask_permission


@transaction.atomic
def ask_unlock(report: Report, reason: str, *, by: Actor) -> Report:
    """The unit, or the office for it, asks for a report to be opened again, and says why."""
    ask_permission(by, "ask-unlock", report.unit)
    report = _finished(report)
    if report.asks_unlock:
        raise NotNow(errors.ASKED_ALREADY)
    if not reason.strip():
        raise NotNow(errors.NEEDS_REASON)
    before = report_told(report)
    report.unlock_reason, report.unlock_account = reason.strip(), by.account
    report.save(update_fields=["unlock_reason", "unlock_account"])
    write_entry("ask-unlock", report, by=by, before=before, after=report_told(report), reason=reason.strip())
    return report


@transaction.atomic
def unlock_report(report: Report, reason: str = "", *, by: Actor) -> Report:
    """Somebody else grants what was asked: the report goes back to its unit, the reason is kept.

    Raises  ``NotNow`` where nobody asked, or the one who asks is the one who grants
    """
    ask_permission(by, "unlock-report", report.unit)
    report = _finished(report)
    if not report.asks_unlock:
        raise NotNow(errors.NOT_ASKED)
    if by.account == report.unlock_account:
        raise NotNow(errors.OWN_REQUEST)
    before = report_told(report)
    report.state, report.unlocked_account = State.RETURNED, by.account
    report.save(update_fields=["state", "unlocked_account"])
    why = reason.strip() or report.unlock_reason
    write_entry("unlock-report", report, by=by, before=before, after=report_told(report), reason=why)
    return report


def _finished(report: Report) -> Report:
    report = Report.objects.select_for_update().select_related("unit").get(pk=report.pk)
    if report.state not in (State.APPROVED, State.LOCKED):
        raise NotNow(errors.NOT_LOCKED)
    return report
