"""The words that awards are kept in: codes in the database, never labels."""

from __future__ import annotations

from enum import StrEnum


class NominationState(StrEnum):
    PROPOSED = "proposed"
    SUPPORTED = "supported"
    NOT_SUPPORTED = "not_supported"
    GRANTED = "granted"
    REFUSED = "refused"


class RecipientKind(StrEnum):
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


STANDING = (NominationState.PROPOSED, NominationState.SUPPORTED, NominationState.GRANTED)
