"""A server under test shares its database connection with the test: it must be done before the test tidies up."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.signals import request_finished, request_started

QUIET, PATIENCE = 0.2, 20.0  # seconds


class Traffic:
    """How many requests are being answered, and when the last one came or went."""

    def __init__(self) -> None:
        self.answering, self.latest = 0, 0.0

    def began(self, **_told: Any) -> None:
        self.answering, self.latest = self.answering + 1, time.monotonic()

    def ended(self, **_told: Any) -> None:
        self.answering, self.latest = self.answering - 1, time.monotonic()

    def settle(self) -> None:
        """Wait until nothing was asked for a moment: a page that closes may still send what was typed."""
        until = time.monotonic() + PATIENCE
        self.latest = time.monotonic()
        while time.monotonic() < until and (self.answering > 0 or time.monotonic() - self.latest < QUIET):
            time.sleep(0.02)


@contextmanager
def traffic_watched() -> Iterator[Traffic]:
    traffic = Traffic()
    request_started.connect(traffic.began)
    request_finished.connect(traffic.ended)
    try:
        yield traffic
    finally:
        request_started.disconnect(traffic.began)
        request_finished.disconnect(traffic.ended)
