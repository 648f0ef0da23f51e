"""The words that the conference is kept in: codes in the database, never labels."""

from __future__ import annotations

from enum import StrEnum


class ConferenceState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CLOSED = "closed"


class SessionKind(StrEnum):
    INTERNAL = "internal"
    PUBLIC = "public"


class PartOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"


class Mode(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"


class SiteKind(StrEnum):
    MAIN = "main"
    REMOTE = "remote"


class Level(StrEnum):
    """What an internal session is split by."""

    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower-secondary"
