"""The grid in a real browser: keys, pasting, sums, taking back, leaving; and the same page without scripts."""

import json

import pytest
from django.test import Client
from playwright.sync_api import expect

from namhoc.collect.models import Answer
from namhoc.people.roles import Role
from tests.collect.desk import fill, sent, signed_in, someone

pytestmark = pytest.mark.django_db(transaction=True)
ROOM = "/lam-viec/bao-cao/"
MAX_STEPS = 50


def let_in(context, live_server, actor):
    """The browser signed in as this person; it reads English, as the other tests do."""
    cookie = signed_in(Client(), actor).cookies["session"].value
    context.add_cookies(
        [
            {"name": "session", "value": cookie, "url": live_server.url},
            {"name": "django_language", "value": "en", "url": live_server.url},
        ]
    )


@pytest.fixture
def grid(page, live_server, report, clerk, on_the_day):
    """The clerk's report, open in the browser."""
    fill(report, clerk)
    let_in(page.context, live_server, clerk)
    page.goto(report.get_absolute_url())
    return page


def cell(page, name):
    return page.locator(f"#b1-{name}")


def here(page):
    return page.evaluate("document.activeElement.id")


def paste(page, text):
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def test_enter_arrows_and_tab_move_as_in_a_sheet(grid):
    cell(grid, "D6").click()
    seen = []
    for key in ("Enter", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft", "Tab", "Shift+Enter", "Shift+Enter"):
        grid.keyboard.press(key)
        seen.append(here(grid))

    assert seen == ["b1-D7", "b1-D8", "b1-E8", "b1-E7", "b1-D7", "b1-E7", "b1-E6", "b1-E6"]


def test_arrows_pass_over_cells_that_are_not_asked(grid):
    grid.locator("#b2-E6").click()
    grid.keyboard.press("ArrowRight")
    assert here(grid) == "b2-E6"

    grid.locator("#b2-F7").click()
    grid.keyboard.press("ArrowDown")
    assert here(grid) == "b2-F7"


def test_arrows_inside_a_number_move_the_caret(grid):
    cell(grid, "D6").click()
    grid.keyboard.type("123")
    grid.keyboard.press("ArrowLeft")
    grid.keyboard.type("9")

    assert (here(grid), cell(grid, "D6").input_value()) == ("b1-D6", "1293")


def test_a_block_from_excel_is_pasted_and_sums_follow(grid):
    cell(grid, "D6").click()
    paste(grid, "31\t14\r\n29\t15\r\n30\t11\r\n")

    pasted = [cell(grid, name).input_value() for name in ("D6", "E6", "D7", "E7", "D8", "E8", "D9")]
    assert pasted == ["31", "14", "29", "15", "30", "11", "5"]
    assert grid.locator("[data-sum]").nth(1).inner_text() == "100"
    expect(grid.locator("[data-status]")).to_have_text("Not saved yet: 6")
    assert cell(grid, "D6").locator("xpath=..").get_attribute("class") == "cell unsaved"


def test_a_block_that_reaches_over_the_edge_fills_what_there_is(grid):
    cell(grid, "H10").click()
    paste(grid, "7\t8\n9\t10")

    assert cell(grid, "H10").input_value() == "7"
    expect(grid.locator("[data-status]")).to_have_text("Not saved yet: 1")


def test_a_paste_is_one_step_back_and_forward(grid):
    cell(grid, "D6").click()
    paste(grid, "31\t14")
    grid.keyboard.press("Control+z")
    back = [cell(grid, name).input_value() for name in ("D6", "E6")]
    grid.keyboard.press("Control+y")

    assert back == ["5", "5"]
    assert [cell(grid, name).input_value() for name in ("D6", "E6")] == ["31", "14"]


def test_fifty_steps_can_be_taken_back_and_no_more(grid):
    cell(grid, "D6").click()
    for at in range(MAX_STEPS + 5):
        paste(grid, f"{100 + at}\t1")
    for _step in range(MAX_STEPS + 10):
        grid.keyboard.press("Control+z")

    assert cell(grid, "D6").input_value() == "104"


def test_gaps_are_left_out_of_the_sum(grid):
    for name, typed in (("D6", "KAD"), ("D7", ""), ("D8", "thiếu: lũ")):
        cell(grid, name).fill(typed)

    assert grid.locator("[data-sum]").nth(1).inner_text() == "10"


def test_leaving_with_something_unsaved_is_asked_about(grid):
    asked = []
    grid.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    cell(grid, "D6").fill("31")
    grid.get_by_role("link", name="Reports").first.click()
    grid.wait_for_url("**/bao-cao/")

    assert asked == ["beforeunload"]


def test_saving_leaves_nothing_unsaved_and_asks_nothing(grid, report):
    asked = []
    grid.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    cell(grid, "D6").fill("31")
    grid.keyboard.press("Control+s")
    expect(grid.get_by_text("Saved: 1 cell.")).to_be_visible()
    grid.get_by_role("link", name="Reports").first.click()
    grid.wait_for_url("**/bao-cao/")

    assert (asked, Answer.objects.get(report=report, question="pupils.grade-1").number) == ([], 31)


def test_the_summary_leads_into_the_cell(grid):
    cell(grid, "E6").fill("9")
    grid.get_by_role("button", name="Save", exact=True).click()
    grid.locator(".findings a").click()

    assert here(grid) == "b1-E6"


def test_without_scripts_the_grid_saves_all_the_same(browser, live_server, report, clerk, on_the_day):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    let_in(context, live_server, clerk)
    page = context.new_page()
    page.goto(report.get_absolute_url())
    cell(page, "D6").fill("31")
    cell(page, "E6").fill("1.2")
    page.get_by_role("button", name="Save", exact=True).click()
    shown = cell(page, "E6").input_value()
    told = page.locator("#b1-E6-e1").inner_text()
    context.close()

    assert (shown, Answer.objects.get(report=report, question="pupils.grade-1").number) == ("1.2", 31)
    assert "“1.2” is not a number" in told


def faults(page, width, addresses):
    """Errors on the console, and pages wider than the screen."""
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.set_viewport_size({"width": width, "height": 740})
    for address in addresses:
        page.goto(address)
        across = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{address} is {across} wide"] if across > width else []
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_the_office_s_pages_fit_the_screen(page, live_server, report, on_the_day, width):
    sent(report, **{"classes.grade-1": 9})
    let_in(page.context, live_server, someone(Role.SPECIALIST, report.round.unit))
    at = report.get_absolute_url()

    assert faults(page, width, [ROOM, report.round.get_absolute_url(), at, f"{at}lich-su/"]) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_clerk_s_pages_fit_the_screen(page, live_server, report, clerk, width):
    fill(report, clerk, **{"girls.grade-1": 9})
    let_in(page.context, live_server, clerk)
    at = report.get_absolute_url()

    assert faults(page, width, [ROOM, at, f"{at}kiem-tra/"]) == []


def test_a_printed_report_has_every_column(page, live_server, report, clerk, on_the_day):
    fill(report, clerk)
    let_in(page.context, live_server, clerk)
    page.goto(report.get_absolute_url())
    page.emulate_media(media="print")

    cut = page.evaluate(
        "[...document.querySelectorAll('.grid-wrap')].filter(box => box.scrollWidth > box.clientWidth + 1).length"
    )
    hidden = page.evaluate(
        "[...document.querySelectorAll('.act-bar, .files')].map(one => getComputedStyle(one).display)"
    )
    assert (cut, json.dumps(hidden)) == (0, '["none", "none"]')
