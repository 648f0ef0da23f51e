"""Which figures of a text tell an indicator of an office and a year."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from fractions import Fraction

from namhoc.proof.against.around import ends_before, is_part, is_tied, looks_ahead, tells
from namhoc.proof.against.book import Book, Measure, Spoken
from namhoc.proof.against.leading import called, is_led, is_narrowed
from namhoc.proof.against.phrases import Phrases, Told
from namhoc.proof.against.places import LAST_YEAR, Setting, settings_of, words_in, year_at, year_before
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import FALLS, RISES, starts_with

MEASURES = {
    Kind.RATIO: (Measure.SHARE,),
    Kind.PERCENT: (Measure.SHARE,),
    Kind.COUNT: (Measure.NUMBER, Measure.RATIO),
    Kind.OTHER: (Measure.NUMBER,),
    Kind.LEVEL: (Measure.LEVEL,),
    Kind.RATE: (Measure.RATIO,),
}
CHANGES = (Kind.POINTS, Kind.PERCENT)
LONGEST_BARE = 3  # a figure with one or two words behind it
LONGEST_CHANGE = 3  # words between a figure and its change
NAMED_BEFORE = (Kind.OTHER, Kind.LEVEL)  # a number without a noun tells something only behind its name


@dataclass(frozen=True, slots=True)
class Match:
    """A figure, and the indicators that its words may mean; ``falls`` where it is a change, else ``None``."""

    item: Item
    spoken: tuple[Spoken, ...]
    office: str
    year: str
    falls: bool | None = None

    @property
    def value(self) -> Fraction:
        return self._read[0]

    @property
    def places(self) -> int:
        return self._read[1]

    @property
    def _read(self) -> tuple[Fraction, int]:
        """The printed value with its decimals; a rate and a level are read from their text."""
        if self.item.value is not None:
            return self.item.value, self.item.places
        digits = self.item.text.split(" ")[0].replace(".", "")
        whole, _comma, decimals = digits.partition(",")
        return Fraction(int(whole + decimals), 10 ** len(decimals)), len(decimals)


def matches_of(sentences: list[Sentence], book: Book) -> Iterator[Match]:
    """Only what is said in full: a figure whose words are narrowed, or whose office or year is unsure, is passed by."""
    names = (words_in(name) for office in book.offices for name in office.names)
    phrases = Phrases(book.spoken, called(names))
    for sentence, setting in zip(sentences, settings_of(sentences, book), strict=True):
        if setting is not None:
            yield from _in_sentence(sentence, setting, phrases)


def _in_sentence(sentence: Sentence, setting: Setting, phrases: Phrases) -> Iterator[Match]:
    chain = Chain()
    for place, item in enumerate(sentence[: setting.until]):
        if (falls := chain.changes(sentence, place)) is not None:
            spoken = chain.told.of(Measure.SHARE)
            if spoken and (year := _year(sentence, place, setting)):
                yield Match(item, spoken, setting.office, year, falls)
            continue
        if item.kind not in MEASURES:
            continue
        if found := _told(sentence, place, phrases):
            chain = Chain(*found, {item.kind})
        elif chain.goes_on(sentence, place):
            chain = Chain(chain.told, place + 1, {*chain.kinds, item.kind})
        elif chain.begins_anew(sentence, place):
            chain = Chain(chain.told, place + 1, {item.kind})
        else:
            chain = Chain() if item.is_figure else chain
            continue
        year = _year(sentence, place, setting)
        if year and (spoken := chain.told.of(*MEASURES[item.kind])):
            yield Match(item, spoken, setting.office, year)


@dataclass(frozen=True, slots=True)
class Chain:
    """Figures in a row that tell the same in different ways: ``9/12 …, đạt 75%``, ``… | 75% | 9/12``."""

    told: Told = field(default_factory=Told)
    after: int = 0
    kinds: AbstractSet[Kind] = frozenset()

    def goes_on(self, sentence: Sentence, place: int) -> bool:
        between = sentence[self.after : place]
        return bool(self.kinds) and sentence[place].kind not in self.kinds and is_tied(between)

    def changes(self, sentence: Sentence, place: int) -> bool | None:
        """Whether ``…, tăng 8,3 điểm phần trăm so với năm học trước`` falls; ``None`` where it is no change."""
        if not self.kinds or sentence[place].kind not in CHANGES:
            return None
        before = [item.text for item in sentence[self.after : place] if item.kind is Kind.WORD]
        behind = [item.text for item in sentence[place + 1 : place + 7]]
        if len(before) > LONGEST_CHANGE or behind[:1] != ["so"] or not starts_with(behind[2:], LAST_YEAR):
            return None
        rises, falls = bool(RISES & set(before)), bool(FALLS & set(before))
        return falls if rises is not falls else None

    def begins_anew(self, sentence: Sentence, place: int) -> bool:
        """``… năm học 2019-2020 đạt 66,7%, năm học 2020-2021 đạt 75%``: the same of another year."""
        between = sentence[self.after : place]
        named = [item for item in between if item.kind is Kind.SCHOOL_YEAR]
        return bool(self.kinds) and len(named) == 1 and is_tied([item for item in between if item not in named])


def _told(sentence: Sentence, place: int, phrases: Phrases) -> tuple[Told, int] | None:
    """What stands behind a figure tells it, else what stands before; a figure that looks ahead tells nothing."""
    item = sentence[place]
    if looks_ahead(sentence, place):
        return None
    if item.kind is Kind.RATE:
        rate = phrases.rate(item)
        return (rate, place + 1) if rate and tells(sentence, place) and is_led(sentence, place, phrases.own) else None
    if item.kind not in NAMED_BEFORE and (found := phrases.behind(sentence, place + 1)):
        counts = item.kind is not Kind.COUNT or _counts_all(sentence, place, found[1], phrases)
        return found if counts and not is_narrowed(sentence, place) else None
    for end in ends_before(sentence, place):
        if before := phrases.before(sentence, end):
            told, first = before
            counted = item.kind in (Kind.COUNT, Kind.OTHER)
            narrowed = not is_led(sentence, first, phrases.own) if counted else is_narrowed(sentence, first)
            return None if narrowed else (told, place + 1)
    return None


def _counts_all(sentence: Sentence, place: int, after: int, phrases: Phrases) -> bool:
    bare = after - place <= LONGEST_BARE
    return tells(sentence, place) and is_led(sentence, place, phrases.own) and not (bare and is_part(sentence, place))


def _year(sentence: Sentence, place: int, setting: Setting) -> str:
    """The year of a figure; ``năm học trước 66,7%`` speaks of the year before."""
    year = year_at(sentence, place, setting.year)
    words = [item.text for item in sentence[:place]]
    last = [at for at in range(place) if starts_with(words[at : at + 4], LAST_YEAR)]
    spoken = bool(last) and "so" not in words[max(0, last[-1] - 2) : last[-1]]
    return year_before(year) if year and spoken else year
