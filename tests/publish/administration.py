"""The open pages of the administration, walked as whoever keeps the site meets them."""

import json
from collections import Counter, deque
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import polib
from django.test import Client
from django.urls import resolve, reverse

from namhoc.publish.administration import OPEN, PLACE
from tests.house import upstream

# Choosers and other pages that no link leads to.
BY_ADDRESS = (
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailimages_chooser:choose",
    "wagtaildocs_chooser:choose",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailadmin_collections:index",
    "wagtailadmin_collections:add",
    "wagtailadmin_account",
    "wagtailadmin_javascript_catalog",
)
READ_OUT = frozenset({"title", "aria-label", "placeholder", "alt", "label"})
UNSEEN = frozenset({"script", "style"})
OF_A_ROUTE = 3  # pages looked at: the others differ in what is listed
# Written without gettext in Wagtail's own templates: the name of two landmarks for screen readers, an empty counter.
NEVER_MARKED = frozenset({"Actions", "Search", "None"})


class Reader(HTMLParser):
    """What a page says to people, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.links: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.links += [told["href"]] if tag == "a" and told.get("href") else []
        self.said += [value for name, value in told.items() if name in READ_OUT and value]
        self.said += [told["value"]] if told.get("type") in ("submit", "button") and told.get("value") else []
        for name, value in told.items():
            if name.startswith("data-") and value and value[:1] in "[{":
                self.said += words_in(value)
        if tag in UNSEEN:
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        self.said += words_in(data) if self.inside else [data]


def words_in(text: str) -> list[str]:
    """What a piece of JSON says that has more than one word: a single one may be a name in a program."""
    try:
        return [word for word in _leaves(json.loads(text)) if " " in word.strip()]
    except ValueError:
        return []


def _leaves(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _leaves(one)


def in_english() -> set[str]:
    """What Wagtail's catalogues say in English and in other words in Vietnamese."""
    entries = [entry for one in upstream.kept() if one.app.startswith("wagtail") for entry in upstream.read(one.ours)]
    return {text for entry in entries for text in _english(entry)} - {_said(entry) for entry in entries} - NEVER_MARKED


def _english(entry: polib.POEntry) -> list[str]:
    return [_plain(text) for text in (entry.msgid, entry.msgid_plural) if text and "%(" not in text]


def _said(entry: polib.POEntry) -> str:
    return _plain(entry.msgstr or entry.msgstr_plural.get(0, ""))


def _plain(text: str) -> str:
    return " ".join(text.split())


def pages(client: Client) -> Iterator[tuple[str, str, str]]:
    """Every page that links lead to from the first one, and those with no link: route, address, text."""
    waiting = deque([PLACE, *(reverse(name) for name in BY_ADDRESS)])
    seen, looked_at = set(), Counter()
    while waiting:
        path = waiting.popleft()
        route = resolve(urlsplit(path).path).view_name
        if path in seen or route not in OPEN or looked_at[route] == OF_A_ROUTE:
            continue
        seen.add(path)
        response = client.get(path)
        if response.status_code == 200:
            looked_at[route] += 1
            text = _text(response)
            yield route, path, text
            waiting.extend(_leading_on(path, text))


def _text(response) -> str:
    if response.headers["Content-Type"].startswith("application/json"):
        return str(response.json().get("html", ""))
    return response.content.decode()


def _leading_on(path: str, text: str) -> list[str]:
    reader = Reader()
    reader.feed(text)
    whole = [urlsplit(urljoin(path, link)) for link in reader.links]
    pages_only = [one for one in whole if one.path.startswith(PLACE) and "export=" not in one.query]
    return [one.path + (f"?{one.query}" if one.query else "") for one in pages_only]


def english_on(text: str, english: set[str]) -> set[str]:
    reader = Reader()
    reader.feed(text)
    return {_plain(said) for said in reader.said} & english
