"""The schools' last reports: by workbook and by keyboard, returned, mended, approved, locked, opened again."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.people import Clerk, Head, Specialist
from tests.journeys.setting import KINDERGARTEN, LOWER_SECONDARY, NOTE, REASON, YEAR
from tests.journeys.workbooks import block_of, spoiled, workbook_of


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


def the_school_asks_for_its_report(clerk: Clerk) -> None:
    """Nobody opens a finished report alone: one asks and says why, another opens it."""
    clerk.goes_to("Việc của tôi")
    clerk.turns_back_a_year(YEAR)
    clerk.has_to("Báo cáo cuối năm học")
    clerk.writes("Cần sửa gì, vì sao", REASON)
    clerk.presses("Gửi yêu cầu mở khóa")


def the_head_opens_a_report_again(head: Head) -> None:
    head.goes_to("Việc của tôi")
    head.turns_back_a_year(YEAR)
    head.has_to("Mở khóa báo cáo cuối năm học")
    head.sees(REASON)
    head.unlocks()


def the_school_changes_one_cell(clerk: Clerk) -> None:
    clerk.has_to("Báo cáo cuối năm học")
    clerk.cell("J9").click()
    clerk.types("50")
    clerk.checks()
    clerk.sends()
