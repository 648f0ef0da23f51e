"""What is asked of every page can be refused: each complaint has something to complain about."""

from typing import TYPE_CHECKING

import pytest

from tests.journeys.screens import PHONE, Screens

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
QUIET = '<html lang="vi"><body><p>Số này từ đâu?</p><p lang="en">Where does it come from?</p></body></html>'


@pytest.fixture
def page(browser: "Browser"):
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def complaints(page: "Page", content: str) -> list[str]:
    screens = Screens(page, "someone", PHONE)
    page.set_content(content)
    screens.look("page")
    return screens.complaints


def test_a_page_in_vietnamese_that_fits_is_let_pass(page):
    assert complaints(page, QUIET) == []


def test_english_left_in_a_text_or_a_label_is_noticed(page):
    english = QUIET.replace("<p>", '<button aria-label="Take the workbook in"></button><b>Reports</b><p>')

    assert complaints(page, english) == [
        "someone, page: in English: Reports",
        "someone, page: in English: Take the workbook in",
    ]


def test_a_page_that_says_it_is_in_english_is_noticed(page):
    assert complaints(page, QUIET.replace('html lang="vi"', 'html lang="en"')) == [
        "someone, page: the page is not in Vietnamese"
    ]


def test_a_page_wider_than_a_phone_is_noticed(page):
    wide = QUIET.replace("<p>", '<p style="width: 900px">')

    assert complaints(page, wide) == [
        """someone, page: wider than 360 pixels: ['<p style="width: 900px">Số này từ đâu?</p>']"""
    ]


def test_an_error_on_the_console_is_noticed(page):
    broken = QUIET.replace("</body>", "<script>console.error('hỏng')</script></body>")

    assert complaints(page, broken) == ["someone: hỏng (about:blank)"]
