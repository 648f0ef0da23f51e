"""Pages as a real browser shows them: accessible, narrow enough for a phone, quiet in the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from namhoc.people.roles import Role
from namhoc.publish import actions
from tests.publish import planted

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PUBLIC = ["/", "/tin-tuc/", "/thong-bao/", "/tim-kiem/?q=muong", "/tim-kiem/?q=khong", "/dang-nhap/", "/khong-co/"]
PHONE = {"width": 360, "height": 740}
TARGET = 24  # CSS pixels, the least side of what is pressed


@pytest.fixture
def office(live_server, settings, monkeypatch):
    """An office with an article that rests on a corrected figure, and another still a draft."""
    monkeypatch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())
    settings.SAMPLE = True
    office = planted.an_office()
    planted.a_portal()
    return office


@pytest.fixture
def article(office):
    editor = planted.an_actor(office)
    figure = planted.a_figure(office, base=planted.a_figure(office, 8, is_base=True))
    runs = ["Đạt ", (figure.pk, "fraction"), ", ", figure.pk, ", tăng ", (figure.pk, "amount"), "."]
    written = actions.write_article(
        office, planted.YEAR, "Tổng kết ở Mường Lay", "Mở đầu.", ["## Kết quả", runs], by=editor
    )
    published = actions.publish_article(written, by=planted.publishing(editor))
    planted.a_correction(figure, 8)
    return published


def enter(page, office, role):
    account = planted.a_post(office, role, sample=True).account
    page.goto("/dang-nhap/")
    page.fill("[name=username]", account.username)
    page.fill("[name=password]", planted.PASSWORD)
    page.click("main form button")
    page.wait_for_url("**/lam-viec/")


def faults(page):
    """What axe finds, as (rule, element)."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(fault["id"], node["target"], node["failureSummary"]) for fault in found for node in fault["nodes"]]


def too_small(page):
    """What is pressed and is smaller than a finger, but for links inside a sentence."""
    return page.evaluate(
        """least => [...document.querySelectorAll("a, button, input, select, textarea")]
            .filter(one => one.offsetParent && !one.closest("p, li, td, .unseen") && !one.matches(".skip, .unseen"))
            .filter(one => { const box = one.getBoundingClientRect(); return Math.min(box.width, box.height) < least; })
            .map(one => one.outerHTML.slice(0, 80))""",
        TARGET,
    )


def looked_at(page, address):
    """Everything that is wrong with a page, wide and narrow, light and dark."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    wrong = []
    for scheme, size in (("light", {"width": 1280, "height": 900}), ("dark", PHONE)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        page.goto(address)
        wrong += [(address, scheme, fault) for fault in faults(page)]
        wrong += [(address, "too small", one) for one in too_small(page)]
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            wrong.append((address, "wider than the screen", size["width"]))
    return wrong + [(address, "console", one) for one in said if "404" not in one and "403" not in one]


@pytest.mark.browser
def test_axe_finds_what_is_planted(page, office):
    page.goto("/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/static/x.svg\">')")

    assert [fault[0] for fault in faults(page)] == ["image-alt"]


@pytest.mark.browser
def test_public_pages_are_accessible_narrow_and_quiet(page, article):
    assert [wrong for address in [*PUBLIC, article.url] for wrong in looked_at(page, address)] == []


@pytest.mark.browser
def test_the_pages_of_signing_in_are_accessible_narrow_and_quiet(page, office, portal):
    wrong = looked_at(page, "/dang-nhap/")
    enter(page, office, Role.EDITOR)
    for address in ("", "mat-khau/", "phien/", "buoc-hai/", "xac-nhan/"):
        wrong += looked_at(page, f"/tai-khoan/{address}")

    page.evaluate("document.getElementById('idle').showModal()")
    assert wrong + faults(page) == []


@pytest.mark.browser
def test_the_desk_is_accessible_narrow_and_quiet(page, office, article):
    enter(page, office, Role.EDITOR)
    here = f"/lam-viec/bai-viet/{article.pk}/"
    pages = ["/lam-viec/", "/doi-vi-tri/", "/lam-viec/bai-viet/", "/lam-viec/bai-viet/moi/"]

    seen = [*pages, here, here + "xem-truoc/", here + "dang/", here + "go/", "/quan-tri/"]

    assert [wrong for address in seen for wrong in looked_at(page, address)] == []


@pytest.mark.browser
def test_on_a_phone_the_rooms_are_behind_one_button_and_work_without_a_mouse(page, office):
    page.set_viewport_size(PHONE)
    enter(page, office, Role.EDITOR)
    link = page.locator("#rooms a[href='/lam-viec/bai-viet/']")
    assert not link.is_visible()

    page.focus(".menu-button")
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()


@pytest.mark.browser
def test_the_first_tab_leads_past_the_header(page, article):
    page.goto(article.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.browser
def test_the_summary_of_errors_takes_the_focus(page, office):
    page.goto("/dang-nhap/")
    page.click("main form button")

    page.wait_for_selector("[role=alert]:focus")


@pytest.mark.browser
def test_a_press_puts_a_figure_where_the_editor_writes(page, office, article):
    enter(page, office, Role.EDITOR)
    page.goto(f"/lam-viec/bai-viet/{article.pk}/")
    page.fill("[name=body-0-text]", "Năm nay đạt .")
    page.evaluate("document.querySelector('[name=body-0-text]').setSelectionRange(12, 12)")
    page.click(".chip >> nth=0")
    page.click("#writing .buttons button")
    page.wait_for_load_state()

    assert "Năm nay đạt 66,67%" in page.locator(".reads").nth(1).inner_text().replace("\n", " ")


@pytest.mark.browser
def test_an_article_weighs_little(page, article):
    weights = []
    page.on("response", lambda answer: weights.append((answer.url.rsplit("/")[-1], len(answer.body()))))
    page.goto(article.url, wait_until="networkidle")

    sheets = [weight for name, weight in weights if name.endswith((".css", ".js"))]
    assert sum(sheets) <= 30_000
    assert sum(weight for _name, weight in weights) <= 60_000
