"""Votes of before as a sum and a count: who gave them is not known here."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from namhoc.hear.votes.models import LEAST, MOST


class TallyBefore(models.Model):
    """The points and votes that a page brought with it; votes given here are added to them."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="+")
    points = models.PositiveIntegerField(_("points"))
    votes = models.PositiveIntegerField(_("votes"))

    class Meta:
        verbose_name = _("rating of before")
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gte=F("votes") * LEAST, points__lte=F("votes") * MOST), name="hear_before_in_stars"
            ),
        ]
