"""Signed notes of where the chain ended: the format of C2SP's signed notes, keys spelled as Go's sumdb spells them.

A note is five lines: whose journal, how many entries, the digest of the last, the day of signing, the digest of the
note before it; then an empty line and the signature. So whoever holds the latest note holds them all.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from namhoc.journal.chain import BEGINNING, digest

ED25519 = b"\x01"  # C2SP's number for it
_PUBLIC = re.compile(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)")
_BODY = re.compile(r"([^+\s]+)\n([1-9][0-9]{0,17})\n([0-9a-f]{64})\n(\d{4}-\d\d-\d\d)\n([0-9a-f]{64})\n")


@dataclass(frozen=True)
class Note:
    """What a note says."""

    origin: str
    number: int
    digest: str
    day: date
    previous: str = BEGINNING

    def body(self) -> str:
        return f"{self.origin}\n{self.number}\n{self.digest}\n{self.day.isoformat()}\n{self.previous}\n"


@dataclass(frozen=True)
class PublicKey:
    """A key by which a note can be checked: ``name+id+base64``."""

    name: str
    raw: bytes

    @property
    def key_id(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(ED25519 + self.raw).decode()}"

    def holds(self, signature: bytes, text: str) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, repr=False)
class SigningKey:
    """The key that signs: ``PRIVATE+KEY+name+id+base64``. Its name is whose journal it is."""

    name: str
    seed: bytes

    @classmethod
    def made(cls, name: str) -> SigningKey:
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def read(cls, text: str) -> SigningKey:
        """Raises  ``ValueError`` where it is no such key."""
        told = re.fullmatch(r"PRIVATE\+KEY\+" + _PUBLIC.pattern, text.strip())
        raw = b"" if told is None else _decoded(told[3])
        if told is None or raw[:1] != ED25519 or len(raw) != 33:  # noqa: PLR2004 - the kind and 32 bytes
            raise ValueError("not a signing key: PRIVATE+KEY+name+id+base64 is wanted")
        key = cls(told[1], raw[1:])
        if key.public.key_id.hex() != told[2]:
            raise ValueError(f"the signing key of {told[1]} does not fit its own id")
        return key

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.name, self._private.public_key().public_bytes_raw())

    def text(self) -> str:
        secret = base64.b64encode(ED25519 + self.seed).decode()
        return f"PRIVATE+KEY+{self.name}+{self.public.key_id.hex()}+{secret}\n"

    def sign(self, note: Note) -> str:
        """The note with its signature, as it is kept and shown."""
        signature = base64.b64encode(self.public.key_id + self._private.sign(note.body().encode())).decode()
        return f"{note.body()}\n— {self.name} {signature}\n"

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def read_key(text: str) -> PublicKey | None:
    """A public key, where the text is one."""
    told = _PUBLIC.fullmatch(text.strip())
    raw = _decoded(told[3]) if told else b""
    if told is None or raw[:1] != ED25519 or len(raw) != 33:  # noqa: PLR2004 - the kind and 32 bytes
        return None
    key = PublicKey(told[1], raw[1:])
    return key if key.key_id.hex() == told[2] else None


def notes_in(text: str) -> Iterator[str]:
    """The signed notes in a text: each block before a block of signatures; what else stands there is passed over."""
    blocks = [f"{block}\n" for block in re.split(r"\n{2,}", text.replace("\r\n", "\n").strip("\n"))]
    for body, signatures in pairwise(blocks):
        if signatures.startswith("— ") and not body.startswith("— "):
            yield f"{body}\n{signatures}"


def keys_in(text: str) -> list[PublicKey]:
    """The public keys in a text, one a line."""
    return [key for line in text.splitlines() if (key := read_key(line)) is not None]


def said_by(signed: str) -> Note | None:
    """What a signed note says, whoever signed it; ``None`` where it is no note of a journal."""
    told = _BODY.fullmatch(signed.partition("\n\n")[0] + "\n")
    try:
        return None if told is None else Note(told[1], int(told[2]), told[3], date.fromisoformat(told[4]), told[5])
    except ValueError:
        return None


def signer_of(signed: str, keys: Iterable[PublicKey]) -> PublicKey | None:
    """The first of the keys by which a signature under the note holds."""
    body, _empty, signatures = signed.partition("\n\n")
    known: Mapping[tuple[str, bytes], PublicKey] = {(key.name, key.key_id): key for key in keys}
    for line in signatures.splitlines():
        _dash, _space, told = line.partition(" ")
        name, _space, encoded = told.partition(" ")
        raw = _decoded(encoded)
        key = known.get((name, raw[:4]))
        if key is not None and key.holds(raw[4:], f"{body}\n"):
            return key
    return None


def note_digest(signed: str) -> str:
    """What the next note says of this one."""
    return digest(signed)


def _decoded(text: str) -> bytes:
    """What base64 stands for; nothing where it is not spelled the one way it should be."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    return raw if base64.b64encode(raw).decode() == text else b""
