"""Awards in the sentences of the article and of the summary, from counts by giver and form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from namhoc.convene.phrases import fill, listed, read_phrases
from namhoc.law.catalogue import Catalogue
from namhoc.recognise.counting import PAPER, line_totals
from namhoc.recognise.facts import AwardLine


def award_sentence(line: AwardLine, catalogue: Catalogue, *, locality: str = "") -> str:
    """``UBND tỉnh tặng Bằng khen cho 3 tập thể và 7 cá nhân``; ``locality`` names whose UBND a district's is."""
    return _Words(read_phrases(PAPER), catalogue, locality).line(line)


def awards_paragraph(
    lines: Iterable[AwardLine], catalogue: Catalogue, *, locality: str = "", frame: str = "article", year: str = ""
) -> str:
    """All lines as one sentence in the order they come; empty where nothing was granted.

    ``frame`` is one of the catalogue's: ``article``, ``summary`` (which names the ``year``) or ``proposed``.
    """
    phrases = read_phrases(PAPER)
    told = _Words(phrases, catalogue, locality).givers(lines)
    return fill(phrases[frame], lines=told, year=year) if told else ""


def totals_sentence(lines: Iterable[AwardLine]) -> str:
    """How many times collectives and individuals were recognised; empty where nobody was."""
    collectives, individuals = line_totals(lines)
    if not collectives + individuals:
        return ""
    return fill(read_phrases(PAPER)["totals"], collectives=collectives, individuals=individuals)


def giver_name(code: str, catalogue: Catalogue, *, locality: str = "") -> str:
    """The giver as a sentence names it: a district's committee by its locality, where that is known."""
    return _Words(read_phrases(PAPER), catalogue, locality).giver(code)


@dataclass(frozen=True)
class _Words:
    phrases: Mapping[str, Any]
    catalogue: Catalogue
    locality: str

    def giver(self, code: str) -> str:
        phrase = self.phrases["givers"].get(code)
        if phrase and self.locality:
            return fill(phrase, locality=self.locality)
        known = self.catalogue.givers.get(code)
        return code if known is None else known.label

    def gives(self, code: str) -> str:
        award = self.catalogue.awards.get(code)
        if award is None:
            return fill(self.phrases["kinds"]["commendation"], award=code)
        phrase = self.phrases["awards"].get(code) or self.phrases["kinds"][award.kind]
        return fill(phrase, award=award.label)

    def recipients(self, line: AwardLine) -> str:
        return fill(self.phrases["recipients"], collectives=line.collectives, individuals=line.individuals)

    def line(self, line: AwardLine) -> str:
        return self._said("line", line)

    def _said(self, phrase: str, line: AwardLine) -> str:
        facts = {"gives": self.gives(line.award), "recipients": self.recipients(line)}
        return fill(self.phrases[phrase], giver=self.giver(line.giver), **facts)

    def givers(self, lines: Iterable[AwardLine]) -> str:
        """Each giver is named once, then what it gives."""
        told = []
        counted = (line for line in lines if line.collectives + line.individuals)
        for _code, of_one in groupby(counted, key=lambda line: line.giver):
            first, *more = of_one
            parts = [self._said("line", first), *(self._said("more", line) for line in more)]
            told.append(listed(parts, between=self.phrases["between_forms"]))
        return listed(told, between=self.phrases["between_givers"])
