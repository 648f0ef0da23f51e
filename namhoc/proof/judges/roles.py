"""What each figure of a clause is for: before, after, change, aim, excess; told from the words that lead up to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import AIMS, EXCEEDS, FALLS, RISES, phrases_of, starts_with, words_of

VALUED = frozenset({Kind.COUNT, Kind.PERCENT, Kind.POINTS, Kind.RATIO, Kind.MONEY})
LONGEST_LABEL = 12
NEAR_YEAR = 5  # pieces between a figure and the year that is named behind it
PAST = phrases_of(
    "năm học trước,năm trước,năm ngoái,cùng kỳ,đầu năm,đầu năm học,đầu nhiệm kỳ,đầu kỳ,trước đây,trước đó,last year,"
    "previous year,year earlier,year before,học kỳ trước"
)
AGAINST = phrases_of("so với,từ,than,from,compared to,compared with,against,over")
TO = words_of("lên xuống còn đến thành to")
SHORT_OF = words_of("thiếu short below")
COMPARED = words_of("cao thấp ít nhiều lớn nhỏ kém")
SET = phrases_of("đề ra,đặt ra,called for,aimed at")
APART = phrases_of("trong đó,trong số đó,riêng,gồm,bao gồm,of which,including,bình quân,trung bình,thêm được")
UNSAID = words_of(
    "là có đạt được chỉ mới thêm khoảng hơn gần mức con số này còn lên xuống đến thì của năm học tỷ lệ với a an the by "
    "of at to was is were stood in percent giao đề ra đặt tỉnh huyện xã thị thành phố kế hoạch chỉ tiêu mục"
)


class Role(StrEnum):
    """How a figure stands in the comparison that a clause makes; most stand in none."""

    PLAIN = "plain"
    BEFORE = "before"
    CHANGE = "change"
    AIM = "aim"
    EXCESS = "excess"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a clause with its role, and which way it goes if it is a difference."""

    item: Item
    role: Role
    rises: bool | None
    words: tuple[str, ...]
    years: tuple[int, ...]
    behind: tuple[str, ...]
    bracket: int  # which bracket of the sentence it stands in; 0 for none


def clauses(sentence: Sentence) -> Iterator[list[Told]]:
    """The figures between one semicolon and the next; three in a sentence are spoken of together."""
    told = list(_clauses(sentence))
    few = sum(map(len, told)) <= len(("before", "after", "change"))
    yield from [[one for clause in told for one in clause]] if few else told


def compared_clauses(sentence: Sentence) -> Iterator[list[Told]]:
    """The clauses of a sentence that has figures enough for a comparison: two, and what lies between."""
    if sum(item.kind in VALUED for item in sentence) >= len(("before", "after", "change")):
        yield from clauses(sentence)


def _clauses(sentence: Sentence) -> Iterator[list[Told]]:
    clause: list[Told] = []
    opened: list[int] = []
    for place, item in enumerate(sentence):
        if item.is_mark("("):
            opened.append(place + 1)
        elif item.is_mark(")") and opened:
            opened.pop()
        if item.is_mark(";", "|", "•"):
            yield clause
            clause = []
        elif item.kind in VALUED:
            clause.append(_told(sentence, place, opened[-1] if opened else 0))
    yield clause


def _told(sentence: Sentence, place: int, inside: int) -> Told:
    words, years, bracket = _label(sentence, place)
    role, rises = _role(words, bracket=bracket)
    behind = _behind(sentence, place)
    if sentence[place].kind is Kind.POINTS and role not in (Role.CHANGE, Role.EXCESS):
        told = [piece.text for piece in sentence[max(0, place - 2 * LONGEST_LABEL) : place]]
        role, rises = Role.CHANGE, _side([*(words if _side(words) is not None else told), *behind])
    if role is Role.PLAIN and behind[:2] in (["above", "it"], ["over"], ["more", "than"]):
        role, rises = Role.EXCESS, True
    over = sentence[place - 1] if place else None
    if over is not None and over.is_mark("/") and sentence[place - 2].kind is Kind.PERCENT:  # "85%/75%"
        role = Role.AIM
    if starts_with(behind, AIMS) and behind[0].isascii():  # "the 75% target"
        role = Role.AIM
    if role is Role.PLAIN and names_the_past(tuple(behind)):
        role = Role.BEFORE
    return Told(sentence[place], role, rises, tuple(words), years, tuple(behind), inside)


