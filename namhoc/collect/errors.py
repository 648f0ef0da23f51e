"""Why an act on a report is refused."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from namhoc.law.findings import Finding


class NotNow(Exception):
    """The report's state does not allow this act; the message says which would."""

    def __init__(self, message: object) -> None:
        self.message = message
        super().__init__(str(message))


class Blocked(Exception):
    """The answers cannot be sent as they are. ``findings`` says which cells and why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(map(str, findings)))


LOCKED = _("This report is locked. Ask for it to be unlocked, and say why.")
NOT_OPEN = _("This report has been sent. It can be changed once the office returns it.")
NOT_SENT = _("Only a report that has been sent can be approved or returned.")
NOT_APPROVED = _("Only an approved report can be locked.")
NOT_LOCKED = _("This report is not locked.")
ROUND_CLOSED = _("This round is closed. Ask the office to open it again.")
OPEN_ALREADY = _("This round has been opened before. It is in the list of rounds.")
NOT_CLOSED = _("This round is open.")
OWN_REPORT = _("Whoever sent a report cannot approve it. Someone else must.")
OWN_REQUEST = _("Whoever asked for the unlocking cannot grant it. Someone else must.")
NOT_ASKED = _("Nobody has asked for this report to be opened. One person asks and says why, another opens it.")
ASKED_ALREADY = _("Somebody has asked for this report to be opened already. It waits for the head of the office.")
NEEDS_REASON = _("Write the reason.")
NEEDS_NOTE = _("Write what is to be mended: a note on a cell, or on the whole report.")
CHANGED_MEANWHILE = _("Someone changed this report while you had it open. Look at it again.")
