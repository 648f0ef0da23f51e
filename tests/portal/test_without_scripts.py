"""The whole public side works without scripts: reading, finding, rating, commenting, asking, counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_a_reader_finds_an_article_without_tones(portal, page):
    page.goto(portal.first + "/")
    page.get_by_role("searchbox").fill("hoi nghi tong ket")
    page.get_by_role("button", name="Tìm").click()

    expect(page.locator("main mark").first).to_be_visible()
    page.locator("main").get_by_role("link", name=re.compile("Hội nghị tổng kết")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hội nghị tổng kết")


def test_the_numbers_of_visits_are_there(portal, page):
    page.goto(portal.first + "/")
    frame = page.frame_locator("iframe.count-frame")

    expect(frame.get_by_text("Tổng lượt truy cập")).to_be_visible()
    expect(frame.locator("dd").first).to_have_text(re.compile(r"^[\d.]+$"))


def test_a_figure_opens_its_origin(portal, page):
    page.goto(portal.first + portal.article)
    page.locator("article a.figure").first.click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main")).to_contain_text("Số này từ đâu?")


def test_every_kind_of_page_answers(portal, page):
    answers = {name: page.goto(address) for name, address in portal.pages.items()}
    found = {name: answer.status for name, answer in answers.items() if answer is not None}

    assert found == dict.fromkeys(portal.pages, 200) | {"not there": 404}
