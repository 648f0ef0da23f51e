"""What to look at before a year's figures are adopted."""

from __future__ import annotations

from collections.abc import Iterable

from namhoc.law.findings import Finding
from namhoc.measure.models import Figure
from namhoc.plan.labels import indicator_label


def findings_about(figures: Iterable[Figure]) -> list[Finding]:
    """Figures that do not speak for every unit, then those whose rule nobody has checked."""
    kept = list(figures)
    return [
        *(_not_covered(figure) for figure in kept if figure.covered < figure.expected),
        *(_unverified(figure) for figure in kept if not figure.verified),
    ]


def _not_covered(figure: Figure) -> Finding:
    told = {"indicator": indicator_label(figure.indicator), "covered": figure.covered, "expected": figure.expected}
    return Finding("measure.not-covered", details=told)


def _unverified(figure: Figure) -> Finding:
    return Finding("measure.unverified-law", details={"indicator": indicator_label(figure.indicator)})
