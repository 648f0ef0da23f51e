"""A whole and its part in one breath, and the share they make: "Tổng số dự thi 1.932; đỗ 1.925; tỉ lệ 99,64%"."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.bases import checked
from namhoc.proof.judges.draft import Draft, Sentence
from namhoc.proof.judges.roles import PAST
from namhoc.proof.judges.ties import names_own_base, only_ties
from namhoc.proof.vocabulary import AIMS, FALLS, LEVELS, RISES, phrases_of, starts_with, words_of

WHOLE_WORDS = phrases_of("tổng số,trong số,trong tổng số,toàn,cả,trong,of the,of,among,a total of,total")
FIRM = words_of("tỷ lệ chiếm bằng tức tương ứng or rate representing accounting equal equivalent")
OF_WHAT = words_of("số tổng trong so of")
JOINED = frozenset({",", ";", "(", "-", ":"})
FARTHEST = 30


def judge_counts(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for there, share in enumerate(sentence):
            if share.kind is not Kind.PERCENT:
                continue
            counts = [place for place in range(there) if sentence[place].is_figure]
            if len(counts) == len(("whole", "part")) and there - counts[0] <= FARTHEST:
                found = _share_of_two(sentence, counts[0], counts[1], there)
                if found is not None:
                    yield found


def _share_of_two(sentence: Sentence, whole: int, part: int, there: int) -> Draft | None:
    one, other = sentence[whole], sentence[part]
    if not (one.kind is other.kind is Kind.COUNT) or other.number > one.number:
        return None
    if one.family and other.family and one.family != other.family:
        return None
    if not _said_to_be_whole(sentence, whole) or _keeps_apart(sentence[whole + 1 : there]):
        return None
    return checked(other, sentence[there], one) if _tied(sentence, part, there) else None


def _said_to_be_whole(sentence: Sentence, place: int) -> bool:
    words = [item.text for item in sentence[max(0, place - FARTHEST) : place] if item.kind is Kind.WORD]
    return any(starts_with(words[there:], WHOLE_WORDS) for there in range(len(words)))


def _keeps_apart(between: Sentence) -> bool:
    """Another year, a rise, an aim, a named place or a school level: the two counts are of different things."""
    words = [item.text for item in between]
    if any(item.years or (item.kind is Kind.WORD and item.capital) for item in between):
        return True
    if (RISES | FALLS) - {"more", "higher"} & set(words):
        return True
    return any(starts_with(words[place:], AIMS | PAST | LEVELS) for place in range(len(words)))


def _tied(sentence: Sentence, part: int, there: int) -> bool:
    """Whether the share stands behind the part in a bracket of its own, or behind a comma and "tỉ lệ"."""
    tail: list[str] = []
    spot = there - 1
    while spot > part and sentence[spot].kind is Kind.WORD:
        tail.insert(0, sentence[spot].text)
        spot -= 1
    if sentence[spot].is_mark(":") and spot - 1 > part:
        label = _words_before(sentence, spot, part)
        tail, spot = label + tail, spot - len(label) - 1
    opened = sentence[spot]
    if not opened.is_mark(*JOINED) or any(item.is_mark("(", ")", ";") for item in sentence[part + 1 : spot]):
        return False
    bare = tail[-2:] == ["rate", "of"] or only_ties(tail)
    firm = opened.is_mark("(") or bool(FIRM & set(tail))
    return bare and firm and not names_own_base(sentence, there) and not _of_something_else(sentence, there)


def _words_before(sentence: Sentence, place: int, part: int) -> list[str]:
    words: list[str] = []
    while place - 1 > part and sentence[place - 1].kind is Kind.WORD:
        place -= 1
        words.insert(0, sentence[place].text)
    return words


def _of_something_else(sentence: Sentence, there: int) -> bool:
    """``(100% đạt chuẩn)``: what follows the share says it of the part itself."""
    following: Item | None = sentence[there + 1] if there + 1 < len(sentence) else None
    return following is not None and following.kind is Kind.WORD and following.text not in OF_WHAT
