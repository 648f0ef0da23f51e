"""Which bars tell a figure: its series through the years, and its units beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from namhoc.engine.figures import ValueUnit
from namhoc.law.catalogue import catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure import shown
from namhoc.measure.footing import Footing
from namhoc.measure.models import Figure
from namhoc.measure.series.drawing import Chart, Told, chart_of
from namhoc.measure.series.reading import Point, Series
from namhoc.paper.numbers import short_date

BY_UNITS = ("total", "overall")  # formulas in which every unit has a value of its own
FROM_ANSWERS = ("schools", "communes")  # rows that units themselves filled in


def years_chart(series: Series, here: Figure) -> Chart | None:
    """The years of a series, the figure ``here`` set apart."""
    indicator = catalogue().indicators[series.indicator]
    told = (_year(point, indicator, here) for point in series.points)
    return chart_of(told, ValueUnit(here.value_unit))


def _year(point: Point, indicator: Indicator, here: Figure) -> Told:
    figure = point.figure
    return Told(
        year_label(point),
        figure.value,
        shown.value(figure.value, indicator),
        here=figure.pk == here.pk,
        hollow=point.restated,
        least=None if figure.target is None else figure.target.at_least,
    )


def year_label(point: Point) -> str:
    """The school year, and on whose units where it was worked out again."""
    if not point.restated:
        return point.figure.year
    day = short_date(date.fromisoformat(point.figure.structure))
    return _("%(year)s, on units of %(day)s") % {"year": point.figure.year, "day": day}


def offices_chart(every: Sequence[Series]) -> Chart | None:
    """The newest figures of several offices beside one another."""
    latest = [(one.name, one.latest) for one in every]
    told = (
        Told(
            f"{name}, {figure.year}", figure.value, shown.value(figure.value, catalogue().indicators[figure.indicator])
        )
        for name, figure in latest
    )
    return chart_of(told, ValueUnit(latest[0][1].value_unit)) if latest else None


def units_chart(figure: Figure, indicator: Indicator, units: tuple[Footing, ...]) -> Chart | None:
    """The units of a figure beside one another, where each has a value of its own."""
    if figure.formula not in BY_UNITS or indicator.rows not in FROM_ANSWERS:
        return None
    told = (Told(unit.share.name, unit.value, shown.value(unit.value, indicator)) for unit in units)
    return chart_of(told, ValueUnit(figure.value_unit))
