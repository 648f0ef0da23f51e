"""Numbers that look like chance and are the same on every machine: each is a digest of what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

SEED = "dien-bien"


def between(low: int, high: int, *about: object) -> int:
    """A whole number from ``low`` to ``high``, both included."""
    text = "|".join([SEED, *(str(one) for one in about)])
    return low + int.from_bytes(sha256(text.encode()).digest()[:8], "big") % (high - low + 1)


def share(total: int, per_mille: int) -> int:
    """So many thousandths of ``total``, rounded half up."""
    return (2 * total * per_mille + 1000) // 2000


def up(part: int, whole: int) -> int:
    """``part`` over ``whole``, rounded up."""
    return -(-part // whole)


def shared_out(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` divided by weight into whole numbers that add up to it again."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in by_rest[: total - sum(parts)]:
        parts[at] += 1
    return parts
