"""Accounts, and the posts that people hold in units from a day on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from namhoc.people.roles import ROLE_LABELS, Role
from namhoc.proof.folding import folded
from namhoc.units.models import Unit


class AccountManager(UserManager["Account"]):
    """Accounts, by the day asked about."""

    use_in_migrations = False

    def suspended_on(self, day: date) -> models.QuerySet[Account]:
        """Those whose latest start on or before ``day`` suspends them."""
        starts = AccountStart.objects.filter(account=OuterRef("pk"), since__lte=day)
        latest = starts.order_by("-since").values("suspended")[:1]
        return self.alias(suspended_then=Subquery(latest)).filter(suspended_then=True)


class Account(AbstractUser):
    """Someone who can sign in. What they may do comes from their posts, not from here."""

    first_name = None  # type: ignore[assignment]  # Vietnamese names are kept whole
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("full name"), max_length=150)
    folded = models.CharField(max_length=320, blank=True, editable=False)  # what a search looks through
    sample = models.BooleanField(_("sample account"), default=False)

    objects = AccountManager()  # type: ignore[misc]  # Django's own is a manager of the abstract user

    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.name or self.username

    def save(self, *args: Any, **options: Any) -> None:
        self.folded = folded(f"{self.name} {self.username}")
        super().save(*args, **options)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split()[-1] if self.name else self.username


class PostQuerySet(models.QuerySet["Post"]):
    """Posts, by the day asked about."""

    def held_on(self, day: date) -> PostQuerySet:
        """Posts whose latest start on or before ``day`` holds them, though their account be suspended."""
        latest = PostStart.objects.filter(post=OuterRef("pk"), since__lte=day).order_by("-since").values("held")[:1]
        return self.alias(held_then=Subquery(latest)).filter(held_then=True)

    def of_active_accounts(self, day: date) -> PostQuerySet:
        return self.exclude(account__in=Account.objects.suspended_on(day))


class Post(models.Model):
    """A person's post in a unit. Whether it is held on a day is among its starts."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    role = models.CharField(_("role"), max_length=30, choices=[(role.value, ROLE_LABELS[role]) for role in Role])

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["account", "unit", "role"], name="people_post_once"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="people_post_has_a_role"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit}"


class PostStart(models.Model):
    """From this day the post is held, or no longer held."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="starts")
    since = models.DateField(_("since"))
    held = models.BooleanField(_("held"), default=True)

    class Meta:
        ordering = ["post", "since"]
        constraints = [
            models.UniqueConstraint(fields=["post", "since"], name="people_post_start_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.since:%Y-%m-%d} {self.held}"


class AccountStart(models.Model):
    """From this day the account is suspended, or active again. Without a start it is active."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="starts")
    since = models.DateField(_("since"))
    suspended = models.BooleanField(_("suspended"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["account", "since"]
        constraints = [
            models.UniqueConstraint(fields=["account", "since"], name="people_account_start_once_a_day"),
            models.CheckConstraint(
                condition=Q(suspended=False) | ~Q(reason=""), name="people_account_suspended_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.since:%Y-%m-%d} {self.suspended}"


class Invitation(models.Model):
    """A link by which someone sets their own password: once, and not for ever. Only its digest is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("expires at"))
    used_at = models.DateTimeField(_("used at"), null=True)

    class Meta:
        ordering = ["account", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(used_at__isnull=True), name="people_invitation_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.expires_at:%Y-%m-%d}"
