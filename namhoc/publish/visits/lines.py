"""The lines of the block, in the order that readers know."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from namhoc.front.numbers import Numbers
from namhoc.measure.shown import local
from namhoc.paper.numbers import number


@dataclass(frozen=True)
class Line:
    """One line: what is counted, and how many as a page writes it."""

    code: str
    label: str
    number: str


def lines_of(numbers: Numbers) -> list[Line]:
    """Online now with its kinds, then today, this month, and since the beginning."""
    told = [
        ("online", _("Online now"), numbers.online),
        ("robots", _("Search engines"), numbers.robots),
        ("readers", _("Visitors"), numbers.readers),
        ("members", _("Members"), numbers.members),
        ("today", _("Today"), numbers.today),
        ("month", _("This month"), numbers.month),
        ("total", _("All visits"), numbers.total),
    ]
    return [Line(code, label, local(number(value, 0))) for code, label, value in told]


def labels() -> list[tuple[str, str]]:
    """The lines without their numbers."""
    nothing = Numbers(0, 0, 0, 0, 0, 0, 0)
    return [(line.code, line.label) for line in lines_of(nothing)]
