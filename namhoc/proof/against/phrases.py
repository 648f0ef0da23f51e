"""Which indicator a figure tells: the words right behind it or right before it, and nothing that narrows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from namhoc.proof.against.around import begins_name
from namhoc.proof.against.book import Measure, Spoken
from namhoc.proof.against.leading import Own
from namhoc.proof.against.opening import is_open
from namhoc.proof.items import Item, sentences_of
from namhoc.proof.judges.draft import Sentence

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Indicators that a phrase names, one or more of them for each measure."""

    by_measure: dict[Measure, tuple[Spoken, ...]] = field(default_factory=dict)

    def of(self, *measures: Measure) -> tuple[Spoken, ...]:
        return tuple(one for measure in measures for one in self.by_measure.get(measure, ()))


class Phrases:
    """Every phrase of some indicators, looked up by how it begins or ends; the longest one wins."""

    def __init__(self, spoken: Iterable[Spoken], own: Own = frozenset()) -> None:
        self.own = own
        self._told: dict[Key, dict[Measure, list[Spoken]]] = {}
        for one in spoken:
            for phrase in one.phrases:
                for key in keys_of(phrase, one.measure):
                    self._told.setdefault(key, {}).setdefault(one.measure, []).append(one)
        self._begins = _by({key: key[0] for key in self._told if key})
        self._ends = _by({key: key[-1] for key in self._told if key})

    def behind(self, sentence: Sentence, place: int) -> tuple[Told, int] | None:
        """The phrase that begins at a place, and where it ends."""
        for key in self._begins.get(_text(sentence, place), ()):
            if _texts(sentence, place, place + len(key)) == key:
                after = place + len(key)
                return (self._of(key), after) if is_open(sentence, after, self.own) else None
        return None

    def before(self, sentence: Sentence, place: int) -> tuple[Told, int] | None:
        """The phrase that ends just before a place, and where it begins."""
        for key in self._ends.get(_text(sentence, place - 1), ()):
            first = place - len(key)
            if first >= 0 and _texts(sentence, first, place) == key:
                return (self._of(key), first) if begins_name(sentence, first) else None
        return None

    def rate(self, item: Item) -> Told | None:
        """The indicator that a rate tells: ``23,5 học sinh/lớp``."""
        key = (item.text.partition(" ")[2].lower(),)
        return self._of(key) if key in self._told else None

    def _of(self, key: Key) -> Told:
        return Told({measure: tuple(named) for measure, named in self._told[key].items()})


def keys_of(phrase: str, measure: Measure) -> Iterator[Key]:
    """A phrase as it stands among the pieces of a sentence; a rate is one piece with its number: ``học sinh/lớp``."""
    yield tuple(item.text.lower() for sentence in sentences_of(phrase)[0] for item in sentence)
    if measure is Measure.RATIO:
        yield (phrase.lower(),)


def _text(sentence: Sentence, place: int) -> str:
    return sentence[place].text.lower() if 0 <= place < len(sentence) else ""


def _texts(sentence: Sentence, first: int, after: int) -> Key:
    return tuple(item.text.lower() for item in sentence[first:after])


def _by(keys: dict[Key, str]) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for key in sorted(keys, key=len, reverse=True):
        found.setdefault(keys[key], []).append(key)
    return found
