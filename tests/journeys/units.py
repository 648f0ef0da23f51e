"""Units through time: schools merged with open reports, schools split, a level abolished; who finds what afterwards."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.people import Reader, Specialist, Worker
from tests.journeys.setting import SEPTEMBER

if TYPE_CHECKING:
    from playwright.sync_api import Locator

FIRST, SECOND = "Trường Tiểu học Na Lay số 1 (mẫu)", "Trường Tiểu học Na Lay số 2 (mẫu)"
MERGED = "Trường Tiểu học Na Lay (mẫu)"
SPLIT, PART = "Trường Tiểu học Lay Nưa số 1 (mẫu)", "Trường Tiểu học Huổi Luân (mẫu)"
OTHER, OTHER_PART = "Trường Tiểu học Lay Nưa số 2 (mẫu)", "Trường Tiểu học Bản Mo (mẫu)"
PUPILS = "Số học sinh"
ZONE, COMMUNE = "Đặc khu Thử (mẫu)", "Xã Thử Một (mẫu)"
ZONES = """day,kind,unit,into,share,name,type,parent,decision
2021-09-01,found,zone-thu,,,Đặc khu Thử (mẫu),special-zone,province-11-dien-bien,1/QĐ-UBND; UBND tỉnh
2021-09-01,found,commune-thu-1,,,Xã Thử Một (mẫu),commune,zone-thu,1/QĐ-UBND; UBND tỉnh
2021-09-01,found,commune-thu-2,,,Xã Thử Hai (mẫu),commune,zone-thu,1/QĐ-UBND; UBND tỉnh
"""


class Changer(Worker):
    """Keeps the units of a province."""

    def turns_to(self, act: str) -> None:
        self.follows("Việc của tôi")  # from a unit's own page, too
        self.goes_to("Đơn vị")
        self.follows(act, within=self.page.locator("main"))

    def rows(self, label: str) -> "Locator":
        return self.page.locator("main").get_by_label(label, exact=True)

    def chooses(self, field: "Locator", typed: str, name: str) -> None:
        """Types a few letters and takes the unit that is suggested."""
        field.press_sequentially(typed)
        option = self.page.locator("#unit-choices option", has_not_text="()").and_(
            self.page.locator(f'#unit-choices option[value^="{name} · "]')
        )
        expect(option.first).to_be_attached()
        field.fill(option.first.get_attribute("value") or "")

    def decides(self, day: str, number: str) -> None:
        self.writes("Kể từ ngày", day)
        self.writes("Số quyết định", number)
        self.writes("Cơ quan ban hành", "UBND thị xã Mường Lay")

    def looks_beforehand(self) -> None:
        self.presses("Xem trước thay đổi")
        self.sees("chưa lưu")

    def does_it(self) -> None:
        self.presses("Thực hiện")
        self.sees("Đã ghi")


def the_office_opens_a_round(specialist: Specialist) -> None:
    specialist.signs_in()
    specialist.goes_to("Báo cáo")
    specialist.writes("Kì báo cáo", "Đầu năm học")
    specialist.presses("Mở kì báo cáo")
    specialist.sees(FIRST, SECOND)


def two_schools_with_open_reports_are_merged(admin: Changer) -> None:
    admin.signs_in()
    admin.goes_to("Đơn vị")
    admin.looks("units-acts")
    admin.turns_to("Nhập đơn vị")
    rows = admin.rows("Đơn vị")
    admin.chooses(rows.nth(0), "th na lay so 1", FIRST)
    rows.nth(1).fill(SECOND)
    admin.writes("hoặc thành đơn vị mới tên là", MERGED)
    admin.decides("2021-09-06", "45/QĐ-UBND")
    admin.looks("units-merge")
    admin.looks_beforehand()
    admin.sees("2 báo cáo đang mở của đơn vị kết thúc", "số liệu chính thức dựa trên các đơn vị này")
    admin.sees("2 vị trí công tác ở đơn vị kết thúc")
    admin.looks("units-merge-preview")
    admin.does_it()
    admin.sees(MERGED, f"{FIRST}, {SECOND} nhập thành {MERGED}")
    admin.looks("units-merged")


def a_reader_finds_the_new_school_by_an_old_name(reader: Reader) -> None:
    reader.opens("/don-vi/")
    reader.looks("units")
    reader.page.get_by_label("Tên, tên cũ, chữ viết tắt hoặc mã").fill("th na lay so 1")
    reader.presses("Tìm đơn vị")
    reader.looks("units-found")
    reader.follows(FIRST)
    reader.sees("không có đơn vị này")
    reader.looks("unit-gone")
    reader.follows(MERGED, within=reader.page.locator(".note"))
    reader.sees(MERGED, "UBND thị xã Mường Lay: 45/QĐ-UBND")
    expect(reader.page.get_by_role("img", name=f"Phả hệ của {MERGED}")).to_be_visible()


def the_office_finds_the_open_reports_of_the_old_schools(specialist: Specialist) -> None:
    specialist.goes_to("Việc của tôi")
    for school in (FIRST, SECOND):
        expect(specialist.line(school)).to_contain_text("Làm nốt báo cáo")
    specialist.looks("reports-left")
    specialist.follows(re.compile("Làm nốt báo cáo"), within=specialist.line(FIRST))
    specialist.sees(FIRST)


def last_years_figures_are_put_on_the_schools_of_today(reader: Reader) -> None:
    """Pupils add up; what was reported stays beside it."""
    line = _restated(reader)
    numbers = [cell.strip() for cell in line.locator("td.number").all_inner_texts()]
    assert numbers[0].split()[0] == numbers[1].split()[0]
    reader.looks("figures-after-merger")


def a_school_is_split_with_shares(admin: Changer) -> None:
    _splits(admin, SPLIT, PART, ("60%", "40%"))
    admin.looks("units-split-preview")
    admin.does_it()
    admin.sees("(60%)", "(40%)")
    admin.looks("unit-split")


def pupils_are_shared_out(reader: Reader) -> None:
    numbers = [cell.strip() for cell in _restated(reader).locator("td.number").all_inner_texts()]
    assert numbers[0].split()[0] == numbers[1].split()[0]  # what each part got adds up to what was


def a_split_without_shares_says_what_it_costs(admin: Changer) -> None:
    _splits(admin, OTHER, OTHER_PART, ("", ""))
    admin.sees("số liệu chính thức sẽ không so sánh được nữa", "Tách không ghi tỉ lệ")
    admin.looks("units-split-blurred")
    admin.does_it()
    admin.sees("không ghi tỉ lệ: số liệu không so sánh được")


def figures_that_cannot_be_compared_say_so(reader: Reader) -> None:
    expect(_restated(reader)).to_contain_text("không quy đổi được")
    reader.looks("figures-not-comparable")


def a_level_is_abolished(admin: Changer, folder: Path) -> None:
    """A small level comes by a file, with its faults told first; and goes by one act."""
    admin.turns_to("Nhiều thay đổi từ một tệp")
    path = folder / "zones.csv"
    path.write_text(ZONES.replace("2021-09-01,found,commune-thu-2", "hôm nay,found,commune-thu-2"), encoding="utf-8")
    admin.page.get_by_label("Tệp thay đổi (.csv)").set_input_files(path)
    admin.presses("Xem trước thay đổi")
    admin.sees("Chưa thực hiện được như thế này", "Dòng 4:")
    admin.looks("units-file-refused")
    admin.turns_to("Nhiều thay đổi từ một tệp")
    path.write_text(ZONES, encoding="utf-8")
    admin.page.get_by_label("Tệp thay đổi (.csv)").set_input_files(path)
    admin.looks_beforehand()
    admin.looks("units-file-preview")
    admin.does_it()
    admin.turns_to("Bỏ một cấp")
    admin.writes("Đơn vị", "Tỉnh Điện Biên")
    admin.writes("Cấp bị bỏ bên dưới", "Đặc khu")
    admin.decides(SEPTEMBER, "2/QĐ-UBND")
    admin.looks_beforehand()
    admin.sees(ZONE, "3 đơn vị thay đổi")
    admin.looks("units-level-preview")
    admin.does_it()


def whoever_answered_to_it_answers_to_the_one_above(reader: Reader) -> None:
    reader.opens("/don-vi/tim/?q=dac+khu+thu")
    reader.follows(ZONE)
    reader.sees("2 đơn vị từ đó trực thuộc Tỉnh Điện Biên")
    reader.looks("unit-level-gone")
    reader.opens("/don-vi/tim/?q=xa+thu+mot")
    reader.follows(COMMUNE)
    expect(reader.page.get_by_role("navigation", name="Bạn đang ở")).to_contain_text("Tỉnh Điện Biên")


def _splits(admin: Changer, school: str, part: str, shares: tuple[str, str]) -> None:
    admin.turns_to("Tách đơn vị")
    admin.field("Đơn vị bị tách").fill(school)
    admin.rows("Đơn vị đang có").nth(0).fill(school)
    admin.rows("hoặc tên đơn vị mới").nth(1).fill(part)
    for at, share in enumerate(shares):
        admin.rows("Tỉ lệ").nth(at).fill(share)
    admin.decides("2021-09-06", "46/QĐ-UBND")
    admin.looks_beforehand()


def _restated(reader: Reader) -> "Locator":
    """The pupils of the last adopted year, on the units of the day after the changes."""
    reader.opens("/so-lieu/district-095-muong-lay/2019-2020/?structure=on-a-day&day=2021-09-06")
    return reader.page.locator("main tr").filter(has=reader.page.get_by_role("link", name=PUPILS, exact=True)).first
