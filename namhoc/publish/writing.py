"""How a figure is written in a text: by the rule of its indicator, from its exact value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from namhoc.engine import comparison
from namhoc.engine.figures import Difference, Points, ValueUnit
from namhoc.engine.gaps import NOT_REPORTED, Gap, GapKind
from namhoc.law.catalogue import catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.models import Figure
from namhoc.measure.phrases import amount_text, excess_text, value_text
from namhoc.paper.numbers import number
from namhoc.publish.tokens import FigureForm

NO_NUMBER = {
    GapKind.NOT_APPLICABLE: "không áp dụng",
    GapKind.NOT_REPORTED: "chưa có số liệu",
    GapKind.MISSING: "thiếu số liệu",
}


def indicator_of(figure: Figure) -> Indicator:
    return catalogue().indicators[figure.indicator]


def written(figure: Figure, form: FigureForm = FigureForm.VALUE) -> str:
    """The figure in Vietnamese writing, in one of its forms."""
    return FORMS[form](figure, indicator_of(figure))


def _value(figure: Figure, indicator: Indicator) -> str:
    return written_value(figure.value, indicator)


def _fraction(figure: Figure, _indicator: Indicator) -> str:
    return f"{number(figure.numerator)}/{number(figure.denominator or 0)}"


def _numerator(figure: Figure, _indicator: Indicator) -> str:
    return number(figure.numerator)


def _denominator(figure: Figure, _indicator: Indicator) -> str:
    return number(figure.denominator or 0)


def _change(figure: Figure, indicator: Indicator) -> str:
    return written_amount(change_of(figure), indicator, signed=True)


def _amount(figure: Figure, indicator: Indicator) -> str:
    return written_amount(change_of(figure), indicator)


def _excess(figure: Figure, indicator: Indicator) -> str:
    amount = excess_of(figure)
    return NO_NUMBER[amount.kind] if isinstance(amount, Gap) else excess_text(amount, indicator)


def _previous(figure: Figure, indicator: Indicator) -> str:
    return written_value(NOT_REPORTED if figure.base is None else figure.base.value, indicator)


def _target(figure: Figure, indicator: Indicator) -> str:
    return written_value(NOT_REPORTED if figure.target is None else figure.target.at_least, indicator)


FORMS: Mapping[FigureForm, Callable[[Figure, Indicator], str]] = {
    FigureForm.VALUE: _value,
    FigureForm.FRACTION: _fraction,
    FigureForm.NUMERATOR: _numerator,
    FigureForm.DENOMINATOR: _denominator,
    FigureForm.CHANGE: _change,
    FigureForm.AMOUNT: _amount,
    FigureForm.EXCESS: _excess,
    FigureForm.PREVIOUS: _previous,
    FigureForm.TARGET: _target,
}


def change_of(figure: Figure) -> Points | Difference | Gap:
    """The change since the figure's base."""
    if figure.base is None:
        return NOT_REPORTED
    return comparison.change(figure.numbers, figure.base.numbers, ValueUnit(figure.value_unit))


def excess_of(figure: Figure) -> Points | Difference | Gap:
    """How far the figure is above its target."""
    if figure.target is None:
        return NOT_REPORTED
    return comparison.excess(figure.numbers, figure.target.at_least, ValueUnit(figure.value_unit))


def written_value(value: Fraction | Gap, indicator: Indicator) -> str:
    return value_text(value, indicator, NO_NUMBER[value.kind] if isinstance(value, Gap) else "")


def written_amount(amount: Points | Difference | Gap, indicator: Indicator, *, signed: bool = False) -> str:
    return NO_NUMBER[amount.kind] if isinstance(amount, Gap) else amount_text(amount, indicator, signed=signed)
