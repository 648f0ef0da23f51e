"""The language in which the reader of a page reads."""

from __future__ import annotations

from django.utils.translation import get_language

from namhoc.law.wording import Language


def language() -> Language:
    return "en" if in_english() else "vi"


def in_english() -> bool:
    return (get_language() or "").startswith("en")
