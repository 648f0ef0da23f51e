"""How soon a reader on a bad line and a slow machine sees something, in a real browser."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from tests.provide.chromium import find_chromium

# What Chrome's own tools call slow 3G, and a processor four times slower than this one.
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
TIMES = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WATCH = """
window.largest = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) window.largest = one.startTime })
    .observe({type: "largest-contentful-paint", buffered: true});
"""
SEEN = """
() => [performance.getEntriesByName("first-contentful-paint")[0].startTime / 1000, window.largest / 1000]
"""


@dataclass(frozen=True)
class FirstLook:
    """Seconds until the first text, and until the largest part of what is seen at once; the median of some visits."""

    text: float
    largest: float


def first_look(url: str) -> FirstLook:
    """A phone's first visit, nothing of the site kept on it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        seen = [_visit(browser, url) for _ in range(TIMES)]
        browser.close()
    texts, largest = zip(*seen, strict=True)
    return FirstLook(statistics.median(texts), statistics.median(largest))


def _visit(browser: Browser, url: str) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(url, wait_until="networkidle", timeout=60_000)
    text, largest = page.evaluate(SEEN)
    context.close()
    return text, largest
