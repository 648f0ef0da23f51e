"""The layer in front of Django: answers with kept pages, has the others made, counts what was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlencode

from namhoc.front.clock import Clock
from namhoc.front.counting import Counting
from namhoc.front.shelf import AS_IT_IS, BROTLI, GZIP, Headers, Kept, Key, Shelf

Environ: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]

ANSWERED = ("200", "302")  # a page, or the way to one
NAMES, COUNTED, MEMBER, LASTS = "X-Shows", "X-Counted", "X-Member", "X-Lasts"  # told by Django, to nobody else
OURS = frozenset(name.lower() for name in (NAMES, COUNTED, MEMBER, LASTS))
LEFT_OUT = OURS | {"content-length", "etag", "content-encoding", "vary"}
PERSONAL = ("session=", "messages=")  # cookies that make a page somebody's own
CHOSEN = re.compile(r"(?:^|;\s*)django_language=([a-z]{2})\b")
TRACKERS = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|mc_[ce]id")  # added to links by others; they change no page
REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")
UNKEPT = 4096  # addresses remembered as not for keeping


@dataclass(frozen=True)
class Rules:
    """What decides whether a page may be kept."""

    languages: tuple[str, ...]  # the first where none was chosen
    queries: re.Pattern[str]  # query strings that choose a page
    https: bool = False  # whether pages are for TLS alone


class Front:
    """A WSGI application around another."""

    def __init__(self, application: Application, shelf: Shelf, clock: Clock, counting: Counting, rules: Rules) -> None:
        self._application, self._shelf, self._clock = application, shelf, clock
        self._counting, self._rules = counting, rules
        self._unkept: dict[Key, int] = {}  # and the tick at which it was found out

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self._key_of(environ)
        if key is None:
            return self._pass_on(environ, start_response)
        kept = self._shelf.at_hand(key)
        if kept is None:
            if self._unkept.get(key) == self._clock.now():
                return self._pass_on(environ, start_response)
            found = self._made(key, environ)
            if not isinstance(found, Kept):
                return found.answer(start_response)
            kept = found
        return self._answer(key, kept, environ, start_response)

    # --- which page is asked for ---------------------------------------------------------------------------------

    def _key_of(self, environ: Environ) -> Key | None:
        """What the page is called among those kept; ``None`` for what is never kept."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_HX_REQUEST" in environ:
            return None
        if self._rules.https and environ.get("HTTP_X_FORWARDED_PROTO") != "https":
            return None
        query = environ.get("QUERY_STRING", "")
        if query:
            query = self._without_trackers(query, environ)
            if query and not self._rules.queries.fullmatch(query):
                return None
        language = self._rules.languages[0]
        cookies = environ.get("HTTP_COOKIE")
        if cookies:
            if any(name in cookies for name in PERSONAL):
                return None
            chosen = CHOSEN.search(cookies)
            if chosen is not None and chosen[1] in self._rules.languages:
                language = chosen[1]
        return environ.get("HTTP_HOST", "").lower(), environ["PATH_INFO"], query, language

    @staticmethod
    def _without_trackers(query: str, environ: Environ) -> str:
        """The query without what other sites add to their links: the page is the same."""
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [(name, value) for name, value in pairs if not TRACKERS.fullmatch(name)]
        if len(kept) != len(pairs):
            environ["QUERY_STRING"] = query = urlencode(kept)
        return query

    # --- answering -----------------------------------------------------------------------------------------------

    def _answer(self, key: Key, kept: Kept, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if kept.counted:
            self._count(kept.counted, environ, member=False)
        if environ.get("HTTP_IF_NONE_MATCH") == kept.etag:
            start_response("304 Not Modified", self._headers(kept, None))
            return ()
        encoding = _encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = kept.bodies.get(encoding)
        if body is None:
            kept, body = self._shelf.body(key, kept, encoding)
        start_response("200 OK", kept.answers.get(encoding) or self._headers(kept, encoding))
        return () if environ["REQUEST_METHOD"] == "HEAD" else (body,)

    @staticmethod
    def _headers(kept: Kept, encoding: str | None) -> Headers:
        """The headers of one page in one encoding; without one, of the answer that it has not changed."""
        headers = [*kept.headers, ("ETag", kept.etag), ("Vary", "Accept-Encoding, Cookie")]
        if encoding is None:
            return headers
        headers.append(("Content-Length", str(kept.places[encoding][1])))
        if encoding != AS_IT_IS:
            headers.append(("Content-Encoding", encoding))
        kept.answers[encoding] = headers
        return headers

    def _count(self, counted: str, environ: Environ, *, member: bool) -> None:
        site, _, what = counted.partition("/")
        self._counting.view(int(site), what, environ, member=member)

    # --- making --------------------------------------------------------------------------------------------------

    def _made(self, key: Key, environ: Environ) -> Kept | Made:
        """The page from the files of all processes, or made now; what may not be kept is handed over as it came."""
        kept = self._shelf.find(key)
        if kept is not None or environ["REQUEST_METHOD"] == "HEAD":
            return kept or self._ask(environ)
        with self._shelf.alone(key):
            kept = self._shelf.find(key)
            if kept is not None:
                return kept
            tick = self._clock.now()  # before anything is read: a change from now on drops the page
            made = self._ask(environ)
            if not made.may_be_kept:
                self._remember_as_unkept(key, tick)
                self._count_of(made, environ)
                return made
            return self._shelf.keep(
                key,
                made=tick,
                lasts=int(made.told.get(LASTS.lower(), 0)),
                names=made.told[NAMES.lower()].split(),
                counted=made.told.get(COUNTED.lower(), ""),
                headers=[(name, value) for name, value in made.headers if name.lower() not in LEFT_OUT],
                body=b"".join(made.whole()),
            )

    def _ask(self, environ: Environ) -> Made:
        environ = {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"}
        made = Made()
        made.parts = self._application(environ, made.start)
        return made

    def _remember_as_unkept(self, key: Key, tick: int) -> None:
        if len(self._unkept) >= UNKEPT:
            self._unkept.clear()
        self._unkept[key] = tick

    def _pass_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        made = Made()
        made.parts = self._application(environ, made.start)
        self._count_of(made, environ)
        return made.answer(start_response)

    def _count_of(self, made: Made, environ: Environ) -> None:
        counted = made.told.get(COUNTED.lower(), "")
        if counted and made.status.startswith(ANSWERED):
            self._count(counted, environ, member=MEMBER.lower() in made.told)


class Made:
    """What Django answered, before anyone else hears of it."""

    def __init__(self) -> None:
        self.status, self.headers, self.told = "", list[tuple[str, str]](), dict[str, str]()
        self.parts: Iterable[bytes] = ()

    def start(self, status: str, headers: Headers, exc_info: object = None) -> None:  # noqa: ARG002  # PEP 3333
        self.status, self.headers = status, headers
        self.told = {name.lower(): value for name, value in headers}

    @property
    def may_be_kept(self) -> bool:
        """Whether it says what it shows, and is the same for everyone."""
        return NAMES.lower() in self.told and self.status.startswith("200") and "set-cookie" not in self.told

    def whole(self) -> Iterable[bytes]:
        """The body's parts; what gives them is closed afterwards."""
        close = getattr(self.parts, "close", None)
        try:
            return list(self.parts)
        finally:
            if close is not None:
                close()

    def answer(self, start_response: StartResponse) -> Iterable[bytes]:
        """Hand it over, without what was told to us alone."""
        start_response(self.status, [(name, value) for name, value in self.headers if name.lower() not in OURS])
        return self.parts


@lru_cache(256)
def _encoding(accepted: str) -> str:
    """The smallest body that the reader takes."""
    wanted = {part.partition(";")[0].strip() for part in accepted.lower().split(",") if not REFUSED.search(part)}
    return next((encoding for encoding in (BROTLI, GZIP) if encoding in wanted), AS_IT_IS)
