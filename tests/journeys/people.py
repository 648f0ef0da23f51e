"""Those who do the year: each sits at a window of their own and does what a person does there, by what they read."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Self

from playwright.sync_api import expect

from namhoc.sample.people import PASSWORD
from tests.journeys.screens import PHONE, WIDE, Screens

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Request

    from tests.journeys.site import Site

PATIENCE = 20_000  # milliseconds: the machine may be busy
expect.set_options(timeout=PATIENCE)


class Reader:
    """Anyone: reads what is public, and presses what can be pressed."""

    window = WIDE

    def __init__(self, browser: "Browser", site: "Site", who: str) -> None:
        self.who, self.site = who, site
        context = browser.new_context(base_url=site.address, locale="vi-VN", viewport=self.window)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.address)
        context.set_default_timeout(PATIENCE)
        context.on("request", self._note)
        self.page: Page = context.new_page()
        self.screens = Screens(self.page, who, self.window)
        self.asked_elsewhere: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.page.context.close()

    def _note(self, request: "Request") -> None:
        if not request.url.startswith((self.site.address, "data:", "blob:")):
            self.asked_elsewhere.append(request.url)

    # --- what a person does ---------------------------------------------------------------------------------------

    def opens(self, path: str) -> None:
        self.page.goto(path)

    def looks(self, name: str) -> None:
        """A page that somebody meets is looked at, and kept as a picture where that is asked for."""
        self.screens.look(name)

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def does_not_see(self, text: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(text)

    def follows(self, name: str | re.Pattern[str], *, within: "Locator | None" = None) -> None:
        (within or self.page).get_by_role("link", name=name, exact=isinstance(name, str)).first.click()
        self.page.wait_for_load_state()

    def presses(self, name: str | re.Pattern[str], *, within: "Locator | None" = None) -> None:
        (within or self.page).get_by_role("button", name=name, exact=isinstance(name, str)).first.click()
        self.page.wait_for_load_state()

    def writes(self, label: str, text: str) -> None:
        """Text into a field, or the choice that reads so."""
        field = self.field(label)
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)

    def field(self, label: str) -> "Locator":
        return self.page.locator("main").get_by_label(re.compile(rf"^\s*{re.escape(label)}:?\s*$", re.IGNORECASE)).first

    def line(self, text: str) -> "Locator":
        """The line of a table or list that holds a text."""
        return self.page.locator("main").locator("tr, li").filter(has_text=text).first


class ReaderOnAPhone(Reader):
    """The same, on a screen 360 pixels wide."""

    window = PHONE


class Worker(Reader):
    """Someone with a post: signs in under the name that the sample gives it."""

    def __init__(self, browser: "Browser", site: "Site", who: str, post: str, unit: str) -> None:
        super().__init__(browser, site, who)
        self.post, self.unit = post, unit

    def signs_in(self) -> None:
        self.opens("/dang-nhap/")
        mine = self.page.locator("aside").locator("tr, li").filter(has_text=self.post).filter(has_text=self.unit)
        self.writes("Tên đăng nhập", mine.locator("code").inner_text())
        self.writes("Mật khẩu", PASSWORD)
        self.presses("Đăng nhập", within=self.page.locator("main"))
        expect(self.page.get_by_role("heading", name="Việc của tôi")).to_be_visible()

    def signs_out(self) -> None:
        self.presses("Đăng xuất")
        expect(self.page.get_by_role("link", name="Đăng nhập").first).to_be_visible()

    def goes_to(self, room: str) -> None:
        self.page.get_by_role("navigation", name="Các phần việc của năm học").get_by_role("link", name=room).click()
        self.page.wait_for_load_state()

    def works_as(self, post: str) -> None:
        """Another of one's own posts."""
        self.follows("Đổi vị trí")
        self.presses("Làm việc ở vị trí này", within=self.line(post))

    def turns_back_a_year(self, year: str) -> None:
        self.presses(f"Năm học {year}")
        expect(self.page.locator(".stepper b")).to_have_text(year)

    def has_to(self, duty: str) -> None:
        """Finds something among their tasks and turns to it."""
        self.goes_to("Việc của tôi")
        self.follows(re.compile(re.escape(duty)), within=self.page.locator("main"))


