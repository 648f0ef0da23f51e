"""The article: drafted from the record, published, read on a phone down to one school's cell."""

import re

from playwright.sync_api import expect

from tests.journeys.people import Editor, Reader
from tests.journeys.setting import GRADUATION, LOWER_SECONDARY, REASON, YEAR


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
    editor.sees("Người duyệt đăng của phòng sẽ đăng bài")
    editor.works_as("Người duyệt đăng")
    editor.has_to("Hội nghị tổng kết")
    editor.looks("article-checked")
    editor.presses("Đăng ngay")
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
    reader.sees("Trưởng phòng mẫu", "30/6/2021", "van-phong.xlsx")
    reader.page.go_back()
    reader.follows(re.compile("Số này từ đâu"), within=reader.line(GRADUATION))
    reader.looks("origin-pupils")
    school = reader.line(LOWER_SECONDARY)
    school.locator("summary").click()
    reader.looks("origin-pupils-cell")
    expect(school).to_contain_text("thcs-nguyen-ba-ngoc.cuoi-nam.xlsx › Biểu 1")
    expect(school).to_contain_text("J9")
    expect(school).to_contain_text("Chuyên viên mẫu duyệt ngày 30/6/2021")


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
