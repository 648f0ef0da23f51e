"""What reads without a person: search engines and other programs, by what they call themselves."""

from __future__ import annotations

from functools import lru_cache

from crawleruseragents import is_crawler

REMEMBERED = 4096  # names; looking one up takes a hundred times as long as remembering it


@lru_cache(REMEMBERED)
def is_robot(browser: str) -> bool:
    """Whether this User-Agent is a program's; one that says nothing is."""
    return not browser or bool(is_crawler(browser, case_sensitive=False))
