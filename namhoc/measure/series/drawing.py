"""A chart as plain values: bars that a template writes as SVG, so that it is there without scripts.

Lengths across are shares of the width and lengths down are in em: a bar grows with the page, a letter only with the
reader's own size of letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from namhoc.engine.figures import ValueUnit
from namhoc.engine.gaps import Gap

ACROSS = 80  # of 100: the rest is for the number at the end of the longest bar
ROW, NAME, BAR, THICK, NUMBER, BEYOND = 300, 100, 135, 95, 212, 20  # hundredths of an em, from the top of a row
LONGEST = 38  # letters of a name, on a narrow phone
MOST_BARS = 60


@dataclass(frozen=True)
class Told:
    """What a bar stands for: its name, its value exactly and as printed, and what sets it apart."""

    name: str
    value: Fraction | Gap
    text: str
    here: bool = False
    hollow: bool = False
    least: Fraction | None = None


@dataclass(frozen=True)
class Bar:
    """One bar with the places of all that belongs to it, as SVG has them."""

    told: Told
    name: str
    name_at: str
    bar_at: str
    number_at: str
    left: str
    width: str
    number_left: str
    least: str
    least_from: str
    least_to: str


@dataclass(frozen=True)
class Chart:
    """Bars under each other, on one scale that begins at nothing."""

    bars: tuple[Bar, ...]
    height: str
    zero: str

    @property
    def thick(self) -> str:
        return _em(THICK)

    @property
    def words(self) -> str:
        """All that the chart shows, for who does not see it."""
        return "; ".join(f"{bar.told.name}: {bar.told.text}" for bar in self.bars)

    @property
    def goes_below(self) -> bool:
        """Whether a bar grows to the left, so that a reader has to see where nothing is."""
        return self.zero != _percent(Fraction(0))

    @property
    def has_hollow(self) -> bool:
        return any(bar.told.hollow for bar in self.bars)

    @property
    def has_least(self) -> bool:
        return any(bar.told.least is not None for bar in self.bars)


def chart_of(told: Iterable[Told], unit: ValueUnit) -> Chart | None:
    """A chart of these; none where there is nothing to compare, or more than a reader can take in."""
    rows = tuple(told)
    known = [one.value for one in rows if isinstance(one.value, Fraction)]
    if not 1 < len(rows) <= MOST_BARS or not known:
        return None
    low, high = _scale([*known, *(one.least for one in rows if one.least is not None)], unit)
    bars = tuple(_bar(at, one, low, high) for at, one in enumerate(rows))
    return Chart(bars, _em(ROW * len(rows)), _across(Fraction(0), low, high))


def _scale(values: Sequence[Fraction], unit: ValueUnit) -> tuple[Fraction, Fraction]:
    """From 0 or the least value to the greatest; shares of a whole reach to the whole."""
    whole = Fraction(1) if unit is ValueUnit.PERCENT else Fraction(0)
    low, high = min(*values, Fraction(0)), max(*values, whole)
    return low, high if high > low else low + 1


def _bar(at: int, told: Told, low: Fraction, high: Fraction) -> Bar:
    top = at * ROW
    value = told.value if isinstance(told.value, Fraction) else Fraction(0)
    begin, end = sorted((_place(Fraction(0), low, high), _place(value, low, high)))
    return Bar(
        told,
        told.name if len(told.name) <= LONGEST else told.name[: LONGEST - 1].rstrip() + "…",
        _em(top + NAME),
        _em(top + BAR),
        _em(top + NUMBER),
        _percent(begin),
        _percent(end - begin),
        _percent(end + 1),
        "" if told.least is None else _across(told.least, low, high),
        _em(top + BAR - BEYOND),
        _em(top + BAR + THICK + BEYOND),
    )


def _place(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return (value - low) / (high - low) * ACROSS


def _across(value: Fraction, low: Fraction, high: Fraction) -> str:
    return _percent(_place(value, low, high))


def _percent(value: Fraction) -> str:
    """A length as SVG writes it, whatever the reader's language."""
    hundredths = round(value * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def _em(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}em"
