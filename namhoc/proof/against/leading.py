"""What leads up to a figure: the office, the year, that there are so many; or somebody else, a part, another time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from namhoc.proof.against.around import has_phrase
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import LEVELS, QUALIFIERS, phrases_of, starts_with, words_of

Own = frozenset[tuple[str, ...]]  # what an office is called: its names, and what kind of place it is

# Nothing else may stand before a plain count: "Tuần Giáo có 60 trường" and "Cần có 240 giáo viên" tell another thing.
PLAIN = words_of(
    "toàn cả ngành giáo dục và đào tạo gd đt gdđt phòng ubnd ủy ban nhân dân hiện nay có còn tổng số cộng gồm là năm "
    "học trong của ở tại thì đã kết thúc tổng kết đến theo báo cáo số liệu thống kê quy mô mạng lưới duy trì được với "
    "tất cả bình quân địa phương địa bàn trên the of town city district has had have there are were in school year "
    "total and"
) | frozenset(word for phrase in QUALIFIERS for word in phrase)
WHOLE = phrases_of("toàn,cả")
KINDS_OF_PLACE = phrases_of("thị xã,thành phố,thị trấn,huyện,quận,tỉnh,phường,xã,tp,tx")
NARROWER = phrases_of(
    "công lập,ngoài công lập,tư thục,dân lập,vùng cao,vùng thấp,vùng khó khăn,học kỳ,học kì,cấp,bậc,khối,riêng,"
    "đầu năm học,giữa năm học,thời điểm,tháng,cụm,công đoàn"
)
BREAKS = (",", ";", ":", "|", "(")


def is_led(sentence: Sentence, place: int, own: Own) -> bool:
    """Whether a count is one of the whole office: by its own clause, or by that of the first count of its list."""
    clause = sentence[_clause(sentence, place) : place]
    if not _is_plain(clause, own):
        return False
    first = next((there for there in range(place) if sentence[there].is_figure), place)
    return _is_plain(sentence[:first], own) or has_phrase(clause, WHOLE | own)


def is_narrowed(sentence: Sentence, place: int) -> bool:
    """Whether what stands before speaks of a part: public schools, a level, a moment of the year."""
    clause = _clause(sentence, place)
    words = [item.text for item in sentence[clause : clause + 4]]
    return has_phrase(sentence[:place], NARROWER) or (bool(starts_with(words, LEVELS)) and clause < place)


def is_own_place(items: Sequence[Item], own: Own) -> bool:
    """Whether the place behind ``trên địa bàn`` or ``của`` is the office's own, or left unsaid, up to the next mark."""
    place = 0
    while place < len(items) and items[place].kind is Kind.WORD:
        place += 1
    return _is_plain(items[:place], own)


def _clause(sentence: Sentence, place: int) -> int:
    """Where the clause of a figure begins: behind the last mark, the last figure, or "và" behind that."""
    there = place
    while there > 0 and not (sentence[there - 1].is_mark(*BREAKS) or sentence[there - 1].is_figure):
        there -= 1
    if there and sentence[there - 1].is_figure:
        joined = [at for at in range(there, place) if sentence[at].is_word("và", "and")]
        there = joined[-1] + 1 if joined else there
    return there


def called(names: Iterable[tuple[str, ...]]) -> Own:
    """An office's names, and the kind of place with which they begin: ``thị xã Mường Lay``, ``thị xã``."""
    every = frozenset(names)
    return every | frozenset(kind for name in every if (kind := starts_with(list(name), KINDS_OF_PLACE)))


def _is_plain(items: Sequence[Item], own: Own) -> bool:
    words = [item.text for item in items if item.kind is Kind.WORD]
    longest = max(map(len, own), default=1)
    place = 0
    while place < len(words):
        named = next((end for end in range(longest, 0, -1) if tuple(words[place : place + end]) in own), 0)
        if not named and words[place] not in PLAIN:
            return False
        place += named or 1
    return True
