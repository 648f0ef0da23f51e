"""The key that signs checkpoints: given by a setting, or made at first use and kept where nobody else reads it.

Public keys that ever signed stand in a file beside it, one a line: a note signed by any other is not ours.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from namhoc.journal.notes import PublicKey, SigningKey, keys_in

SECRET, PUBLIC = "journal-key", "journal-keys"


def signing_key() -> SigningKey:
    """Raises  ``OSError`` where it cannot be read or kept; ``ValueError`` where it is no key."""
    key = SigningKey.read(settings.JOURNAL_KEY or _kept(Path(settings.VAR) / SECRET))
    if key.public not in _noted():
        with _public().open("a", encoding="utf-8") as file:
            file.write(f"{key.public}\n")
    return key


def known_keys() -> list[PublicKey]:
    """The public keys of this installation, the present one and those before it; nothing is made for this.

    A setting that holds no key is found out when it is to sign; checking goes on without it
    """
    try:
        given = [SigningKey.read(settings.JOURNAL_KEY).public] if settings.JOURNAL_KEY else []
    except ValueError:
        given = []
    return list(dict.fromkeys([*_noted(), *given]))


def _public() -> Path:
    return Path(settings.VAR) / PUBLIC


def _noted() -> list[PublicKey]:
    return keys_in(_public().read_text(encoding="utf-8")) if _public().exists() else []


def _kept(place: Path) -> str:
    """The key in the file; of two that make it at once, the first to put it there wins."""
    if not place.exists():
        made = place.with_name(f"{place.name}.{os.getpid()}")
        made.unlink(missing_ok=True)
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(SigningKey.made(_origin()).text())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(made, place)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return place.read_text(encoding="utf-8")


def _origin() -> str:
    """Whose journal it is: the address readers use. The key keeps it, whatever the address becomes."""
    address = urlsplit(settings.ADDRESS)
    return f"{address.netloc}{address.path}".strip("/").replace("+", "-") + "/nhat-ki"
