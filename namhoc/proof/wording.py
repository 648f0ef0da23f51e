"""What findings say, in Vietnamese and English: how facts fill the words. Beside it only ``remarks`` has any."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from namhoc.proof.claims import Verdict
from namhoc.proof.remarks import REMARKS, Words
from namhoc.proof.vocabulary import WEEKDAY_NAMES

if TYPE_CHECKING:
    from namhoc.proof.judges.draft import Draft, Shown

WEEKDAY = "weekday:"  # a weekday's number behind it is worded last
LANGUAGES = ("vi", "en")

ADOPTED: dict[str, Words] = {
    "adopted-same": {
        "vi": ("{name}, năm học {year}: số đã thông qua là {official}.", "Khớp, không phải sửa."),
        "en": ("{name}, school year {year}: the adopted figure is {official}.", "It agrees; nothing to mend."),
    },
    "adopted-replaced": {
        "vi": (
            "{name}, năm học {year}: {found} là số cũ, đã được sửa thành {official}.",
            "Dùng số mới, hoặc nói rõ đây là số trước khi sửa.",
        ),
        "en": (
            "{name}, school year {year}: {found} is an older figure, since corrected to {official}.",
            "Use the new figure, or say that this one stood before the correction.",
        ),
    },
    "adopted-restated": {
        "vi": (
            "{name}, năm học {year}: {found} là số tính lại theo đơn vị của năm sau; số công bố năm đó là {official}.",
            "Nói rõ dùng số nào: số đã công bố hay số tính lại.",
        ),
        "en": (
            "{name}, school year {year}: {found} is restated on a later year's units; {official} was published.",
            "Say which one is meant: as published, or restated.",
        ),
    },
    "adopted-earlier": {
        "vi": (
            "{name}: {found} là số của năm học {other}; năm học {year} là {official}.",
            "Xem lại năm học mà câu này nói tới.",
        ),
        "en": (
            "{name}: {found} is the figure of {other}; that of {year} is {official}.",
            "Check which school year this is about.",
        ),
    },
    "adopted-change-same": {
        "vi": ("{name}: {now} so với {before}, chênh {moved} điểm phần trăm.", "Khớp, không phải sửa."),
        "en": ("{name}: {now} beside {before}, {moved} percentage points.", "It agrees; nothing to mend."),
    },
    "adopted-change-reported": {
        "vi": (
            "{name}: tăng, giảm tính từ {other}; theo đơn vị năm nay là {before}, chênh {moved} điểm phần trăm.",
            "Nói rõ so với số đã công bố hay số tính lại.",
        ),
        "en": (
            "{name}: reckoned from {other}; on this year's units {before}, {moved} percentage points.",
            "Say whether it is against the published or the restated figure.",
        ),
    },
    "adopted-change-different": {
        "vi": (
            "{name}: {now} so với {before}, chênh {moved} điểm phần trăm, bài ghi {printed}.",
            "Mở nguồn gốc của số, rồi sửa mức tăng, giảm.",
        ),
        "en": (
            "{name}: {now} beside {before}, {moved} percentage points, printed {printed}.",
            "Open where the figure comes from, and mend the change.",
        ),
    },
    "adopted-different": {
        "vi": (
            "{name}, năm học {year}: số đã thông qua là {official}, bài ghi {printed}.",
            "Mở nguồn gốc của số, rồi sửa bài hoặc trình sửa số.",
        ),
        "en": (
            "{name}, school year {year}: the adopted figure is {official}, printed {printed}.",
            "Open where the figure comes from; mend the text, or have the figure corrected.",
        ),
    },
}
FINDINGS = REMARKS | ADOPTED

CAUSES: dict[str, dict[str, str]] = {
    "swapped": {"vi": "Có lẽ hai chữ số bị đảo: {number}.", "en": "Two digits may be swapped: {number}."},
    "shifted": {"vi": "Có lẽ dấu phẩy đặt sai chỗ: {number}.", "en": "The decimal mark may be misplaced: {number}."},
    "complement": {"vi": "Tỉ lệ này là của phần còn lại.", "en": "This share is that of the rest."},
    "denominator": {"vi": "Tỉ lệ này khớp với mẫu số {number}.", "en": "This share fits the denominator {number}."},
    "numerator": {"vi": "Tỉ lệ này khớp với tử số {number}.", "en": "This share fits the numerator {number}."},
    "thousands": {
        "vi": "Có lẽ dấu chấm hàng nghìn bị hiểu nhầm: {number}.",
        "en": "The mark of the thousands may have been taken for a decimal mark: {number}.",
    },
    "missing": {"vi": "Có lẽ thiếu một phần: {number}.", "en": "A part may be missing: {number}."},
}

SOFTER: dict[Verdict, dict[str, str]] = {
    Verdict.TRUNCATED: {
        "vi": "Số bị cắt đuôi chứ không làm tròn; ghi {rounded}% thì đúng hơn.",
        "en": "The share is cut, not rounded; {rounded}% would be closer.",
    },
    Verdict.LOOSE: {
        "vi": "Số ghi gần đúng; ghi {rounded}% thì đúng hơn.",
        "en": "The figure is near; {rounded}% would be closer.",
    },
    Verdict.OK: {"vi": "Khớp, không phải sửa.", "en": "It agrees; nothing to mend."},
}


def worded(draft: Draft, language: str) -> tuple[str, str]:
    """The working and the advice of one finding."""
    working, advice = FINDINGS[draft.code][language]
    facts = {name: _shown(fact, language) for name, fact in draft.facts.items()}
    facts["sum"] = " + ".join(_shown(part, language) for part in draft.added)
    softer = SOFTER.get(draft.verdict, {}).get(language)
    if softer and ("{rounded}" not in softer or "rounded" in facts):
        advice = softer
    if draft.cause:
        name, given = draft.cause
        because = CAUSES[name][language].format(**{key: _shown(value, language) for key, value in given.items()})
        advice = f"{because} {advice}"
    return working.format(**facts), advice.format(**facts)


def _shown(fact: str | Shown | tuple[str | Shown, ...], language: str) -> str:
    if isinstance(fact, tuple):
        return "".join(_shown(one, language) for one in fact)
    return named(fact, language) if isinstance(fact, str) else written(fact.value, fact.places, language)


def named(text: str, language: str) -> str:
    """A weekday by its name, any other text as it is."""
    return WEEKDAY_NAMES[language][int(text.removeprefix(WEEKDAY))] if text.startswith(WEEKDAY) else text


def written(value: Fraction, places: int, language: str) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; decimals that are nought at the end are left out past the printed."""
    places = max(places, 0)  # "15 tỷ" is written out
    scaled = floor(abs(value) * 10**places + Fraction(1, 2))
    whole, decimals = divmod(scaled, 10**places)
    point, group = (",", ".") if language == "vi" else (".", ",")
    sign = "-" if value < 0 and scaled else ""
    tail = f"{point}{decimals:0{places}d}".rstrip("0") if decimals else ""
    return f"{sign}{whole:,}".replace(",", group) + tail
