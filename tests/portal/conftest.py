"""The sample's two sites as readers meet them: served by the real server, kept pages and all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.house.tree import ROOT
from tests.journeys.site import Site
from tests.provide.once import made_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

NAMHOC = Path(sys.executable).with_name("namhoc")
ARTICLE = re.compile(r'href="(/tin-tuc/[^"/]*hoi-nghi-tong-ket[^"/]*/)"')
FIGURE = re.compile(r'href="(/so-lieu/\d+/)"')
SECOND = "muonglay.localhost"


@dataclass(frozen=True)
class Portal:
    """Where the two sites answer, and one address of each kind of page."""

    first: str
    second: str
    article: str
    article_of_second: str
    figure: str
    database: Path

    @property
    def pages(self) -> dict[str, str]:
        """Every kind of page that the public meets, by name."""
        places = {
            "home": "/",
            "section": "/tin-tuc/",
            "article": self.article,
            "print": f"{self.article}ban-in/",
            "archive": "/luu-tru/",
            "search": "/tim-kiem/?q=hoi+nghi",
            "nothing found": "/tim-kiem/?q=zzzz",
            "site map": "/so-do-trang/",
            "feeds": "/kenh-tin/",
            "design": "/thiet-ke/",
            "visits": "/thong-ke/",
            "most read": "/xem-nhieu/",
            "letters": "/nhan-tin/",
            "notices": "/nhan-thong-bao/",
            "documents": "/van-ban/",
            "disclosure": "/cong-khai/",
            "figures": "/so-lieu/",
            "figure": self.figure,
            "indicators": "/so-lieu/chi-so/",
            "indicator": "/so-lieu/chi-so/schools-accredited-rate/",
            "calendar": "/lich/",
            "figures checked": "/soat-so-lieu/",
            "units": "/don-vi/",
            "unit": "/don-vi/district-095-muong-lay/",
            "sign in": "/dang-nhap/",
            "not there": "/khong-co/",
        }
        first = {name: self.first + place for name, place in places.items()}
        return first | {"home of the second": f"{self.second}/", "its article": self.second + self.article_of_second}


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    folder = made_once(tmp_path_factory, "sample", _make_sample)
    site = Site(folder, tmp_path_factory.mktemp("served") / "site")
    site.open_on(_sample_day())
    first, second = site.address, site.address.replace("127.0.0.1", SECOND)
    try:
        home, other = _read(first), _read(first, SECOND)
        yield Portal(
            first,
            second,
            _found(ARTICLE, home),
            _found(ARTICLE, other),
            _found(FIGURE, home),
            site.folder / "namhoc.sqlite3",
        )
    finally:
        site.close()


def _make_sample(folder: Path) -> None:
    environment = {**os.environ, "NAMHOC_VAR": str(folder), "NAMHOC_DATABASE": ""}
    subprocess.run([NAMHOC, "demo", "--no-serve"], cwd=ROOT, env=environment, check=True, capture_output=True)


def _sample_day() -> str:
    from namhoc.sample.places import sample_day

    return sample_day()


def _read(address: str, host: str = "") -> str:
    """The front page of one of the hosts that answer there."""
    port = urlsplit(address).port
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", "/", headers={"Host": f"{host or '127.0.0.1'}:{port}"})
        return connection.getresponse().read().decode()


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    assert found is not None, pattern.pattern
    return found[1]


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    yield context
    context.close()
