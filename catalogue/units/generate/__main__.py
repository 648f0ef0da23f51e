"""``python -m catalogue.units.generate [FILE]``: write the country's events, by default where they lie."""

from __future__ import annotations

import sys
from pathlib import Path

from catalogue.units.generate.country import COUNTRY, write_country


def main() -> None:
    file = Path(sys.argv[1]) if sys.argv[1:] else COUNTRY
    count = write_country(file)
    sys.stdout.write(f"{count} events, {file.stat().st_size // 1024} KiB in {file}\n")


if __name__ == "__main__":
    main()
