"""What is asked of every page that somebody meets: it fits a phone, speaks Vietnamese, and is quiet and alone.

With NAMHOC_SCREENSHOTS naming a folder, each page is also kept there as a picture, at 1280 and at 360 pixels.
"""

import os
import re
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from tests.house.words import PO

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
REFUSED = re.compile(r"status of (409|422) ")  # how Chromium notes that a form came back to be mended
ENGLISH = re.compile(  # words that no Vietnamese syllable is spelled like
    r"\b(the|and|of|this|that|is|are|was|were|been|has|have|not|with|for|from|your|you|please|every|which|where"
    r"|public|internal|session|school|year|figure|report|cell|unit|round|draft|sent)s?\b",
    re.IGNORECASE,
)
TOKEN = re.compile(r"\{\{figure:\w+:\w+\}\}")  # how an editor writes a live figure
TEXTS = """() => {
  const skipped = "script, style, code, pre, [lang=en], [translate=no]";
  const seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest(skipped)) seen.push(walk.currentNode.data);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    document.querySelectorAll(`[${name}]`).forEach((one) => one.closest(skipped) || seen.push(one.getAttribute(name)));
  }
  return seen.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)"""
_pictures = count(1)


class Screens:
    """The pages that one person meets in one window."""

    def __init__(self, page: "Page", who: str, window: dict[str, int]) -> None:
        self.page, self.who, self.window = page, who, window
        self.complaints: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(f"{who}: {error}"))

    def look(self, name: str) -> None:
        """Look at the page as it is now, wide and on a phone."""
        self.page.wait_for_load_state()
        texts = self.page.evaluate(TEXTS)
        self.complaints += [f"{self.who}, {name}: in English: {text}" for text in texts if _is_english(text)]
        if self.page.evaluate("document.documentElement.lang") != "vi":
            self.complaints.append(f"{self.who}, {name}: the page is not in Vietnamese")
        picture = f"{next(_pictures):02}-{self.who}-{name}"
        for size in (PHONE, WIDE) if self.window == WIDE else (WIDE, PHONE):
            self.page.set_viewport_size(size)
            if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                wide = self.page.evaluate(TOO_WIDE)
                self.complaints.append(f"{self.who}, {name}: wider than {size['width']} pixels: {wide}")
            self._keep(f"{picture}-{size['width']}.png")

    def _keep(self, name: str) -> None:
        if folder := os.environ.get("NAMHOC_SCREENSHOTS"):
            self.page.screenshot(path=Path(folder) / name, full_page=True, animations="disabled")

    def _note(self, message: "ConsoleMessage") -> None:
        if message.type in ("error", "warning") and not REFUSED.search(message.text):
            self.complaints.append(f"{self.who}: {message.text} ({self.page.url})")


def _is_english(text: str) -> bool:
    return text in _source_words() or ENGLISH.search(TOKEN.sub("", text)) is not None


@cache
def _source_words() -> set[str]:
    """What the code says in English and Vietnamese says otherwise."""
    return {entry.msgid for entry in polib.pofile(str(PO)) if entry.msgstr not in ("", entry.msgid)}
