"""A text with its marks is the text, whatever was found in it."""

from hypothesis import given
from hypothesis import strategies as st

from namhoc.proof import Finding, Verdict
from namhoc.proof.marking import pieces_of
from namhoc.proof.notes import proof_of

WRONG = "Có 369/597 giáo viên đạt chuẩn, đạt 66,33%."


def finding(begin: int, end: int) -> Finding:
    return Finding("percent-vs-fraction", Verdict.MISMATCH, (), (begin, end), None, None, "", "")


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_the_pieces_put_together_are_the_text_and_each_finding_is_marked_whole(text, spans):
    findings = [finding(*sorted((min(one, len(text)), min(other, len(text))))) for one, other in spans]
    pieces = pieces_of(text, findings)

    assert "".join(piece.text for piece in pieces) == text
    for number, one in enumerate(findings, start=1):
        marked = "".join(piece.text for piece in pieces if number in piece.findings)
        assert marked == text[slice(*one.span)]


def test_a_note_quotes_what_it_speaks_of_and_what_agrees_is_not_named():
    proof = proof_of(f"Có 9/12 trường, đạt 75%. {WRONG}")

    assert [(note.number, note.tone, note.verdict) for note in proof.notes] == [(1, "bad", "mismatch")]
    assert proof.notes[0].quoted in WRONG
    assert (proof.mismatches, [note.number for _piece, note in proof.pieces if note]) == (1, [1])


def test_what_is_found_in_two_ways_is_said_once():
    notes = proof_of("Có 9/12 trường, đạt 75%, tăng 8,3% so với năm học trước (66,67%).").notes

    assert [(note.quoted, note.finding.code) for note in notes] == [("8,3%", "points-called-percent")]
