"""A notice closed so that only the browser opens it (RFC 8291, aes128gcm of RFC 8188), and who sends it (RFC 8292).

The sums are those of ``cryptography``, which is here anyway; pywebpush would bring aiohttp for these few lines.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from namhoc.publish.push.keys import CURVE, own_key, point, public_key, read

RECORD = 4096  # what every maker's server takes
MOST = RECORD - 86 - 17  # bytes of a notice: without the header, the tag and the mark of its end
LASTS = timedelta(hours=12)  # at most a day, by the standard
LAST = b"\x02"


def seal(
    notice: bytes, p256dh: str, auth: str, *, salt: bytes = b"", once: ec.EllipticCurvePrivateKey | None = None
) -> bytes:
    """The notice as it travels, in one record; salt and key are new each time unless they are given.

    Raises  ``ValueError`` where the browser's key is none, or the notice is too long for one record
    """
    if len(notice) > MOST:
        raise ValueError(f"a notice of {len(notice)} bytes")
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, read(p256dh))
    ours = once or ec.generate_private_key(CURVE)
    sent, salt = point(ours.public_key()), salt or os.urandom(16)
    shared = ours.exchange(ec.ECDH(), theirs)
    both = _derived(shared, read(auth), b"WebPush: info\0" + point(theirs) + sent, 32)
    key = _derived(both, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(both, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(sent)]) + sent
    return head + AESGCM(key).encrypt(nonce, notice + LAST, None)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)


def signed(endpoint: str, contact: str, now: datetime) -> str:
    """Who sends, for the server at that address alone, as the header says it."""
    parts = urlsplit(endpoint)
    told = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int((now + LASTS).timestamp()), "sub": contact}
    return f"vapid t={jwt.encode(told, own_key(), algorithm='ES256')}, k={public_key()}"
