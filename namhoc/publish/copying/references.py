"""What pages and styles refer to, found in their text and put in other words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime

_ATTRIBUTE = re.compile(r'(?<=\s)(href|src|poster|data|content|action)="([^"]*)"')
_SRCSET = re.compile(r'(?<=\s)(srcset|imagesrcset)="([^"]*)"')
_STYLE = re.compile(r"""url\(\s*(['"]?)([^'")]+)\1\s*\)""")
_FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b[^>]*\ssrc=[^>]*>\s*</script>|<link\b[^>]*rel=\"modulepreload\"[^>]*>", re.DOTALL)
_FRAME = re.compile(r'<iframe\b[^>]*\ssrc="([^"]*)"[^>]*>.*?</iframe>', re.DOTALL)
_ACTION = re.compile(r'\saction="([^"]*)"')
_WHOLE = re.compile(r'https?://[^\s"<>\\]+')
_NOW = re.compile(r"(<(lastBuildDate|updated)>)[^<]*(</)")
_BEGINNING = datetime.fromtimestamp(0, UTC)
LONG_AGO = {"lastBuildDate": format_datetime(_BEGINNING), "updated": _BEGINNING.isoformat()}
Led = Callable[[str], str | None]
TOLD = ("content",)  # attributes that hold an address only where it is written in full


def without_what_needs_a_server(page: str, instead: Callable[[str], str], is_kept: Callable[[str], bool]) -> str:
    """A page without forms, scripts, frames that only a server answers. ``instead`` of a form stands what it says."""

    def form(found: re.Match[str]) -> str:
        action = _ACTION.search(found[0].partition(">")[0])
        return instead(html.unescape(action[1]) if action else "")

    plain = _SCRIPT.sub("", _FORM.sub(form, page))
    return _FRAME.sub(lambda found: found[0] if is_kept(html.unescape(found[1])) else "", plain)


def references_in(page: str) -> Iterator[str]:
    """Every address that a page names, as it names it."""
    for name, value in _ATTRIBUTE.findall(page):
        address = html.unescape(value)
        if name not in TOLD or _WHOLE.fullmatch(address):
            yield address
    for _name, value in _SRCSET.findall(page):
        yield from (part.split()[0] for part in html.unescape(value).split(",") if part.strip())


def references_of_style(style: str) -> list[str]:
    return [address for _mark, address in _STYLE.findall(style) if not address.startswith("data:")]


def with_references(page: str, led: Led, origins: tuple[str, ...]) -> str:
    """The same page whose addresses lead elsewhere; one that leads nowhere is no link any more."""

    def attribute(found: re.Match[str]) -> str:
        address = html.unescape(found[2])
        if found[1] in TOLD and not address.startswith(origins):
            return found[0]
        new = led(address)
        return "" if new is None else f'{found[1]}="{html.escape(new)}"'

    def srcset(found: re.Match[str]) -> str:
        parts = [part.split() for part in html.unescape(found[2]).split(",") if part.strip()]
        kept = [" ".join([new, *part[1:]]) for part in parts if (new := led(part[0])) is not None]
        return f'{found[1]}="{html.escape(", ".join(kept))}"'

    return _SRCSET.sub(srcset, _ATTRIBUTE.sub(attribute, page))


def with_whole_addresses(text: str, led: Led, origins: tuple[str, ...]) -> str:
    """Feeds, maps and linked data: addresses of the site written in full, wherever they stand."""

    def whole(found: re.Match[str]) -> str:
        address = html.unescape(found[0])
        return html.escape(led(address) or address) if address.startswith(origins) else found[0]

    return _WHOLE.sub(whole, text)


def without_now(feed: str) -> str:
    """An empty feed says that it was written now: the same site would make other bytes each time."""
    if "<item>" in feed or "<entry" in feed:
        return feed
    return _NOW.sub(lambda found: f"{found[1]}{LONG_AGO[found[2]]}{found[3]}", feed)


def with_style_references(style: str, led: Led) -> str:
    return _STYLE.sub(lambda found: f"url({found[1]}{led(found[2]) or found[2]}{found[1]})", style)
