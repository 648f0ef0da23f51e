"""All names that units ever had, found again without tones, by short forms, by a part, or with a letter wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from heapq import nsmallest
from math import log
from unicodedata import normalize

from rapidfuzz.distance import OSA, Indel
from rapidfuzz.process import extract

from namhoc.units.search.spelling import Shortened, readings, words_of, written_out

EXACT, BEGUN, MISSPELT, AROUND = 1.0, 0.9, 0.6, 0.65  # how well a word was met
GONE, FORMER = 0.93, 0.96  # units that ended and names given up come after those that stand
MOST_WORDS, LONGEST_WORDS = 12, 100
MOST_SEEDS = 3
MANY = 1_000  # names; so many are narrowed down before each is looked at
MOST = 4_000  # names looked at one by one
LIKELY, LIKENESS = 60, 0.2  # so many are compared letter by letter, and what that counts
LEAST_MET = 0.6  # of the weight of all words typed
MOST_MISSPELT = 1
SHORTEST_TO_MISSPELL = 2
FEWEST_DIGITS = 2


class FoundBy(StrEnum):
    """By what a unit was found."""

    NAME = "name"
    FORMER_NAME = "former-name"
    CODE = "code"
    OFFICIAL_CODE = "official-code"


@dataclass(frozen=True, slots=True)
class NamedFor:
    """A name that a unit bore from one day until another began; ``until`` is empty for the last it has."""

    unit: str
    name: str
    since: date
    until: date | None
    kind: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """One unit that was looked for, and by which of its names or codes it was found."""

    unit: str
    by: FoundBy
    called: NamedFor  # the name, or for a code the name borne last
    score: float
    misspelt: bool = False
    official_code: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that was typed: which words of names it may be, and how well each is met."""

    meets: Mapping[int, float]
    weight: float
    names: int


