"""Six people do a school year in a real browser, and at its end a reader opens where a number comes from."""

import re
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.people import Clerk, CouncilMember, Editor, Head, Reader, ReaderOnAPhone, Secretary, Specialist
from tests.journeys.workbooks import block_of, spoiled, workbook_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
JUNE, JULY, AUGUST, SEPTEMBER = "2021-06-21", "2021-07-01", "2021-08-27", "2021-09-04"
YEAR, TOWN = "2020-2021", "thị xã Mường Lay"
KINDERGARTEN, LOWER_SECONDARY = "Trường Mầm non Sông Đà (mẫu)", "Trường THCS Nguyễn Bá Ngọc"
HOST = "Phòng GD&ĐT thị xã Mường Lay"
GRADUATION = "Tỉ lệ học sinh tốt nghiệp THCS"
REASON = "Một em chưa đủ điều kiện, trường đã rà soát lại."
NOTE = "Trường chỉ có 176 em. Xem lại số học sinh ăn bán trú."


def test_six_people_do_the_year_and_a_reader_opens_where_a_number_comes_from(
    browser: "Browser", site: "Site", tmp_path: Path
):
    everyone: list[Reader] = []
    with ExitStack() as windows:

        def someone(kind: type[Reader], *who: str) -> Reader:
            everyone.append(windows.enter_context(kind(browser, site, *who)))
            return everyone[-1]

        site.open_on(JUNE)
        lan = someone(Clerk, "clerk-A", "Trường THCS Nguyễn Bá Ngọc")
        mai = someone(Clerk, "clerk-B", "Trường Mầm non Sông Đà")
        a_school_sends_its_workbook(lan, tmp_path)
        a_school_types_its_report(mai)
        tien = someone(Specialist, "specialist", TOWN)
        the_office_returns_one_report(tien)
        a_school_mends_what_the_office_noted(mai)
        the_office_approves_both(tien)
        thu = someone(Head, "head", TOWN)
        the_head_locks_them(thu)

        site.open_on(JULY)
        the_office_works_the_figures_out(tien)
        the_head_adopts_and_issues(thu)

        site.open_on(AUGUST)
        ngan = someone(Secretary, "secretary", TOWN)
        the_secretary_plans_the_conference(ngan)
        the_office_nominates(tien)
        hanh = someone(CouncilMember, "council", TOWN)
        the_council_votes_and_records(hanh)
        the_secretary_keeps_the_record(ngan)

        site.open_on(SEPTEMBER)
        son = someone(Editor, "editor", TOWN)
        the_editor_publishes(son)
        chi = someone(ReaderOnAPhone, "reader")
        a_reader_opens_where_numbers_come_from(chi)

        the_head_opens_a_report_again(thu)
        the_school_changes_one_cell(lan)
        the_change_becomes_official(tien, thu)
        the_reader_finds_what_was_replaced(chi)

    assert [complaint for one in everyone for complaint in one.screens.complaints] == []
    assert [address for one in everyone for address in one.asked_elsewhere] == []
    assert "Traceback" not in site.said


def a_school_sends_its_workbook(clerk: Clerk, folder: Path) -> None:
    """A number that is text is named by sheet and cell; the real workbook is taken in, checked and sent."""
    real = workbook_of("thcs-nguyen-ba-ngoc")
    clerk.signs_in()
    clerk.looks("tasks")
    clerk.has_to("Báo cáo cuối năm học")
    clerk.looks("report-empty")
    clerk.hands_in(spoiled(real, folder, "Biểu 1", "D8", "hai mươi lăm"))
    clerk.looks("workbook-refused")
    clerk.sees("Biểu 1, ô D8: “hai mươi lăm” không phải là số.", "Chỉ ghi chữ số")
    clerk.hands_in(real)
    clerk.sees(f"Đã nhận {real.name}.")
    clerk.looks("report-filled")
    clerk.checks()
    clerk.sees("Không còn điểm nào cản trở việc gửi.")
    clerk.looks("report-checked")
    clerk.sends()
    clerk.looks("report-sent")


