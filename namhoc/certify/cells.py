"""What a line rests on where it is no answer: a certificate, a criterion, a merger, a target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from namhoc.certify.certificates import CertificateFact, held_on
from namhoc.certify.judging import CriterionJudged, Judged
from namhoc.engine.figures import Figure
from namhoc.engine.gaps import Gap
from namhoc.law.standards import Standard
from namhoc.measure.facts import Cell, Measured, ShareLine
from namhoc.plan.facts import TargetFact
from namhoc.units.network import Network, Step


def certificate_line(code: str, name: str, kind: str, certificates: Iterable[CertificateFact], day: date) -> ShareLine:
    """1 where the unit held a certificate on ``day``; one that had expired by then is shown, and counts 0."""
    own = [one for one in certificates if (one.unit, one.kind) == (code, kind) and one.day <= day]
    held = held_on(own, code, kind, day)
    shown = held or max(own, key=lambda one: one.until, default=None)
    part = 0 if held is None else 1
    return ShareLine(code, name, part, None, () if shown is None else (_certificate(shown, part),))


def _certificate(one: CertificateFact, part: int) -> Cell:
    return Cell(
        label=f"{one.number} · {one.issuer}",
        value=part,
        file=one.place.file,
        sheet=one.place.sheet,
        cell=one.place.cell,
        digest=one.digest,
        note=f"{one.day.isoformat()}/{one.until.isoformat()}",
    )


def judged_line(judged: Judged, standards: Mapping[str, Standard]) -> ShareLine:
    """1 where a commune met a standard: each criterion, then the presupposed standards that it does not hold."""
    criteria = tuple(_criterion(criterion) for criterion in judged.criteria)
    lacking = tuple(Cell(standards[code].label, 0) for code in judged.lacking)
    lacking += tuple(Cell(standards[code].label, Gap.not_known()) for code in judged.unsure if code in standards)
    part = Gap.not_known() if judged.met is None else int(judged.met)
    return ShareLine(judged.unit, judged.name, part, None, criteria + lacking)


def _criterion(criterion: CriterionJudged) -> Cell:
    return Cell(
        label=criterion.label,
        value=Gap.not_known() if criterion.met is None else int(criterion.met),
        question=criterion.indicator,
        note=_fraction(criterion.figure),
        least=str(criterion.at_least),
    )


def _fraction(figure: Figure | None) -> str:
    return "" if figure is None else f"{figure.numerator}/{figure.denominator}"


def network_lines(
    network: Network, now: Mapping[str, str], then: Mapping[str, str], days: tuple[date, date]
) -> tuple[ShareLine, ...]:
    """Who stood on the first day (whole) and on the second (part), with what befell them between."""
    steps = network.steps_between(*days)
    names = {**now, **then}
    return tuple(
        ShareLine(code, name, int(code in now), int(code in then), () if code in now else _steps(network, steps, code))
        for code, name in sorted(names.items())
    )


def _steps(network: Network, steps: Iterable[Step], code: str) -> tuple[Cell, ...]:
    return tuple(_step(network, step) for step in steps if step.unit == code)


def _step(network: Network, step: Step) -> Cell:
    """The note holds the day, the event, and what the unit became."""
    known = None if step.into is None else network.last_known(step.into)
    label = " · ".join(part for part in (step.decision, step.issuer) if part)
    return Cell(label, 0, note=f"{step.day.isoformat()}/{step.kind.value}/{'' if known is None else known.name}")


def target_line(target: TargetFact, label: str, one: Measured | None) -> ShareLine:
    """1 where a target was reached; what was not measured is not known to be."""
    value = None if one is None else one.now.value
    part = int(value >= target.at_least) if isinstance(value, Fraction) else Gap.not_known()
    return ShareLine("", label, part, None, (Cell(target.basis, part, target.indicator, least=str(target.at_least)),))
