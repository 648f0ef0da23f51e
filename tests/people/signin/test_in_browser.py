"""The same in a real browser: the warning in every tab, what was typed put back, an app, a key that Chromium plays."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.house.tree import ROOT
from tests.journeys.site import Site
from tests.people.signin.factors import Phone
from tests.people.signin.identity import CLIENT, SECRET, Identity
from tests.people.signin.prepare import PASSWORD

pytestmark = pytest.mark.slow
PATIENCE = 20_000  # milliseconds: the machine may be busy
TASKS, TASK = "/lam-viec/", "/lam-viec/ke-hoach/nhiem-vu/them/"
DAY = "2020-10-15"


class Office(Site):
    """The real server, two workers, an office's own data: what one worker knows the other must know, too."""

    workers = 2
    minutes = "30"

    def _settings(self, day):
        return {**super()._settings(day), "NAMHOC_SAMPLE": "0", "NAMHOC_IDLE_MINUTES": self.minutes}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    command = [sys.executable, "-m", "tests.people.signin.prepare", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    return folder


@pytest.fixture(scope="module")
def site(prepared, tmp_path_factory):
    office = Office(prepared, tmp_path_factory.mktemp("site") / "var")
    office.open_on(DAY)
    yield office
    office.close()


@pytest.fixture(scope="module")
def hasty(prepared, tmp_path_factory):
    """Twelve seconds without anybody there are enough; the last six are warned of."""
    office = Office(prepared, tmp_path_factory.mktemp("hasty") / "var")
    office.minutes = "0.2"
    office.open_on(DAY)
    yield office
    office.close()


@pytest.fixture
def window(browser):
    """Opens a browser of one's own at a site; nothing may be said in its console."""
    opened, said = [], []

    def at(address, width=1280):
        context = browser.new_context(base_url=address, locale="vi-VN", viewport={"width": width, "height": 900})
        context.set_default_timeout(PATIENCE)
        context.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
        opened.append(context)
        return context.new_page()

    yield at
    for context in opened:
        context.close()
    assert [line for line in said if "status of 4" not in line] == []  # a refusal is told by its number


def signs_in(page, name, then=TASKS):
    page.goto(f"/dang-nhap/?next={then}")
    again(page, name)


def again(page, name):
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_load_state()


def signs_out(page):
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("link", name="Đăng nhập").first).to_be_visible()


def confirms_password(page):
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_load_state()


def opens_account(page):
    page.locator("header").get_by_role("link", name=re.compile("Người")).click()
    page.wait_for_load_state()


# --- nobody there -----------------------------------------------------------------------------------------------------


def dialog(page):
    return page.get_by_role("alertdialog")


def test_every_tab_warns_and_one_press_is_enough_for_all(window, hasty):
    page = window(hasty.address)
    signs_in(page, "mot")
    other = page.context.new_page()
    other.goto("/tai-khoan/")
    expect(dialog(page)).to_be_visible(timeout=PATIENCE)
    expect(dialog(other)).to_be_visible(timeout=PATIENCE)
    expect(other.get_by_role("button", name="Ở lại")).to_be_focused()

    other.get_by_role("button", name="Ở lại").click()

    expect(dialog(other)).to_be_hidden()
    expect(dialog(page)).to_be_hidden()


def test_whoever_is_at_work_in_one_tab_is_not_asked_in_another(window, hasty):
    page = window(hasty.address)
    signs_in(page, "mot")
    other = page.context.new_page()
    other.goto("/tai-khoan/")
    page.bring_to_front()
    for _second in range(20):
        page.keyboard.press("Shift")
        page.wait_for_timeout(1000)
        assert dialog(other).is_hidden()

    other.reload()
    expect(other.get_by_role("heading", name="Tài khoản của tôi")).to_be_visible()


def test_a_page_that_is_merely_open_tells_nobody_that_somebody_is_there(window, hasty):
    page, told = window(hasty.address), []
    signs_in(page, "hai", TASK)
    page.route("**/tai-khoan/hoat-dong/", lambda route, request: answered(route, request, told))
    page.get_by_label("Nội dung").fill("Đang gõ dở dang")

    expect(dialog(page)).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(4_000)

    assert told.count("POST") == 1  # that something was typed
    assert "GET" in told


def answered(route, request, told):
    """The server knows of somebody a little later than the page does: it counts whole seconds, or has other tabs."""
    told.append(request.method)
    route.fulfill(json={"seconds": 6 if request.method == "GET" else 12})