def a_school_types_its_report(clerk: Clerk) -> None:
    """Keys move between cells, a block is pasted, a part that exceeds its whole is told at its cell."""
    real = workbook_of("mn-song-da")
    clerk.signs_in()
    clerk.has_to("Báo cáo cuối năm học")
    clerk.cell("C6").click()
    clerk.types("39", "Tab", "19", "Enter", "ArrowLeft")
    clerk.pastes(block_of(real, "Biểu 1", "C7:D9"))
    clerk.cell("H9").click()
    clerk.types("84")
    clerk.cell("C6", sheet=2).click()
    clerk.types("0", "Enter", "651")
    clerk.looks("grid")
    clerk.checks()
    clerk.sees("1 điểm phải sửa trước khi gửi")
    clerk.looks("grid-checked")
    clerk.follows(re.compile("H9"), within=clerk.page.locator("main"))
    clerk.looks("grid-error")
    expect(clerk.cell("H9")).to_be_focused()
    clerk.types("48")
    clerk.checks()
    clerk.sends()


def the_office_returns_one_report(specialist: Specialist) -> None:
    """Two reports wait; one goes back with a note on the cell that is wrong."""
    specialist.signs_in()
    specialist.looks("tasks")
    specialist.sees("2 chờ duyệt, 0 chưa gửi, đã duyệt 10/12")
    specialist.has_to("Duyệt báo cáo: cuối năm học")
    specialist.looks("round")
    specialist.turns_to_report_of(KINDERGARTEN)
    specialist.notes("C7", NOTE, sheet=2)
    specialist.looks("report-noted")
    specialist.returns()


def a_school_mends_what_the_office_noted(clerk: Clerk) -> None:
    clerk.goes_to("Việc của tôi")
    clerk.looks("tasks-returned")
    clerk.sees("Bị trả lại")
    clerk.has_to("Báo cáo cuối năm học")
    clerk.looks("report-returned")
    clerk.sees("Phòng đề nghị sửa", NOTE)
    clerk.follows(re.compile("C7"), within=clerk.page.locator("main"))
    clerk.types("165")
    clerk.checks()
    clerk.sends()


def the_office_approves_both(specialist: Specialist) -> None:
    for school in (KINDERGARTEN, LOWER_SECONDARY):
        specialist.has_to("Duyệt báo cáo: cuối năm học")
        specialist.turns_to_report_of(school)
        specialist.looks("report-to-approve")
        specialist.approves()


def the_head_locks_them(head: Head) -> None:
    head.signs_in()
    head.looks("tasks")
    for school in (KINDERGARTEN, LOWER_SECONDARY):
        head.goes_to("Báo cáo")
        head.looks("rounds")
        head.follows(re.compile("Cuối năm học · 2020-2021"), within=head.page.locator("main"))
        head.turns_to_report_of(school)
        head.locks()
    head.looks("report-locked")


def the_secretary_plans_the_conference(secretary: Secretary) -> None:
    secretary.signs_in()
    secretary.turns_back_a_year(YEAR)
    secretary.looks("tasks")
    secretary.has_to(f"Chuẩn bị hội nghị năm học {YEAR}")
    secretary.looks("conference-none")
    secretary.writes("Cơ quan chủ trì", HOST)
    secretary.presses("Lập hội nghị")
    secretary.looks("conference-empty")
    levels = ("mầm non", "tiểu học", "trung học cơ sở")
    secretary.adds_session("phiên nội bộ", *levels, Ngày="2021-08-26", Buổi="sáng", Hình_thức="trực tiếp")
    secretary.adds_session("phiên công khai", Ngày="2021-08-27", Buổi="chiều", Hình_thức="trực tuyến")
    secretary.adds("Thêm, bớt điểm cầu", "Phiên nội bộ", {"Địa điểm": "Hội trường phòng GD&ĐT"})
    secretary.adds("Thêm, bớt điểm cầu", "Phiên công khai", {"Đơn vị": LOWER_SECONDARY, "Số người được mời": "40"})
    secretary.follows("Thêm nhiều điểm cầu", within=secretary.session("Phiên công khai"))
    secretary.looks("sites")
    secretary.writes("Mỗi nơi một điểm cầu, tại", "các trường")
    secretary.presses("Thêm các điểm cầu")
    secretary.sees("Đã thêm 11 điểm cầu.")
    delegates = ("lãnh đạo, chuyên viên Phòng GD&ĐT", "cán bộ quản lí, giáo viên các trường")
    secretary.adds("Thêm, bớt đại biểu", "Phiên công khai", *({"Chức danh": role} for role in delegates))
    papers = {"huy động trẻ nhà trẻ ra lớp": KINDERGARTEN, "sẵn sàng dạy học trực tuyến": LOWER_SECONDARY}
    lines = [{"Chủ đề": topic, "Đơn vị": school} for topic, school in papers.items()]
    secretary.adds("Thêm, bớt tham luận", "Phiên công khai", *lines)
    secretary.looks("conference-planned")


