"""Opening a locked report again: asked for with a reason, granted by someone else."""

from __future__ import annotations

from django.db import transaction

from namhoc.collect import errors
from namhoc.collect.errors import NotNow
from namhoc.collect.models import Report, State
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.people.queries import ask_permission


@transaction.atomic
def ask_unlock(report: Report, reason: str, *, by: Actor) -> Report:
    """The unit asks for its report to be opened again, and says why."""
    ask_permission(by, "ask-unlock", report.unit)
    report = _finished(report)
    if not reason.strip():
        raise NotNow(errors.NEEDS_REASON)
    report.unlock_reason, report.unlock_account = reason.strip(), by.account
    report.save(update_fields=["unlock_reason", "unlock_account"])
    write_entry("ask-unlock", report, by=by, reason=reason.strip())
    return report


@transaction.atomic
def unlock_report(report: Report, reason: str, *, by: Actor) -> Report:
    """The office opens the report again: it goes back to its unit, the reason is kept."""
    ask_permission(by, "unlock-report", report.unit)
    report = _finished(report)
    reason = reason.strip() or report.unlock_reason
    if not reason:
        raise NotNow(errors.NEEDS_REASON)
    if by.account == report.unlock_account:
        raise NotNow(errors.OWN_REQUEST)
    report.state, report.unlock_reason, report.unlock_account = State.RETURNED, "", ""
    report.save(update_fields=["state", "unlock_reason", "unlock_account"])
    write_entry("unlock-report", report, by=by, reason=reason)
    return report


def _finished(report: Report) -> Report:
    report = Report.objects.select_for_update().select_related("unit").get(pk=report.pk)
    if report.state not in (State.APPROVED, State.LOCKED):
        raise NotNow(errors.NOT_LOCKED)
    return report
