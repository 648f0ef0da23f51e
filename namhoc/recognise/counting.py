"""Awards counted by giver and form, from the highest giver down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from namhoc.convene.phrases import read_phrases
from namhoc.law.catalogue import Catalogue
from namhoc.recognise.facts import AwardLine, AwardRecord
from namhoc.recognise.words import NominationState, RecipientKind

PAPER = "award-sentences"
Counted = Mapping[tuple[str, str, str], int]


def award_lines(
    records: Iterable[AwardRecord], catalogue: Catalogue, state: NominationState = NominationState.GRANTED
) -> tuple[AwardLine, ...]:
    """The lines of those in one state: what is proposed and what is granted are never counted together."""
    counted: dict[tuple[str, str, str], int] = {}
    for record in records:
        if record.state is state:
            key = (record.giver, record.award, record.recipient_kind.value)
            counted[key] = counted.get(key, 0) + 1
    return lines_of(counted, catalogue)


def lines_of(counted: Counted, catalogue: Catalogue) -> tuple[AwardLine, ...]:
    """Lines from counts by giver, award and kind of recipient."""
    pairs = {(giver, award) for giver, award, _kind in counted}
    lines = [
        AwardLine(
            giver,
            award,
            counted.get((giver, award, RecipientKind.COLLECTIVE), 0),
            counted.get((giver, award, RecipientKind.INDIVIDUAL), 0),
        )
        for giver, award in pairs
    ]
    order: list[str] = read_phrases(PAPER)["order"]
    return tuple(sorted(lines, key=lambda line: _rank(line, catalogue, order)))


def _rank(line: AwardLine, catalogue: Catalogue, order: list[str]) -> tuple[int, str, int, str]:
    giver = catalogue.givers.get(line.giver)
    lowest = max((known.rank for known in catalogue.givers.values()), default=0) + 1
    place = order.index(line.award) if line.award in order else len(order)
    return lowest if giver is None else giver.rank, line.giver, place, line.award


def line_totals(lines: Iterable[AwardLine]) -> tuple[int, int]:
    """Collectives and individuals over all lines; one that holds two awards counts twice."""
    every = list(lines)
    return sum(line.collectives for line in every), sum(line.individuals for line in every)