class NameIndex:
    """Built once from every name; asked as often as people type."""

    def __init__(self, names: Sequence[NamedFor], short: Shortened, official: Iterable[tuple[str, str]] = ()) -> None:
        self._short, self._names = short, names
        self._known: dict[str, int] = {}
        self._at: list[list[int]] = []  # word → names that have it
        self._words: list[tuple[int, ...]] = []  # name → its words
        for at, named in enumerate(names):
            self._words.append(tuple(self._learn(word, at) for word in written_out(words_of(named.name), short)))
        self._spelt = list(self._known)
        self._weights = [log(1 + len(names) / len(at)) for at in self._at]
        self._of: dict[str, list[int]] = defaultdict(list)
        for at in sorted(range(len(names)), key=lambda at: names[at].since):
            self._of[names[at].unit].append(at)
        self._by_small = {unit.lower(): unit for unit in self._of}
        self._official: dict[str, dict[str, None]] = defaultdict(dict)
        for code, unit in official:
            if code and unit in self._of:
                self._official[code][unit] = None

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, unit: str) -> bool:
        return unit in self._of

    def _learn(self, word: str, at: int) -> int:
        number = self._known.setdefault(word, len(self._at))
        if number == len(self._at):
            self._at.append([])
        if not self._at[number] or self._at[number][-1] != at:
            self._at[number].append(at)
        return number

    def latest(self, unit: str) -> NamedFor:
        """The name borne last."""
        return self._names[self._of[unit][-1]]

    def look_for(self, text: str, *, today: date, on: date | None = None, limit: int = 20) -> list[Found]:
        """The units meant by ``text``, the likeliest first; with ``on`` only those that stand on that day."""
        best: dict[str, Found] = {}
        for found in (*self._by_code(text), *self._by_name(text, today)):
            kept = best.get(found.unit)
            if (kept is None or found.score > kept.score) and (on is None or self._stands(found.unit, on)):
                best[found.unit] = found
        likely = nsmallest(max(limit, LIKELY), best.values(), key=lambda one: -one.score)
        closer = {one.unit: one.score + self._likeness(text, one) for one in likely}
        return nsmallest(limit, likely, key=lambda one: (-closer[one.unit], len(one.called.name), one.unit))

    def _likeness(self, typed: str, found: Found) -> float:
        """How like the whole name is, order and tones among it: what tells apart names of the same words."""
        name = normalize("NFC", found.called.name).lower()
        plain = " ".join(words_of(name))
        alike = Indel.normalized_similarity(normalize("NFC", typed).lower(), name)
        return LIKENESS * (alike + Indel.normalized_similarity(" ".join(words_of(typed)), plain))

    def _stands(self, unit: str, day: date) -> bool:
        lives = (self._names[at] for at in self._of[unit])
        return any(named.since <= day < (named.until or date.max) for named in lives)

    def _by_code(self, text: str) -> Iterator[Found]:
        code = text.strip()
        unit = code if code in self._of else self._by_small.get(code.lower())
        if unit is not None:
            yield Found(unit, FoundBy.CODE, self.latest(unit), 3.0)
        if code.isdigit() and len(code) >= FEWEST_DIGITS:
            for unit in self._official.get(code, ()):
                yield Found(unit, FoundBy.OFFICIAL_CODE, self.latest(unit), 2.0, official_code=code)

    def _by_name(self, text: str, today: date) -> Iterator[Found]:
        words = words_of(text)[:MOST_WORDS]
        if not words:
            return
        for reading in readings(words, self._short):
            yield from self._meeting([word[:LONGEST_WORDS] for word in reading], today)

    def _meeting(self, reading: Sequence[str], today: date) -> Iterator[Found]:
        asked = [self._heard(word, last=word is reading[-1]) for word in reading]
        known = sorted((word for word in asked if word.meets), key=lambda word: word.names)
        missed = len(asked) - len(known)
        if not known or missed > len(asked) // 3:
            yield from self._run_together("".join(reading), today)
            return
        found = self._scored(known, asked, today, allowed=0)
        if not found and len(known) > 1:
            found = self._scored(known, asked, today, allowed=1)
        yield from found or self._run_together("".join(reading), today)

    def _heard(self, word: str, *, last: bool) -> _Word:
        """Words of names that may have been meant: the same, one begun so, one with a letter wrong."""
        meets: dict[int, float] = {}
        exact = self._known.get(word)
        if len(word) >= SHORTEST_TO_MISSPELL:
            for _spelt, _distance, number in extract(
                word, self._spelt, scorer=OSA.distance, score_cutoff=1, limit=None
            ):
                meets[number] = MISSPELT
        if last:
            meets |= {number: BEGUN for number, spelt in enumerate(self._spelt) if spelt.startswith(word)}
        if exact is not None:
            meets[exact] = EXACT
        weight = self._weights[exact] if exact is not None else max((self._weights[one] for one in meets), default=1.0)
        return _Word(meets, weight, sum(len(self._at[one]) for one in meets))

    def _scored(self, known: Sequence[_Word], asked: Sequence[_Word], today: date, *, allowed: int) -> list[Found]:
        """Names that have every word, in the name or in the name of the unit above; but for those allowed to miss."""
        whole = sum(word.weight for word in asked)
        found: list[Found] = []
        for seed in known[: MOST_SEEDS + allowed]:
            for at in self._narrowed(seed, known):
                score = self._score(at, known, whole, allowed, today)
                if score is not None:
                    found.append(score)
            if found:
                break
        return found

    def _narrowed(self, seed: _Word, known: Sequence[_Word]) -> set[int]:
        """The names that have the word; where they are very many, those that have the others as well."""
        names = self._having(seed)
        for word in known:
            if len(names) > MANY and word is not seed:
                names = names & self._having(word) or names
        if len(names) <= MOST:
            return names
        return set(nsmallest(MOST, names, key=lambda at: len(self._words[at])))  # the shortest are the likeliest

    def _having(self, word: _Word) -> set[int]:
        return {name for one in word.meets for name in self._at[one]}

    def _score(self, at: int, known: Sequence[_Word], whole: float, allowed: int, today: date) -> Found | None:
        met, missed, hit, left = 0.0, 0, set[int](), []
        for word in known:  # words met as they are come first: a misspelt one may be none of those
            quality, by = self._best(word, at, EXACT, BEGUN)
            hit |= {by} if quality else set()
            met += quality * word.weight
            left += [] if quality else [word]
        misspelt = 0
        for word in left:
            quality, by = self._best(word, at, MISSPELT, but=hit)
            if quality:
                misspelt += 1
                hit.add(by)
            elif any(word.meets.get(one) in (EXACT, BEGUN) for one in self._above(at)):
                quality = AROUND
            else:
                missed += 1
            if missed > allowed or misspelt > MOST_MISSPELT:
                return None
            met += quality * word.weight
        if met < LEAST_MET * whole:
            return None
        weights, own = self._weights, set(self._words[at])
        told = sum(weights[one] for one in hit) / (sum(weights[one] for one in own) or 1)
        return self._found(at, met / whole * (0.75 + 0.25 * told), self._names[at], today, misspelt=misspelt > 0)

    def _best(self, word: _Word, at: int, *qualities: float, but: Collection[int] = ()) -> tuple[float, int]:
        """The word of a name by which one is met, and how well; nothing where it is not so well."""
        met = [(word.meets[one], one) for one in self._words[at] if one in word.meets and one not in but]
        return max((one for one in met if one[0] in qualities), default=(0.0, -1))

    def _found(self, at: int, score: float, named: NamedFor, today: date, *, misspelt: bool) -> Found:
        latest = self._of[named.unit][-1]
        former = latest != at
        ended = self._names[latest].until
        score *= (FORMER if former else 1.0) * (GONE if ended is not None and ended <= today else 1.0)
        return Found(named.unit, FoundBy.FORMER_NAME if former else FoundBy.NAME, named, score, misspelt)

    def _above(self, at: int) -> tuple[int, ...]:
        """The words of the two units above."""
        words: tuple[int, ...] = ()
        parent = self._names[at].parent
        for _level in range(2):
            if parent is None or parent not in self._of:
                break
            latest = self._of[parent][-1]
            words += self._words[latest]
            parent = self._names[latest].parent
        return words

    def _run_together(self, typed: str, today: date) -> Iterator[Found]:
        """``muonglay``: a name or its end typed without spaces, with a letter wrong at the most."""
        if len(typed) < 2 * SHORTEST_TO_MISSPELL:
            return
        for at, joined in enumerate(self._joined):
            if typed in joined:
                named = self._names[at]
                yield self._found(at, 0.6 * len(typed) / len(joined) + 0.2, named, today, misspelt=False)

    @cached_property
    def _joined(self) -> list[str]:
        return ["".join(self._spelt[word] for word in words) for words in self._words]
