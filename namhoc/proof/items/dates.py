"""Days, clocks, years and school years: numbers that tell when, not how many."""

from __future__ import annotations

from datetime import date

from namhoc.proof.items.item import Item, Kind
from namhoc.proof.items.page import YEAR_DIGITS, Page
from namhoc.proof.vocabulary import MONTHS, WEEKDAYS, YEAR_WORDS, family_of

FIRST_YEAR, LAST_YEAR = 19_00, 21_00
MOST_DAYS, MOST_MONTHS, MOST_HOURS = 31, 12, 24
MOST_WRITTEN, FARTHEST_WEEKDAY, MOST_NAMED = 99, 5, 2
DAY_WORDS = ("ngày", "sáng", "chiều", "tối", "hôm", "mùng", "trưa", "dịp", "lễ", "từ", "đến", "on")
DOTTED = ([1, 1, 4], [1, 2, 4], [2, 1, 4], [2, 2, 4])  # digits of 1.9.2021, 01.09.2021
SEPARATORS = ("/", "-", ".")

Read = tuple[Item, int] | None


def read_date(page: Page, place: int) -> Read:
    """27/8/2021 · 27.08.2021 · ngày 27/8 · 26 tháng 4 năm 2021 · 27 August 2021 · August 27, 2021."""
    for way in (_dotted, _with_year, _in_words, _in_english, _day_and_month):
        if found := way(page, place):
            item, after = found
            item.weekday = _weekday_before(page, place)
            if item.weekday is None:
                item.weekday = _weekday_behind(page, after)
            return item, after
    return None


def _made(page: Page, span: tuple[int, int], numbers: tuple[int, int, int]) -> Read:
    """A date item; ``day`` stays empty where the calendar has no such day."""
    item = page.item(Kind.DATE, *span)
    day, month, year = numbers
    item.years = (year, year)
    try:
        item.day = date(year, month, day)
    except ValueError:
        item.day = None
    return item, span[1]


def _dotted(page: Page, place: int) -> Read:
    parts = page.tokens[place].text.split(".")
    if [len(part) for part in parts] not in DOTTED or not all(part.isdigit() for part in parts):
        return None
    day, month, year = map(int, parts)
    return _made(page, (place, place + 1), (day, month, year)) if _is_year(year) else None


def _with_year(page: Page, place: int) -> Read:
    if not (page.is_near(place + 1, *SEPARATORS) and page.is_near(place + 3, *SEPARATORS)):
        return None
    if page.is_near(place - 1, "/"):  # "Thông tư 17/18/19/2018" are three of them
        return None
    day, month, year = page.whole(place), page.whole(place + 2), page.whole(place + 4)
    if day is None or month is None or year is None or not _is_year(year) or max(day, month) > MOST_WRITTEN:
        return None
    return _made(page, (place, place + 5), (day, month, year))


def _in_words(page: Page, place: int) -> Read:
    day, month, year = page.whole(place), page.whole(place + 2), page.whole(place + 4)
    if day is None or month is None or not page.is_word(place + 1, "tháng"):
        return None
    if "ngày" not in page.words_before(place, 2) and "mùng" not in page.words_before(place, 1):
        return None
    if page.is_word(place + 3, "năm") and year is not None and _is_year(year):
        return _made(page, (place, place + 5), (day, month, year))
    return page.item(Kind.DATE, place, place + 3), place + 3


def _in_english(page: Page, place: int) -> Read:
    day = page.whole(place)
    if day is None or not 0 < day <= MOST_DAYS:
        return None
    after = place + 1
    token, before = page.at(after), page.words_before(place, 1)
    if token is not None and token.text in MONTHS:
        year = page.whole(after + 1)
        if year is not None and _is_year(year):
            return _made(page, (place, after + 2), (day, MONTHS[token.text], year))
        return page.item(Kind.DATE, place, after + 1), after + 1
    if before and before[0] in MONTHS:
        skip = after + 1 if page.is_mark(after, ",") else after
        year = page.whole(skip)
        if year is not None and _is_year(year):
            return _made(page, (place, skip + 1), (day, MONTHS[before[0]], year))
        return page.item(Kind.DATE, place, after), after
    return None


