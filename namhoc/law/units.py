"""What kinds of units there are, and by which trees they are told apart beside the one they answer in."""

from __future__ import annotations

from namhoc.law.entry import Entry


class UnitType(Entry):
    """A kind of unit: ``commune``, ``primary``. What a unit is may change; the code of a kind does not."""

    unit_type: str
    label: str
    label_en: str


class Tree(Entry):
    """One way of grouping units. In an exclusive tree a unit is in one group at a time."""

    tree: str
    label: str
    label_en: str
    exclusive: bool


class Abbreviation(Entry):
    """How people shorten what units are called: letters without dots and tones, and the words they stand for."""

    abbreviation: str
    stands_for: tuple[str, ...]
