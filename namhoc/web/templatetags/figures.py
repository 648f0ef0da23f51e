"""Numbers, days, figures and findings as pages write them. These filters are built in: no ``{% load %}``."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from namhoc.engine.figures import Difference, Points, ValueUnit
from namhoc.engine.gaps import NOT_REPORTED, Gap
from namhoc.journal.language import language
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding
from namhoc.law.school_year import SchoolYear
from namhoc.measure import shown
from namhoc.measure.models import Figure
from namhoc.measure.series import charts
from namhoc.measure.series.reading import Point
from namhoc.paper import numbers
from namhoc.publish.tokens import FigureForm
from namhoc.publish.writing import change_of, excess_of

register = template.Library()
Exact = int | Decimal | Fraction
Shown = Exact | Gap | None


def gap_text(gap: Gap | None) -> str:
    """Why there is no number. Never 0, never an empty cell."""
    return shown.gap(NOT_REPORTED if gap is None else gap)


# --- numbers ----------------------------------------------------------------------------------------------------------


@register.filter
def number(value: Shown, decimals: int = 0) -> str:
    """``1.234,5``; a gap as its reason."""
    return gap_text(value) if value is None or isinstance(value, Gap) else shown.local(numbers.number(value, decimals))


@register.filter
def percent(share: Shown, decimals: int = 1) -> str:
    """A share from 0 to 1 as ``14,3%``."""
    if share is None or isinstance(share, Gap):
        return gap_text(share)
    return shown.local(numbers.percent(Fraction(share), decimals))


@register.filter
def points(difference: Points | Fraction | Gap | None, decimals: int = 1) -> str:
    """A difference of shares as ``+8,3 điểm phần trăm``."""
    if difference is None or isinstance(difference, Gap):
        return gap_text(difference)
    value = difference.value if isinstance(difference, Points) else difference
    amount = shown.local(numbers.number(value * 100, decimals))
    return _("%(amount)s percentage points") % {"amount": f"+{amount}" if value > 0 else amount}


# --- days -------------------------------------------------------------------------------------------------------------


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """``27/8/2021``; in English 27 Aug 2021."""
    if value is None:
        return ""
    day = _day(value)
    return numbers.short_date(day) if language() == "vi" else f"{day.day} {day:%b} {day.year}"


@register.filter
def long_date(value: date | datetime | None) -> str:
    """``ngày 27 tháng 8 năm 2021``; in English 27 August 2021."""
    if value is None:
        return ""
    day = _day(value)
    return numbers.long_date(day) if language() == "vi" else f"{day.day} {day:%B} {day.year}"


@register.filter
def posted(moment: datetime | None) -> str:
    """``Thứ Bảy, 04/09/2021 18:07``, as portals date their articles; in English Saturday, 4 Sep 2021 18:07."""
    if moment is None:
        return ""
    weekdays = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    local = timezone.localtime(moment)
    day = f"{local:%d/%m/%Y}" if language() == "vi" else vn_date(local)
    return f"{weekdays[local.weekday()]}, {day} {local:%H:%M}"


@register.filter
def school_year(year: SchoolYear | str) -> str:
    """``2020-2021``."""
    return str(year)


# --- figures ----------------------------------------------------------------------------------------------------------


@register.filter
def indicator_label(code: str) -> str:
    entry = catalogue().indicators.get(code)
    if entry is None:
        return code
    return entry.label if language() == "vi" else entry.label_en


@register.filter
def figure_value(figure: Figure) -> str:
    """The value as its indicator is written; a gap as its reason."""
    return value_of(figure.value, figure.indicator)


@register.filter
def value_of(value: Fraction | Gap | None, indicator: str) -> str:
    """An exact value written by the rule of an indicator: ``75%``, ``14,29%``, ``28,6``."""
    return gap_text(value) if value is None else shown.value(value, catalogue().indicators[indicator])


@register.filter
def figure_worded(figure: Figure) -> str:
    """The value with its unit, as a sentence says it: ``75%``, ``28,6 học sinh/lớp``; units are Vietnamese only."""
    unit = value_unit(figure) if language() == "vi" and not isinstance(figure.value, Gap) else ""
    return f"{figure_value(figure)} {unit}".strip()


@register.filter
def year_label(point: Point) -> str:
    """The school year of a point of a series, and on whose units where it was worked out again."""
    return charts.year_label(point)


@register.filter
def figure_fraction(figure: Figure) -> str:
    """``9/12``; nothing for a plain count."""
    if figure.denominator is None:
        return ""
    return f"{number(figure.numerator)}/{number(figure.denominator)}"


@register.filter
def figure_change(figure: Figure) -> str:
    """The change since the base, with its sign; nothing where there is none."""
    return "" if figure.base is None else _amount(change_of(figure), figure.indicator)


@register.filter
def figure_excess(figure: Figure) -> str:
    """How far above its target; nothing where it has none."""
    return "" if figure.target is None else _amount(excess_of(figure), figure.indicator)


def _amount(amount: Points | Difference | Gap, indicator: str) -> str:
    if isinstance(amount, Gap):
        return gap_text(amount)
    sign = "" if amount.value == 0 else "+" if amount.value > 0 else "-"
    return sign + shown.amount(amount, catalogue().indicators[indicator])


@register.filter
def value_unit(figure: Figure) -> str:
    """The unit of a count or ratio; a per cent carries its own sign."""
    if figure.value_unit in (ValueUnit.PERCENT, ValueUnit.POINT):
        return ""
    return catalogue().indicators[figure.indicator].shown.unit


@register.filter
def figure_form(figure: Figure, form: str) -> str:
    """A figure in one of the forms that texts use."""
    from namhoc.publish.writing import written

    return written(figure, FigureForm(form))


# --- findings ---------------------------------------------------------------------------------------------------------


@register.filter
def finding_text(finding: Finding) -> str:
    """What is wrong, in the reader's language."""
    return catalogue().wording(finding).says(finding, language())


@register.filter
def finding_cure(finding: Finding) -> str:
    """What to do about it."""
    return catalogue().wording(finding).cure(finding, language())


@register.filter
def finding_cure_at_form(finding: Finding) -> str:
    """What to do about it, for whoever typed it in a form."""
    return catalogue().wording(finding).cure_at_form(finding, language())


@register.filter
def finding_severity(finding: Finding) -> str:
    """``error``, ``warning`` or ``note``."""
    return catalogue().wording(finding).severity
