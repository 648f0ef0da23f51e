"""The colours of the site, read from its own sheet, with the contrast of each pair that stands together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHEET = Path(__file__).parents[1] / "static/web/namhoc.css"
OF_ROOT = re.compile(r":root\s*\{([^}]*)\}")
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\s*;")
STRAIGHT_UP_TO = 0.04045  # of sRGB's curve, IEC 61966-2-1
PAIRS = (  # what is written on what
    ("ink", "paper"),
    ("ink", "surface"),
    ("soft", "paper"),
    ("soft", "sunken"),
    ("indigo", "paper"),
    ("on-deep", "deep"),
    ("on-deep-soft", "deep"),
    ("ban", "ban-soft"),
    ("ok", "ok-bg"),
    ("warn", "warn-bg"),
    ("bad", "bad-bg"),
    ("wait", "wait-bg"),
    ("calm", "calm-bg"),
)


@dataclass(frozen=True)
class Pair:
    """One colour on another, by name and value, and how far they are apart: from 1 to 21."""

    on: str
    ground: str
    colour: str
    ground_colour: str
    contrast: float


@cache
def light_and_dark() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The values of all colours by name, by day and by night: what the night does not say is as by day."""
    light, dark, *_paper = (dict(COLOUR.findall(part)) for part in OF_ROOT.findall(SHEET.read_text("utf-8")))
    return light, {**light, **dark}


def pairs_of(colours: Mapping[str, str]) -> list[Pair]:
    return [_pair(on, ground, colours[on], colours[ground]) for on, ground in PAIRS]


def _pair(on: str, ground: str, colour: str, ground_colour: str) -> Pair:
    return Pair(on, ground, colour, ground_colour, contrast(colour, ground_colour))


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it: (lighter + 0.05) to (darker + 0.05)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, 0 for black to 1 for white, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> bytes:
    digits = colour.removeprefix("#")
    return bytes.fromhex(digits if len(digits) > 3 else "".join(digit * 2 for digit in digits))  # noqa: PLR2004  # #fff


def _linear(part: float) -> float:
    return part / 12.92 if part <= STRAIGHT_UP_TO else ((part + 0.055) / 1.055) ** 2.4
