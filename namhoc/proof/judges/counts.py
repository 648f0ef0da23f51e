"""A whole, its part and the share they make, in whatever order: "Tổng số dự thi 1.932; đỗ 1.925; tỉ lệ 99,64%"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namhoc.proof.claims import Verdict
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.bases import checked
from namhoc.proof.judges.draft import Draft, Sentence
from namhoc.proof.judges.roles import PAST
from namhoc.proof.judges.ties import names_own_base, only_ties
from namhoc.proof.vocabulary import AIMS, FALLS, INCLUDING, LEVELS, RISES, SEXES, phrases_of, starts_with, words_of

WHOLE_WORDS = phrases_of(
    "tổng số,trong số,trong tổng số,toàn,cả,trong,of the,of,among,a total of,total,tiếp nhận,phát ra,được giao,"
    "khảo sát,rà soát,đăng ký"
)
PART_WORDS = INCLUDING | SEXES | phrases_of("số,đảng viên,dân tộc,người dân tộc,hộ nghèo")
WHOLE_BEHIND = phrases_of("tổng số,trong tổng số,so với tổng số,trên tổng số,trong số,của tổng số,số,of the,of all")
FIRM = words_of("tỷ lệ chiếm bằng tức tương ứng or rate representing accounting equal equivalent making")
TAKES_UP = phrases_of("chiếm,accounting for,representing,making up")  # what is always said of a whole
OF_WHAT = words_of("số tổng trong so of trên")
OFFERED = phrases_of(
    "dự thi,đăng ký,được xét,đề nghị,đề xuất,tiếp nhận,phát ra,nộp,nghiệm thu,tham gia,khảo sát,dự tuyển"
)
TAKEN = phrases_of(
    "công nhận,được công nhận,được chọn,được duyệt,giải quyết,thu về,trúng tuyển,đỗ,đạt giải,xếp loại,hoàn thành"
)  # what comes out of what went in
NOT = frozenset({"không", "chưa"})
JOINED = (",", ";", "(", "-", ":")
FARTHEST, NEAR = 30, 12


def judge_counts(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for there, share in enumerate(sentence):
            if share.kind is Kind.PERCENT:
                found = _whole_before(sentence, there) or _whole_behind(sentence, there) or _in_list(sentence, there)
                if found is not None:
                    yield found


def _whole_before(sentence: Sentence, there: int) -> Draft | None:
    """The only two counts of the clause, or of the sentence, lead up to the share."""
    for marks in ((";",), ()):
        start = _clause_start(sentence, there, marks)
        counts = [place for place in range(start, there) if sentence[place].is_figure]
        if len(counts) == len(("whole", "part")) and there - counts[0] <= FARTHEST:
            return _share_of_two(sentence, counts[0], counts[1], there)
    return None


def _clause_start(sentence: Sentence, there: int, marks: tuple[str, ...]) -> int:
    return max((place + 1 for place in range(there) if marks and sentence[place].is_mark(*marks)), default=0)


def _share_of_two(sentence: Sentence, whole: int, part: int, there: int) -> Draft | None:
    one, other = sentence[whole], sentence[part]
    if not _can_be_part(other, one) or _keeps_apart(sentence[whole + 1 : there]):
        return None
    if not _levels(sentence[_label_start(sentence, part, whole) : there]) <= _levels(sentence[: whole + NEAR]):
        return None
    if _negated(sentence, part, there):
        return checked(replace(other, value=one.number - other.number), sentence[there], one)
    label, _ = _words_back(sentence, part, whole + len(one.noun))
    numbered = any(starts_with(label[spot:], PART_WORDS) for spot in range(len(label)))
    same = one.noun == other.noun and _says(sentence[part + 1 : there], TAKES_UP)
    funnel = _says(_around(sentence, whole), OFFERED) and _says(_around(sentence, part), TAKEN)
    if not (numbered or same or funnel or _says(sentence[max(0, whole - FARTHEST) : whole], WHOLE_WORDS)):
        return None
    return checked(other, sentence[there], one) if _tied(sentence, part, there, sure=numbered or funnel) else None


def _negated(sentence: Sentence, part: int, there: int) -> bool:
    """``36 em không đạt, tỉ lệ đạt 97%``: the share is that of the others."""
    tail, spot = _words_back(sentence, there, part)
    behind = [item.text for item in sentence[part + 1 : spot]]
    if tail[:2] != ["tỷ", "lệ"] or not sentence[spot].is_mark(",") or not NOT & set(behind):
        return False
    denied = behind[max(behind.index(word) for word in NOT if word in behind) + 1 :]
    return bool(denied) and denied == tail[2 : 2 + len(denied)] and set(tail[2 + len(denied) :]) <= {"đạt", "là", "còn"}


def _can_be_part(part: Item, whole: Item) -> bool:
    if not (part.kind is whole.kind is Kind.COUNT) or part.number > whole.number:
        return False
    families = {part.family, whole.family} - {""}
    return len(families) <= 1 or families in ({"staff", "persons"}, {"pupils", "persons"})


def _says(pieces: Sentence, phrases: frozenset[tuple[str, ...]]) -> bool:
    words = [item.text for item in pieces if item.kind is Kind.WORD]
    return any(starts_with(words[there:], phrases) for there in range(len(words)))


def _keeps_apart(between: Sentence) -> bool:
    """Another year, a rise, an aim, a named place or a school level: the two counts are of different things."""
    words = [item.text for item in between]
    if any(item.years or (item.kind is Kind.WORD and item.capital) for item in between):
        return True
    if (RISES | FALLS) - {"more", "higher", "up"} & set(words):
        return True
    return any(starts_with(words[place:], AIMS | PAST) for place in range(len(words)))


def _levels(pieces: Sentence) -> set[tuple[str, ...]]:
    """The school levels that are named: a part may name none that its whole does not."""
    words = [item.text for item in pieces]
    return {found for place in range(len(words)) if (found := starts_with(words[place:], LEVELS))}


def _label_start(sentence: Sentence, part: int, whole: int) -> int:
    return next((spot + 1 for spot in range(part - 1, whole, -1) if sentence[spot].kind is Kind.MARK), part)


def _around(sentence: Sentence, place: int) -> Sentence:
    """The clause in which a count stands, between the marks on both its sides."""
    ends = [spot for spot in range(place, len(sentence)) if sentence[spot].kind is Kind.MARK]
    return sentence[_label_start(sentence, place, -1) : ends[0] if ends else len(sentence)]


def _tied(sentence: Sentence, part: int, there: int, *, sure: bool) -> bool:
    """Whether the share stands behind the part in a bracket of its own, or behind a comma and "tỉ lệ"."""
    tail, spot = _words_back(sentence, there, part)
    if sentence[spot].is_mark(":") and spot - 1 > part:
        label, spot = _words_back(sentence, spot, part)
        tail = label + tail
    opened = sentence[spot]
    if spot == part:  # "nữ 432 người chiếm 80%"
        tail = tail[len(sentence[part].noun) :]
        return only_ties(tail) and bool(FIRM & set(tail)) and not _of_something_else(sentence, there)
    if not opened.is_mark(*JOINED) or any(item.is_mark("(", ")", ";") for item in sentence[part + 1 : spot]):
        return False
    firm = opened.is_mark("(") or bool(FIRM & set(tail)) or (sure and "đạt" in tail)
    return only_ties(tail) and firm and not names_own_base(sentence, there) and not _of_something_else(sentence, there)


def _words_back(sentence: Sentence, place: int, part: int) -> tuple[list[str], int]:
    """The words that lead up to a place, and what stands before them."""
    words: list[str] = []
    spot = place - 1
    while spot > part and sentence[spot].kind is Kind.WORD:
        words.insert(0, sentence[spot].text)
        spot -= 1
    return words, spot


def _of_something_else(sentence: Sentence, there: int) -> bool:
    """``(100% đạt chuẩn)``: what follows the share says it of the part itself."""
    following: Item | None = sentence[there + 1] if there + 1 < len(sentence) else None
    return following is not None and following.kind is Kind.WORD and following.text not in OF_WHAT


def _whole_behind(sentence: Sentence, there: int) -> Draft | None:
    """``312 em, bằng 26% tổng số học sinh toàn trường (1.200 em)`` · ``430 em, chiếm 43% trong tổng số 1.000 em``."""
    behind = sentence[there + 1 : there + 1 + NEAR]
    if not starts_with([item.text for item in behind[:4]], WHOLE_BEHIND):
        return None
    place = next(
        (spot for spot, item in enumerate(behind) if item.kind is not Kind.WORD and not item.is_mark("(")), None
    )
    part = next((spot for spot in range(there - 1, max(-1, there - NEAR), -1) if sentence[spot].is_figure), None)
    if place is None or part is None or not _can_be_part(sentence[part], behind[place]):
        return None
    if _keeps_apart(sentence[part + 1 : there]):
        return None
    tail, _ = _words_back(sentence, there, part)
    return checked(sentence[part], sentence[there], behind[place]) if {*FIRM, "đạt"} & set(tail) else None


def _in_list(sentence: Sentence, there: int) -> Draft | None:
    """``Trong 500 em có 300 em vào THPT (60%), 120 em học nghề (24%)``: one right share tells what all are of."""
    whole = next((place for place, item in enumerate(sentence) if item.is_figure), there)
    pairs = [
        (place, part) for place in range(whole + 2, len(sentence)) if (part := _bracketed(sentence, place)) > whole
    ]
    mine = [part for place, part in pairs if place == there]
    if not mine or not _says(sentence[:whole], WHOLE_WORDS | INCLUDING):
        return None
    read = [_share_in_list(sentence, whole, part, place) for place, part in pairs]
    confirmed = any(found is not None and found.verdict is Verdict.OK for found in read)
    return _share_in_list(sentence, whole, mine[0], there) if confirmed else None


def _bracketed(sentence: Sentence, there: int) -> int:
    """Where the count stands whose share is in the bracket behind it; -1 for none."""
    if sentence[there].kind is not Kind.PERCENT or not sentence[there - 1].is_mark("("):
        return -1
    return next((place for place in range(there - 2, -1, -1) if sentence[place].is_figure), -1)


def _share_in_list(sentence: Sentence, whole: int, part: int, there: int) -> Draft | None:
    alike = sentence[part].kind is Kind.COUNT and _can_be_part(sentence[part], sentence[whole])
    return checked(sentence[part], sentence[there], sentence[whole]) if alike else None
