"""The key by which the makers' servers know this installation (VAPID): given by a setting, or made and kept once."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

NAME = "push-key"
CURVE = ec.SECP256R1()


def own_key() -> ec.EllipticCurvePrivateKey:
    """Raises  ``OSError`` where it cannot be read or kept; ``ValueError`` where it is no such key."""
    return _read(settings.PUSH_KEY or _kept(Path(settings.VAR) / NAME))


@cache
def _read(text: str) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(text.encode(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != CURVE.name:
        raise ValueError("NAMHOC_PUSHKEY is no key of the curve P-256")
    return key


def _kept(place: Path) -> str:
    """The key in the file; of two that make it at once, the first to put it there wins."""
    if not place.exists():
        made = place.with_name(f"{place.name}.{os.getpid()}")
        made.unlink(missing_ok=True)
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            key = ec.generate_private_key(CURVE)
            file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(made, place)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return place.read_text(encoding="ascii")


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as 65 bytes, as browsers write it."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def public_key() -> str:
    """Ours, as a browser is given it when it subscribes."""
    return written(point(own_key().public_key()))


def written(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def read(text: str) -> bytes:
    """Raises  ``ValueError`` where it is no base64."""
    return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
