"""Graded standards: universalisation of education and literacy, judged commune by commune."""

from __future__ import annotations

from decimal import Decimal

from namhoc.law.entry import Entry, Since, Sourced


class ByArea(Entry):
    """A value for ordinary communes, and one for communes on the list of special difficulty."""

    ordinary: Decimal
    disadvantaged: Decimal


class IndicatorByArea(Entry):
    """The indicator to look at, where the age group differs with the commune."""

    ordinary: str
    disadvantaged: str


class Criterion(Entry):
    """One thing a commune must reach: an indicator and the least share (0 to 1) of it."""

    criterion: str
    label: str
    label_en: str
    indicator: IndicatorByArea
    at_least: ByArea
    when_none: bool = False  # met where nobody is left to be counted


class StandardVersion(Sourced):
    """What a standard asks from a day on."""

    requires: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...]
    share_of_communes: Decimal  # least share of its communes for a district to hold it


class Standard(Entry):
    """One standard, or one level of a graded one."""

    standard: str
    label: str
    label_en: str
    programme: str
    level: int | None = None
    since: Since[StandardVersion]
