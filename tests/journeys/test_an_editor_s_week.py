"""An editor's week: written, sent back, mended, scheduled, public at its minute, gone when it was to go, and reported.

With scripts on a wide screen in Vietnamese, and without them on a phone in English: all that is pressed is there.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import expect

from namhoc.sample.people import PASSWORD
from tests.journeys.people import PATIENCE
from tests.journeys.screens import PHONE, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MONDAY, WEDNESDAY, FRIDAY = "2021-09-06", "2021-09-08", "2021-09-10"
TITLE = "Khai giảng năm học mới ở thị xã Mường Lay"
LEAD = "Sáng 5/9/2021, các trường trên địa bàn thị xã khai giảng năm học mới."
FROM_WORD, REASON = "Các trường đã chuẩn bị phòng học, sách vở từ tháng Tám.", "Ghi rõ tên người viết."
EVERYWHERE = ("/", "/tin-tuc/", "/tim-kiem/?q=khai+giang", "/tin-moi.rss", "/tin-moi.atom", "/sitemap.xml", "/luu-tru/")


class Way(NamedTuple):
    """How the week is done: in which language, on which screen, with scripts or without."""

    language: str
    window: dict[str, int]
    editor: str
    publisher: str
    scripts: bool


WAYS = {
    "with scripts, in Vietnamese": Way("vi", WIDE, "Biên tập viên", "Người duyệt đăng", scripts=True),
    "without scripts, in English, on a phone": Way("en", PHONE, "Editor", "Publisher", scripts=False),
}


class Desk:
    """The editor at work; in a small office the same person publishes, under another post."""

    def __init__(self, page: Page, way: Way) -> None:
        self.page, self.way, self.main = page, way, page.locator("main")
        self.place = ""

    def sign_in(self) -> None:
        self.page.goto("/dang-nhap/")
        self.page.fill("[name=login], [name=username]", "bientap.muonglay")
        self.page.fill("[name=password]", PASSWORD)
        self.main.locator("form button.button, form button:not([class])").first.click()
        expect(self.page.locator(".where")).to_be_visible()

    def work_as(self, post: str) -> None:
        self.page.goto("/doi-vi-tri/")
        line = self.main.locator("form .list > li").filter(has_text=post)
        if line.get_by_role("button").count():
            line.get_by_role("button").click()
            expect(self.page.locator(".where")).to_contain_text(post)

    def begin(self) -> None:
        self.page.goto("/lam-viec/bai-viet/moi/")
        form = self.main.locator("section[aria-labelledby=from-nothing] form")
        form.locator("[name$=title]").fill(TITLE)
        form.locator("[name$=year]").fill("2021-2022")
        form.locator("button").click()
        expect(self.page.locator("#writing")).to_be_visible()
        self.place = re.sub(r"[?#].*", "", self.page.url)

    def write(self, **fields: str) -> None:
        self.page.goto(self.place)
        for name, text in fields.items():
            self.page.locator(f"#writing [name='{name}'], #writing [name$='-{name}']").fill(text)
        self.page.locator("#writing .buttons button.button").first.click()
        expect(self.main.locator(".errorlist, [role=alert]")).to_have_count(0)

    def put_in_a_picture(self) -> None:
        self.page.goto(self.place)
        picture = BytesIO()
        Image.new("RGB", (1200, 800), "#2d6a4a").save(picture, "JPEG")
        self.page.locator("#writing [name=picture]").set_input_files(
            {"name": "khai-giang.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
        )
        self.page.locator("#writing .buttons button.button").first.click()
        expect(self.page.locator("#id_picture_alt_error, .errorlist").first).to_be_visible()  # asked for its words
        self.page.locator("#writing [name=picture_alt]").fill("Cổng trường ngày khai giảng.")
        self.page.locator("#writing [name=picture]").set_input_files(
            {"name": "khai-giang.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
        )
        self.page.locator("#writing .buttons button.button").first.click()
        expect(self.page.locator("#writing fieldset img")).to_be_visible()

    def take_in_word(self) -> None:
        self.page.goto(f"{self.place}word/")
        document, content = Document(), BytesIO()
        document.add_paragraph(FROM_WORD)
        document.save(content)
        self.main.locator("[type=file]").set_input_files(
            {"name": "bai.docx", "mimeType": "application/octet-stream", "buffer": content.getvalue()}
        )
        self.main.locator("form button.button").click()
        expect(self.page.locator("#writing")).to_contain_text(FROM_WORD)

    def look_at_it(self) -> None:
        self.page.goto(f"{self.place}xem-truoc/")
        expect(self.page.locator("article h1")).to_have_text(TITLE)
        expect(self.page.locator("article img[alt='Cổng trường ngày khai giảng.']")).to_be_visible()
        self.page.goto(f"{self.place}dien-thoai/")
        expect(self.page.frame_locator("iframe.phone").locator("article h1")).to_have_text(TITLE)

    def press(self, address: str) -> None:
        """The button that leads to this address, on the page of checking."""
        self.page.goto(f"{self.place}dang/")
        self.main.locator(f"form[action$='/{address}/'] button").click()
        self.page.wait_for_load_state()

    def send_back(self) -> None:
        self.page.goto(f"{self.place}tra-lai/")
        self.main.locator("form button").first.click()
        self.page.goto(f"{self.place}tra-lai/")  # without a reason nothing happens
        self.main.locator("[name=reason]").fill(REASON)
        self.main.locator("form button").first.click()
        expect(self.main).to_contain_text(REASON)

    def read_why(self) -> None:
        self.page.goto(self.place)
        expect(self.main.locator(".note-bad")).to_contain_text(REASON)

    def publish(self, how: str, **moments: str) -> None:
        self.page.goto(f"{self.place}dang/")
        for name, moment in moments.items():
            self.main.locator(f"[name={name}]").fill(moment)
        self.main.locator(f"button[name=how][value={how}]").click()
        self.page.wait_for_load_state()

    def find_in_history(self, *words: str) -> None:
        self.page.goto(f"{self.place}lich-su/")
        for text in words:
            expect(self.main).to_contain_text(text)

    def report(self) -> list[tuple[object, ...]]:
        """The rows of the file that the report of the week gives."""
        self.page.goto("/lam-viec/bai-viet/bao-cao/?since=2021-09-01&until=2021-09-30")
        expect(self.main).to_contain_text(TITLE)
        address = self.main.locator("a[href*='/bao-cao/tep/']").get_attribute("href")
        answer = self.page.context.request.get(address or "")
        sheet = openpyxl.load_workbook(BytesIO(answer.body())).worksheets[0]
        return list(sheet.iter_rows(values_only=True))


def places_that_tell_of_it(reader: Page) -> list[str]:
    """Where somebody who is not signed in finds the article."""
    told = {path: reader.context.request.get(path).text() for path in EVERYWHERE}
    return [path for path, text in told.items() if TITLE in text or "khai-giang-nam-hoc-moi" in text]


def comes_about(what: Callable[[], bool]) -> None:
    """A server that has just begun does what is due at its first look, while it already answers."""
    until = time.monotonic() + PATIENCE / 1000
    while not what() and time.monotonic() < until:
        time.sleep(0.2)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_an_editor_s_week(browser: Browser, site: Site, way: Way):
    site.open_on(MONDAY)
    context = browser.new_context(base_url=site.address, java_script_enabled=way.scripts, viewport=way.window)
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": "django_language", "value": way.language, "url": site.address}])
    outside = browser.new_context(base_url=site.address)
    desk, reader = Desk(context.new_page(), way), outside.new_page()

    desk.sign_in()
    desk.work_as(way.editor)
    desk.begin()
    desk.write(lead=LEAD, tags="khai giảng, năm học mới")
    desk.put_in_a_picture()
    desk.take_in_word()
    desk.look_at_it()
    desk.press("gui-duyet")
    desk.work_as(way.publisher)
    desk.send_back()
    desk.work_as(way.editor)
    desk.read_why()
    desk.write(author="Lò Thị Mai")
    desk.press("gui-duyet")
    desk.work_as(way.publisher)
    desk.press("duyet")
    desk.publish("later", publish_at=f"{WEDNESDAY}T00:00", expires_at=f"{FRIDAY}T00:00")
    assert places_that_tell_of_it(reader) == []

    site.open_on(WEDNESDAY)
    comes_about(lambda: "/tin-tuc/" in places_that_tell_of_it(reader))
    reader.goto("/tin-tuc/")
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.locator("article")).to_contain_text(FROM_WORD)
    address = reader.url
    assert places_that_tell_of_it(reader) == [path for path in EVERYWHERE if path != "/luu-tru/"]
    desk.find_in_history("Biên tập viên mẫu")
    rows = desk.report()
    assert any(TITLE in row for row in rows)

    site.open_on(FRIDAY)
    comes_about(lambda: not places_that_tell_of_it(reader))
    assert (places_that_tell_of_it(reader), outside.request.get(address).status) == ([], 404)
    context.close()
    outside.close()
    assert "Traceback" not in site.said
