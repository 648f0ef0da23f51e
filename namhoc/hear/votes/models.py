"""One vote a voter and page; sum and count are worked out from the votes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LEAST, MOST = 1, 5


class Vote(models.Model):
    """How many stars one voter gave one page. The voter is a digest that says nothing of other pages."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    voter = models.CharField(_("voter"), max_length=64)
    stars = models.PositiveSmallIntegerField(_("stars"))
    on = models.DateField(_("on"))
    set_aside = models.BooleanField(_("part of a flood, not counted"), default=False)

    class Meta:
        verbose_name = _("reader's rating")
        constraints = [
            models.UniqueConstraint(fields=["page", "voter"], name="hear_vote_once_a_voter_and_page"),
            models.CheckConstraint(condition=Q(stars__gte=LEAST, stars__lte=MOST), name="hear_vote_in_stars"),
        ]
