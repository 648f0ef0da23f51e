"""A copy of a site: every page of it asked for, its addresses put in other words, and all of it written to a folder."""

from __future__ import annotations

import os
import re
import tempfile
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.utils.html import format_html
from django.utils.translation import gettext as _

from namhoc.publish.copying import references
from namhoc.publish.copying.asking import Answer, Asking
from namhoc.publish.copying.scope import FEEDS, Scope

NOT_THERE = "/khong-co-trang-nay/"
LEADING_ON = range(300, 400)
SPOKEN = "<!-- readers -->"  # where a form for readers stood
_ENTRY = re.compile(r"<url>.*?</url>\s*", re.DOTALL)
_LOC = re.compile(r"<loc>([^<]+)</loc>")


@dataclass(frozen=True)
class Base:
    """Where a copy will stand: ``address`` in full, a path from the root, or nothing, which makes links relative."""

    address: str = ""

    def to(self, place: str, source: str) -> str:
        """How the file ``source`` names the file ``place``."""
        if self.address:
            return self.address + quote(place.removesuffix("index.html"))
        return quote(os.path.relpath(place, Path(source).parent))


@dataclass
class Copying:
    """One run: what was asked for, what it became, and what could not be had."""

    asking: Asking
    scope: Scope
    base: Base
    live: str  # address of the living site, without a slash
    sections: list[str]  # where its sections stand
    told: Callable[[int], None] = lambda _pages: None
    answers: dict[str, Answer] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)  # addresses that lead on, and where to
    broken: dict[str, str] = field(default_factory=dict)  # addresses that nothing answers, and a page that names them

    def run(self) -> dict[str, bytes]:
        """All files of the copy by their places."""
        with tempfile.TemporaryDirectory(prefix="namhoc-copy-") as folder:
            kept = self._gather(Path(folder))
            files = {self.scope.place(one): self._written(one, kept[one]) for one in sorted(self.answers)}
        files["404.html"] = self._page(NOT_THERE, self.asking.ask(NOT_THERE).body.decode(), "404.html").encode()
        return files

    # --- asking -------------------------------------------------------------------------------------------------------

    def _gather(self, folder: Path) -> dict[str, Path]:
        """Everything asked for, from the start and the map on; bodies lie in a folder meanwhile."""
        waiting = deque(dict.fromkeys([self.scope.start, *self._mapped(), "/sitemap.xml"]))
        kept: dict[str, Path] = {}
        seen = set(waiting)
        while waiting:
            address = waiting.popleft()
            answer = self._answer(address)
            if answer is None:
                continue
            kept[address] = folder / str(len(kept))
            kept[address].write_bytes(answer.body)
            self.answers[address] = Answer(answer.status, answer.kind, "", b"")
            self.told(len(kept))
            for named in self._named(address, answer):
                if named not in seen:
                    seen.add(named)
                    waiting.append(named)
        return kept

    def _answer(self, address: str) -> Answer | None:
        """What is at an address; ``None`` where it leads on or is not there."""
        answer = self.asking.ask(address)
        if answer.status in LEADING_ON:
            self.moved[address] = self._inside(urljoin(address, answer.place)) or ""
            return None
        if answer.status != HTTPStatus.OK:
            self.broken.setdefault(address, "")
            return None
        return answer

    def _mapped(self) -> list[str]:
        """The pages that the site's map names, of what is copied."""
        found = map(self._inside, _LOC.findall(self.asking.ask("/sitemap.xml").body.decode()))
        return [address for address in found if address and self._is_taken(address)]

    def _is_taken(self, address: str) -> bool:
        return self.scope.holds(address) and (self.scope.is_own(address) or self.scope.is_file(address))

    def _named(self, address: str, answer: Answer) -> list[str]:
        """What a page or style leads to and the copy takes: all from own pages, from others files and next pages."""
        if answer.kind == "text/css":
            found = references.references_of_style(answer.body.decode())
        elif answer.is_page:
            found = list(references.references_in(self._plain(address, answer.body.decode())))
        else:
            found = []
        inside = [
            one for one in (self._inside(urljoin(address, one)) for one in found) if one and self.scope.holds(one)
        ]
        own = self.scope.is_own(address)
        return [one for one in inside if self.scope.is_file(one) or self._follows(address, one, own=own)]

    def _follows(self, address: str, named: str, *, own: bool) -> bool:
        """From own pages to all but other sections; from pages beside only to their own next ones."""
        if not own:
            return urlsplit(named).path == urlsplit(address).path
        return self.scope.is_own(named) or not self._is_elsewhere(named)

    def _is_elsewhere(self, address: str) -> bool:
        """Whether it is the front page or another section: a copy of one section leads to the living site there."""
        return bool(self.scope.section) and (address == "/" or address.startswith(tuple(self.sections)))

    def _inside(self, address: str) -> str:
        """An address of the site from its root on, without what follows a #; empty where it is of another place."""
        for origin in self._origins:
            if address == origin or address.startswith(f"{origin}/"):
                address = address.removeprefix(origin) or "/"
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path.startswith("/"):
            return ""
        path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._")
        return f"{path}?{parts.query}" if parts.query else path

    @property
    def _origins(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([self.asking.origin, self.live]))

    # --- writing ------------------------------------------------------------------------------------------------------

    def _written(self, address: str, kept: Path) -> bytes:
        kind, body, place = self.answers[address].kind, kept.read_bytes(), self.scope.place(address)
        if kind == "text/html":
            return self._page(address, body.decode(), place).encode()
        if kind == "text/css":
            return references.with_style_references(body.decode(), self._leading(address, place)).encode()
        if urlsplit(address).path.endswith(FEEDS):
            text = self._map(body.decode()) if address == "/sitemap.xml" else references.without_now(body.decode())
            return references.with_whole_addresses(text, self._leading(address, place), self._origins).encode()
        return body

    def _map(self, text: str) -> str:
        """The map without what is not in the copy."""
        return _ENTRY.sub(lambda found: found[0] if self._is_here(_LOC.search(found[0])) else "", text)

    def _is_here(self, found: re.Match[str] | None) -> bool:
        return found is not None and self._inside(found[1]) in self.answers

    def _page(self, address: str, body: str, place: str) -> str:
        led = self._leading(address, place)
        page = references.with_references(self._plain(address, body), led, self._origins)
        page = references.with_whole_addresses(page, led, self._origins) if "ld+json" in page else page
        return page.replace(SPOKEN, self._spoken(address))

    def _spoken(self, address: str) -> str:
        """Readers speak on the living site."""
        said = _("Rate and comment on the site itself")
        return format_html('<p><a href="{}">{}</a></p>', self.live + address, said)

    def _plain(self, address: str, body: str) -> str:
        def instead(action: str) -> str:
            return SPOKEN if action.startswith("/y-kien/") else ""

        def is_kept(frame: str) -> bool:
            inside = self._inside(urljoin(address, frame))
            return bool(inside) and self.scope.holds(inside)

        return references.without_what_needs_a_server(body, instead, is_kept)

    def _leading(self, address: str, place: str) -> references.Led:
        """How addresses that stand at ``address`` are written in its file."""

        def led(named: str) -> str | None:
            if named.startswith(("#", "data:", "mailto:", "tel:")) or not named:
                return named
            whole = urljoin(address, named)
            if whole.startswith(f"{self.live}/") and self.live != self.asking.origin and "://" in named:
                whole = whole.removeprefix(self.live)
            inside, mark = self._inside(whole.partition("#")[0]), whole.partition("#")[2]
            if not inside:
                return named
            inside = self._at_last(inside)
            end = f"#{mark}" if mark else ""
            if inside in self.answers:
                return self.base.to(self.scope.place(inside), place) + end
            if inside in self.broken:
                self.broken[inside] = self.broken[inside] or address
                return None
            return self.live + inside + end

        return led

    def _at_last(self, address: str) -> str:
        for _step in range(5):
            address = self.moved.get(address) or address
        return address
