"""A formula in words: what is added up, what it is divided by, and why so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.questions import asked_text
from namhoc.paper.numbers import short_date
from namhoc.plan.labels import label_of

FORMULAS = {
    "total": gettext_lazy("The numbers of all units that answered are added up."),
    "overall": gettext_lazy(
        "The upper numbers of all units are added up and divided by the sum of their lower numbers. It is never a mean "
        "of the units' own shares, so a large unit weighs more than a small one."
    ),
    "share-of-units": gettext_lazy(
        "The units that have it are counted and divided by all units of which it is known whether they have it."
    ),
    "reduction": gettext_lazy(
        "The units of the closing day are taken from those of the base day; what is left is divided by the units of "
        "the base day."
    ),
    "level": gettext_lazy(
        "The highest level that enough communes hold: the share of communes that each level asks for is in the rule "
        "below."
    ),
}
HELD = {
    "accreditation": gettext_lazy("quality accreditation"),
    "national-standard": gettext_lazy("national standard"),
}


@dataclass(frozen=True)
class Sides:
    """What stands above the line and what below it, in words; nothing below for a plain count."""

    above: str
    below: str = ""


def held_label(catalogue: Catalogue, held: str) -> str:
    """What a unit holds: a kind of certificate, or a standard."""
    standard = catalogue.standards.get(held)
    return str(HELD.get(held, held)) if standard is None else label_of(standard)


def sides_of(catalogue: Catalogue, indicator: Indicator, day: date) -> Sides:
    """Numerator and denominator in words."""
    there = {"day": short_date(day), "held": held_label(catalogue, indicator.takes.holds)}
    above, below = _words(catalogue, indicator, there, day)
    return Sides(above, below if indicator.formula not in ("total", "level") else "")


def _words(catalogue: Catalogue, indicator: Indicator, there: dict[str, str], day: date) -> tuple[str, str]:
    takes = indicator.takes
    words = asked_text(catalogue, takes.part, day), asked_text(catalogue, takes.whole, day)
    match indicator.rows, indicator.formula:
        case _, "level":
            words = _("the highest level held"), ""
        case "certificates", _:
            above = _("schools with a certificate in force on %(day)s: %(held)s") % there
            words = above, _("schools of the office on %(day)s") % there
        case "standards", _:
            above = _("communes and wards that met: %(held)s") % there
            words = above, _("communes and wards that could be judged")
        case "targets", _:
            words = _("targets reached or exceeded"), _("targets whose result is known")
        case "network", "reduction":
            words = _("units that are no more on %(day)s") % there, _("units of the base day")
        case "network", _:
            words = _("schools of the office on %(day)s") % there, ""
    return words
