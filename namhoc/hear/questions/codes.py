"""The secret code of a question: told once, kept as a digest."""

from __future__ import annotations

from base64 import b32encode

from django.utils.crypto import salted_hmac

LETTERS = 10


def code_of(stamp: str) -> str:
    """The code of the question that came with this stamp: the same for a form sent twice, unguessable for others."""
    keyed = salted_hmac("namhoc.hear.question", stamp, algorithm="sha256").digest()
    letters = b32encode(keyed).decode()[:LETTERS]
    return f"{letters[:5]}-{letters[5:]}"


def digest_of(code: str) -> str:
    """How a code is kept; small letters and spaces of whoever types it make no difference."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("namhoc.hear.question.kept", plain, algorithm="sha256").hexdigest()
