"""The button and the worker in a real browser. Its maker's server is out of reach: one answer is given for it."""

import json

import pytest
from playwright.sync_api import expect

from namhoc.publish.push.models import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACE = "/nhan-thong-bao/"
# What the maker's server would have answered: an address, and the keys that the browser keeps.
ANSWER = """
  const told = %s
  let kept = null
  const made = (options) => (window.asked = options, kept = {
    endpoint: told.endpoint, toJSON: () => told, unsubscribe: async () => { kept = null; return true } })
  PushManager.prototype.subscribe = async (options) => made(options)
  PushManager.prototype.getSubscription = async () => kept
"""


@pytest.fixture
def site(page, live_server, home, maker, browser_of_a_reader):
    """The page of the button, in a browser whose maker's server answers."""
    told = {"endpoint": maker.address(), "keys": browser_of_a_reader.keys}
    page.add_init_script(ANSWER % json.dumps(told))
    page.broken = []
    page.on("pageerror", lambda error: page.broken.append(str(error)))
    page.on("console", lambda told: page.broken.append(told.text) if told.type == "error" else None)
    page.place = live_server.url + PLACE
    return page


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_one_press_begins_and_one_press_ends(site):
    site.context.grant_permissions(["notifications"])
    site.goto(site.place)
    expect(site.get_by_role("button", name="Thôi nhận thông báo")).to_be_hidden()
    expect(site.get_by_text("Có cách khác để biết bài mới")).to_be_hidden()
    site.get_by_label("Nhận tin về").select_option(label="Thông báo")
    press(site, "Nhận thông báo")
    expect(site.get_by_role("status")).to_have_text("Trình duyệt này đang nhận thông báo.")
    begun = list(Browser.objects.values_list("section__slug", "language"))
    asked = site.evaluate("[asked.userVisibleOnly, asked.applicationServerKey.length]")

    press(site, "Thôi nhận thông báo")
    expect(site.get_by_role("status")).to_contain_text("địa chỉ của nó ở đây đã xóa")
    assert (begun, asked, Browser.objects.count(), site.broken) == ([("thong-bao", "vi")], [True, 87], 0, [])


def test_nothing_is_asked_of_who_presses_nothing(site):
    site.add_init_script("Notification.requestPermission = async () => (window.bothered = true, 'denied')")
    site.goto(site.place)
    before = site.evaluate("window.bothered === true")
    press(site, "Nhận thông báo")
    expect(site.get_by_role("status")).to_contain_text("Trình duyệt không cho trang này hiện thông báo")

    assert (before, site.evaluate("window.bothered"), Browser.objects.count()) == (False, True, 0)


def test_what_the_site_refuses_is_said_and_the_browser_lets_go(site, settings):
    settings.PUSH_LOOPBACK = False
    site.context.grant_permissions(["notifications"])
    site.goto(site.place)
    press(site, "Nhận thông báo")

    expect(site.get_by_role("status")).to_contain_text("đi qua một máy chủ mà trang không gửi tới")
    assert site.evaluate("navigator.serviceWorker.ready.then(one => one.pushManager.getSubscription())") is None


def test_a_browser_without_notices_reads_of_the_other_ways(site):
    site.add_init_script("delete window.PushManager")
    site.goto(site.place)

    expect(site.get_by_text("Có cách khác để biết bài mới")).to_be_visible()
    expect(site.get_by_role("button", name="Nhận thông báo")).to_be_hidden()
    expect(site.locator("main").get_by_role("link", name="RSS")).to_be_visible()


def test_the_worker_shows_what_the_site_has_sent(site):
    site.context.grant_permissions(["notifications"])
    site.goto(site.place)
    press(site, "Nhận thông báo")
    expect(site.get_by_role("status")).to_be_visible()
    line, known = site.context.new_cdp_session(site), []
    line.on("ServiceWorker.workerRegistrationUpdated", lambda told: known.extend(told["registrations"]))
    line.send("ServiceWorker.enable")
    site.wait_for_timeout(500)
    notice = {"title": "Bài mới ở Mường Lay", "body": "Mở đầu.", "address": "/tin-tuc/bai-moi/"}
    about = {"origin": site.place.removesuffix(PLACE), "registrationId": known[-1]["registrationId"]}
    line.send("ServiceWorker.deliverPushMessage", {**about, "data": json.dumps(notice)})
    site.wait_for_timeout(500)
    shown = site.evaluate(
        "navigator.serviceWorker.ready.then(one => one.getNotifications()).then(all => all.map("
        "one => ({ title: one.title, body: one.body, address: one.data })))"
    )

    assert (shown, known[-1]["scopeURL"]) == ([notice], site.place.removesuffix(PLACE) + "/")
