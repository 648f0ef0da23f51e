"""The application asked for its own pages, without a server between."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIHandler


@dataclass(frozen=True)
class Answer:
    """What came back: all of it."""

    status: int
    kind: str
    place: str  # where it leads, if it leads away
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.kind == "text/html"


class Asking:
    """Asks as a reader without cookies would who reads Vietnamese. What it reads is counted by nobody."""

    def __init__(self, host: str, port: int) -> None:
        self._application = WSGIHandler()
        self._secure = bool(settings.SECURE_SSL_REDIRECT)
        self.host = host if port in (80, 443) else f"{host}:{port}"
        self.origin = f"{'https' if self._secure else 'http'}://{self.host}"

    def ask(self, address: str) -> Answer:
        path, _mark, query = address.partition("?")
        if path.startswith(settings.STATIC_URL):
            return _static(unquote(path.removeprefix(settings.STATIC_URL)))
        told: dict[str, str] = {}

        def start(status: str, headers: list[tuple[str, str]], _trouble: Any = None) -> Any:
            told.update({name.lower(): value for name, value in headers}, status=status)

        with _closing(self._application(self._environ(path, query), start)) as parts:
            body = b"".join(parts)
        kind = told.get("content-type", "").partition(";")[0].strip()
        return Answer(int(told["status"].split(" ")[0]), kind, told.get("location", ""), body)

    def _environ(self, path: str, query: str) -> dict[str, Any]:
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": self.host,
            "SERVER_NAME": self.host.partition(":")[0],
            "HTTP_ACCEPT_LANGUAGE": "vi",
            "HTTP_X_FORWARDED_PROTO": "https" if self._secure else "http",
            "wsgi.url_scheme": "https" if self._secure else "http",
            "REMOTE_ADDR": "127.0.0.1",
        }
        setup_testing_defaults(environ)
        return environ


def _static(name: str) -> Answer:
    """A script or style from where it was collected, or from where it lies."""
    root = Path(settings.STATIC_ROOT).resolve()
    collected = (root / name).resolve()
    found = collected if collected.is_relative_to(root) and collected.is_file() else finders.find(name)
    if found is None:
        return Answer(HTTPStatus.NOT_FOUND, "", "", b"")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Answer(HTTPStatus.OK, kind, "", Path(str(found)).read_bytes())


@contextmanager
def _closing(parts: Any) -> Iterator[Any]:
    try:
        yield parts
    finally:
        parts.close()
