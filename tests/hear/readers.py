"""Readers in front of the site: each a browser of its own, with or without scripts, somewhere behind an address."""

import hashlib
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from namhoc.hear.guards.stamps import make_stamp, read_stamp

OWN = "http://testserver"
LONG_ENOUGH = timedelta(minutes=1)


def solution(told: dict[str, Any]) -> str:
    """The riddle's number, found as a browser finds it."""
    head = hashlib.sha256(told["stamp"].encode())
    for number in range(told["most"]):
        tried = head.copy()
        tried.update(str(number).encode())
        if tried.hexdigest() == told["puzzle"]:
            return str(number)
    raise AssertionError("the riddle has no solution")


def older(stamp: str, about: str) -> str:
    """The same stamp, as if it had been handed out a while ago: the server would have signed this then."""
    told = read_stamp(stamp, about)
    assert told is not None
    return make_stamp(about, told.device, at=timezone.now() - LONG_ENOUGH).text


class Reader:
    """One browser; ``self.client`` keeps its cookies."""

    def __init__(self, address: str = "203.0.113.7", **options: Any) -> None:
        self.client = Client(REMOTE_ADDR=address, **options)
        self.client.cookies["django_language"] = "en"

    def send(self, path: str, answers: dict[str, Any], origin: str = OWN, **options: Any) -> Any:
        return self.client.post(path, answers, headers={"origin": origin, **options.pop("headers", {})}, **options)

    def challenge(self, path: str, about: str) -> dict[str, Any]:
        """What a script gets and works out, after it has waited."""
        told = self.client.get(path).json()
        stamp = older(told["stamp"], about)
        again = read_stamp(stamp, about)
        assert again is not None
        return {"stamp": stamp, "answer": solution({**told, "stamp": stamp, "puzzle": again.puzzle}), **_word(told)}

    def rate(self, article: Any, stars: Any = 5, **more: Any) -> Any:
        """Pressing a star in an article with scripts on."""
        path = f"/y-kien/{article.pk}/danh-gia/"
        solved = self.challenge(f"{path}cau-do/", f"rating:{article.pk}")
        return self.send(path, {**solved, "stars": stars, **more})


def _word(told: dict[str, Any]) -> dict[str, str]:
    return {"csrfmiddlewaretoken": told["word"]} if told["word"] else {}
