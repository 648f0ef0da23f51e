"""Words as they are looked for: without tones, with đ as d."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """``Mường Lay, Đống Đa`` as ``muong lay, dong da``: the same for composed and decomposed letters."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.split())
