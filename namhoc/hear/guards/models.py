"""What is known of networks for one day, under a salt that is thrown away with it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DaySalt(models.Model):
    """The salt of one day: without it nobody can tell which network a number was made from."""

    day = models.DateField(_("day"), unique=True)
    salt = models.BinaryField(_("salt"), max_length=32)


class NetworkHour(models.Model):
    """How often one network tried something in one hour of today."""

    network = models.CharField(_("network"), max_length=64)
    about = models.CharField(_("about"), max_length=60)
    hour = models.PositiveSmallIntegerField(_("hour"))
    tries = models.PositiveIntegerField(_("tries"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "about", "hour"], name="hear_network_hour_once")]


class Trace(models.Model):
    """What one network had taken today, in the order of time: so that a flood can be taken back, today only."""

    network = models.CharField(_("network"), max_length=64)
    about = models.CharField(_("about"), max_length=60)
    who = models.CharField(_("who"), max_length=64)  # as ``Voter.on`` tells
    by_script = models.BooleanField(_("the riddle was solved"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "about", "who"], name="hear_trace_once")]
