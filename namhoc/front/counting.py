"""Counting who reads: views of each page, visits and readers of each site, day by day."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as hour
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from namhoc.front.robots import is_robot
from namhoc.front.tally import Tally
from namhoc.front.visitors import IDLE, Kind, Sighting, Visitors

VISITS, READERS = "visits", "readers"
APART = "|"


def row_name(day: date, site: int, what: str, kind: Kind) -> str:
    """What is counted, as it stands in a tally."""
    return f"{day}{APART}{site}{APART}{what}{APART}{kind:d}"


def read_name(name: str) -> tuple[date, int, str, Kind] | None:
    """The same read back; ``None`` for what is no such name."""
    parts = name.split(APART)
    try:
        day, site, what, kind = parts
        return date.fromisoformat(day), int(site), what, Kind(int(kind))
    except ValueError:
        return None


@dataclass
class Today:
    """One day in the zone of the site, with everyone seen on it."""

    day: date
    began: float
    ends: float
    visitors: Visitors
    before: Visitors | None  # those of the day before, as long as a visit of theirs may go on

    @classmethod
    def at(cls, now: float, zone: ZoneInfo, folder: Path) -> Today:
        day = datetime.fromtimestamp(now, zone).date()
        began, ends = (datetime.combine(one, hour.min, zone).timestamp() for one in (day, day + timedelta(days=1)))
        yesterday = day - timedelta(days=1)
        stands = now - began < IDLE and (folder / f"{yesterday}.salt").exists()
        return cls(day, began, ends, Visitors(folder, day), Visitors(folder, yesterday) if stands else None)

    def see(self, site: int, address: str, browser: str, second: int, kind: Kind) -> Sighting:
        """Note who is here; a visit that began before midnight goes on."""
        seen = None
        if self.before is not None:
            if second - self.began < IDLE:
                seen = self.before.last_seen(self.before.digest(site, address, browser))
            else:
                self.before = None
        return self.visitors.see(self.visitors.digest(site, address, browser), second, kind, site, seen)


class Counting:
    """What one process counts. It writes nothing but memory that stays when the process is killed."""

    def __init__(self, folder: Path, zone: str, proxies: int = 0) -> None:
        self._folder, self._zone, self._proxies = folder / "visitors", ZoneInfo(zone), proxies
        self._tally = Tally(folder / "tallies")
        self._today = Today.at(time.time(), self._zone, self._folder)

    def view(self, site: int, what: str, environ: Mapping[str, Any], *, member: bool = False) -> None:
        """A page was asked for and answered."""
        if "prefetch" in environ.get("HTTP_SEC_PURPOSE", "") or environ["REQUEST_METHOD"] != "GET":
            return
        now = time.time()
        if now >= self._today.ends:
            self._today = Today.at(now, self._zone, self._folder)
        today, browser = self._today, environ.get("HTTP_USER_AGENT", "")
        kind = Kind.ROBOT if is_robot(browser) else Kind.MEMBER if member else Kind.READER
        self._tally.add(row_name(today.day, site, what, kind))
        begun = today.see(site, self._address(environ), browser, int(now), kind)
        if begun & Sighting.VISIT:
            self._tally.add(row_name(today.day, site, VISITS, kind))
        if begun & Sighting.READER:
            self._tally.add(row_name(today.day, site, READERS, kind))

    def _address(self, environ: Mapping[str, Any]) -> str:
        """Where the reader is, as told by the last server in front that is ours."""
        passed = environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if self._proxies else []
        if self._proxies and len(passed) >= self._proxies:
            return str(passed[-self._proxies]).strip()
        return str(environ.get("REMOTE_ADDR", ""))
