"""A count and its share of another count: "630 (7,2% số trúng tuyển)", "200 giáo viên, trong đó 150 nữ, chiếm 75%"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Sentence
from namhoc.proof.judges.shares import CODE, share_of
from namhoc.proof.judges.ties import names_own_base, only_ties
from namhoc.proof.vocabulary import INCLUDING, LEVELS, ends_with, starts_with

FARTHEST, BACK = 14, 40
FIRMLY = frozenset({"chiếm", "representing", "accounting"})
OF_ALL = frozenset({("trong", "số"), ("trong", "tổng", "số"), ("of", "the"), ("out", "of")})
NUMBER_OF = frozenset({"số", "of"})


def judge_bases(sentences: list[Sentence]) -> Iterator[Draft]:
    earlier: list[tuple[Item, set[str]]] = []
    for sentence in sentences:
        for place, item in enumerate(sentence):
            if item.kind is Kind.COUNT:
                found = _share_of_named(sentence, place, earlier) or _share_of_whole(sentence, place)
                if found is not None and found.verdict is not Verdict.SUSPICIOUS:
                    yield found
                earlier.append((item, _label(sentence, place)))
        earlier = earlier[-BACK:]


def _label(sentence: Sentence, place: int) -> set[str]:
    """The words of a count, up to the marks around it."""
    words: set[str] = set()
    for step in (-1, 1):
        there = place + step
        while 0 <= there < len(sentence) and sentence[there].kind in (Kind.WORD, Kind.GRADE):
            words.add(sentence[there].text)
            there += step
    return words


def _share_of_named(sentence: Sentence, place: int, earlier: list[tuple[Item, set[str]]]) -> Draft | None:
    """The share says of what: the one earlier count that is called so is its whole."""
    share = _share_behind(sentence, place)
    if share is None:
        return None
    there = sentence.index(share)
    base = [item.text for item in sentence[there + 1 : there + 8]]
    if not base or base[0] not in NUMBER_OF:
        return None
    named = set()
    for item in sentence[there + 2 : there + 8]:
        if item.kind is not Kind.WORD:
            break
        named.add(item.text)
    if len(named) < len(("trúng", "tuyển")):
        return None
    wholes = {item.number: item for item, label in earlier if named <= label and item.number > sentence[place].number}
    if len(wholes) != 1:
        return None
    return checked(sentence[place], share, next(iter(wholes.values())))


def _share_behind(sentence: Sentence, place: int) -> Item | None:
    for there in range(place + 1, min(len(sentence), place + FARTHEST)):
        item = sentence[there]
        if item.kind is Kind.PERCENT:
            return item
        if item.is_figure or item.is_mark(";", ")", ":"):
            return None
    return None


def _share_of_whole(sentence: Sentence, place: int) -> Draft | None:
    """``200 giáo viên, trong đó 150 nữ, chiếm 75%`` · ``Trong số 62 trường, có 45 trường đạt chuẩn (72,58%)``."""
    share = _share_behind(sentence, place)
    if share is None:
        return None
    there = sentence.index(share)
    whole, opened = _whole_before(sentence, place)
    if whole is None or whole.number < sentence[place].number:
        return None
    if (
        names_own_base(sentence, there)
        or _names_a_level(sentence[opened:there])
        or not _ties_to_whole(sentence, place, there, whole)
    ):
        return None
    return checked(sentence[place], share, whole)


def _ties_to_whole(sentence: Sentence, place: int, there: int, whole: Item) -> bool:
    """Whether a share says "chiếm", or stands at the first part of the same noun in brackets or behind "tỷ lệ"."""
    between = [item.text for item in sentence[max(place + 1, there - 4) : there]]
    if FIRMLY & set(between):
        return not _names_another_share(sentence[place + 1 : there])
    alike = sentence[place].family == whole.family or not sentence[place].family
    first = not any(item.is_figure for item in sentence[sentence.index(whole) + 1 : place])
    sure = first or _confirmed(sentence, place, whole)
    return alike and sure and (between[-1:] == ["("] or between[-2:] == ["tỷ", "lệ"])


def _names_another_share(pieces: Sentence) -> bool:
    """``tỷ lệ đảng viên chiếm 45%``: between "tỷ lệ" and its verb stands what the share is of."""
    words = [item.text for item in pieces if item.kind is Kind.WORD]
    return ("tỷ", "lệ") in pairwise(words) and not only_ties(words[words.index("lệ") + 1 :])


def _confirmed(sentence: Sentence, place: int, whole: Item) -> bool:
    """Whether an earlier part has the share of this whole: "nữ 261 em (50,98%), dân tộc 448 em (…)"."""
    for there in range(sentence.index(whole) + 1, place - 3):
        part, share = sentence[there], sentence[there + 1 : there + 4]
        if part.kind is Kind.COUNT and share[-1].kind is Kind.PERCENT and any(item.is_mark("(") for item in share):
            found = checked(part, share[-1], whole)
            return found is not None and found.verdict is Verdict.OK
    return False


def _whole_before(sentence: Sentence, place: int) -> tuple[Item | None, int]:
    """The one count before "trong đó", or the one that "trong số" opens; and where the parts begin."""
    words = [item.text for item in sentence[:place]]
    opened = next((spot for spot in range(place - 1, -1, -1) if starts_with(words[spot : spot + 3], INCLUDING)), None)
    if opened is not None:
        wholes = [item for item in sentence[:opened] if item.kind is Kind.COUNT]
        return (wholes[0], opened) if len(wholes) == 1 else (None, 0)
    counts = [spot for spot in range(place) if sentence[spot].is_figure]
    if len(counts) == 1 and sentence[counts[0]].kind is Kind.COUNT and ends_with(words[: counts[0]], OF_ALL):
        return sentence[counts[0]], counts[0]
    return None, 0


def _names_a_level(pieces: Sentence) -> bool:
    words = [item.text for item in pieces]
    return any(starts_with(words[place:], LEVELS) for place in range(len(words)))


def checked(part: Item, share: Item, whole: Item) -> Draft | None:
    if part.qualifier or whole.qualifier or share.kind is not Kind.PERCENT:
        return None
    ratio = Item(
        Kind.RATIO,
        part.start,
        part.end,
        part.text,
        Fraction(part.number, whole.number),
        top=part.number,
        bottom=whole.number,
        id=part.id,
    )
    return share_of(ratio, share, CODE, whole)
