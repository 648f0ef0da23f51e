"""The finished file: the same bytes for the same document, handed to a path or an open file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def repacked(archive: bytes) -> bytes:
    """The same archive without the moment at which it was made."""
    fixed = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(fixed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name)  # dated by the first day that the format knows
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return fixed.getvalue()


def hand_over(data: bytes, out: BinaryIO | Path) -> None:
    if isinstance(out, Path):
        out.write_bytes(data)
    else:
        out.write(data)
