"""What kind of places a session's sites are: ``trụ sở UBND`` of 12 communes and wards, or the schools themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from namhoc.convene.facts import SiteFacts


@dataclass(frozen=True)
class PlaceGroup:
    """Sites alike: what stands before the unit's name, and the words for the kinds of unit.

    Gaps    a site that is not named for a unit is a group by itself: ``at`` is its place, ``whose`` is empty
    """

    at: str
    whose: tuple[str, ...]
    count: int


def place_groups(sites: Iterable[SiteFacts], kinds: Mapping[str, str]) -> tuple[PlaceGroup, ...]:
    """Sites by what they are, the largest group first; ``kinds`` has the word for each kind of unit, in order."""
    alike: dict[str, list[str]] = {}
    alone: list[PlaceGroup] = []
    for site in sites:
        word = kinds.get(site.unit_kind)
        before = _before_the_name(site, word or "")
        if word is None or before is None:
            alone.append(PlaceGroup(site.place, (), 1))
        else:
            alike.setdefault(before, []).append(word)
    groups = [PlaceGroup(at, _in_order(words, kinds), len(words)) for at, words in alike.items()]
    return (*sorted(groups, key=lambda group: (-group.count, group.at)), *alone)


def _in_order(words: list[str], kinds: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys(kinds.values()) if word in words)


def _before_the_name(site: SiteFacts, word: str) -> str | None:
    """``Trụ sở UBND`` of ``Trụ sở UBND phường Him Lam``; nothing where the place is the unit itself."""
    place, name = site.place.strip(), site.unit_name.strip()
    if not name or name.casefold().endswith(place.casefold()):
        return "" if name else None
    if not place.casefold().endswith(name.casefold()):
        return None
    return _without_end(_without_end(place, name), word)


def _without_end(text: str, end: str) -> str:
    return text[: len(text) - len(end)].rstrip(" ,-") if text.casefold().endswith(end.casefold()) else text


def lowered(text: str, common: Iterable[str]) -> str:
    """Inside a sentence: the first letter small where the text begins with one of the ``common`` nouns."""
    begins = any(text.casefold().startswith(noun.casefold()) for noun in common)
    return text[:1].lower() + text[1:] if begins else text
