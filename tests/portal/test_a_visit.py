"""A reader's visit from the front page to the feed: with scripts and without, in Vietnamese and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HELD = 6_000  # milliseconds: as long as a person takes at least
NOTES = "Cảm ơn phòng đã công bố số liệu rõ ràng."
WORDS = {
    "vi": {"origin": "Số này từ đâu?", "points": "Tổng số điểm", "thanks": "Cảm ơn"},
    "en": {"origin": "Where does this number come from?", "points": "points in", "thanks": "Thank you"},
}
WAYS = [(scripts, language) for scripts in (True, False) for language in WORDS]


class Visit:
    """One reader in one browser."""

    def __init__(self, page: Page, words: dict[str, str], *, scripts: bool) -> None:
        self.page, self.words, self.scripts = page, words, scripts
        self.main = page.locator("main")

    def open_the_article_of_the_year(self) -> None:
        """By the front page and its section, as one does."""
        self.page.locator("nav.sections").get_by_role("link", name="Tin tức").click()
        expect(self.main.get_by_role("heading", level=1)).to_have_text("Tin tức")
        self.main.get_by_role("link", name=re.compile("Hội nghị tổng kết")).first.click()
        expect(self.page.locator("article h1")).to_be_visible()

    def follow_a_figure(self) -> None:
        self.page.locator("article a.figure").first.click()
        expect(self.main).to_contain_text(self.words["origin"])
        self.page.go_back()

    def rate(self, stars: int) -> None:
        button = f"button[name=stars][value='{stars}']"
        self.page.locator(button).click()
        if not self.scripts:
            self.page.wait_for_timeout(HELD)
            self.page.locator(button).click()
        expect(self.page.locator("#da-danh-gia")).to_contain_text(self.words["thanks"])
        expect(self.page.locator("#danh-gia")).to_contain_text(re.compile(rf"{self.words['points']}.*\d"))

    def comment(self, name: str) -> None:
        form = self.page.locator("#y-kien form").last
        form.locator("[name=name]").fill(name)
        form.locator("[name=text]").fill(NOTES)
        form.locator("button.button").click()
        if not self.scripts:
            self._send_again()
        expect(self.page.locator("#da-gui-y-kien")).to_contain_text(self.words["thanks"])
        expect(self.page.locator(".comments", has_text=name)).to_have_count(0)  # nobody sees it before the office has

    def _send_again(self) -> None:
        """What was typed stands there; it is read once more and sent."""
        expect(self.main.locator("[name=text]")).to_have_value(NOTES)
        self.page.wait_for_timeout(HELD)
        self.main.locator("form button.button").last.click()

    def ask(self, name: str) -> None:
        """A question, and how it stands by its number and code."""
        self.page.goto("/gui-phan-hoi/")
        form = self.main.locator("form")
        form.locator("[name=name]").fill(name)
        form.locator("[name=contact]").fill("0912 345 678")
        form.locator("[name=text]").fill(NOTES)
        for chosen in form.locator("select").all():
            chosen.select_option(index=1)
        form.locator("button.button").click()
        if not self.scripts:
            self._send_again()
        told = self.main.locator(".note-ok dd b")
        expect(told).to_have_count(2, timeout=15_000)
        number, code = told.all_inner_texts()
        self.page.goto("/tra-cuu-phan-hoi/")
        self.main.locator("[name=number]").fill(number)
        self.main.locator("[name=code]").fill(code)
        self.main.locator("form button.button").click()
        expect(self.main).to_contain_text(number)
        expect(self.main).to_contain_text(NOTES)

    def search(self, words: str, found: str) -> None:
        self.page.goto("/")
        self.page.get_by_role("searchbox").first.fill(words)
        self.page.locator("nav.sections .find button").click()
        expect(self.main.locator("mark").first).to_be_visible()
        self.main.get_by_role("link", name=re.compile(found)).first.click()
        expect(self.page.locator("article h1")).to_contain_text(found)

    def read_on_paper(self) -> None:
        self.page.goto(urlsplit(self.page.url).path + "ban-in/")
        expect(self.page.locator(".letterhead")).to_be_visible()

    def look_through_the_archive(self) -> None:
        self.page.goto("/luu-tru/")
        self.main.locator(".months a, .year a").first.click()
        expect(self.main.locator(".news a").first).to_be_visible()


@pytest.fixture(params=WAYS, ids=lambda way: f"{'with' if way[0] else 'without'} scripts, {way[1]}")
def visit(request: pytest.FixtureRequest, portal, browser: Browser) -> Iterator[Visit]:
    scripts, language = request.param
    context = browser.new_context(
        base_url=portal.first, java_script_enabled=scripts, viewport={"width": 360, "height": 740}
    )
    context.add_cookies([{"name": "django_language", "value": language, "url": portal.first}])
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda told: asked.append(told.url))
    yield Visit(page, WORDS[language], scripts=scripts)
    context.close()
    assert [url for url in asked if not url.startswith(portal.first)] == []


def test_a_reader_s_visit(visit):
    name = "Lò Văn Bình"
    visit.page.goto("/")
    visit.open_the_article_of_the_year()
    visit.follow_a_figure()
    visit.rate(5)
    visit.comment(name)
    visit.ask(name)
    visit.search("hoi nghi tong ket", "Hội nghị tổng kết")
    visit.read_on_paper()
    visit.look_through_the_archive()
    answer = visit.page.context.request.get("/tin-moi.rss")

    assert (answer.status, b"<rss" in answer.body()) == (200, True)