def test_when_nobody_is_there_one_is_led_to_sign_in_and_what_was_typed_stands_there_again(window, hasty):
    page = window(hasty.address)
    signs_in(page, "hai", TASK)
    page.get_by_label("Nội dung").fill("Đang gõ dở dang")
    expect(page).to_have_url(re.compile(r"/dang-nhap/\?next="), timeout=60_000)
    expect(page.locator("main")).to_contain_text("không có thao tác nào")

    again(page, "hai")

    expect(page).to_have_url(re.compile(TASK))
    expect(page.get_by_label("Nội dung")).to_have_value("Đang gõ dở dang")
    expect(page.locator("#draft")).to_contain_text("Đã điền lại vào biểu mẫu.")


def test_the_grid_of_a_report_is_kept_cell_by_cell(window, hasty):
    page = window(hasty.address)
    signs_in(page, "thu-thu", "/lam-viec/bao-cao/")
    page.locator("main").get_by_role("link", name=re.compile("đầu năm", re.IGNORECASE)).first.click()
    cells = page.locator("table.grid input")
    cells.nth(0).fill("12")
    cells.nth(3).fill("34")
    expect(page).to_have_url(re.compile(r"/dang-nhap/\?next="), timeout=60_000)

    again(page, "thu-thu")

    expect(cells.nth(0)).to_have_value("12")
    expect(cells.nth(3)).to_have_value("34")
    expect(page.locator("td.unsaved")).to_have_count(2)


def test_without_scripts_a_form_that_comes_too_late_is_kept_all_the_same(browser, hasty):
    context = browser.new_context(base_url=hasty.address, locale="vi-VN", java_script_enabled=False)
    page = context.new_page()
    signs_in(page, "ba", TASK)
    page.get_by_label("Nội dung").fill("Gửi quá muộn")
    page.wait_for_timeout(13_000)
    page.locator("main form").last.get_by_role("button").last.click()
    expect(page.locator("main")).to_contain_text("Nội dung bạn gửi đã được giữ lại.")

    again(page, "ba")

    expect(page).to_have_url(re.compile(TASK))
    page.locator("#draft summary").click()
    expect(page.locator("#draft")).to_contain_text("Gửi quá muộn")
    context.close()


def test_a_draft_is_for_one_person_and_is_thrown_away_by_one_press(window, site):
    page = window(site.address)
    field = page.get_by_label("Nội dung")
    signs_in(page, "bon", TASK)
    with page.expect_response(re.compile("/ban-nhap/")):
        field.fill("Chỉ của tôi")
    signs_out(page)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]

    signs_in(page, "nam", TASK)
    expect(field).to_have_value("")
    signs_out(page)

    signs_in(page, "bon", TASK)
    expect(field).to_have_value("Chỉ của tôi")
    page.get_by_role("button", name="Bỏ bản nháp").click()
    expect(page.locator("main")).to_contain_text("Đã bỏ bản nháp.")
    expect(field).to_have_value("")


# --- the second factor ------------------------------------------------------------------------------------------------


def test_an_app_is_added_and_asked_for(window, site):
    page = window(site.address)
    signs_in(page, "sau")
    opens_account(page)
    page.get_by_role("link", name="Thêm ứng dụng").click()
    confirms_password(page)
    expect(page.get_by_role("img", name="Mã vuông cho ứng dụng xác thực")).to_be_visible()
    phone = Phone(page.locator("main code").inner_text())
    page.get_by_label("Mã").fill(phone.code())
    page.get_by_role("button", name="Thêm ứng dụng này").click()
    expect(page.locator(".codes li")).to_have_count(10)
    spare = page.locator(".codes li").first.inner_text()
    signs_out(page)

    signs_in(page, "sau")
    page.get_by_label("Mã").fill("000000")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("main")).to_contain_text("Mã này không đúng.")
    page.get_by_label("Mã").fill(phone.code())
    page.get_by_role("button", name="Đăng nhập").click()

    expect(page).to_have_url(re.compile(f"{TASKS}$"))
    signs_out(page)

    signs_in(page, "sau")
    page.get_by_label("Mã").fill(spare)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page).to_have_url(re.compile(f"{TASKS}$"))


def by_name(site):
    """Keys belong to a name, not to a number: the site as localhost."""
    return site.address.replace("127.0.0.1", "localhost")


def plays_key(page):
    """A key that Chromium plays: it checks the person and keeps what it is given."""
    chromium = page.context.new_cdp_session(page)
    chromium.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    made = chromium.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return chromium, made["authenticatorId"]


