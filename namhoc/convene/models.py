"""The year-end conference: its sessions, their sites, delegates, papers and notes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from namhoc.convene.words import ConferenceState, Mode, PartOfDay, SessionKind, SiteKind
from namhoc.journal.chain import FiledUnder
from namhoc.people.models import Account
from namhoc.plan.models import OfYear
from namhoc.units.models import Unit

STATE_LABELS = {
    ConferenceState.PLANNED: _("being prepared"),
    ConferenceState.HELD: _("under way"),
    ConferenceState.CLOSED: pgettext_lazy("conference", "closed"),
}
KIND_LABELS = {SessionKind.INTERNAL: _("internal session"), SessionKind.PUBLIC: _("public session")}
PART_LABELS = {PartOfDay.MORNING: _("morning"), PartOfDay.AFTERNOON: _("afternoon")}
MODE_LABELS = {Mode.IN_PERSON: _("in person"), Mode.ONLINE: _("online")}
SITE_LABELS = {SiteKind.MAIN: _("main site"), SiteKind.REMOTE: _("remote site")}


class Conference(OfYear):
    """An office's conference on one school year."""

    title = models.CharField(_("title"), max_length=300)
    host = models.CharField(_("host"), max_length=200)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=[(state.value, STATE_LABELS[state]) for state in ConferenceState],
        default=ConferenceState.PLANNED.value,
    )

    class Meta:
        ordering = ["unit", "year"]
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="convene_conference_once_a_year"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.state == ConferenceState.CLOSED


class Session(models.Model):
    """One sitting of the conference. A day that is not known yet stays empty."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="sessions")
    code = models.SlugField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=[(kind.value, KIND_LABELS[kind]) for kind in SessionKind])
    day = models.DateField(_("day"), null=True, blank=True)
    part_of_day = models.CharField(
        _("part of the day"),
        max_length=10,
        blank=True,
        choices=[(part.value, PART_LABELS[part]) for part in PartOfDay],
    )
    mode = models.CharField(_("mode"), max_length=10, choices=[(mode.value, MODE_LABELS[mode]) for mode in Mode])
    organiser = models.CharField(_("organiser"), max_length=200)
    split_by = models.JSONField(_("split by"), default=list, blank=True)  # codes of Level
    purpose = models.TextField(_("purpose"), blank=True)

    class Meta:
        ordering = ["conference", "pk"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "code"],
                name="convene_session_code_once",
                violation_error_message=_("The conference already has a session with this code. Choose another code."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.day or ''}".strip()

    @property
    def filed_under(self) -> FiledUnder:
        return FiledUnder(self.conference.unit.code, self.conference.year)


class Site(models.Model):
    """A place from which people take part; ``present`` is empty until the site has reported."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="sites")
    kind = models.CharField(_("kind"), max_length=10, choices=[(kind.value, SITE_LABELS[kind]) for kind in SiteKind])
    place = models.CharField(_("place"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))
    invited = models.PositiveIntegerField(_("invited"), null=True, blank=True)
    present = models.PositiveIntegerField(_("present"), null=True, blank=True)
    operator = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("site operator")
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmed by"), max_length=150, blank=True)

    class Meta:
        ordering = ["session", "kind", "pk"]
        verbose_name = pgettext_lazy("conference", "site")
        verbose_name_plural = pgettext_lazy("conference", "sites")
        constraints = [
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(kind="main"),
                name="convene_site_one_main",
                violation_error_message=_("The session already has its main site. Make this one a remote site."),
            ),
            models.UniqueConstraint(
                fields=["session", "place"],
                name="convene_site_place_once",
                violation_error_message=_("The session already has a site in this place."),
            ),
            models.CheckConstraint(
                condition=Q(present__isnull=True, confirmed_at__isnull=True)
                | Q(present__isnull=False, confirmed_at__isnull=False),
                name="convene_site_present_is_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return self.place

    @property
    def filed_under(self) -> FiledUnder:
        return self.session.filed_under


class Delegate(models.Model):
    """Someone invited, by rank and by role: names are not kept here."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="delegates")
    rank = models.PositiveSmallIntegerField(_("rank"))
    role = models.CharField(pgettext_lazy("delegate", "role"), max_length=200)
    also = models.CharField(_("other post held"), max_length=200, blank=True)
    part = models.CharField(_("part taken"), max_length=200, blank=True)

    class Meta:
        ordering = ["session", "rank"]
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "rank"],
                name="convene_delegate_rank_once",
                violation_error_message=_("Another delegate of this session has this rank. Choose the next free one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.role}"

    @property
    def filed_under(self) -> FiledUnder:
        return self.session.filed_under


class Paper(models.Model):
    """A discussion paper, in the order of reading."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="papers")
    number = models.PositiveSmallIntegerField(_("number"))
    topic = models.TextField(_("topic"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))

    class Meta:
        ordering = ["session", "number"]
        verbose_name = _("discussion paper")
        verbose_name_plural = _("discussion papers")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"],
                name="convene_paper_numbered_once",
                violation_error_message=_("Another paper of this session has this number. Choose the next free one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.topic}"

    @property
    def filed_under(self) -> FiledUnder:
        return self.session.filed_under


class Note(models.Model):
    """What was said or agreed, as the secretary wrote it down."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="notes")
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))
    by = models.CharField(_("written by"), max_length=150)
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["session", "order"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        constraints = [
            models.UniqueConstraint(fields=["session", "order"], name="convene_note_in_order"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def filed_under(self) -> FiledUnder:
        return self.session.filed_under
