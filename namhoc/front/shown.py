"""What a page shows, told by whoever makes it. A page that tells nothing is never kept."""

from __future__ import annotations

from django.http import HttpRequest

SHOWN, COUNTED = "shown_names", "counted_as"


def shows(request: HttpRequest, *names: str) -> None:
    """The page answering ``request`` shows these: it may be kept until one of them changes."""
    request.__dict__.setdefault(SHOWN, set()).update(names)


def counts(request: HttpRequest, name: str) -> None:
    """Reading the page answering ``request`` counts as a view of this, such as ``article:12``."""
    request.__dict__[COUNTED] = name


def shown_by(request: HttpRequest) -> frozenset[str]:
    """Everything told of the page so far."""
    return frozenset(request.__dict__.get(SHOWN, ()))


def counted_by(request: HttpRequest) -> str:
    """What a view of the page counts for; empty where it is not counted."""
    return str(request.__dict__.get(COUNTED, ""))
