"""When a sign-in is over, what a device is called, what is never kept: plain values in, plain values out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

LONGEST = timedelta(hours=12)  # however busy: a working day, and nobody signs in for ever
TOLD_AT_MOST = timedelta(minutes=1)  # how often activity is written down
WARNING = timedelta(seconds=60)
LARGEST_DRAFT = 200_000  # characters of all names and values
NEVER_KEPT = re.compile(r"pass|csrf|secret(?!ar)|token|credential|^next$", re.IGNORECASE)
OF_SIGNING_IN = ("/dang-nhap/", "/tai-khoan/")  # one-time codes are typed there: nothing of these pages is kept

BROWSERS = (
    ("Edge", re.compile(r"Edg(e|A|iOS)?/")),
    ("Cốc Cốc", re.compile(r"coc_coc_browser/")),
    ("Opera", re.compile(r"OPR/")),
    ("Samsung Internet", re.compile(r"SamsungBrowser/")),
    ("Firefox", re.compile(r"Firefox/|FxiOS/")),
    ("Chrome", re.compile(r"Chrome/|CriOS/")),
    ("Safari", re.compile(r"Safari/")),
)
SYSTEMS = (
    ("Windows", re.compile(r"Windows")),
    ("Android", re.compile(r"Android")),
    ("iPhone", re.compile(r"iPhone")),
    ("iPad", re.compile(r"iPad")),
    ("macOS", re.compile(r"Mac OS X")),
    ("Linux", re.compile(r"Linux|X11")),
)

Values = Mapping[str, Sequence[str]]


def is_over(since: datetime, last_active: datetime, now: datetime, idle: timedelta) -> bool:
    """Whether nobody did anything for too long, or the sign-in is simply too old."""
    return now - last_active >= idle or now - since >= LONGEST


def seconds_left(since: datetime, last_active: datetime, now: datetime, idle: timedelta) -> int:
    """How long the sign-in still stands if nothing is done; never below nothing."""
    left = min(last_active + idle, since + LONGEST) - now
    return max(0, int(left.total_seconds()))


def granularity(idle: timedelta) -> timedelta:
    """Activity within this time of what is written down is not written again."""
    return min(TOLD_AT_MOST, idle / 10)


def device_of(user_agent: str) -> str:
    """A browser and a system in words; nothing finer, for it would follow people about."""
    browser = next((name for name, found in BROWSERS if found.search(user_agent)), "")
    system = next((name for name, found in SYSTEMS if found.search(user_agent)), "")
    return " · ".join(part for part in (browser, system) if part)


def worth_keeping(values: Values) -> dict[str, list[str]] | None:
    """The values without secrets; ``None`` where nothing was typed or far too much."""
    kept = {name: list(texts) for name, texts in values.items() if not NEVER_KEPT.search(name)}
    size = sum(len(name) + sum(map(len, texts)) for name, texts in kept.items())
    return kept if kept and size <= LARGEST_DRAFT else None
