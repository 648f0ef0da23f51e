"""From a text to its reading: pieces, claims, then each judge in turn."""

from __future__ import annotations

from fractions import Fraction

from namhoc.proof.against import Book, judge_against
from namhoc.proof.claims import Finding, Reading
from namhoc.proof.items import sentences_of
from namhoc.proof.judges.aims import judge_aims
from namhoc.proof.judges.averages import judge_averages
from namhoc.proof.judges.awards import judge_awards
from namhoc.proof.judges.bases import judge_bases
from namhoc.proof.judges.calendar import judge_calendar
from namhoc.proof.judges.changes import judge_changes
from namhoc.proof.judges.copies import judge_copies
from namhoc.proof.judges.counts import judge_counts
from namhoc.proof.judges.draft import Draft, Judge
from namhoc.proof.judges.drift import judge_drift
from namhoc.proof.judges.goals import judge_goals
from namhoc.proof.judges.limits import judge_limits
from namhoc.proof.judges.listed import judge_listed
from namhoc.proof.judges.moves import judge_moves
from namhoc.proof.judges.names import judge_names
from namhoc.proof.judges.partitions import judge_partitions
from namhoc.proof.judges.parts import judge_parts
from namhoc.proof.judges.shares import judge_shares
from namhoc.proof.judges.signs import judge_signs
from namhoc.proof.judges.subjects import judge_subjects
from namhoc.proof.judges.times import judge_times
from namhoc.proof.judges.totals import judge_totals
from namhoc.proof.speaking import claims_of
from namhoc.proof.wording import LANGUAGES, named, worded

JUDGES: tuple[Judge, ...] = (
    judge_shares,
    judge_bases,
    judge_counts,
    judge_parts,
    judge_totals,
    judge_partitions,
    judge_changes,
    judge_moves,
    judge_times,
    judge_aims,
    judge_goals,
    judge_limits,
    judge_calendar,
    judge_names,
    judge_listed,
    judge_subjects,
    judge_averages,
    judge_awards,
    judge_drift,
    judge_signs,
    judge_copies,
)

MOST_FIGURES = 30  # of one sentence; what has more is a table without its lines


def read(text: str, *, language: str = "vi", against: Book | None = None) -> Reading:
    """All figures of a text and what they say of each other, worded in Vietnamese or (``en``) in English.

    ``against`` holds adopted figures; those the text tells, too, are found the same or not. An unknown language is a
    ``ValueError``
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language!r}: vi or en")
    sentences, _english = sentences_of(text)
    claims = claims_of(text, sentences)
    judged = [sentence for sentence in sentences if sum(item.is_figure for item in sentence) <= MOST_FIGURES]
    judges = JUDGES if against is None else (*JUDGES, judge_against(against))
    drafts = [draft for judge in judges for draft in judge(judged)]
    drafts.sort(key=lambda draft: (draft.marked.start, draft.code))
    said = {(one.code, one.span, one.working): one for one in (_finding(draft, language) for draft in drafts)}
    return Reading(claims, tuple(said.values()))  # what two ways of looking find is said once


def _finding(draft: Draft, language: str) -> Finding:
    working, advice = worded(draft, language)
    return Finding(
        draft.code,
        draft.verdict,
        tuple(item.id for item in draft.items if item.id),
        (draft.marked.start, draft.marked.end),
        _worded(draft.published, language),
        _worded(draft.computed, language),
        working,
        advice,
        draft.origin,
    )


def _worded(value: Fraction | str | None, language: str) -> Fraction | str | None:
    return named(value, language) if isinstance(value, str) else value
