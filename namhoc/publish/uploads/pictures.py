"""Pictures that come in: known by what they are, not by their name, and written anew before anything is kept."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

LARGEST = 10 * 1024 * 1024  # bytes
MOST_DOTS = 50_000_000  # width by height: the largest a telephone takes today, and 150 MB while it is read
LONGEST = 16_000  # dots along one side
# What is read, and what it is written as: the first picture of those that move.
WRITTEN = {"JPEG": ("JPEG", "jpg"), "PNG": ("PNG", "png"), "WEBP": ("WEBP", "webp"), "GIF": ("PNG", "png")}
MODES = {"JPEG": ("RGB", "L"), "PNG": ("RGB", "RGBA", "L", "LA", "P", "1"), "WEBP": ("RGB", "RGBA")}
HOW: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 90},
}


class NotAPicture(Exception):
    """The bytes are no picture that is known here, or one that breaks off."""


class TooManyDots(Exception):
    """The picture would need more memory than it is worth."""


@dataclass(frozen=True)
class CleanPicture:
    """A picture written anew: turned upright, with nothing in it but what is seen."""

    data: bytes
    ending: str
    width: int
    height: int


def clean_picture(data: bytes) -> CleanPicture:
    """The picture alone: no place where it was taken, no text, no second file behind it.

    Raises  ``TooManyDots`` from what its first bytes say, before anything is unpacked
    Raises  ``NotAPicture`` for everything else that is not whole, and what is not a picture at all (SVG is a program)
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            with Image.open(BytesIO(data), formats=tuple(WRITTEN)) as opened:
                _ask_size(opened)
                return _written(opened)
    except Image.DecompressionBombError:  # Pillow's own limit, before ours is asked
        raise TooManyDots from None
    except TooManyDots:
        raise
    except Exception as trouble:  # Pillow's readers raise whatever their formats taught them
        raise NotAPicture from trouble


def _ask_size(opened: Image.Image) -> None:
    width, height = opened.size
    if width * height > MOST_DOTS or max(width, height) > LONGEST:
        raise TooManyDots


def _written(opened: Image.Image) -> CleanPicture:
    kind, ending = WRITTEN[str(opened.format)]
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    if upright.mode not in MODES[kind]:
        upright = upright.convert("RGBA" if "A" in upright.mode and kind != "JPEG" else "RGB")
    bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    if upright.mode == "P":
        bare.putpalette(upright.getpalette("RGB") or [])
    out = BytesIO()
    kept = {"transparency": upright.info["transparency"]} if kind == "PNG" and "transparency" in upright.info else {}
    bare.save(out, kind, **HOW[kind], **kept)
    return CleanPicture(out.getvalue(), ending, *bare.size)
