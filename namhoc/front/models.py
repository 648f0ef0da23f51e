"""What has changed lately, for every process and machine to read; and who read what, day by day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.front.visitors import Kind


class Change(models.Model):
    """Names of what a transaction changed, kept with it: a process killed just after still leaves word."""

    names = models.TextField(_("names"))  # one a line
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)


class Count(models.Model):
    """How often something was read, or how many came, on one day: for ever.

    ``what`` is ``visits``, ``readers``, or the name of a page. A process that still counts has rows of its own under
    ``source``; when it has ended they are added to those without one.
    """

    KINDS = [(Kind.READER, _("reader")), (Kind.MEMBER, _("member")), (Kind.ROBOT, _("search engine"))]

    day = models.DateField(_("day"))
    site = models.PositiveIntegerField(_("site"))
    what = models.CharField(_("what"), max_length=100)
    kind = models.PositiveSmallIntegerField(_("kind"), choices=KINDS)
    source = models.CharField(_("source"), max_length=60, blank=True, default="")
    number = models.PositiveBigIntegerField(_("number"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "what", "day", "kind", "source"], name="front_count_once_a_day_and_source"
            ),
        ]


class Before(models.Model):
    """What another system had counted for a site when this one took over: its total goes on."""

    site = models.PositiveIntegerField(_("site"), unique=True)
    visits = models.PositiveBigIntegerField(_("visits"))
    until = models.DateField(_("until"))
    told = models.CharField(_("what it counted"), max_length=200)


class ViewsBefore(models.Model):
    """How often one page was opened in another system before this one took over: its number goes on."""

    site = models.PositiveIntegerField(_("site"))
    what = models.CharField(_("what"), max_length=100)
    number = models.PositiveBigIntegerField(_("number"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "what"], name="front_views_before_once")]


class Carried(models.Model):
    """A file of a process that has ended, whose numbers are all in the table: it may go."""

    source = models.CharField(_("source"), max_length=60, unique=True)
