"""The origin of a number as a real browser shows it: wide and on a phone, accessible, quiet in the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from namhoc.engine.gaps import NOT_REPORTED
from tests.collect.desk import an_office
from tests.measure.worked import ACCREDITED, GRADUATION, YEAR, accredited, adopted, graduation, schools

pytestmark = pytest.mark.django_db(transaction=True)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture
def addresses(live_server):
    """A figure from answers, one unit silent, and one from certificates that replaced another."""
    office = an_office()
    schools(office, 3)
    adopted(office, accredited(1, 3))
    found = adopted(office, graduation((40, 50), (1, 3), NOT_REPORTED), accredited(2, 3), reason="Nộp bổ sung.")
    return {code: figure.get_absolute_url() for code, figure in found.items()}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_page_is_accessible_narrow_enough_and_quiet(page, addresses, size):
    page.set_viewport_size(size)
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)

    for code in (GRADUATION, ACCREDITED):
        page.goto(addresses[code])
        faults = Axe().run(page, options=RULES).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert said == []


def test_a_schools_cells_stand_open_on_a_desk_and_folded_on_a_phone(page, addresses):
    cell = page.locator(".spots code", has_text="J9").first
    page.goto(addresses[GRADUATION])
    expect(cell).to_be_visible()

    page.set_viewport_size(PHONE)
    expect(cell).to_be_hidden()
    page.locator(".source summary").first.click()
    expect(cell).to_be_visible()


def test_paper_shows_every_cell_and_no_buttons(page, addresses):
    page.set_viewport_size(PHONE)
    page.goto(addresses[GRADUATION])
    page.emulate_media(media="print")

    expect(page.locator(".spots code").first).to_be_visible()
    expect(page.locator(".taking .button").first).to_be_hidden()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_on_other_units_the_cover_and_the_note_of_each_figure_are_seen(page, live_server, addresses, size):
    page.set_viewport_size(size)
    page.goto(f"/so-lieu/phong-mau/{YEAR}/?structure=today")

    row = page.locator(".restated tbody tr").filter(has=page.locator(f'a[href="{addresses[GRADUATION]}"]'))
    expect(row.get_by_text("2/3", exact=False).last).to_be_visible()
    expect(row.locator("td").last).to_be_visible()
    assert row.locator("td").last.inner_text().strip() != ""
