"""``python -m samples.generate [FOLDER]``: write the workbooks of the sample, by default where they lie."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.generate.books import write_sample
from samples.generate.places import SAMPLE


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else SAMPLE
    written = write_sample(folder)
    size = sum(path.stat().st_size for path in written)
    sys.stdout.write(f"{len(written)} workbooks, {size // 1024} KiB under {folder}\n")


if __name__ == "__main__":
    main()
