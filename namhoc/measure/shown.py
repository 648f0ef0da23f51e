"""Exact values written in the reader's language."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from namhoc.engine.figures import Difference, Points
from namhoc.engine.gaps import Gap, GapKind
from namhoc.journal.language import in_english
from namhoc.law.indicators import Indicator
from namhoc.measure import phrases
from namhoc.paper import numbers

_SWAPPED = str.maketrans(".,", ",.")


def local(text: str) -> str:
    """Vietnamese number writing as the reader's language has it."""
    return text.translate(_SWAPPED) if in_english() else text


def number(value: int) -> str:
    return local(numbers.number(value))


def value(exact: Fraction | Gap, indicator: Indicator) -> str:
    """``75%``, ``28,6``; why there is no value, where there is none."""
    return gap(exact) if isinstance(exact, Gap) else local(phrases.value_text(exact, indicator))


def amount(moved: Points | Difference, indicator: Indicator) -> str:
    """How much it differs, without a sign: points for shares, the indicator's own unit otherwise."""
    return _said(phrases.amount_text(type(moved)(abs(moved.value)), indicator), moved)


def excess(moved: Points | Difference, indicator: Indicator) -> str:
    """How far it is from its target, without a sign, as exactly as the figure itself is printed."""
    return _said(phrases.excess_text(type(moved)(abs(moved.value)), indicator), moved)


def _said(text: str, moved: Points | Difference) -> str:
    """The Vietnamese amount in the reader's language; units of the catalogue are Vietnamese only."""
    if not in_english():
        return text
    size = local(text.split(maxsplit=1)[0])
    return _("%(amount)s percentage points") % {"amount": size} if isinstance(moved, Points) else size


def gap(nothing: Gap) -> str:
    """Which kind of nothing it is; never 0."""
    if nothing.kind is GapKind.NOT_APPLICABLE:
        return _("not applicable")
    if nothing.kind is GapKind.NOT_REPORTED:
        return _("not reported")
    return _("missing: %(reason)s") % {"reason": nothing.reason} if nothing.reason else _("missing")
