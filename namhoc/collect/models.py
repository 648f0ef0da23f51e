"""Rounds, reports and answers as rows, with the file each answer came in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from namhoc.collect.values import LONGEST_REASON
from namhoc.engine.gaps import Gap, GapKind
from namhoc.journal.chain import FiledUnder
from namhoc.units.models import Unit


class Round(models.Model):
    """One office asks its units, once in a round of a school year."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rounds")
    year = models.CharField(_("school year"), max_length=9)
    code = models.CharField(_("round"), max_length=30)
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    reference_day = models.DateField(_("closing day of the figures"))
    due = models.DateField(_("due"))

    class Meta:
        ordering = ["unit", "reference_day"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "code"], name="collect_round_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("collect-round", args=[self.pk])

    @property
    def filed_under(self) -> FiledUnder:
        return FiledUnder(self.unit.code, self.year, self.code)


class State(models.TextChoices):
    """Where a report stands."""

    DRAFT = "draft", _("Being filled in")
    SENT = "sent", _("Sent")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    LOCKED = "locked", _("Locked")


class Report(models.Model):
    """One unit's answers in one round."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    form = models.CharField(_("form"), max_length=60)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=0)
    sent_on = models.DateField(_("sent on"), null=True)
    sent_by = models.CharField(_("sent by"), max_length=200, blank=True)
    sent_account = models.CharField(max_length=150, blank=True)
    approved_on = models.DateField(_("approved on"), null=True)
    approved_by = models.CharField(_("approved by"), max_length=200, blank=True)
    approved_account = models.CharField(max_length=150, blank=True)
    unlock_reason = models.TextField(_("reason for unlocking"), blank=True)
    unlock_account = models.CharField(max_length=150, blank=True)  # who asked, until it is sent again
    unlocked_account = models.CharField(max_length=150, blank=True)  # who granted it

    class Meta:
        ordering = ["round", "unit"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="collect_report_once_a_round"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "locked"]) | Q(approved_on__isnull=False),
                name="collect_report_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(approved_account="") | ~Q(approved_account=F("sent_account")),
                name="collect_report_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(unlocked_account="")
                | ~(Q(unlock_account="") | Q(unlock_reason="") | Q(unlocked_account=F("unlock_account"))),
                name="collect_report_unlocked_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("collect-report", args=[self.pk])

    @property
    def filed_under(self) -> FiledUnder:
        return FiledUnder(self.unit.code, self.round.year, self.round.code)

    @property
    def asks_unlock(self) -> bool:
        """Whether somebody waits for it to be opened again."""
        return self.state in (State.APPROVED, State.LOCKED) and bool(self.unlock_account)

    @property
    def open_to_change(self) -> bool:
        return self.state in (State.DRAFT, State.RETURNED)


class Workbook(models.Model):
    """A file that came in for a report, kept as it came."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="workbooks")
    name = models.CharField(_("file"), max_length=200)
    digest = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField(_("size"))
    content = models.BinaryField()
    received_on = models.DateField(_("received on"))
    received_by = models.CharField(_("received by"), max_length=200)

    class Meta:
        ordering = ["report", "pk"]

    def __str__(self) -> str:
        return self.name


class Answer(models.Model):
    """One answer: a whole number, or a gap that says why there is none."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="answers")
    question = models.CharField(_("question"), max_length=80)
    number = models.BigIntegerField(_("number"), null=True)
    gap = models.CharField(_("gap"), max_length=20, blank=True, choices=[(kind.value, kind.value) for kind in GapKind])
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON, blank=True)
    sheet = models.CharField(_("sheet"), max_length=60)
    cell = models.CharField(_("cell"), max_length=10)
    workbook = models.ForeignKey(Workbook, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "question"], name="collect_answer_once_a_report"),
            models.CheckConstraint(
                condition=Q(number__isnull=True) ^ Q(gap=""),
                name="collect_answer_number_or_gap",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__gte=0),
                name="collect_answer_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} = {self.value}"

    @property
    def value(self) -> int | Gap:
        if self.number is not None:
            return self.number
        return Gap(GapKind(self.gap), self.reason)


class Note(models.Model):
    """What the office says about one cell when it sends a report back."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="notes")
    question = models.CharField(_("question"), max_length=80, blank=True)
    text = models.TextField(_("note"))
    written_on = models.DateField(_("written on"))
    written_by = models.CharField(_("written by"), max_length=200)
    settled_on = models.DateField(_("settled on"), null=True)

    class Meta:
        ordering = ["report", "pk"]

    def __str__(self) -> str:
        return self.text
