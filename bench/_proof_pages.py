"""Pages made up with a seed: right ones, and the same with one figure changed so that the page contradicts itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from bench._proof_sentences import (
    AIMS,
    CHANGES,
    COUNT_CHANGES,
    DATES,
    FRACTIONS,
    INCLUDED,
    LEVELS,
    LISTS,
    NAMES,
    PAIRS,
    PARTED,
    RATIO_PARTS,
    TRAPS,
)

FOURTH = 4  # every fourth page is English
Told = tuple[str, Callable[[], str]]  # a right sentence, and the maker of a wrong one


@dataclass(frozen=True)
class Made:
    """A page, its planted slip if it has one, and of which kind the slip is."""

    text: str
    kind: str
    wrong: str


def pages(many: int, seed: int, *, planted: bool) -> Iterator[Made]:
    """So many pages; each has one sentence of a kind that can be wrong, others that are right, and traps."""
    rng = Random(seed)  # noqa: S311 - pages, no secrets
    for number in range(many):
        english = number % FOURTH == 0
        kinds = [kind for kind in KINDS if not english or kind in ENGLISH]
        kind = kinds[number % len(kinds)]
        right, spoil = KINDS[kind](rng, english=english)
        wrong = spoil() if planted else ""
        others = [KINDS[other](rng, english=english)[0] for other in rng.sample(kinds, 2) if other != kind]
        sentences = [wrong or right, *others, *rng.sample(TRAPS["en" if english else "vi"], 3)]
        rng.shuffle(sentences)
        yield Made("\n\n".join(" ".join(sentences[cut : cut + 2]) for cut in range(0, len(sentences), 2)), kind, wrong)


def shown(value: Fraction, places: int, *, english: bool) -> str:
    """Half up, in the notation of the language."""
    scaled = int(value * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    group, point = (",", ".") if english else (".", ",")
    return f"{whole:,}".replace(",", group) + (f"{point}{rest:0{places}d}" if places else "")


def one_digit(rng: Random, text: str) -> str:
    """The text with one digit changed, never the first to nought."""
    spots = [spot for spot, sign in enumerate(text) if sign.isdigit()]
    spot = rng.choice(spots)
    other = rng.choice([sign for sign in "123456789" if sign != text[spot]])
    return text[:spot] + other + text[spot + 1 :]


def value_of(text: str, *, english: bool) -> Fraction:
    group, point = (",", ".") if english else (".", ",")
    return Fraction(text.replace(group, "").replace(point, "."))


def spoiled(
    rng: Random, say: Callable[..., str], figures: list[str], holds: Callable[..., bool], *, english: bool
) -> Callable[[], str]:
    """One figure changed by one digit, so that what held does not hold."""

    def spoil() -> str:
        while True:
            changed = list(figures)
            spot = rng.randrange(len(figures))
            changed[spot] = one_digit(rng, figures[spot])
            if changed != figures and not holds(*(value_of(figure, english=english) for figure in changed)):
                return say(*changed)

    return spoil


def _fraction(rng: Random, *, english: bool) -> Told:
    form, places = rng.choice(FRACTIONS["en" if english else "vi"]), rng.choice((1, 2, 2))
    bottom = rng.randint(12, 1_900)
    top = rng.randint(bottom // 3, bottom)
    step = Fraction(1, 10**places)
    figures = [
        shown(Fraction(top), 0, english=english),
        shown(Fraction(bottom), 0, english=english),
        shown(Fraction(top * 100, bottom), places, english=english),
    ]

    def say(top: str, bottom: str, share: str) -> str:
        return form.format(t=top, b=bottom, p=share)

    def holds(top: Fraction, bottom: Fraction, share: Fraction) -> bool:
        return top > bottom or abs(share - top * 100 / bottom) <= step * 3 / 2

    return say(*figures), spoiled(rng, say, figures, holds, english=english)


def _parts(rng: Random, forms: list[str], labels: list[str], *, english: bool) -> Told:
    form = rng.choice(forms)
    values = [rng.randint(6, 400) for _ in labels]
    figures = [shown(Fraction(value), 0, english=english) for value in (sum(values), *values)]

    def say(total: str, *parts: str) -> str:
        return form.format(total=total, parts=_joined(rng, parts, labels, english=english))

    def holds(total: Fraction, *parts: Fraction) -> bool:
        return total == sum(parts)

    return say(*figures), spoiled(rng, say, figures, holds, english=english)


def _joined(rng: Random, parts: tuple[str, ...], labels: list[str], *, english: bool) -> str:
    named = [f"{part} {label}" for part, label in zip(parts, labels, strict=True)]
    last = " and " if english else " và "
    return rng.choice((", ".join(named), "; ".join(named), ", ".join(named[:-1]) + last + named[-1]))


def _level_parts(rng: Random, *, english: bool) -> Told:
    language = "en" if english else "vi"
    return _parts(rng, PARTED[language], rng.choice(LEVELS[language]), english=english)


def _pair_parts(rng: Random, *, english: bool) -> Told:
    language = "en" if english else "vi"
    form, labels = rng.choice(PAIRS[language])
    return _parts(rng, [form], labels, english=english)


def _ratio_parts(rng: Random, *, english: bool) -> Told:
    bottoms = [rng.randint(20, 300) for _ in range(3)]
    tops = [rng.randint(5, bottom) for bottom in bottoms]
    figures = [str(number) for number in (sum(tops), sum(bottoms), *tops, *bottoms)]
    form = rng.choice(RATIO_PARTS)

    def say(*told: str) -> str:
        return form.format(*told)

    def holds(top: Fraction, bottom: Fraction, *rest: Fraction) -> bool:
        return top == sum(rest[:3]) and bottom == sum(rest[3:])

    return say(*figures), spoiled(rng, say, figures, holds, english=english)


def _included(rng: Random, *, english: bool) -> Told:
    whole = rng.randint(40, 900)
    part = rng.randint(10, whole - 1)
    figures = [str(whole), str(part), shown(Fraction(part * 100, whole), 1, english=english)]
    form = rng.choice(INCLUDED)

    def say(*told: str) -> str:
        return form.format(*told)

    def holds(whole: Fraction, part: Fraction, share: Fraction) -> bool:
        return part > whole or abs(share - part * 100 / whole) <= Fraction(15, 100)

    return say(*figures), spoiled(rng, say, figures, holds, english=english)


def _change(rng: Random, *, english: bool) -> Told:
    before = Fraction(rng.randint(500, 900), 10)
    points = Fraction(rng.randint(5, 90), 10)
    figures = [shown(value, 1, english=english) for value in (before, before + points, points)]
    form = rng.choice(CHANGES["en" if english else "vi"])

    def say(*told: str) -> str:
        return form.format(*told)

    def holds(before: Fraction, after: Fraction, change: Fraction) -> bool:
        relative = (after - before) * 100 / before
        return abs(after - before - change) <= Fraction(1, 5) or abs(relative - change) <= Fraction(1, 2)

    return say(*figures), spoiled(rng, say, figures, holds, english=english)


def _count_change(rng: Random, *, english: bool) -> Told:
    before, more = rng.randint(60, 900), rng.randint(3, 55)
    figures = [str(number) for number in (before, before + more, more)]
    form = rng.choice(COUNT_CHANGES["en" if english else "vi"])

    def say(*told: str) -> str:
        return form.format(*told)

    def holds(before: Fraction, after: Fraction, change: Fraction) -> bool:
        return after - before == change

    return say(*figures), spoiled(rng, say, figures, holds, english=english)


def _aim(rng: Random, *, english: bool) -> Told:
    aim = Fraction(rng.randint(600, 940), 10)
    excess = Fraction(rng.randint(3, 50), 10)
    figures = [shown(value, 1, english=english) for value in (aim + excess, aim, excess)]
    form = rng.choice(AIMS["en" if english else "vi"])

    def say(*told: str) -> str:
        return form.format(*told)

    def holds(result: Fraction, aim: Fraction, excess: Fraction) -> bool:
        relative = (result - aim) * 100 / aim
        return abs(result - aim - excess) <= Fraction(1, 5) or abs(relative - excess) <= Fraction(1, 2)

    return say(*figures), spoiled(rng, say, figures, holds, english=english)


def _date(rng: Random, *, english: bool) -> Told:
    day = dt.date(2_000, 1, 1) + dt.timedelta(days=rng.randrange(11_000))
    form, names, written = rng.choice(DATES["en" if english else "vi"])

    def say(weekday: int) -> str:
        return form.format(weekday=names[weekday], date=day.strftime(written))

    return say(day.weekday()), lambda: say((day.weekday() + rng.randint(1, 6)) % 7)


def _names(rng: Random, **_: bool) -> Told:
    listed = rng.sample(NAMES, rng.randint(3, 7))
    form = rng.choice(LISTS)

    def say(names: list[str]) -> str:
        return form.format(n=len(listed), names=", ".join(names))

    return say(listed), lambda: say(rng.choice((listed[:-1], [*listed[:-1], listed[0]])))


KINDS: dict[str, Callable[..., Told]] = {
    "fraction": _fraction, "parts by level": _level_parts, "parts in pairs": _pair_parts,
    "fractions in parts": _ratio_parts, "share of a whole": _included,
    "change in points": _change, "change in counts": _count_change, "excess": _aim,
    "weekday": _date, "names": _names,
}  # fmt: skip
ENGLISH = ("fraction", "parts by level", "parts in pairs", "change in points", "change in counts", "excess", "weekday")
