"""The menu of a site, and its banners."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from namhoc.journal.chain import FiledUnder

LONGEST_TITLE, LONGEST_ADDRESS = 80, 500


class MenuItem(models.Model):
    """One line of a site's menu; those under another open with it. One without a way only holds those under it."""

    home = models.ForeignKey("publish.PortalHome", models.CASCADE, related_name="menu_items")
    place = models.PositiveSmallIntegerField(_("place"))
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    section = models.ForeignKey("publish.Section", models.CASCADE, null=True, related_name="+")
    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS, blank=True)
    above = models.ForeignKey("self", models.CASCADE, null=True, related_name="below")

    class Meta:
        app_label = "publish"
        ordering: ClassVar = ["home", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["home", "place"], name="publish_menu_place_once"),
            models.CheckConstraint(condition=Q(section=None) | Q(address=""), name="publish_menu_leads_one_way"),
            models.CheckConstraint(condition=~Q(above=F("id")), name="publish_menu_not_above_itself"),
        ]

    def __str__(self) -> str:
        return self.title


class BannerPlace(models.TextChoices):
    """Where on a page a banner stands."""

    TOP = "top", _("Under the menu")
    BELOW = "below", _("Below the content")


class Banner(models.Model):
    """A picture that leads somewhere, on every page of a site from one minute to another."""

    home = models.ForeignKey("publish.PortalHome", models.CASCADE, related_name="banners")
    picture = models.ForeignKey("wagtailimages.Image", models.PROTECT, related_name="+", verbose_name=_("picture"))
    alt = models.CharField(_("what the picture shows"), max_length=220)
    link = models.CharField(_("leads to"), max_length=LONGEST_ADDRESS)
    place = models.CharField(_("place"), max_length=5, choices=BannerPlace.choices, default=BannerPlace.TOP)
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    shown = models.BooleanField(_("shown now"), default=False)  # as the last minute that was looked at has left it

    class Meta:
        app_label = "publish"
        ordering: ClassVar = ["-since", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="publish_banner_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(place__in=BannerPlace.values), name="publish_banner_has_a_place"),
        ]

    def __str__(self) -> str:
        return self.alt

    @property
    def filed_under(self) -> FiledUnder:
        office = self.home.office
        return FiledUnder("" if office is None else office.code)
