"""Addresses made of words."""

from __future__ import annotations

import re

from namhoc.proof.folding import folded


def slug_of(title: str, longest: int = 80) -> str:
    """An address part: folded words joined by hyphens, cut between words."""
    slug = re.sub(r"[^a-z0-9]+", "-", folded(title)).strip("-")
    if len(slug) <= longest:
        return slug or "bai-viet"
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]
