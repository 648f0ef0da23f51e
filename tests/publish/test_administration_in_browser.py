"""The administration works in a browser that lets in no script and no style but our own."""

import pytest
from django.test import Client
from playwright.sync_api import expect
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from namhoc.people.models import Account
from tests.publish.administration import pages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # Wagtail's thumbnails stay open
]
LISTEN = """
  window.refused = []
  document.addEventListener("securitypolicyviolation", (told) =>
    refused.push([told.effectiveDirective, told.blockedURI, told.sourceFile.split("/").pop()].join(" ")))
"""
# A widget sets the attribute onsubmit="return;" and the like, which does nothing either way.
DOES_NOTHING = "script-src-attr inline jquery.Jcrop.min.js"


@pytest.fixture
def administration(page, live_server, settings, office, portal):
    """A browser in which whoever keeps the site is signed in, and the addresses of all there is to see."""
    get_image_model().objects.create(title="Sân trường", file=get_test_image_file())
    Redirect.objects.create(old_path="/cu", redirect_link="/moi/")
    client = Client()
    client.force_login(Account.objects.create_superuser("keeper", password="x", name="Người giữ trang"))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page.add_init_script(LISTEN)
    page.broken = []
    page.on("pageerror", lambda error: page.broken.append(str(error)))
    page.places = {route: path for route, path, text in pages(client) if "<body" in text}
    return page


def refused(page):
    page.wait_for_timeout(300)  # what starts after loading has started by then
    return [one for one in page.evaluate("window.refused") if one != DOES_NOTHING]


def test_no_page_does_what_the_policy_forbids(administration):
    found = {}
    for route, path in administration.places.items():
        administration.goto(path)
        found[route] = refused(administration) + administration.broken
        administration.broken.clear()

    assert {route: trouble for route, trouble in found.items() if trouble} == {}
    assert len(found) > 15, sorted(found)


def test_a_page_is_chosen_in_a_window(administration, portal):
    administration.goto("/quan-tri/redirects/add/")

    administration.get_by_role("button", name="Chọn một trang").first.click()
    administration.get_by_role("link", name="Giáo dục Điện Biên").first.click()

    expect(administration.locator("input[name=redirect_page]")).to_have_value(str(portal.pk))
    assert refused(administration) == []


def test_a_day_is_chosen_from_a_calendar(administration):
    administration.goto(administration.places["wagtailadmin_pages:edit"])

    administration.get_by_label("Mở hoặc thu tình trạng").click()
    administration.get_by_role("button", name="Đặt lịch", exact=True).click()
    administration.locator("#id_go_live_at").click()

    expect(administration.locator(".xdsoft_datetimepicker:visible .xdsoft_date").first).to_be_visible()
    assert refused(administration) == []


def test_a_script_that_was_smuggled_in_does_nothing(administration):
    section = administration.places["wagtailadmin_pages:edit"]
    administration.route(f"**{section}", smuggle)
    administration.goto(section)

    assert administration.evaluate("window.smuggled") is None
    assert "script-src-elem inline" in " ".join(refused(administration))


def smuggle(route):
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("<body", "<script>smuggled = 1</script><body", 1))
