"""What cannot be done to a conference."""

from __future__ import annotations


class ConferenceClosed(Exception):
    """The conference is closed: its record stands as it was, until it is opened again with a reason."""

    def __init__(self, conference: str) -> None:
        self.conference = conference
        super().__init__(f"{conference} is closed")
