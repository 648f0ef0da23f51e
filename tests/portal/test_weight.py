"""What a page of the portal weighs on the line: a phone on a village's network reads it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE, PICTURES, STYLES_AND_SCRIPTS = 60_000, 120_000, 30_000  # bytes as they are sent


def traffic(reader: BrowserContext, address: str) -> list[tuple[str, str, int]]:
    """What is asked for to show a page: address, kind, bytes on the line."""
    page = reader.new_page()
    line = reader.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    about: dict[str, tuple[str, str]] = {}
    found: list[tuple[str, str, int]] = []
    line.on("Network.responseReceived", lambda told: about.update({told["requestId"]: _of(told)}))
    line.on("Network.loadingFinished", lambda told: found.append((*about[told["requestId"]], _bytes(told))))
    page.goto(address, wait_until="networkidle")
    page.close()
    return found


def _of(told: dict) -> tuple[str, str]:
    return told["response"]["url"], told["type"]


def _bytes(told: dict) -> int:
    return int(told["encodedDataLength"])


def test_every_page_is_light_and_asks_nobody_else(portal, reader):
    faults = []
    for name, address in portal.pages.items():
        sent = traffic(reader, address)
        weight = {kind: sum(size for _url, one, size in sent if one == kind) for _url, kind, _size in sent}
        ours = {urlsplit(portal.first).netloc, urlsplit(portal.second).netloc}
        strangers = [url for url, _kind, _size in sent if urlsplit(url).netloc not in ours and url.startswith("http")]
        told = {
            "page": (weight.get("Document", 0), PAGE),
            "styles and scripts": (weight.get("Stylesheet", 0) + weight.get("Script", 0), STYLES_AND_SCRIPTS),
            "pictures": (weight.get("Image", 0), PICTURES),
            "fonts": (weight.get("Font", 0), 0),
            "strangers": (len(strangers), 0),
        }
        faults += [f"{name}: {what} {is_now} > {most}" for what, (is_now, most) in told.items() if is_now > most]

    assert faults == []


def test_a_page_that_is_too_heavy_is_noticed(portal, reader):
    sent = traffic(reader, portal.pages["article"])

    assert {kind for _url, kind, _size in sent} >= {"Document", "Stylesheet", "Script"}
    assert all(size > 0 for _url, _kind, size in sent)
