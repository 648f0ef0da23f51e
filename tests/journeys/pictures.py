"""The pictures of the README, out of a folder of screenshots: `python -m tests.journeys.pictures FOLDER`.

The folder is what the journey fills where NAMHOC_SCREENSHOTS names it.
"""

import sys
from pathlib import Path

from PIL import Image

from tests.house.tree import ROOT

PICTURES = ROOT / "docs" / "pictures"
COLOURS = 128  # flat colours and text: nothing is lost that anyone would see
TAKEN = {  # picture: which screenshot, and how much of it from its top
    "origin.png": ("*-reader-origin-1280.png", 1445),
    "origin-phone.png": ("*-reader-origin-360.png", 1460),
    "article.png": ("*-reader-article-1280.png", 1350),
    "report.png": ("*-clerk-B-grid-error-1280.png", 1380),
}


def take(screenshots: Path) -> None:
    PICTURES.mkdir(exist_ok=True)
    for name, (pattern, height) in TAKEN.items():
        with Image.open(next(screenshots.glob(pattern))) as whole:
            top = whole.convert("RGB").crop((0, 0, whole.width, min(height, whole.height)))
        top.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)
        print(name, (PICTURES / name).stat().st_size)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
