"""A nonce for the scripts that Wagtail writes into its pages, given to each answer anew.

Its widgets write one call of a known name with data alone, and only what has exactly that shape gets the nonce: marking
every script of the page would mark one that somebody smuggled in as well.
"""

from __future__ import annotations

import json
import re
import secrets

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_DATES = re.compile(r'init(?:Date|Time|DateTime)Chooser\("[\w\\-]*", (\{.*\})\);')
_CHOOSER = re.compile(r'new \w*Chooser\(("[\w-]*"), (\{.*\})\);')
_PANEL = re.compile(
    r"\(function\(\) \{\s*var panel = new (?:InlinePanel|MultipleChooserPanel)"
    r'\(JSON\.parse\("([^"<>\n]*)"\)\);\s*\}\)\(\);'
)


def new_nonce() -> str:
    return secrets.token_urlsafe(18)


def with_nonce(page: str, nonce: str) -> str:
    """The page with the nonce at the scripts that are known, and at no other."""
    return _SCRIPT.sub(lambda found: _marked(found, nonce), page)


def _marked(found: re.Match[str], nonce: str) -> str:
    return f'<script nonce="{nonce}">{found[1]}</script>' if is_known(found[1]) else found[0]


def is_known(script: str) -> bool:
    """Whether this is one call of a widget of Wagtail's with nothing but data."""
    text = script.strip()
    if _PANEL.fullmatch(text):
        return True
    called = _DATES.fullmatch(text) or _CHOOSER.fullmatch(text)
    return called is not None and all(_is_data(part) for part in called.groups())


def _is_data(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