@pytest.mark.parametrize("alone", [False, True], ids=["after the password", "in its place"])
def test_a_key_is_added_and_opens_the_account(window, site, alone):
    named, name = window(by_name(site)), "mot" if alone else "hai"
    plays_key(named)
    signs_in(named, name)
    opens_account(named)
    named.get_by_role("link", name="Thêm khóa").click()
    confirms_password(named)
    named.get_by_label("Bạn gọi khóa này là gì").fill("Máy cơ quan")
    if alone:
        named.get_by_label("Đăng nhập chỉ bằng khóa này").check()
    named.get_by_role("button", name="Thêm khóa này").click()
    expect(named.get_by_role("heading", name="Mã dự phòng")).to_be_visible()
    named.goto("/tai-khoan/")
    expect(named.locator("main")).to_contain_text("Khóa “Máy cơ quan”")
    expect(named.locator("main")).not_to_contain_text("Phiên này mới đăng nhập bằng mật khẩu.")
    named.get_by_role("button", name="Đăng xuất").click()

    if alone:
        named.goto("/dang-nhap/")
        named.get_by_role("button", name="Đăng nhập bằng khóa của thiết bị").click()
    else:
        signs_in(named, name)
        named.get_by_role("button", name="Dùng khóa của tôi").click()

    expect(named).to_have_url(re.compile(f"{TASKS}$"))


def test_a_key_that_is_not_ours_opens_nothing_and_says_so(window, site):
    named = window(by_name(site))
    chromium, key = plays_key(named)
    signs_in(named, "ba")
    named.goto("/tai-khoan/khoa/")
    confirms_password(named)
    named.get_by_role("button", name="Thêm khóa này").click()
    expect(named.get_by_role("heading", name="Mã dự phòng")).to_be_visible()
    named.get_by_role("button", name="Đăng xuất").click()
    chromium.send("WebAuthn.clearCredentials", {"authenticatorId": key})

    signs_in(named, "ba")
    named.get_by_role("button", name="Dùng khóa của tôi").click()

    expect(named.locator("#key-trouble")).to_be_visible()
    named.goto(TASKS)
    expect(named).to_have_url(re.compile("/dang-nhap/"))


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_of_the_account_fit_and_speak_vietnamese(window, site, width):
    page = window(site.address, width)
    signs_in(page, "bay")
    for address in ("", "mat-khau/", "phien/", "buoc-hai/", "xac-nhan/?next=/tai-khoan/"):
        page.goto(f"/tai-khoan/{address}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
        assert page.evaluate("document.documentElement.lang") == "vi"


# --- a province's own identity ----------------------------------------------------------------------------------------


class OfficeOfAProvince(Office):
    """One that knows the province's identity."""

    identity: Identity

    def _settings(self, day):
        told = {"ADDRESS": self.identity.address, "CLIENT": CLIENT, "SECRET": SECRET, "NAME": "Định danh tỉnh"}
        return {**super()._settings(day), **{f"NAMHOC_OIDC_{name}": text for name, text in told.items()}}


@pytest.fixture
def province(prepared, tmp_path):
    office = OfficeOfAProvince(prepared, tmp_path / "var")
    office.identity = Identity()
    office.open_on(DAY)
    yield office
    office.close()
    office.identity.close()


def acts_in(database):
    with closing(sqlite3.connect(database)) as connection:
        return [act for (act,) in connection.execute("SELECT act FROM journal_entry ORDER BY number")]


def test_a_provinces_identity_opens_the_account_it_was_connected_to_and_no_other(province, window, tmp_path):
    page = window(province.address)
    page.goto("/dang-nhap/")
    page.get_by_role("button", name="Đăng nhập bằng Định danh tỉnh").click()
    expect(page.locator("main")).to_contain_text("Chưa có tài khoản nào ở đây nối với định danh đó.")

    signs_in(page, "mot")
    opens_account(page)
    page.get_by_role("link", name="Nối hoặc bỏ nối").click()
    page.get_by_role("button", name="Nối", exact=True).click()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator("main")).to_contain_text("Đã nối với định danh của tỉnh.")
    assert acts_in(tmp_path / "var" / "namhoc.sqlite3")[-1] == "connect-identity"
    signs_out(page)

    page.goto("/dang-nhap/")
    page.get_by_role("button", name="Đăng nhập bằng Định danh tỉnh").click()
    expect(page).to_have_url(re.compile(f"{TASKS}$"))
    expect(page.locator("header")).to_contain_text("Người Mot")
    signs_out(page)

    province.identity.subject = "nguoi-la"
    page.goto("/dang-nhap/")
    page.get_by_role("button", name="Đăng nhập bằng Định danh tỉnh").click()
    expect(page.locator("main")).to_contain_text("Chưa có tài khoản nào ở đây nối với định danh đó.")
