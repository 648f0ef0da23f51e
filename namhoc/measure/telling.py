"""Adopted figures as a text may tell them: what the figure check holds a text against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from namhoc.journal.language import in_english
from namhoc.law.catalogue import Catalogue
from namhoc.law.indicators import Indicator
from namhoc.measure.models import AS_REPORTED, Figure
from namhoc.measure.queries import public_figures
from namhoc.proof.against import Book, Measure, Office, Official, Spoken, Standing
from namhoc.proof.folding import folded
from namhoc.units.models import UnitVersion

MEASURES = {
    "number": Measure.NUMBER,
    "per cent": Measure.SHARE,
    "ratio": Measure.RATIO,
    "level": Measure.LEVEL,
}
LEADS = re.compile(r"^(Tỉ lệ|Tổng số|Số|Mức độ|Rate of|Share of|Number of|Total)\s+", re.IGNORECASE)
JOINS = re.compile(r"^(có|còn|chiếm|huy động|giảm|bình quân)?\s*|[\s,(:]*(có|đạt|chiếm)?[\s,(:)]*$")
PLACE = re.compile(r"\{\w+\}(?:/\{\w+\})?")
TYPES = re.compile(r"^(thành phố|thị xã|thị trấn|quận|huyện|tỉnh|phường|xã)\s+", re.IGNORECASE)
SHORT = {"thành phố": ("TP", "TP."), "thị xã": ("TX", "TX.")}


def book_for(catalogue: Catalogue, text: str, home: str = "") -> Book:
    """What may be held against a text: the adopted figures of the offices it names, and of the one that speaks.

    ``home`` is that office's code; one that has adopted nothing brings nothing
    """
    names = _names_of_offices()
    plain = folded(text)
    named = [code for code, spoken in names.items() if any(folded(name) in plain for name in spoken)]
    codes = {*named, *([home] if home else [])}
    if not codes:
        return Book()
    return Book(
        tuple(Office(code, tuple(sorted(names.get(code, ())))) for code in sorted(codes)),
        spoken_of(catalogue),
        tuple(_official(figure) for figure in _figures(codes)),
        home,
    )


def spoken_of(catalogue: Catalogue) -> tuple[Spoken, ...]:
    """Every indicator with the words it is told in: its name, its clause in the report, what the catalogue adds."""
    return tuple(
        Spoken(
            code,
            MEASURES[indicator.shown.kind],
            indicator.label_en if in_english() else indicator.label,
            tuple(dict.fromkeys(_phrases(indicator))),
        )
        for code, indicator in catalogue.indicators.items()
    )


def _phrases(indicator: Indicator) -> Iterator[str]:
    yield LEADS.sub("", indicator.label)
    yield LEADS.sub("", indicator.label_en)
    yield from indicator.spoken
    if indicator.shown.kind == "ratio":
        yield indicator.shown.unit
        return
    for clause in PLACE.split(indicator.says):
        words = JOINS.sub("", clause)
        if words.strip():
            yield words


def _names_of_offices() -> dict[str, set[str]]:
    """Every name that an office with adopted figures ever bore, by its code."""
    offices = Figure.objects.adopted().own().values("unit")
    found: dict[str, set[str]] = {}
    for code, name in UnitVersion.objects.filter(unit__in=offices).values_list("unit__code", "name"):
        found.setdefault(code, set()).update(_ways_to_write(name))
    return found


def _ways_to_write(name: str) -> Iterator[str]:
    """``Thị xã Mường Lay``, ``TX Mường Lay``, ``Mường Lay``."""
    yield name
    if (kind := TYPES.match(name)) is not None:
        bare = name[kind.end() :]
        yield bare
        yield from (f"{short} {bare}" for short in SHORT.get(kind[1].lower(), ()))


def _figures(codes: Iterable[str]) -> Iterable[Figure]:
    return public_figures().filter(unit__code__in=codes).order_by("-year", "-revision")


def _official(figure: Figure) -> Official:
    return Official(
        figure.unit.code,
        figure.indicator,
        figure.year,
        figure.numerator,
        figure.denominator,
        _standing(figure),
        figure.get_absolute_url(),
    )


def _standing(figure: Figure) -> Standing:
    if figure.is_base:
        return Standing.REPORTED if figure.structure == AS_REPORTED else Standing.RESTATED
    return Standing.REPLACED if figure.superseded else Standing.STANDS
