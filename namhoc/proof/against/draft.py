"""What both judges of adopted figures hand over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from namhoc.proof.against.book import Measure, Official, Spoken
from namhoc.proof.against.matching import Match
from namhoc.proof.claims import Verdict
from namhoc.proof.exact import WHOLE
from namhoc.proof.items import Kind
from namhoc.proof.judges.draft import Draft, Facts, Shown

Known = Mapping[tuple[str, str], Sequence[Official]]  # by office and indicator

VERDICTS = {  # the kindest first
    "adopted-same": Verdict.OK,
    "adopted-change-same": Verdict.OK,
    "adopted-replaced": Verdict.SUSPICIOUS,
    "adopted-restated": Verdict.SUSPICIOUS,
    "adopted-earlier": Verdict.SUSPICIOUS,
    "adopted-change-reported": Verdict.SUSPICIOUS,
    "adopted-different": Verdict.MISMATCH,
    "adopted-change-different": Verdict.MISMATCH,
}
DECIMALS = {Measure.NUMBER: 0, Measure.LEVEL: 0, Measure.SHARE: 2, Measure.RATIO: 2}


def drafted(
    code: str, match: Match, spoken: Spoken, opened: Official, facts: Facts, *, computed: Fraction | None
) -> Draft:
    """A finding about one figure; ``opened`` is the adopted one it leads to."""
    item = match.item
    published = item.number * WHOLE if item.kind is Kind.RATIO else match.value
    told: Facts = {"printed": item.text, "name": spoken.name, "year": match.year, **facts}
    return Draft(code, VERDICTS[code], (item,), item, published, computed, told, origin=opened.origin)


def told(official: Official, measure: Measure) -> tuple[str | Shown, ...]:
    """``9/12 = 75%``, ``1.997``."""
    value = Shown(official.printed(measure) or Fraction(0), DECIMALS[measure])
    if measure is not Measure.SHARE:
        return (value,)
    return Shown(Fraction(official.numerator)), "/", Shown(Fraction(official.denominator or 0)), " = ", value, "%"
