"""A Chromium for the browser tests: `python -m tests.provide.chromium` prints where it is."""

import os
import shutil
import sys

from tests.provide.debian import apt_install, search_path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The browser that NAMHOC_CHROMIUM names, else the first one in PATH."""
    named = os.environ.get("NAMHOC_CHROMIUM")
    candidates = [named] if named else [shutil.which(name, path=search_path()) for name in NAMES]
    return next((path for path in candidates if path and os.access(path, os.X_OK)), None)


def main() -> int:
    trouble = "" if find_chromium() else apt_install("chromium")
    path = find_chromium()
    if path is None:
        print(f"tests: no Chromium, so the browser tests are skipped ({trouble})", file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
