"""Sign-ins that stand, and what people typed and have not sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_PATH = 400


class SignIn(models.Model):
    """One browser in which someone is signed in. The session itself is Django's; when it was last used is kept here."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ins")
    session = models.CharField(_("session"), max_length=40, unique=True)
    device = models.CharField(_("device"), max_length=80)
    since = models.DateTimeField(_("since"))
    last_active = models.DateTimeField(_("last active"))

    class Meta:
        ordering = ["-last_active"]

    def __str__(self) -> str:
        return f"{self.account_id} {self.device}"


class Draft(models.Model):
    """What someone typed into one form of one page and has not sent: theirs alone, kept for some days."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    path = models.CharField(_("page"), max_length=LONGEST_PATH)
    form = models.CharField(_("form"), max_length=LONGEST_PATH)  # where the form is sent to, and which of several
    values = models.JSONField(_("values"))  # each name with the list of its texts
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["form"]
        constraints = [
            models.UniqueConstraint(fields=["account", "path", "form"], name="signin_draft_once_a_form"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.path}"
