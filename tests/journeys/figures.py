"""The official figures and the summary report: worked out, adopted, issued; and what a correction makes of them."""

from io import BytesIO

from pypdf import PdfReader

from tests.journeys.people import Head, Specialist
from tests.journeys.setting import JUNE, LOWER_SECONDARY, REASON


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
    head.writes("Ngày ban hành", JUNE)
    head.looks("summary-to-issue")
    head.presses("Ban hành")
    head.sees("Đã ban hành báo cáo.", "Số 215, ngày 30/6/2021")
    head.looks("summary-issued")
    issued = head.line("Số 215")
    assert head.downloads("Word", within=issued).startswith(b"PK")
    pdf = head.downloads("PDF", within=issued)
    assert pdf.startswith(b"%PDF-")
    assert "9/12" in text_of_pdf(pdf)


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


def text_of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
