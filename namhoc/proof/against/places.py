"""Of which office and of which school year a sentence speaks; where that is not sure, of none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.proof.against.around import has_phrase
from namhoc.proof.against.book import Book
from namhoc.proof.items import Kind, sentences_of
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import phrases_of, words_of

KINDS_OF_PLACE = words_of("tỉnh thành phố thị xã huyện quận phường xã tp tx ubnd phòng sở ủy thành")
OTHERS = words_of("trường xã phường bản thôn huyện tỉnh thị trấn phố quận cụm chi nhánh mn th thcs thpt thcs&thpt")
WIDER = phrases_of(
    "toàn tỉnh,cả tỉnh,cả nước,toàn quốc,toàn huyện,toàn xã,toàn phường,toàn cụm,whole province,nationwide"
)
LAST_YEAR = phrases_of("năm học trước,năm trước,năm học cũ,cùng kỳ,previous year,last year,previous school year")
NEXT_YEAR = phrases_of("năm học tới,năm học mới,năm tới,next year,next school year")

LOOKING_BACK = words_of("tổng kết thúc báo cáo reviewing reviewed review")
LOOKING_AHEAD = words_of("nhiệm vụ triển khai phương hướng khai giảng chuẩn bị tasks plan opening")
TWO_YEARS = (Kind.SCHOOL_YEAR, Kind.YEARS)
NEAR = 5  # words before a year that say what it is

Names = dict[tuple[str, ...], str]  # an office's name as words, and its code


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose figures a text tells, and of which year, where a sentence says nothing else."""

    office: str
    year: str
    until: int  # from this place on a sentence speaks of another place


def settings_of(sentences: list[Sentence], book: Book) -> Iterator[Setting | None]:
    """For each sentence its office and year; what a sentence leaves out, the text has said first."""
    names = _names(book)
    named = Counter(code for sentence in sentences for code in named_in(sentence, names))
    home = named.most_common(1)[0][0] if named else book.home
    main = _main_year(sentences)
    for sentence in sentences:
        office = _office(sentence, names, home)
        yield Setting(office, main, _first_elsewhere(sentence, names)) if office else None


def year_at(sentence: Sentence, place: int, main: str) -> str:
    """The school year of a figure: the last one named before it, or the next one in its own clause."""
    years = list(_years(sentence))
    if before := [year for there, year in years if there < place]:
        return before[-1]
    if has_phrase(sentence[:place], NEXT_YEAR) or any(_is_plain_year(sentence, there) for there in range(place)):
        return ""
    behind = [year for there, year in years if not any(item.kind is Kind.MARK for item in sentence[place:there])]
    return behind[0] if behind else main


def _main_year(sentences: list[Sentence]) -> str:
    """The year a text looks back on: ``tổng kết năm học 2020-2021, triển khai nhiệm vụ năm học 2021-2022``."""
    years = [(sentence, place, year) for sentence in sentences for place, year in _years(sentence)]
    for looked_for, wanted in ((LOOKING_BACK, True), (LOOKING_AHEAD, False)):
        for sentence, place, year in years:
            if bool(looked_for & {item.text for item in sentence[max(0, place - NEAR) : place]}) is wanted:
                return year
    return ""


def _is_plain_year(sentence: Sentence, place: int) -> bool:
    """``năm 2018``, and not ``Chương trình giáo dục phổ thông 2018``."""
    return sentence[place].kind is Kind.YEAR and place > 0 and sentence[place - 1].text in ("năm", "in", "học")


def named_in(sentence: Sentence, names: Names) -> list[str]:
    """The offices that a sentence names, in its order; a name inside a longer one is not meant."""
    found, place = [], 0
    while place < len(sentence):
        length = _name_at(sentence, place, names)
        if length:
            found.append(names[tuple(item.text for item in sentence[place : place + length])])
        place += max(length, 1)
    return found


def _name_at(sentence: Sentence, place: int, names: Names) -> int:
    if not sentence[place].capital and sentence[place].text not in KINDS_OF_PLACE:
        return 0
    for length in range(min(max(map(len, names), default=0), len(sentence) - place), 0, -1):
        words = tuple(item.text for item in sentence[place : place + length])
        if words in names and not _continues(sentence, place, length):
            return length
    return 0


def _continues(sentence: Sentence, place: int, length: int) -> bool:
    """``Điện Biên`` in ``Điện Biên Phủ`` is another place, and so it is in ``tỉnh Điện Biên``."""
    after = place + length
    if after < len(sentence) and sentence[after].kind is Kind.WORD and sentence[after].capital:
        return True
    before = sentence[place - 1] if place else None
    return before is not None and before.text in OTHERS and sentence[place].text not in KINDS_OF_PLACE


def _names(book: Book) -> Names:
    """Every name with its office; a name that two offices bear names neither."""
    found: dict[tuple[str, ...], set[str]] = {}
    for office in book.offices:
        for name in office.names:
            found.setdefault(words_in(name), set()).add(office.code)
    return {key: codes.pop() for key, codes in found.items() if key and len(codes) == 1}


def words_in(name: str) -> tuple[str, ...]:
    """A name as the words that a sentence is cut into."""
    return tuple(item.text for sentence in sentences_of(name)[0] for item in sentence)


def _office(sentence: Sentence, names: Names, home: str) -> str:
    named = set(named_in(sentence, names))
    if len(named) > 1 or has_phrase(sentence, WIDER):
        return ""
    return named.pop() if named else home


def _first_elsewhere(sentence: Sentence, names: Names) -> int:
    """Where another place or a school is first named: ``Trường THCS Nguyễn Bá Ngọc có …``; the end where none is."""
    place = 0
    while place < len(sentence):
        length = _name_at(sentence, place, names)
        if not length and _proper(sentence, place):
            return place
        place += max(length, 1)
    return place


def _proper(sentence: Sentence, place: int) -> bool:
    following = sentence[place + 1] if place + 1 < len(sentence) else None
    named = following is not None and following.kind is Kind.WORD and following.capital
    return named and sentence[place].text in OTHERS and following is not None and following.text not in OTHERS


def _years(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """School years with their places, as ``2020-2021``; one that is only compared with is left out."""
    for place, item in enumerate(sentence):
        if item.kind in TWO_YEARS and item.years and item.years[1] == item.years[0] + 1:
            words = {piece.text for piece in sentence[max(0, place - NEAR) : place]}
            if not words & {"so", "than", "đoạn"}:  # giai đoạn 2020-2021
                yield place, f"{item.years[0]}-{item.years[1]}"


def year_before(year: str) -> str:
    first = int(year.partition("-")[0])
    return f"{first - 1}-{first}"
