"""A reading as pages show it: the text with marks, and beside it what is worth a look, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from namhoc.proof.against import Book
from namhoc.proof.claims import Finding, Reading, Verdict
from namhoc.proof.marking import Piece, pieces_of
from namhoc.proof.read import read

TONES = {Verdict.MISMATCH: "bad", Verdict.SUSPICIOUS: "warn", Verdict.LOOSE: "warn", Verdict.TRUNCATED: "calm"}


@dataclass(frozen=True, slots=True)
class Note:
    """One finding beside the text."""

    number: int
    tone: str
    quoted: str
    finding: Finding

    @property
    def verdict(self) -> str:
        return self.finding.verdict.value


@dataclass(frozen=True, slots=True)
class Proof:
    """A text that was read, and what is said of it."""

    text: str
    reading: Reading
    notes: list[Note]

    @property
    def pieces(self) -> list[tuple[Piece, Note | None]]:
        """The text with its marks, each piece with the first note that speaks of it."""
        pieces = pieces_of(self.text, [note.finding for note in self.notes])
        return [(piece, self.notes[piece.findings[0] - 1] if piece.findings else None) for piece in pieces]

    @property
    def agreeing(self) -> list[tuple[str, Finding]]:
        """Figures that are the adopted ones, as they are printed; each finding has the address where it opens."""
        found = (one for one in self.reading.findings if one.origin and one.verdict is Verdict.OK)
        return [(self.text[slice(*one.span)], one) for one in found]

    @property
    def figures(self) -> int:
        """How many figures were found in it."""
        return len(self.reading.claims)

    @property
    def mismatches(self) -> int:
        return len(self.reading.mismatches)


def proof_of(text: str, language: str = "vi", against: Book | None = None) -> Proof:
    """The figures of a text as they stand to each other and to adopted ones; what agrees is not named."""
    reading = read(text, language=language, against=against)
    worth_a_look = [finding for finding in reading.findings if finding.verdict in TONES]
    notes = [
        Note(number, TONES[finding.verdict], text[slice(*finding.span)], finding)
        for number, finding in enumerate(worth_a_look, start=1)
    ]
    return Proof(text, reading, notes)
