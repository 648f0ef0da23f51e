"""An auditor follows a number from the public page to the cell, and to everybody who touched it."""

from playwright.sync_api import expect

from tests.journeys.people import Worker

FIGURE, OFFICE, SCHOOL = "Số học sinh", "district-095-muong-lay", "Trường THCS Nguyễn Bá Ngọc"


def an_auditor_follows_a_public_figure_back(auditor: Worker) -> None:
    auditor.signs_in()
    auditor.opens(f"/so-lieu/{OFFICE}/2019-2020/")
    auditor.follows(FIGURE)
    auditor.sees("Ai, khi nào", "1.969")
    auditor.looks("audit-origin")


def to_the_cell_of_a_school(auditor: Worker) -> None:
    line = auditor.page.locator("main table tr").filter(has_text=SCHOOL)
    expect(line).to_contain_text("Chuyên viên mẫu duyệt ngày 30/9/2019")
    auditor.follows("báo cáo", within=line)
    auditor.sees(SCHOOL, "Biểu 1")
    auditor.looks("audit-report")
    auditor.follows("Lịch sử của báo cáo này")
    auditor.sees("Văn thư mẫu", "Chuyên viên mẫu")
    auditor.looks("audit-report-history")
    auditor.opens(f"/so-lieu/{OFFICE}/2019-2020/")
    auditor.follows(FIGURE)


def and_finds_who_changed_it(auditor: Worker) -> None:
    auditor.follows("Ai đã sửa số này?")
    auditor.looks("audit-changes")
    auditor.sees("Văn thư mẫu", "Chuyên viên mẫu", "Trưởng phòng mẫu")