def the_secretary_keeps_the_record(secretary: Secretary) -> None:
    """Attendance site by site, a note, and the record is closed."""
    for session, sites in (("Phiên nội bộ", 1), ("Phiên công khai", 12)):
        secretary.goes_to("Hội nghị")
        assert secretary.takes_attendance(session, 21) == sites
        secretary.sees(f"{21 * sites} người có mặt, {sites}/{sites} nơi dự họp đã báo")
    secretary.looks("attendance")
    secretary.goes_to("Hội nghị")
    secretary.adds("Ghi chép của phiên", "Phiên công khai", {"Nội dung": "Các trường thống nhất nhiệm vụ năm học mới."})
    secretary.presses("Kết thúc hội nghị")
    secretary.sees("Đã kết thúc hội nghị.")
    secretary.looks("conference-closed")


def the_office_nominates(specialist: Specialist) -> None:
    specialist.goes_to("Việc của tôi")
    specialist.turns_back_a_year(YEAR)
    specialist.goes_to("Khen thưởng")
    specialist.looks("awards-none")
    specialist.nominates("Sở Giáo dục và Đào tạo", "Giấy khen", "tập thể", KINDERGARTEN)
    specialist.nominates("Sở Giáo dục và Đào tạo", "Giấy khen", "cá nhân", "Lò Thị Mẫu", "Khoàng Văn Mẫu")
    specialist.looks("awards-nominated")


def the_council_votes_and_records(member: CouncilMember) -> None:
    """Two are supported and granted by a decision, one is not."""
    member.signs_in()
    member.turns_back_a_year(YEAR)
    member.looks("tasks")
    member.goes_to("Khen thưởng")
    member.follows("Xét và bỏ phiếu")
    member.votes_for(KINDERGARTEN)
    member.votes_for("Lò Thị Mẫu")
    member.votes_against("Khoàng Văn Mẫu")
    member.looks("votes")
    member.presses("Chốt và kiểm phiếu")
    member.looks("votes-counted")
    member.goes_to("Khen thưởng")
    member.follows("Ghi quyết định")
    member.looks("decision-to-write")
    member.writes("Số quyết định", "1186/QĐ-SGDĐT")
    member.writes("Ngày quyết định", "2021-08-20")
    member.presses("Ghi quyết định")
    member.sees("Đã ghi quyết định.", KINDERGARTEN, "Lò Thị Mẫu")
    member.does_not_see("Khoàng Văn Mẫu")
    member.looks("decision")


def the_office_works_the_figures_out(specialist: Specialist) -> None:
    specialist.goes_to("Số liệu")
    specialist.looks("figures-none")
    specialist.works_out_the_figures("Tính số liệu")
    specialist.looks("figures")
    specialist.presses("Tính lại")
    specialist.sees("Đã tính lại: không có số nào thay đổi.")


def the_head_adopts_and_issues(head: Head) -> None:
    head.has_to("Thông qua số liệu năm học")
    head.follows("Thông qua số liệu")
    head.looks("figures-to-adopt")
    head.adopts()
    head.looks("figures-adopted")
    head.goes_to("Tổng kết")
    head.looks("summary")
    head.follows("Đọc dự thảo")
    head.sees("9/12")
    head.looks("summary-draft")
    head.goes_to("Tổng kết")
    head.follows("Ban hành báo cáo")
    head.writes("Số báo cáo", "215")
    head.writes("Ngày ban hành", JULY)
    head.looks("summary-to-issue")
    head.presses("Ban hành")
    head.sees("Đã ban hành báo cáo.", "Số 215, ngày 1/7/2021")
    head.looks("summary-issued")
    issued = head.line("Số 215")
    assert head.downloads("Word", within=issued).startswith(b"PK")
    pdf = head.downloads("PDF", within=issued)
    assert pdf.startswith(b"%PDF-")
    assert "9/12" in text_of_pdf(pdf)


