"""Which indicator a figure tells: the words right behind it or right before it, and nothing that narrows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from namhoc.proof.against.book import Measure, Spoken
from namhoc.proof.items import Item, Kind, sentences_of
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import QUALIFIERS, ends_with, phrases_of, starts_with, words_of

Key = tuple[str, ...]

# What may follow an indicator's words without making them mean fewer: "… trên địa bàn", but not "… trên 50 tuổi".
OPEN = phrases_of(
    "đạt,đạt tỷ lệ,chiếm,chiếm tỷ lệ,tỷ lệ,bằng,là,tăng,giảm,giữ nguyên,vượt,thấp hơn,cao hơn,so với,trong đó,"
    "trong năm học,trên địa bàn,của toàn,của thị xã,của thành phố,của huyện,của phường,của xã,của ngành,năm học,"
    "toàn thị xã,toàn thành phố,toàn ngành,ước đạt,còn,is,was,reached,equal to,in the school year,accounting for"
)
# What may stand before a count that tells how many there are, not how many came or went.
TELLS = phrases_of(
    "có,hiện có,hiện nay có,hiện còn,gồm,gồm có,là,với,bình quân,tổng số,tổng số là,tổng cộng,cả thảy,tất cả,và,"
    "trường học có,duy trì,đạt,còn,toàn ngành có,had,has,have,there are,there were,with,total"
)
AHEAD = words_of("phấn đấu chỉ tiêu mục tiêu dự kiến sẽ kế hoạch trước cũ target plan previous last")
BEFORE_NAME = phrases_of("đạt chuẩn,chuẩn,đạt,và,tỷ lệ,số,tổng số,số lượng,rate of,share of,number of,the")
BETWEEN = words_of(
    "đạt là bằng chiếm tỷ lệ có ở của toàn thị xã thành phố huyện tỉnh ngành năm học ước hiện còn is was :"
)
LISTS = (",", "-", "/", "&", "và")
SIGNS = ("-", "+")
QUALIFYING = frozenset(QUALIFIERS)
LONGEST_BETWEEN = 10
TIED = words_of("đạt chiếm tỷ lệ tương đương bằng , ( = | – ; là or năm học và thì")


@dataclass(frozen=True, slots=True)
class Told:
    """Indicators that a phrase names, one or more of them for each measure."""

    by_measure: dict[Measure, tuple[Spoken, ...]] = field(default_factory=dict)

    def of(self, *measures: Measure) -> tuple[Spoken, ...]:
        return tuple(one for measure in measures for one in self.by_measure.get(measure, ()))


class Phrases:
    """Every phrase of some indicators, looked up by how it begins or ends; the longest one wins."""

    def __init__(self, spoken: Iterable[Spoken]) -> None:
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
                return (self._of(key), after) if is_open(sentence, after) else None
        return None

    def before(self, sentence: Sentence, place: int) -> tuple[Told, int] | None:
        """The phrase that ends just before a place, and where it begins."""
        for key in self._ends.get(_text(sentence, place - 1), ()):
            first = place - len(key)
            if first >= 0 and _texts(sentence, first, place) == key:
                return (self._of(key), first) if _begins_name(sentence, first) else None
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


def is_open(sentence: Sentence, place: int) -> bool:
    """Whether what stands at a place leaves the words before it as wide as they are."""
    if place >= len(sentence) or sentence[place].kind not in (Kind.WORD, Kind.MARK):
        return True
    if starts_with([item.text for item in sentence[place : place + 4]], OPEN):
        return True
    if sentence[place].text not in LISTS:
        return sentence[place].kind is Kind.MARK
    return place + 1 >= len(sentence) or _goes_on(sentence, place + 1)


def tells(sentence: Sentence, place: int) -> bool:
    """Whether a count says how many there are."""
    if place == 0:
        return True
    if sentence[place - 1].is_mark("|"):  # a later cell of a row tells last year, or what changed
        return not any(item.is_figure for item in sentence[:place])
    if sentence[place - 1].kind is Kind.MARK:
        return not sentence[place - 1].is_mark(*SIGNS)
    words = [item.text for item in sentence[max(0, place - 6) : place]]
    return bool(ends_with(words[: len(words) - len(ends_with(words, QUALIFYING))], TELLS))


def looks_ahead(sentence: Sentence, place: int) -> bool:
    """Whether the clause up to a figure speaks of an aim, or of an earlier time."""
    for there in range(place - 1, -1, -1):
        item = sentence[there]
        if item.is_mark(",", ";", "|", "(") or item.is_figure:
            return False
        if item.text in AHEAD or (item.text == "mức" and sentence[there + 1].text != "độ"):
            return True
    return False


def ends_before(sentence: Sentence, place: int) -> Iterator[int]:
    """Places at which the name of a figure may end; what only joins the two is passed over."""
    there = place
    while there > 0 and place - there <= LONGEST_BETWEEN:
        yield there
        if not _joins(sentence[there - 1]):
            return
        there -= 1


def is_tied(between: Sequence[Item]) -> bool:
    """Whether two figures are one, told twice: ``9/12 …, đạt 75%``; in a table they are neighbours."""
    return all(item.text in TIED for item in between) and sum(item.is_mark("|") for item in between) <= 1


def _joins(item: Item) -> bool:
    return item.text in BETWEEN or item.is_mark("|") or item.kind is Kind.SCHOOL_YEAR


def _begins_name(sentence: Sentence, first: int) -> bool:
    if first == 0 or sentence[first - 1].kind is Kind.MARK:
        return not first or not sentence[first - 1].is_mark(*LISTS)
    return bool(ends_with([item.text for item in sentence[max(0, first - 2) : first]], BEFORE_NAME))


def _goes_on(sentence: Sentence, place: int) -> bool:
    """Whether a comma begins something new: a figure, or a word that says how much."""
    item = sentence[place]
    return item.kind not in (Kind.WORD, Kind.MARK) or bool(starts_with([item.text], OPEN))


def _text(sentence: Sentence, place: int) -> str:
    return sentence[place].text.lower() if 0 <= place < len(sentence) else ""


def _texts(sentence: Sentence, first: int, after: int) -> Key:
    return tuple(item.text.lower() for item in sentence[first:after])


def _by(keys: dict[Key, str]) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for key in sorted(keys, key=len, reverse=True):
        found.setdefault(keys[key], []).append(key)
    return found
