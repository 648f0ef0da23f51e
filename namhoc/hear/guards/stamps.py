"""Stamps: when a form was handed out, for what, to which device; and the small riddle that goes with each.

A stamp is signed, so nothing about it is kept. The riddle is a number below ``MOST`` whose digest after the stamp is
given: a browser finds it in a blink by trying, and whoever wants to send ten thousand forms has to try for each.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.crypto import salted_hmac

MOST = 60_000
GOOD_FOR = timedelta(hours=3)


@dataclass(frozen=True)
class Stamp:
    """One form handed out to one device."""

    about: str
    device: str
    at: datetime
    text: str

    @property
    def age(self) -> timedelta:
        return timezone.now() - self.at

    @property
    def puzzle(self) -> str:
        """The digest whose number is looked for."""
        return hashlib.sha256(f"{self.text}{_answer(self.text)}".encode()).hexdigest()

    def is_solved_by(self, answer: str) -> bool:
        return hmac.compare_digest(answer.encode(), str(_answer(self.text)).encode())


def _answer(text: str) -> int:
    keyed = salted_hmac("namhoc.hear.puzzle", text, algorithm="sha256").digest()
    return int.from_bytes(keyed[:8], "big") % MOST


def _signer() -> Signer:
    return Signer(salt="namhoc.hear.stamp")


def make_stamp(about: str, device: str, *, at: datetime | None = None) -> Stamp:
    moment = at or timezone.now()
    text = _signer().sign_object([about, device, int(moment.timestamp() * 1000)])
    return Stamp(about, device, moment, text)


def read_stamp(text: str, about: str) -> Stamp | None:
    """The stamp, where it is ours, is for this and is not older than it is good for."""
    try:
        told = _signer().unsign_object(text)
    except (BadSignature, ValueError):
        return None
    name, device, moment = told
    stamp = Stamp(name, device, datetime.fromtimestamp(moment / 1000, tz=timezone.get_current_timezone()), text)
    return stamp if name == about and timedelta(0) <= stamp.age <= GOOD_FOR else None
