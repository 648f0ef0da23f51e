"""What awards and givers are called in the reader's language."""

from __future__ import annotations

from namhoc.convene.phrases import read_phrases
from namhoc.journal.language import in_english
from namhoc.law.awards import Award, Giver
from namhoc.law.catalogue import catalogue
from namhoc.recognise.counting import PAPER


def _label(entry: Award | Giver | None, code: str) -> str:
    if entry is None:
        return code
    return entry.label_en if in_english() else entry.label


def award_name(code: str) -> str:
    return _label(catalogue().awards.get(code), code)


def giver_name(code: str) -> str:
    return _label(catalogue().givers.get(code), code)


def givers_in_order() -> list[str]:
    """From the highest down."""
    givers = catalogue().givers.values()
    return [giver.giver for giver in sorted(givers, key=lambda giver: giver.rank)]


def awards_in_order() -> list[str]:
    """As lists of awards have them; what the list does not know comes last."""
    order: list[str] = read_phrases(PAPER)["order"]
    known = catalogue().awards
    return [code for code in order if code in known] + sorted(set(known) - set(order))