def _label(sentence: Sentence, place: int) -> tuple[list[str], tuple[int, ...], bool]:
    """The words that lead up to a figure, the years among them, and whether a bracket opens between."""
    words: list[str] = []
    years: list[int] = []
    bracket = False
    for there in range(place - 1, max(-1, place - 2 * LONGEST_LABEL), -1):
        item = sentence[there]
        if item.kind in VALUED or item.is_mark(",", ";", ")") or len(words) == LONGEST_LABEL:
            break
        bracket = bracket or item.is_mark("(")
        if item.kind is Kind.WORD:
            words.insert(0, item.text)
        elif item.years:
            years.extend(item.years)
    if not years:
        years.extend(_years_behind(sentence, place))
    return words, tuple(years), bracket


def _years_behind(sentence: Sentence, place: int) -> tuple[int, ...]:
    """``60% năm 2015`` · ``60 schools in 2015`` · ``60% (năm 2015)``."""
    for item in sentence[place + 1 : place + 1 + NEAR_YEAR]:
        if item.years:
            return item.years
        if item.kind is not Kind.WORD and not item.is_mark("("):
            break
    return ()


def _behind(sentence: Sentence, place: int) -> list[str]:
    words: list[str] = []
    for item in sentence[place + 1 : place + 1 + LONGEST_LABEL]:
        if item.kind is not Kind.WORD and not item.years:
            break
        words.append(item.text)
    return words


def _role(words: list[str], *, bracket: bool) -> tuple[Role, bool | None]:
    """The nearest word that says what the figure is for; behind a bracket nothing else may stand between."""
    if any(tuple(words[place : place + 2]) in APART or (word,) in APART for place, word in enumerate(words)):
        return Role.APART, None
    if words[-1:] and words[-1] in TO:  # "tăng lên 34 trường"
        return Role.PLAIN, None
    near = True  # only the past is said far from its figure: "năm trước toàn huyện có 20 em"
    for end in range(len(words), 0, -1):
        found = _named(words[:end])
        if found and (near or (found[0] is Role.BEFORE and _ends(words[:end], PAST))):
            return found
        near = near and words[end - 1] in UNSAID
        if bracket and not near:
            break
    return (Role.AIM if starts_with(words, AIMS) and not bracket else Role.PLAIN), None


def _named(words: list[str]) -> tuple[Role, bool | None] | None:
    """The role that the last of some words give."""
    if _ends(words, AIMS) or _ends(words, SET):
        over = _side_of_excess(words[:-1])
        return (Role.EXCESS, over) if over is not None else (Role.AIM, None)
    if _ends(words, AGAINST):
        return Role.BEFORE, None
    if _ends(words, PAST):
        earlier = _moved(words)
        return (Role.CHANGE, earlier) if earlier is not None else (Role.BEFORE, None)
    return _difference(words)


def _difference(words: list[str]) -> tuple[Role, bool | None] | None:
    if words[-1] in EXCEEDS | SHORT_OF:
        return Role.EXCESS, words[-1] in EXCEEDS
    if words[-1] in RISES | FALLS and words[-1] != "thêm":
        return Role.CHANGE, words[-1] in RISES
    if words[-1] == "hơn" and len(words) > 1 and words[-2] in COMPARED:
        return Role.CHANGE, words[-2] in ("cao", "nhiều", "lớn")
    return None


def _moved(words: list[str]) -> bool | None:
    """``ít hơn năm học trước 64 em``: the past stands inside the comparison."""
    for end in range(len(words) - 1, 1, -1):
        if words[end - 1] == "hơn" and words[end - 2] in COMPARED:
            return words[end - 2] in ("cao", "nhiều", "lớn")
        if words[end - 1] in ("với", "từ"):
            return None
    return None


def _side_of_excess(words: list[str]) -> bool | None:
    """``vượt chỉ tiêu 3,2%`` · ``thấp hơn kế hoạch 1,5%``; "so với chỉ tiêu" names the aim itself."""
    for end in range(len(words), max(0, len(words) - 3), -1):
        if words[end - 1] in EXCEEDS:
            return True
        if words[end - 1] == "hơn" and end > 1 and words[end - 2] in COMPARED:
            return words[end - 2] in ("cao", "nhiều", "lớn")
        if words[end - 1] in ("với", "against"):
            return None
    return None


def _side(words: list[str]) -> bool | None:
    up = RISES | EXCEEDS | {"above", "over", "cao"}
    down = FALLS | SHORT_OF | {"thấp"}
    rises, falls = bool(up & set(words)), bool(down & set(words))
    return None if rises == falls else rises


def _ends(words: list[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(words[-length:]) in phrases for length in (1, 2, 3) if len(words) >= length)


def names_the_past(words: tuple[str, ...]) -> bool:
    return any(_ends(list(words[:end]), PAST) for end in range(1, len(words) + 1))
