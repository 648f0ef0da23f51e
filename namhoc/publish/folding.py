"""Words as they are looked for: without tones, with đ as d; and addresses made of them."""

from __future__ import annotations

import re
import unicodedata


def folded(text: str) -> str:
    """``Mường Lay, Đống Đa`` as ``muong lay, dong da``: the same for composed and decomposed letters."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.split())


def slug_of(title: str, longest: int = 80) -> str:
    """An address part: folded words joined by hyphens, cut between words."""
    slug = re.sub(r"[^a-z0-9]+", "-", folded(title)).strip("-")
    if len(slug) <= longest:
        return slug or "bai-viet"
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]
