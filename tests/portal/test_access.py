"""Every kind of page, at three widths, in light, dark and forced colours, as axe reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = (320, 768, 1280)
LIGHT = {"color_scheme": "light", "forced_colors": "none"}
OTHER_COLOURS = ({**LIGHT, "color_scheme": "dark"}, {**LIGHT, "forced_colors": "active"})
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
EVERYTHING = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}}
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
FOUND = """
rules => axe.run(document, rules).then(told => told.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 140)}`)))
"""


def faults_on(page: Page, rules: dict[str, object]) -> list[str]:
    faults: list[str] = page.evaluate(FOUND, rules)
    return faults


def faults_in_every_look(page: Page) -> list[str]:
    """At every width, with all rules in light colours, and with those that speak of colours in the others."""
    faults = []
    page.evaluate(Axe().axe_script)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**LIGHT)
        found = faults_on(page, EVERYTHING)
        for look in OTHER_COLOURS:
            page.emulate_media(**look)
            found += [f"{look}: {fault}" for fault in faults_on(page, COLOURS)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{width}: {fault}" for fault in found] + ([f"{width}: {wide} wide"] if wide > width else [])
    return faults


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_shuts_anybody_out(portal, browser: Browser, language):
    faults = []
    context = browser.new_context(reduced_motion="reduce")  # a colour on its way to another is neither
    page = context.new_page()
    for host in (portal.first, portal.second):
        context.add_cookies([{"name": "django_language", "value": language, "url": host}])
    for name, address in portal.pages.items():
        page.emulate_media(**LIGHT)
        page.goto(address)
        written_in = "vi" if name == "print" else language  # paper speaks the language of its article
        assert page.evaluate("document.documentElement.lang") == written_in, name
        faults += [f"{name}, {fault}" for fault in faults_in_every_look(page)]
    context.close()

    assert faults == []


def test_what_shuts_somebody_out_is_found(portal, browser: Browser):
    page = browser.new_page(reduced_motion="reduce")
    page.goto(portal.first)
    page.evaluate("document.querySelectorAll('main p').forEach(one => { one.style.color = '#eee' })")
    page.evaluate("document.querySelector('img').removeAttribute('alt')")

    rules = {fault.split(": ")[1] for fault in faults_in_every_look(page)}
    page.close()

    assert rules >= {"color-contrast", "image-alt"}
