"""What several tests of a file stand on is made once for it: their own acts are undone, and at its end this, too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction


@contextmanager
def held(blocker: Any) -> Iterator[None]:
    """What is written inside is there for several tests, and undone after them. None of them may write for good."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
