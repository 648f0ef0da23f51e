"""What is official of one unit: an office's own figures, and what a school or commune brought to its office's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import catalogue
from namhoc.measure import shown
from namhoc.measure.footing import value_of_share
from namhoc.measure.models import Figure, Share
from namhoc.measure.series.charts import BY_UNITS, FROM_ANSWERS
from namhoc.plan.labels import group_label, group_order, indicator_label
from namhoc.units.models import Unit

MOST_YEARS = 5

Found = tuple[Figure, Fraction | Gap]


@dataclass(frozen=True)
class Row:
    """One indicator: for each year the value as printed and the page that it leads to; nothing where there is none."""

    indicator: str
    label: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Group:
    """The indicators of one group."""

    code: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class UnitFigures:
    """Everything official of a unit, its newest years."""

    years: tuple[str, ...]
    groups: tuple[Group, ...]


def unit_figures_name(code: str) -> str:
    """What the page of a unit says it shows of figures; adopting figures that speak of the unit changes it."""
    return f"unit-figures:{code}"


def names_of_units(figures: Sequence[Figure]) -> set[str]:
    """The units of which these figures, and those they replace, say something."""
    keys = {key for one in figures for key in (one.pk, one.replaces_id) if key is not None}
    codes = Share.objects.filter(figure__in=keys, unit__isnull=False).values_list("unit__code", flat=True).distinct()
    offices = {figure.unit.code for figure in figures}
    return {unit_figures_name(code) for code in offices.union(codes)}


def figures_of_unit(unit: Unit) -> UnitFigures:
    """A unit's official numbers by indicator and year: two queries."""
    found: dict[str, dict[str, Found]] = {}
    for figure, value in [*_brought(unit), *_own(unit)]:
        found.setdefault(figure.indicator, {})[figure.year] = figure, value
    years = tuple(sorted({year for one in found.values() for year in one}, reverse=True)[:MOST_YEARS][::-1])
    groups: dict[str, list[Row]] = {}
    for code, entry in catalogue().indicators.items():
        if any(year in found.get(code, {}) for year in years):
            cells = tuple(_cell(year, found[code].get(year)) for year in years)
            groups.setdefault(entry.group, []).append(Row(code, indicator_label(code), cells))
    told = tuple(Group(code, group_label(code), tuple(groups[code])) for code in sorted(groups, key=group_order))
    return UnitFigures(years, told)


def _own(unit: Unit) -> Iterator[Found]:
    for figure in Figure.objects.official().own().filter(unit=unit):
        yield figure, figure.value


def _brought(unit: Unit) -> Iterator[Found]:
    """Its shares of official figures, where a share has a value of its own."""
    official = Figure.objects.official().own().filter(formula__in=BY_UNITS)
    shares = Share.objects.filter(unit=unit, figure__in=official).select_related("figure").defer("cells")
    for share in shares:
        entry = catalogue().indicators.get(share.figure.indicator)
        if entry is not None and entry.rows in FROM_ANSWERS:
            yield share.figure, value_of_share(share)


def _cell(year: str, found: Found | None) -> tuple[str, str, str]:
    if found is None:
        return year, "", ""
    figure, value = found
    return year, shown.value(value, catalogue().indicators[figure.indicator]), figure.get_absolute_url()
