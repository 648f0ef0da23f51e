"""The year-end conferences as the pages tell them; how many were invited and came is made up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samples.generate.network import School, schools_on
from samples.generate.places import MUONG_LAY, Office, names, places_on
from samples.generate.rows import Line
from samples.generate.spread import between

PUBLIC, INTERNAL = "cong-khai", "noi-bo"
HELD_IN = date(2021, 8, 27)
MAIN_OF_MUONG_LAY = "thcs-nguyen-ba-ngoc"
PURPOSE = "đánh giá kết quả và hạn chế năm học 2020-2021; thảo luận, thống nhất nhiệm vụ năm học 2021-2022"
PAPERS = (
    ("huy động và nâng cao chất lượng chăm sóc giáo dục trẻ nhà trẻ", "mn-song-da"),
    ("chuẩn bị chương trình và sách giáo khoa lớp 2 và lớp 6", "th-thcs-song-da"),
    ("huy động học sinh ra lớp", "thcs-lay-nua"),
    ("sẵn sàng chuyển hình thức dạy học khi có dịch", "thcs-nguyen-ba-ngoc"),
)
DELEGATES: dict[str, tuple[tuple[str, str, str], ...]] = {  # office: role, also, part taken; in the page's order
    "dien-bien-phu": (
        ("Bí thư Thành ủy", "Ủy viên Ban Thường vụ Tỉnh ủy", "dự và chỉ đạo"),
        ("Phó Giám đốc Sở GD&ĐT", "Tỉnh ủy viên", ""),
        ("Phó Chủ tịch HĐND thành phố", "Ủy viên Ban Thường vụ Thành ủy", ""),
        ("Phó Chủ tịch UBND thành phố", "Ủy viên Ban Thường vụ Thành ủy", ""),
        ("Phó Trưởng ban Thi đua - Khen thưởng tỉnh", "", ""),
        ("lãnh đạo các phòng chuyên môn Sở GD&ĐT", "", ""),
        ("đại diện phòng ban, đoàn thể thành phố", "", ""),
        ("lãnh đạo, chuyên viên Phòng GD&ĐT", "", ""),
        ("đại diện ban giám hiệu các trường MN, TH, TH&THCS, THCS", "", ""),
    ),
    "muong-lay": (
        ("lãnh đạo, chuyên viên Phòng GD&ĐT", "", ""),
        ("cán bộ quản lí, giáo viên các trường", "", ""),
    ),
}
INSIDERS = (
    ("lãnh đạo và chuyên viên Phòng GD&ĐT", "", ""),
    ("ban giám hiệu các trường MN, TH, THCS", "", ""),
)


def session_lines(office: Office) -> list[Line]:
    if office is MUONG_LAY:
        return [{"session": PUBLIC, "kind": "public", "mode": "online", "organiser": office.name}]
    return [
        {
            "session": INTERNAL,
            "kind": "internal",
            "day": date(2021, 8, 26),
            "part_of_day": "morning",
            "mode": "in_person",
            "organiser": office.name,
            "split_by": "MN, TH, THCS",
            "purpose": PURPOSE,
        },
        {
            "session": PUBLIC,
            "kind": "public",
            "day": HELD_IN,
            "part_of_day": "afternoon",
            "mode": "online",
            "organiser": office.committee,
        },
    ]


def site_lines(office: Office) -> list[Line]:
    schools = schools_on(office, HELD_IN)
    if office is MUONG_LAY:
        main = next(one for one in schools if one.slug == MAIN_OF_MUONG_LAY)
        others = [_at_school(one) for one in schools if one != main]
        return [_site(PUBLIC, "main", main.name, main.code, 60), *others]
    communes = [place.code for place in places_on(office, HELD_IN)]
    seats = zip(communes, names(communes), strict=True)
    return [
        _site(INTERNAL, "main", "Hội trường Phòng GD&ĐT (mẫu)", None, 2 * len(schools) + 12),
        _site(PUBLIC, "main", "Trụ sở Thành ủy Điện Biên Phủ", None, 70),
        *(_site(PUBLIC, "remote", f"Trụ sở UBND {_small(name)}", code, 24) for code, name in seats),
    ]


def _at_school(one: School) -> Line:
    return _site(PUBLIC, "remote", one.name, one.code, 25)


def _site(session: str, kind: str, place: str, unit: str | None, invited: int) -> Line:
    about = (session, place)
    came = invited - between(0, invited // 12, "came", *about)
    return {"session": session, "kind": kind, "place": place, "unit": unit, "invited": invited, "present": came}


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def delegate_lines(office: Office) -> list[Line]:
    inside = [] if office is MUONG_LAY else _delegates(INTERNAL, INSIDERS)
    return [*inside, *_delegates(PUBLIC, DELEGATES[office.folder])]


def _delegates(session: str, told: Sequence[tuple[str, str, str]]) -> list[Line]:
    return [
        {"session": session, "rank": rank, "role": role, "also": also or None, "part": part or None}
        for rank, (role, also, part) in enumerate(told, 1)
    ]


def paper_lines(office: Office) -> list[Line]:
    if office is not MUONG_LAY:
        return []  # the page of the city speaks of none
    codes = {one.slug: one.code for one in schools_on(office, HELD_IN)}
    return [
        {"session": PUBLIC, "number": number, "topic": topic, "unit": codes[slug]}
        for number, (topic, slug) in enumerate(PAPERS, 1)
    ]
