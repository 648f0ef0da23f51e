"""What a page shows, told by whoever makes it. A page that tells nothing is never kept."""

from __future__ import annotations

from django.http import HttpRequest

SHOWN, COUNTED, LASTS, UNKEPT = "shown_names", "counted_as", "lasts_for", "never_kept"


def shows(request: HttpRequest, *names: str) -> None:
    """The page answering ``request`` shows these: it may be kept until one of them changes."""
    request.__dict__.setdefault(SHOWN, set()).update(names)


def counts(request: HttpRequest, name: str) -> None:
    """Reading the page answering ``request`` counts as a view of this, such as ``article:12``."""
    request.__dict__[COUNTED] = name


def lasts(request: HttpRequest, seconds: int) -> None:
    """The answer to ``request`` is good for so long: it shows what changes all the time, such as a count."""
    request.__dict__[LASTS] = seconds


def never_kept(request: HttpRequest) -> None:
    """The page answering ``request`` is another one's again: it would be kept under any number of addresses."""
    request.__dict__[UNKEPT] = True


def lasting_of(request: HttpRequest) -> int | None:
    """For how many seconds the page is good; ``None`` where nothing but a change ends it."""
    seconds: int | None = request.__dict__.get(LASTS)
    return seconds


def shown_by(request: HttpRequest) -> frozenset[str]:
    """Everything told of the page so far; nothing of one that is not to be kept."""
    if request.__dict__.get(UNKEPT):
        return frozenset()
    return frozenset(request.__dict__.get(SHOWN, ()))


def counted_by(request: HttpRequest) -> str:
    """What a view of the page counts for; empty where it is not counted."""
    return str(request.__dict__.get(COUNTED, ""))
