"""Numbers that are no figures of a text: documents, telephones, classes, levels, ranks, ages, rates."""

from __future__ import annotations

from namhoc.proof.items.dates import Read
from namhoc.proof.items.figures import is_money, money
from namhoc.proof.items.item import Kind
from namhoc.proof.items.page import Page
from namhoc.proof.numerals import numeral
from namhoc.proof.tokens import NUMBER, WORD
from namhoc.proof.vocabulary import (
    DOCUMENTS,
    GRADE_WORDS,
    LEVEL_WORDS,
    MEASURES,
    TIME,
    ends_with,
    family_of,
)

LAST_GRADE, HIGHEST_LEVEL, PHONE_DIGITS = 12, 100, 9
RANK_WORDS = ("thứ", "hạng", "top", "rank", "ranked", "ranks", "no", "no.")
SHORT_DOCUMENTS = ("nđ", "tt", "qđ", "nq", "ct", "cv", "kh", "bc")
AGED = (["độ", "tuổi"], ["tuổi", "từ"], ["trong", "tuổi"])
EACH = ("ngày", "tuần", "tháng", "năm", "lớp", "học", "trường", "em", "giáo", "buổi", "người", "xã", "phòng", "trẻ",
        "máy", "day", "week", "class", "school", "teacher", "pupil", "student", "nhóm", "cháu", "hộ")  # fmt: skip


def read_document(page: Page, place: int) -> Read:
    """830/KH-UBND · 96/2018/NQ-HĐND · 15-NQ/TU · Nghị quyết 08 · Quyết định số 123."""
    after = place + 1
    if page.is_near(after, "/") and page.is_number(after + 1) and page.is_near(after + 2, "/", "-"):
        after += 2
    token = page.at(after + 1)
    if page.is_near(after, "/", "-") and token is not None and token.kind == WORD and token.near and token.capital:
        return _to_the_end_of_a_number(page, place, after)
    before = page.words_before(place, 4)
    if before[-1:] and before[-1] in SHORT_DOCUMENTS and page.is_near(after, "/") and page.is_number(after + 1):
        return page.item(Kind.DOCUMENT, place, after + 2), after + 2
    named = before[:-1] if before and before[-1] in ("số", "no") else before
    if ends_with(named, DOCUMENTS) and not page.is_mark(place + 1, "%") and not _counts_something(page, place + 1):
        return page.item(Kind.DOCUMENT, place, place + 1), place + 1
    return None


def _counts_something(page: Page, place: int) -> bool:
    token = page.at(place)
    return token is not None and not token.capital and bool(family_of(page.words_after(place))[0])


def _to_the_end_of_a_number(page: Page, place: int, after: int) -> Read:
    while page.is_near(after, "/", "-", "&") and (token := page.at(after + 1)) is not None and token.near:
        if token.kind not in (WORD, NUMBER):
            break
        after += 2
    return page.item(Kind.DOCUMENT, place, after), after


def read_telephone(page: Page, place: int) -> Read:
    """A long number that starts with nought, in groups or not; an account; a code."""
    after, digits = place, ""
    while page.is_number(after) and (after == place or page.tokens[after].near):
        digits += "".join(sign for sign in page.tokens[after].text if sign.isdigit())
        after += 1
        if page.is_near(after, "-", ".") and page.is_number(after + 1) and page.tokens[after + 1].near:
            after += 1
    starts_so = page.tokens[place].text.startswith("0") and not page.tokens[place].text.startswith(("0,", "0."))
    return (page.item(Kind.FURNITURE, place, after), after) if starts_so and len(digits) >= PHONE_DIGITS else None


def read_grade(page: Page, place: int) -> Read:
    """lớp 1 · lớp 2, 6 · lớp 2, 3, 4 và 5 · grades 1-5."""
    before = page.words_before(place, 1)
    grade = page.whole(place)
    if not before or before[0] not in GRADE_WORDS or grade is None or not 0 < grade <= LAST_GRADE:
        return None
    if page.is_mark(place + 1, "%") or (page.is_near(place + 1, "/") and page.is_number(place + 2)):
        return None
    after = place + 1
    while (next_one := _another_grade(page, after)) is not None:
        after = next_one
    return page.item(Kind.GRADE, place, after), after


def _another_grade(page: Page, after: int) -> int | None:
    """Behind a comma, a dash or "và" stands one more class, unless it counts something of its own."""
    if not (page.is_mark(after, ",", "-") or page.is_word(after, "và", "đến", "and", "to")):
        return None
    grade = page.whole(after + 1)
    if grade is None or grade > LAST_GRADE or page.is_mark(after + 2, "%", "/", "("):
        return None
    if page.words_after(after + 2, 1) and family_of(page.words_after(after + 2))[0]:
        return None
    return after + 2