def _day_and_month(page: Page, place: int) -> Read:
    day, month = page.whole(place), page.whole(place + 2)
    if day is None or month is None or not page.is_near(place + 1, "/", "-"):
        return None
    told = any(word in DAY_WORDS for word in page.words_before(place, 2))
    plausible = 0 < day <= MOST_DAYS and 0 < month <= MOST_MONTHS
    if not (told and plausible) or page.is_mark(place + 3, "%"):
        return None
    return page.item(Kind.DATE, place, place + 3), place + 3


def _weekday_behind(page: Page, after: int) -> int | None:
    """The weekday behind a date: ``22/8/2024 (thứ Năm)`` · ``ngày 22/8/2024, nhằm thứ Năm`` · ``…, a Thursday``."""
    if page.is_mark(after, "(", ",") and (token := page.at(after + 1)) is not None and token.kind == "word":
        words = [word for word in page.words_after(after + 1, 4) if word not in ("nhằm", "vào", "là", "a")]
        if words == ["thứ"] and page.is_number(after + 2):
            words.append(page.tokens[after + 2].text)
        weekday = WEEKDAYS.get(tuple(words[:2]), WEEKDAYS.get(tuple(words[:1]))) if len(words) <= MOST_NAMED else None
        closed = page.is_mark(after, "(") or not _begins_a_date(page, after + 1)
        return weekday if closed else None
    return None


def _begins_a_date(page: Page, place: int) -> bool:
    """Whether what follows is the day of another date: "từ 22/8/2024, thứ Sáu 23/8/2024"."""
    there = place + 2 if page.is_word(place, "thứ") else place
    return any(page.is_number(after) for after in range(there, place + FARTHEST_WEEKDAY))


def _weekday_before(page: Page, place: int) -> int | None:
    """The weekday that is named before a date: ``Thứ Sáu, ngày 27/8/2021``."""
    words: list[str] = []
    first = place - 1
    while first >= 0 and place - first <= FARTHEST_WEEKDAY:
        token = page.tokens[first]
        if token.kind == "word" or (token.kind == "number" and page.is_word(first - 1, "thứ")):
            words.insert(0, token.text)
        elif token.text not in (",", "-", "("):
            break
        first -= 1
    words = [word for word in words if word not in ("ngày", "sáng", "chiều", "tối", *MONTHS)]
    return WEEKDAYS.get(tuple(words[-2:]), WEEKDAYS.get(tuple(words[-1:])))


def _is_year(number: int) -> bool:
    return FIRST_YEAR <= number < LAST_YEAR


def read_clock(page: Page, place: int) -> Read:
    """23:13 · 06:07:39 · 7h30 · 14 giờ 30 phút."""
    hour = page.whole(place)
    if hour is None or hour > MOST_HOURS:
        return None
    after = place + 1
    if page.is_near(after, ":") and page.is_number(after + 1) and page.tokens[after + 1].near:
        after += 2
        while page.is_near(after, ":") and page.is_number(after + 1):
            after += 2
        return page.item(Kind.CLOCK, place, after), after
    if page.is_word(after, "h", "giờ", "g") and (page.tokens[after].near or page.is_word(after, "giờ")):
        after += (
            2 if page.is_number(after + 1) and (page.tokens[after + 1].near or page.is_word(after + 2, "phút")) else 1
        )
        after += 1 if page.is_word(after, "phút") else 0
        return page.item(Kind.CLOCK, place, after), after
    return None


def read_year(page: Page, place: int) -> Read:
    """2021 · 2020-2021 · năm học 2020-2021."""
    first = page.whole(place)
    if first is None or not _is_year(first) or len(page.tokens[place].text) != YEAR_DIGITS:
        return None
    before = page.words_before(place, 3)
    last = page.whole(place + 2)
    if page.is_mark(place + 1, "-", "/") and last is not None and _is_year(last):
        school = before[-2:] in (["năm", "học"], ["niên", "khóa"], ["school", "year"], ["academic", "year"])
        item = page.item(Kind.SCHOOL_YEAR if school else Kind.YEARS, place, place + 3)
        item.years = (first, last)
        return item, place + 3
    told = bool(before) and before[-1] in YEAR_WORDS
    if not told and family_of(page.words_after(place + 1))[0]:
        return None
    if page.is_mark(place + 1, "%") or page.is_near(place + 1, "/"):
        return None
    item = page.item(Kind.SCHOOL_YEAR if before[-2:] == ["năm", "học"] else Kind.YEAR, place, place + 1)
    item.years = (first, first)
    return item, place + 1
