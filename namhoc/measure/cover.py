"""Whom a figure speaks for: the kinds of nothing, each by itself, with the units they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from namhoc.engine.gaps import GapKind
from namhoc.measure.models import Share


@dataclass(frozen=True)
class Without:
    """A unit without a number, and the reason that was given."""

    name: str
    reason: str = ""


@dataclass(frozen=True)
class Cover:
    """Every unit is in one of these, and in one only."""

    counted: int
    zero: tuple[str, ...]  # counted, and there were none
    not_reported: tuple[Without, ...]
    missing: tuple[Without, ...]
    not_applicable: tuple[Without, ...]

    @property
    def without(self) -> int:
        return len(self.not_reported) + len(self.missing)


def cover_of(shares: Iterable[Share]) -> Cover:
    """The units of a figure, sorted by whether and why there is no number."""
    kept = list(shares)
    counted = [share for share in kept if not share.gap]
    return Cover(
        len(counted),
        tuple(share.name for share in counted if share.part == 0),
        _of_kind(kept, GapKind.NOT_REPORTED),
        _of_kind(kept, GapKind.MISSING),
        _of_kind(kept, GapKind.NOT_APPLICABLE),
    )


def _of_kind(shares: Iterable[Share], kind: GapKind) -> tuple[Without, ...]:
    return tuple(Without(share.name, share.reason) for share in shares if share.gap == kind.value)
