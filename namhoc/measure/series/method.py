"""How an indicator is worked out, whatever its numbers are: in words, and by which law since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.law.starts import Starts
from namhoc.measure.citing import Cited, cited
from namhoc.measure.explaining import FORMULAS, Sides, sides_of


@dataclass(frozen=True)
class Version:
    """The rule as it stands from one day on; from no day that is known where ``since`` is nothing."""

    since: date | None
    text: Cited
    verified: bool
    breaks_series: bool
    in_force: bool


@dataclass(frozen=True)
class Method:
    """What is divided by what, how it is rounded, and every version of the rule, the newest first."""

    formula: str
    sides: Sides
    versions: tuple[Version, ...]


def method_of(catalogue: Catalogue, indicator: Indicator, day: date) -> Method:
    """The method as it is on ``day``."""
    now = Starts(indicator.since).get(day)
    versions = tuple(
        Version(
            since,
            cited(catalogue, version.source),
            version.verified,
            version.breaks_series,
            version is now,
        )
        for since, version in Starts(indicator.since)
    )
    return Method(str(FORMULAS[indicator.formula]), sides_of(catalogue, indicator, day), versions[::-1])
