"""Accounts, and the posts that people hold in units from a day on."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from namhoc.people.roles import ROLE_LABELS, Role
from namhoc.units.models import Unit


class Account(AbstractUser):
    """Someone who can sign in. What they may do comes from their posts, not from here."""

    first_name = None  # type: ignore[assignment]  # Vietnamese names are kept whole
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("full name"), max_length=150)
    sample = models.BooleanField(_("sample account"), default=False)

    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split()[-1] if self.name else self.username


class PostQuerySet(models.QuerySet["Post"]):
    """Posts, by the day asked about."""

    def held_on(self, day: date) -> PostQuerySet:
        """Posts whose latest start on or before ``day`` holds them."""
        latest = PostStart.objects.filter(post=OuterRef("pk"), since__lte=day).order_by("-since").values("held")[:1]
        return self.annotate(held_then=Subquery(latest)).filter(held_then=True)


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
