"""Every kind of page, at three widths, in light, dark and forced colours, as axe reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = (320, 768, 1280)
LOOKS = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"})
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}}


def faults_on(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:140]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("language", ["vi"])
def test_no_page_shuts_anybody_out(portal, browser: Browser, language):
    faults = []
    context = browser.new_context(reduced_motion="reduce")  # a colour on its way to another is neither
    page = context.new_page()
    for host in (portal.first, portal.second):
        context.add_cookies([{"name": "django_language", "value": language, "url": host}])
    for name, address in portal.pages.items():
        page.emulate_media(**LOOKS[0])
        page.goto(address)
        assert page.evaluate("document.documentElement.lang") == language, name
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for look in LOOKS:
                page.emulate_media(**{"forced_colors": "none", **look})
                faults += [f"{name}, {width}, {look}: {fault}" for fault in faults_on(page)]
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{name}: {wide} wide at {width}"] if wide > width else []
    context.close()

    assert faults == []
