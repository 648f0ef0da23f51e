"""What findings say, in Vietnamese and English: one working and one advice for each code. No other module has words."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from namhoc.proof.claims import Verdict
from namhoc.proof.vocabulary import WEEKDAY_NAMES

if TYPE_CHECKING:
    from namhoc.proof.judges.draft import Draft, Shown

WEEKDAY = "weekday:"  # a weekday's number behind it is worded last
LANGUAGES = ("vi", "en")
Words = dict[str, tuple[str, str]]  # language: working, advice

FINDINGS: dict[str, Words] = {
    "percent-vs-fraction": {
        "vi": (
            "{top}/{bottom} = {computed}%, bài ghi {printed}%.",
            "Xem lại tử số, mẫu số và tỷ lệ; sửa số nào sai.",
        ),
        "en": (
            "{top}/{bottom} = {computed}%, printed {printed}%.",
            "Check both numbers and the share; mend the wrong one.",
        ),
    },
    "parts-vs-total": {
        "vi": ("{sum} = {total}, bài ghi {printed}.", "Xem lại tổng và từng phần; chênh {away}."),
        "en": ("{sum} = {total}, printed {printed}.", "Check the total and each part; they differ by {away}."),
    },
    "shares-vs-whole": {
        "vi": ("{sum} = {total}%, các phần phải cộng thành 100%.", "Xem lại từng tỷ lệ; chênh {away}%."),
        "en": ("{sum} = {total}%, yet the parts make a whole.", "Check each share; they miss 100% by {away}."),
    },
    "implied-share": {
        "vi": ("{top}/{bottom} = {computed}%; bài không ghi tỷ lệ.", "Có thể ghi thêm tỷ lệ cho người đọc."),
        "en": ("{top}/{bottom} = {computed}%; no share is printed.", "The share may be printed for the reader."),
    },
    "average-vs-counts": {
        "vi": (
            "{top} {tops} / {bottom} {bottoms} = {computed}, bài ghi bình quân {printed}.",
            "Xem lại số bình quân và hai số kia.",
        ),
        "en": (
            "{top} {tops} / {bottom} {bottoms} = {computed}, printed average {printed}.",
            "Check the average and both counts.",
        ),
    },
    "implied-average": {
        "vi": (
            "{pupils} học sinh / {classes} lớp = {computed} học sinh/lớp; bài không ghi.",
            "Có thể ghi thêm sĩ số bình quân.",
        ),
        "en": ("{pupils} pupils / {classes} classes = {computed}; not printed.", "The average may be printed."),
    },
    "change-vs-previous": {
        "vi": (
            "Từ {before} thành {after} là chênh {computed}{sign}, bài ghi {printed}{sign}.",
            "Xem lại ba số: trước, sau và mức thay đổi.",
        ),
        "en": (
            "From {before} to {after} is a change of {computed}{sign}, printed {printed}{sign}.",
            "Check the three figures: before, after and the change.",
        ),
    },
    "change-direction": {
        "vi": ("Từ {before} thành {after}, nhưng bài nói ngược lại.", "Xem lại hai số, hoặc đổi chữ tăng, giảm."),
        "en": ("From {before} to {after}, but the text says the opposite.", "Check both figures, or the word."),
    },
    "points-called-percent": {
        "vi": (
            "{printed}% là hiệu của hai tỷ lệ, tức {printed} điểm phần trăm.",
            "Ghi “{printed} điểm phần trăm” để không hiểu lầm là phần trăm của số trước.",
        ),
        "en": (
            "{printed}% is the difference of two shares: {printed} percentage points.",
            "Write “{printed} percentage points”, so that nobody takes it for a share of the earlier figure.",
        ),
    },
    "excess-over-target": {
        "vi": (
            "{result} − {aim} = {computed}, bài ghi vượt {printed}.",
            "Xem lại kết quả, chỉ tiêu và phần vượt.",
        ),
        "en": (
            "{result} − {aim} = {computed}, printed excess {printed}.",
            "Check the result, the target and the excess.",
        ),
    },
    "target-not-exceeded": {
        "vi": (
            "Kết quả {result}% thấp hơn chỉ tiêu {aim}%, bài ghi là vượt.",
            "Xem lại kết quả, chỉ tiêu hoặc chữ “vượt”.",
        ),
        "en": ("The result {result}% is below the target {aim}%, yet said to exceed it.", "Check both, or the word."),
    },
    "impossible-date": {
        "vi": ("Lịch không có ngày {date}.", "Xem lại ngày, tháng, năm."),
        "en": ("The calendar has no {date}.", "Check day, month and year."),
    },
    "date-weekday": {
        "vi": ("Ngày {date} là {right}, bài ghi {printed}.", "Xem lại ngày hoặc thứ."),
        "en": ("{date} is a {right}, printed {printed}.", "Check the date or the weekday."),
    },
    "school-year-span": {
        "vi": ("Năm học {years} không phải là hai năm liền nhau.", "Xem lại năm học."),
        "en": ("The school year {years} is not two years in a row.", "Check the school year."),
    },
    "school-year-label": {
        "vi": ("“Năm học {years}” chỉ có một năm.", "Ghi đủ hai năm của năm học."),
        "en": ("“School year {years}” names one year.", "Write both years of the school year."),
    },
    "years-backwards": {
        "vi": ("{years}: năm sau đứng trước năm trước.", "Xem lại hai năm."),
        "en": ("{years}: the later year stands first.", "Check both years."),
    },
    "fraction-above-whole": {
        "vi": ("{printed}: phần lớn hơn tổng.", "Xem lại tử số và mẫu số."),
        "en": ("{printed}: the part is greater than the whole.", "Check both numbers."),
    },
    "share-above-hundred": {
        "vi": ("{printed}: một phần không thể quá 100%.", "Xem lại tỷ lệ, nhất là dấu phẩy."),
        "en": ("{printed}: a part cannot be above 100%.", "Check the share, above all its decimal mark."),
    },
    "count-vs-list": {
        "vi": ("Bài ghi {stated}, danh sách có {listed} tên.", "Xem lại số, hoặc bổ sung tên còn thiếu."),
        "en": ("The text says {stated}, the list has {listed} names.", "Check the number, or add the missing names."),
    },
    "name-twice": {
        "vi": (
            "Bài ghi {stated}, nhưng có tên lặp lại: {names}.",
            "Xem lại danh sách: bỏ tên lặp hoặc sửa thành tên đúng.",
        ),
        "en": ("The text says {stated}, but a name stands twice: {names}.", "Check the list."),
    },
    "same-subject-two-values": {
        "vi": (
            "Cùng nói “{subject}”: chỗ này {other}, chỗ trước {one}.",
            "Giữ một số, hoặc nói rõ hai số khác nhau ở đâu.",
        ),
        "en": ("Of the same “{subject}”: {other} here, {one} before.", "Keep one, or say how the two differ."),
    },
    "headline-vs-body": {
        "vi": ("Tiêu đề ghi {title} {noun}, thân bài ghi {body}.", "Sửa cho tiêu đề và thân bài khớp nhau."),
        "en": ("The headline says {title}, the text {body}.", "Make headline and text agree."),
    },
    "all-but-one": {
        "vi": (
            "Đã nói tất cả đều đạt {subject} mức {one}, rồi lại có nơi mức {other}.",
            "Bỏ chữ “đều”, hoặc nói rõ “trừ”.",
        ),
        "en": ("All are said to reach level {one}, and then one has level {other}.", "Say “all but”."),
    },
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

CAUSES: dict[str, dict[str, str]] = {
    "swapped": {"vi": "Có lẽ hai chữ số bị đảo: {number}.", "en": "Two digits may be swapped: {number}."},
    "shifted": {"vi": "Có lẽ dấu phẩy đặt sai chỗ: {number}.", "en": "The decimal mark may be misplaced: {number}."},
    "complement": {"vi": "Tỷ lệ này là của phần còn lại.", "en": "This share is that of the rest."},
    "denominator": {"vi": "Tỷ lệ này khớp với mẫu số {number}.", "en": "This share fits the denominator {number}."},
    "numerator": {"vi": "Tỷ lệ này khớp với tử số {number}.", "en": "This share fits the numerator {number}."},
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