def the_editor_publishes(editor: Editor) -> None:
    editor.signs_in()
    editor.turns_back_a_year(YEAR)
    editor.looks("tasks")
    editor.goes_to("Bài viết")
    editor.looks("articles")
    editor.follows("Viết bài")
    editor.looks("article-new")
    editor.presses("Viết nháp từ hồ sơ")
    editor.looks("article-written")
    editor.follows("Xem như bạn đọc")
    editor.looks("article-preview")
    editor.follows("Quay lại viết bài")
    editor.follows("Kiểm tra và đăng")
    editor.looks("article-checked")
    editor.presses("Đăng bài")
    editor.sees("Đã đăng. Mọi người đọc được từ bây giờ.")
    editor.signs_out()


def a_reader_opens_where_numbers_come_from(reader: Reader) -> None:
    """From the portal to the accreditation figure, then from a pupils' figure down to one school's cell."""
    reader.opens("/")
    reader.looks("portal")
    reader.follows(re.compile("Hội nghị tổng kết năm học 2020-2021"), within=reader.page.locator("main"))
    reader.looks("article")
    reader.page.locator("article a.figure", has_text="75%").first.click()
    reader.looks("origin")
    reader.sees("Số này từ đâu?", "9/12", "tăng 8,3 điểm phần trăm", "8/12", "10/14", "Thông tư")
    reader.sees("Trưởng phòng mẫu", "1/7/2021", "van-phong.xlsx")
    reader.page.go_back()
    reader.follows(re.compile("Số này từ đâu"), within=reader.line(GRADUATION))
    reader.looks("origin-pupils")
    school = reader.line(LOWER_SECONDARY)
    school.locator("summary").click()
    reader.looks("origin-pupils-cell")
    expect(school).to_contain_text("thcs-nguyen-ba-ngoc.cuoi-nam.xlsx › Biểu 1")
    expect(school).to_contain_text("J9")
    expect(school).to_contain_text("Chuyên viên mẫu duyệt ngày 21/6/2021")


def the_head_opens_a_report_again(head: Head) -> None:
    head.goes_to("Việc của tôi")
    head.turns_back_a_year(YEAR)
    head.goes_to("Báo cáo")
    head.follows(re.compile("Cuối năm học · 2020-2021"), within=head.page.locator("main"))
    head.turns_to_report_of(LOWER_SECONDARY)
    head.unlocks(REASON)


def the_school_changes_one_cell(clerk: Clerk) -> None:
    clerk.goes_to("Việc của tôi")
    clerk.turns_back_a_year(YEAR)
    clerk.has_to("Báo cáo cuối năm học")
    clerk.cell("J9").click()
    clerk.types("50")
    clerk.checks()
    clerk.sends()


def the_change_becomes_official(specialist: Specialist, head: Head) -> None:
    specialist.has_to("Duyệt báo cáo: cuối năm học")
    specialist.turns_to_report_of(LOWER_SECONDARY)
    specialist.approves()
    specialist.works_out_the_figures("Tính lại")
    specialist.looks("figures-changed")
    head.has_to("Thông qua số liệu năm học")
    head.follows("Thông qua số liệu")
    head.writes("Lí do sửa", REASON)
    head.looks("figures-to-adopt-again")
    head.adopts()


def the_reader_finds_what_was_replaced(reader: Reader) -> None:
    """The article keeps its text and says what has been corrected; the old figure says what stands now."""
    reader.opens("/")
    reader.follows(re.compile("Hội nghị tổng kết năm học 2020-2021"), within=reader.page.locator("main"))
    reader.looks("article-corrected")
    reader.sees("Bài này dẫn số liệu đã được đính chính", REASON)
    reader.page.locator("article a.figure-replaced", has_text="100%").first.click()
    reader.looks("origin-replaced")
    reader.sees("Số này đã được thay", REASON, "Bản 2")
    reader.follows("Xem số mới từ đâu")
    reader.looks("origin-new")
    reader.sees("Các bản", "50")


def text_of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
