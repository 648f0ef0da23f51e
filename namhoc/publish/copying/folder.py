"""The folder of a copy: only what changed is written, only what a copy once wrote is taken away."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"


class NotACopy(ValueError):
    """The folder holds something, and no copy."""


@dataclass(frozen=True)
class Kept:
    """How many files were written, left as they were, and taken away."""

    written: int
    same: int
    removed: int


def keep_files(folder: Path, files: Mapping[str, bytes], about: Mapping[str, str]) -> Kept:
    """The folder holds these files and a list of them with their digests.

    Raises  ``NotACopy`` where it holds something that no copy has written
    """
    before = _listed(folder)
    listed = {place: hashlib.sha256(body).hexdigest() for place, body in sorted(files.items())}
    written = [place for place, body in files.items() if _write(folder / place, body)]
    gone = sorted(set(before) - set(listed))
    for place in gone:
        _remove(folder, place)
    sizes = {place: {"sha256": digest, "bytes": len(files[place])} for place, digest in listed.items()}
    text = json.dumps({**about, "files": sizes}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _write(folder / MANIFEST, text.encode())
    return Kept(len(written), len(files) - len(written), len(gone))


def _listed(folder: Path) -> list[str]:
    """What the copy that is there consists of."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        if folder.exists() and any(folder.iterdir()):
            raise NotACopy(str(folder))
        return []
    try:
        kept = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        return [place for place in kept if not Path(place).is_absolute() and ".." not in Path(place).parts]
    except (ValueError, KeyError, TypeError) as error:
        raise NotACopy(str(manifest)) from error


def _write(path: Path, body: bytes) -> bool:
    """Whether the file was another; it is replaced at once, never half."""
    if path.is_file() and path.read_bytes() == body:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{os.getpid()}")
    made.write_bytes(body)
    made.replace(path)
    return True


def _remove(folder: Path, place: str) -> None:
    path = folder / place
    path.unlink(missing_ok=True)
    for above in path.parents:
        if above == folder or any(above.iterdir()):
            return
        above.rmdir()
