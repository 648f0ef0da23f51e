"""What of a site goes into a copy: its own pages, and what they lead to. Plain decisions about addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

# What only the living site answers: desk, accounts, search, readers' voices and wishes, counts, registers of all.
LIVING = (
    *("lam-viec", "quan-tri", "dang-nhap", "dang-xuat", "tai-khoan", "loi-moi", "doi-vi-tri", "nam-hoc", "ngon-ngu"),
    *("suc-khoe", "api", "tim-kiem", "y-kien", "thong-ke", "don-vi", "nhat-ki", "oembed", "_util"),
    *("gui-phan-hoi", "tra-cuu-phan-hoi", "tham-do", "nhan-tin", "nhan-thong-bao", "nhan-thong-bao.js"),
)
# Pages of the whole installation: taken where a page of the site leads to one, and not followed any further.
BESIDE = ("so-lieu",)
FILES = ("static", "media", "tai-lieu")
FEEDS = (".rss", ".atom", ".xml", ".ics")
_PAGE = re.compile(r"page=([1-9]\d{0,5})")


@dataclass(frozen=True)
class Scope:
    """A whole site, or one section of it."""

    section: str = ""

    @property
    def start(self) -> str:
        return f"/{self.section}/" if self.section else "/"

    def holds(self, address: str) -> bool:
        """Whether a copy may hold what is at an address of the site."""
        parts = urlsplit(address)
        if parts.query and not _PAGE.fullmatch(parts.query):
            return False
        return parts.path.split("/")[1] not in LIVING

    def is_own(self, address: str) -> bool:
        """Whether it is a page or file of what is copied; what else it leads to is taken, but not followed."""
        path = urlsplit(address).path
        return path.startswith(self.start) and path.split("/")[1] not in BESIDE

    def is_file(self, address: str) -> bool:
        path = urlsplit(address).path
        return path.split("/")[1] in FILES or path.endswith(FEEDS)

    def place(self, address: str) -> str:
        """The file that holds it, from the root of the copy."""
        parts = urlsplit(address)
        path = parts.path
        if self.section and path.startswith(self.start):
            path = "/" + path.removeprefix(self.start)
        number = _PAGE.fullmatch(parts.query)
        if number is not None:
            path = f"{path.rstrip('/')}/trang-{number[1]}/"
        if path.endswith("/"):
            return path.lstrip("/") + "index.html"
        last = path.rpartition("/")[2]
        return path.lstrip("/") + ("" if "." in last else "/index.html")