def read_level(page: Page, place: int) -> Read:
    """mức độ 3 · hạng 2 · học kỳ 1 · đợt 2 · Điều 5 · quận 3."""
    before, level = page.words_before(place, 1), page.whole(place)
    if not before or before[0] not in LEVEL_WORDS or level is None or level > HIGHEST_LEVEL:
        return None
    if page.is_mark(place + 1, "%", "/") or (page.is_near(place + 1, "-") and page.is_number(place + 2)):
        return None
    return page.item(Kind.LEVEL, place, place + 1), place + 1


def read_rank(page: Page, place: int) -> Read:
    """thứ 3/63 · xếp hạng 2 · lần thứ 5 · 1st."""
    before, after = page.words_before(place, 1), page.words_after(place + 1, 1)
    ordinal = bool(after) and after[0] in ("st", "nd", "rd", "th") and page.tokens[place + 1].near
    if ordinal:
        return page.item(Kind.RANK, place, place + 2), place + 2
    if not before or before[0] not in RANK_WORDS or page.is_mark(place + 1, "%"):
        return None
    end = place + 3 if page.is_mark(place + 1, "/") and page.is_number(place + 2) else place + 1
    return page.item(Kind.RANK, place, end), end


def read_age(page: Page, place: int) -> Read:
    """5 tuổi · 15-35 tuổi · 4, 5 tuổi · từ 6 đến 14 tuổi · 15-18 year olds."""
    after = place + 1
    if (page.is_mark(after, "-", ",") or page.is_word(after, "đến", "và", "to", "and")) and page.is_number(after + 1):
        after += 2
    if after > place + 1 and page.words_before(place, 2)[:1] + page.words_before(place, 1) in AGED:
        return page.item(Kind.AGE, place, after), after
    tail = page.words_after(after, 2)
    if page.is_mark(after, "-"):
        tail = page.words_after(after + 1, 2)
    if (
        tail[:1] == ["tuổi"]
        or tail[:2] == ["tháng", "tuổi"]
        or tail[:2] in (["year", "olds"], ["years", "old"], ["year", "old"])
    ):
        return page.item(Kind.AGE, place, after), after
    if tail[:1] == ["year"] and page.is_mark(after, "-") and page.is_mark(after + 2, "-"):
        return page.item(Kind.AGE, place, after), after
    return None


def read_rate(page: Page, place: int) -> Read:
    """2 buổi/ngày · 9/10 buổi/tuần · 35 học sinh/lớp · 1,8 giáo viên/lớp: so many for each."""
    after = place + 1
    if page.is_mark(after, "/", "-") and page.is_number(after + 1):
        after += 2
    words = page.words_after(after, 4)
    end = after + len(words)
    if not words or not page.is_mark(end, "/"):
        return None
    if not page.is_word(end + 1, *EACH):
        return None
    item = page.item(Kind.RATE, place, end + 2)
    number = numeral(page.tokens[place].text, share=False, english=page.english)
    if number is not None and after == place + 1:
        item.value, item.places = number
    item.family = family_of(words)[0]
    item.noun = (*words, "/", page.tokens[end + 1].text)
    return item, end + 2


def read_measure(page: Page, place: int) -> Read:
    """5 năm · 3 ngày · 200 m² · 15 tỷ đồng · 8,5 điểm: no heads that could be added to others."""
    token = page.tokens[place]
    words, after = page.words_after(place + 1, 3), place + 1
    number = numeral(token.text, share=False, english=page.english)
    if number is None or not words:
        return None
    if words[:2] == ["điểm", "phần"] or words[:2] in (["điểm", "trường"], ["điểm", "lẻ"], ["điểm", "cầu"]):
        return None
    if is_money(words, number):
        return money(page, place, after, number)
    if words[0] in MEASURES | TIME and not page.is_mark(after + 1, "%"):
        return page.item(Kind.MEASURE, place, after + 1), after + 1
    return None


def read_list_number(page: Page, place: int) -> Read:
    """1. · 2) · 3.1. at the start of a line."""
    start = place == 0 or page.tokens[place - 1].kind == "break"
    after = place + 1
    if (
        start
        and page.is_near(after, ".", ")", "-", "/")
        and not (page.is_number(after + 1) or page.is_mark(after, "/"))
    ):
        return page.item(Kind.OTHER, place, after + 1), after + 1
    return None


def read_glued(page: Page, place: int) -> Read:
    """Covid-19 · K12 · B1 · truy cập194: a number that is the tail of a word."""
    token = page.tokens[place]
    before, dash = page.at(place - 1), page.is_near(place, "-")
    stuck = token.near and before is not None and before.kind == WORD
    hyphen = (
        token.near and page.is_mark(place - 1, "-") and (two := page.at(place - 2)) is not None and two.kind == WORD
    )
    if stuck or hyphen or dash:
        return page.item(Kind.OTHER, place, place + 1), place + 1
    return None
