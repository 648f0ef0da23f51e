"""What every catalogue entry shares: who says so, when it was checked, how sure we are."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
    model_validator,
)

from namhoc.law.starts import Starts

UNKNOWN = "unknown"
Evidence = Literal["primary-text", "secondary-page", "third-party-code", "seed", "derived", "own-knowledge"]
# A code of the register, then perhaps the article: "nd-20-2014 art. 10".
Citation = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*( \S.*)?$")]
READ: frozenset[Evidence] = frozenset({"primary-text", "secondary-page", "seed", "derived"})


class Entry(BaseModel):
    """A piece of the catalogue. Unknown keys are refused: a typing slip must not pass as law."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Sourced(Entry):
    """Something a source says. ``verified: false`` is shown, and decides nothing in silence.

    ``also`` names other texts that bear on it.
    """

    source: Citation
    also: tuple[Citation, ...] = ()
    verified: bool
    evidence: Evidence
    checked: date
    note: str = ""

    @model_validator(mode="after")
    def _verified_by_reading(self) -> Self:
        check_evidence(verified=self.verified, evidence=self.evidence)
        return self

    @property
    def source_code(self) -> str:
        """The register's code of the text: ``source`` is that code, then perhaps its article."""
        return code_of(self.source)

    @property
    def article(self) -> str:
        return " ".join(self.source.split()[1:])


VersionT = TypeVar("VersionT")


def code_of(citation: str) -> str:
    """The register's code in a citation: ``nd-20-2014`` in ``nd-20-2014 art. 10``."""
    return citation.split(maxsplit=1)[0]


def check_evidence(*, verified: bool, evidence: Evidence) -> None:
    """Raise ``ValueError`` where what was only heard is called verified, or what was read is not."""
    if verified and evidence not in READ:
        raise ValueError(f"verified: true, yet {evidence} is no reading of a text or of a page")
    if not verified and evidence == "primary-text":
        raise ValueError("verified: false, yet evidence: primary-text says that the text was read")


def _start_day(day: Any) -> date | None:
    if day == UNKNOWN:
        return None
    if isinstance(day, date):
        return day
    raise ValueError(f"{day!r} is neither a day (YYYY-MM-DD) nor the word {UNKNOWN!r}")


def starts_by_day(raw: Any) -> dict[date | None, Any]:
    """Read the keys under ``since:``; values are left to the model that asked."""
    if isinstance(raw, Starts):
        return dict(raw)
    if not isinstance(raw, dict) or not raw:
        raise ValueError("at least one day is needed under since:")
    return {_start_day(day): version for day, version in raw.items()}


Since = Annotated[
    dict[date | None, VersionT],
    BeforeValidator(starts_by_day),
    PlainSerializer(lambda value: {str(day): version for day, version in value.items()}),
]
