"""Who may change units. Posts and rights lie to the right of this room, so it is told, and believes only that."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from namhoc.journal.actor import SYSTEM, Actor
from namhoc.units.errors import NotLetThrough


@dataclass(frozen=True)
class LetThrough(Actor):
    """An actor whose right to change these units was asked. Made by ``people.reorganising`` alone: a test looks."""

    may_change: frozenset[str] = frozenset()


def refuse_the_unasked(by: Actor, codes: Collection[str]) -> None:
    """Raises ``NotLetThrough`` unless this is the installation itself, or was let through to all of these units."""
    if by.role == SYSTEM:
        return
    allowed = by.may_change if isinstance(by, LetThrough) else frozenset()
    refused = sorted(set(codes) - allowed)
    if refused:
        raise NotLetThrough(by.account, refused)
