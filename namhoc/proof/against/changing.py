"""``tăng 8,3 điểm phần trăm so với năm học trước`` beside what the adopted figures say of the two years."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from namhoc.proof.against.book import Measure, Official, Spoken, Standing
from namhoc.proof.against.draft import DECIMALS, Known, drafted, told
from namhoc.proof.against.matching import Match
from namhoc.proof.against.places import year_before
from namhoc.proof.claims import Verdict
from namhoc.proof.exact import allowed, judged
from namhoc.proof.judges.draft import Draft, Facts, Shown

SAME, RESTATED, DIFFERENT = "adopted-change-same", "adopted-change-reported", "adopted-change-different"
BASES = (Standing.RESTATED, Standing.REPORTED, Standing.STANDS)  # the units of this year first


def judge_change(match: Match, known: Known) -> Draft | None:
    """A change is right against last year on this year's units; against last year as reported it is told apart."""
    for spoken in match.spoken:
        figures = known.get((match.office, spoken.indicator), ())
        now = next((one for one in figures if one.year == match.year and one.standing is Standing.STANDS), None)
        bases = _bases(figures, year_before(match.year))
        if spoken.measure is Measure.SHARE and now is not None and bases:
            return _judged(match, spoken, now, bases)
    return None


def _bases(figures: Sequence[Official], year: str) -> list[Official]:
    found = [one for one in figures if one.year == year and one.standing in BASES and one.value is not None]
    return sorted(found, key=lambda one: BASES.index(one.standing))


def _judged(match: Match, spoken: Spoken, now: Official, bases: list[Official]) -> Draft:
    fitting = next((base for base in bases if _says(match, _moved(now, base))), None)
    code = DIFFERENT if fitting is None else SAME if _moved(now, fitting) == _moved(now, bases[0]) else RESTATED
    facts: Facts = {
        "now": told(now, Measure.SHARE),
        "before": told(bases[0], Measure.SHARE),
        "moved": Shown(_moved(now, bases[0]), DECIMALS[Measure.SHARE]),
        "other": told(fitting or bases[0], Measure.SHARE),
    }
    return drafted(code, match, spoken, now, facts, computed=abs(_moved(now, bases[0])))


def _moved(now: Official, base: Official) -> Fraction:
    return (now.printed(Measure.SHARE) or Fraction(0)) - (base.printed(Measure.SHARE) or Fraction(0))


def _says(match: Match, moved: Fraction) -> bool:
    """Whether the printed change has this size and goes this way."""
    item = match.item
    if match.falls is not (moved < 0) and moved:
        return False
    if item.qualifier:
        room = allowed(item.number, item.places, item.qualifier)
        return room.low <= abs(moved) <= room.high
    return judged(item.number, item.places, "", abs(moved)) is not Verdict.MISMATCH
