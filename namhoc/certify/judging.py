"""Graded standards judged from figures: commune by commune, level by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from namhoc.engine.figures import Figure
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.standards import Criterion, Standard, StandardVersion
from namhoc.law.starts import Starts

CommuneFigures = Mapping[str, Mapping[str, Figure]]  # commune → indicator → figure


@dataclass(frozen=True)
class CriterionJudged:
    """One criterion for one commune: the figure, the least share asked, and whether it is met."""

    criterion: str
    label: str
    indicator: str
    figure: Figure | None
    at_least: Fraction
    met: bool | None  # None: not enough is known to say


@dataclass(frozen=True)
class Judged:
    """One standard for one commune."""

    unit: str
    name: str
    standard: str
    day: date
    source: str
    verified: bool
    criteria: tuple[CriterionJudged, ...]
    lacking: tuple[str, ...]  # required standards that are not met
    unsure: tuple[str, ...] = ()  # required standards of which not enough is known

    @property
    def met(self) -> bool | None:
        verdicts = [criterion.met for criterion in self.criteria]
        if self.lacking or False in verdicts:
            return False
        return None if self.unsure or None in verdicts else True


@dataclass(frozen=True)
class Commune:
    """A commune as it is to be judged."""

    code: str
    name: str
    disadvantaged: bool


def judge(
    catalogue: Catalogue, communes: Sequence[Commune], figures: CommuneFigures, day: date
) -> dict[tuple[str, str], Judged]:
    """Every standard in force on ``day`` for every commune: keyed by commune and standard.

    A level is met only where every standard it requires is met too.
    Source  the criteria and what they require are the catalogue's, with their legal texts
    """
    verdicts: dict[tuple[str, str], Judged] = {}
    for standard in _in_order(catalogue, day):
        version = Starts(standard.since).on(day)
        for commune in communes:
            judged = _judge_one(standard, version, commune, figures=figures, day=day, verdicts=verdicts)
            verdicts[commune.code, standard.standard] = judged
    return verdicts


def _in_order(catalogue: Catalogue, day: date) -> list[Standard]:
    """Standards in force, each after those it requires."""
    left = {
        code: standard
        for code, standard in sorted(catalogue.standards.items())
        if Starts(standard.since).get(day) is not None
    }
    ordered: list[Standard] = []
    while left:
        ready = [
            code for code, standard in left.items() if not set(Starts(standard.since).on(day).requires) & set(left)
        ]
        if not ready:
            raise ValueError(f"standards require each other: {sorted(left)}")
        ordered += [left.pop(code) for code in ready]
    return ordered


def _judge_one(
    standard: Standard,
    version: StandardVersion,
    commune: Commune,
    *,
    figures: CommuneFigures,
    day: date,
    verdicts: Mapping[tuple[str, str], Judged],
) -> Judged:
    required = {code: verdicts.get((commune.code, code)) for code in version.requires}
    lacking = tuple(code for code, found in required.items() if found is not None and found.met is False)
    unsure = tuple(code for code, found in required.items() if found is None or found.met is None)
    criteria = tuple(_criterion(one, commune, figures) for one in version.criteria)
    return Judged(
        commune.code,
        commune.name,
        standard.standard,
        day,
        version.source,
        version.verified,
        criteria,
        lacking,
        unsure,
    )


def _criterion(criterion: Criterion, commune: Commune, figures: CommuneFigures) -> CriterionJudged:
    area = "disadvantaged" if commune.disadvantaged else "ordinary"
    indicator = getattr(criterion.indicator, area)
    least = Fraction(getattr(criterion.at_least, area))
    figure = figures.get(commune.code, {}).get(indicator)
    return CriterionJudged(
        criterion.criterion, criterion.label, indicator, figure, least, _met(criterion, figure, least)
    )


def _met(criterion: Criterion, figure: Figure | None, least: Fraction) -> bool | None:
    if figure is None:
        return None
    if criterion.when_none and figure.covered > 0 and figure.denominator == 0:
        return True
    value = figure.value
    return None if isinstance(value, Gap) else value >= least


def level_reached(
    catalogue: Catalogue,
    verdicts: Mapping[tuple[str, str], Judged],
    communes: Sequence[Commune],
    programme: str,
    day: date,
) -> int | None:
    """The highest level of a programme that a district holds: enough of its communes meet it.

    Gaps    ``None`` where communes of which too little is known could raise it
    """
    surely = perhaps = 0
    for code, standard in catalogue.standards.items():
        version = Starts(standard.since).get(day)
        if standard.programme != programme or version is None or not communes:
            continue
        found = [verdicts[commune.code, code].met for commune in communes]
        level, least = standard.level or 1, len(communes) * Fraction(version.share_of_communes)
        if found.count(True) >= least:
            surely = max(surely, level)
        if len(found) - found.count(False) >= least:
            perhaps = max(perhaps, level)
    return surely if surely == perhaps else None