class Clerk(Worker):
    """Fills in a school's report, by workbook or cell by cell."""

    def __init__(self, browser: "Browser", site: "Site", who: str, school: str) -> None:
        super().__init__(browser, site, who, "Văn thư trường", school)

    def hands_in(self, workbook: Path) -> None:
        self.page.get_by_label("Tệp đã điền (.xlsx)").set_input_files(workbook)
        self.presses("Nhận tệp")

    def cell(self, name: str, sheet: int = 1) -> "Locator":
        return self.page.locator(f"#b{sheet}-{name}")

    def types(self, *keys: str) -> None:
        """Keys pressed one after another; what is no key's name is typed."""
        for key in keys:
            if re.fullmatch(r"[A-Z][A-Za-z+]+", key):
                self.page.keyboard.press(key)
            else:
                self.page.keyboard.insert_text(key)

    def pastes(self, block: str) -> None:
        """What was copied from a sheet: cells apart by tabs, lines by line ends."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", block)
        self.page.keyboard.press("Control+v")

    def checks(self) -> None:
        self.presses("Lưu, kiểm tra và gửi")

    def sends(self) -> None:
        self.page.get_by_label("Tôi đã kiểm tra và chịu trách nhiệm về các số liệu này.").check()
        self.presses("Gửi")
        self.sees("Đã gửi báo cáo.")


class Specialist(Worker):
    """Checks what schools send, works the figures out, nominates."""

    def __init__(self, browser: "Browser", site: "Site", who: str, office: str) -> None:
        super().__init__(browser, site, who, "Chuyên viên phòng", office)

    def turns_to_report_of(self, school: str) -> None:
        self.follows(re.compile(re.escape(school)), within=self.page.locator("main table"))

    def notes(self, cell: str, text: str, sheet: int = 1) -> None:
        """A note by the pencil of a cell."""
        at = self.page.locator(f"#b{sheet}-{cell}")
        at.locator("summary").click()
        at.locator("textarea").fill(text)

    def returns(self) -> None:
        self.presses("Trả lại kèm ghi chú")
        self.sees("Đã trả lại báo cáo.")

    def works_out_the_figures(self, button: str) -> None:
        self.goes_to("Số liệu")
        self.presses(button)
        self.sees("số liệu mới hoặc thay đổi.")

    def approves(self) -> None:
        self.presses("Duyệt")
        self.sees("Đã duyệt:")

    def nominates(self, giver: str, award: str, kind: str, *recipients: str) -> None:
        self.follows("Đề nghị khen")
        what = self.field("Cấp khen thưởng và hình thức")
        choice = what.locator(f'optgroup[label="{giver}"] option').filter(has_text=award)
        what.select_option(value=choice.get_attribute("value"))
        self.page.get_by_label(kind, exact=True).check()
        self.writes("Người, tập thể được khen", "\n".join(recipients))
        self.presses("Thêm vào danh sách")


class Head(Specialist):
    """Locks, adopts, issues; opens a locked report again."""

    def __init__(self, browser: "Browser", site: "Site", who: str, office: str) -> None:
        Worker.__init__(self, browser, site, who, "Trưởng phòng", office)

    def locks(self) -> None:
        self.presses("Khóa")
        self.sees("Đã khóa báo cáo.")

    def adopts(self) -> None:
        self.presses("Thông qua")
        self.sees("Từ hôm nay đây là số liệu chính thức.")

    def downloads(self, link: str, *, within: "Locator | None" = None) -> bytes:
        with self.page.expect_download() as arriving:
            self.follows(link, within=within)
        return Path(arriving.value.path()).read_bytes()

    def unlocks(self) -> None:
        """Somebody else has asked, and said why."""
        self.presses("Mở khóa báo cáo")
        self.sees("Đã mở khóa báo cáo.")


class Secretary(Worker):
    """Plans the conference and keeps its record."""

    def __init__(self, browser: "Browser", site: "Site", who: str, office: str) -> None:
        super().__init__(browser, site, who, "Thư kí hội nghị", office)

    def adds_session(self, kind: str, *levels: str, **words: str) -> None:
        self.follows("Thêm phiên")
        self.writes("Loại", kind)
        for level in levels:
            self.page.get_by_label(level, exact=True).check()
        for label, text in words.items():
            self.writes(label.replace("_", " "), text)
        self.presses("Thêm phiên")

    def session(self, name: str) -> "Locator":
        return self.page.locator("main section").filter(has=self.page.get_by_role("heading", name=re.compile(name)))

    def adds(self, what: str, session: str, *lines: dict[str, str]) -> None:
        """Lines of one list of a session, one after the other on their own page."""
        conference = self.page.url
        self.follows(what, within=self.session(session))
        for line in lines:
            for label, text in line.items():
                self.writes(label, text)
            self.presses("Thêm")
            self.sees("Đã thêm.")
        self.looks(f"adding-{len(lines)}")
        self.opens(conference)

    def takes_attendance(self, session: str, present: int) -> int:
        """The same number at every site, each saved as soon as its box is left; how many sites there are."""
        self.follows("Điểm danh", within=self.session(session))
        boxes = self.page.get_by_role("spinbutton")
        for at in range(boxes.count()):
            boxes.nth(at).fill(str(present))
            self.page.keyboard.press("Tab")
            expect(self.page.locator("main tbody tr").nth(at)).to_contain_text("Thư kí")
        return boxes.count()


class CouncilMember(Worker):
    """Weighs nominations, votes, records what was decided."""

    def __init__(self, browser: "Browser", site: "Site", who: str, office: str) -> None:
        super().__init__(browser, site, who, "Ủy viên hội đồng", office)

    def votes_for(self, recipient: str) -> None:
        self._votes(f"Đồng ý: {recipient}")

    def votes_against(self, recipient: str) -> None:
        self._votes(f"Không đồng ý: {recipient}")

    def _votes(self, button: str) -> None:
        vote = self.page.get_by_role("button", name=button, exact=True)
        vote.click()
        expect(vote).to_have_attribute("aria-pressed", "true")


class Editor(Worker):
    """Writes the article and publishes it."""

    def __init__(self, browser: "Browser", site: "Site", who: str, office: str) -> None:
        super().__init__(browser, site, who, "Biên tập viên", office)
