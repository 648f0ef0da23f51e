"""The summary report as blocks: every sentence from a figure, a plan or a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from namhoc.certify.year import MeasuredYear
from namhoc.engine.figures import Points
from namhoc.engine.gaps import Gap
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import Measured
from namhoc.measure.phrases import (
    amount_text,
    base_note,
    fraction_text,
    gap_text,
    restated,
    value_text,
)
from namhoc.paper.blocks import (
    Annex,
    Block,
    Column,
    Document,
    Head,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from namhoc.paper.numbers import number
from namhoc.plan.facts import PlanFacts
from namhoc.summarise.outline import Section
from namhoc.summarise.programme import Programme
from namhoc.summarise.wording import Words

Mergers = tuple[frozenset[str], frozenset[str]]  # the schools that went in, and that came out
NO_MERGERS: Mergers = (frozenset(), frozenset())


@dataclass(frozen=True)
class Letterhead:
    """How an office signs: the head, the foot and the recipients of its documents."""

    name: str
    superior: str
    symbol: str
    place: str
    authority: tuple[str, ...]
    signatory: str
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportFacts:
    """Everything the report tells."""

    letterhead: Letterhead
    year: SchoolYear
    measured: MeasuredYear
    plan: PlanFacts
    mergers: Mergers = NO_MERGERS
    number: str | None = None
    day: date | None = None
    issued_in: int = 0  # the calendar year, where the day is still open
    sample: bool = False
    draft: bool = True
    reference_base: str | None = None
    more: tuple[Block, ...] = ()


def compose_report(facts: ReportFacts, words: Words) -> Document:
    """The report in the order of the outline; what has nothing to tell is left out."""
    outline = words.outline
    programme = Programme(facts.plan, outline)
    body: list[Block] = [Paragraph((Run(_filled(outline.opening, facts)),))]
    for section in outline.sections:
        told = [*_told(section, facts, programme), *_figures(section, facts, words)]
        if told or section.level == 1:
            title = _filled(section.title, facts)
            body += [Heading(section.level, section.number, title), *told]
    body += facts.more
    head = facts.letterhead
    return Document(
        head=Head(
            head.superior,
            head.name,
            facts.number,
            f"{outline.symbol}-{head.symbol}",
            head.place,
            facts.day,
            None if facts.day else facts.issued_in,
        ),
        title=Title(outline.kind, _filled(outline.abstract, facts)),
        bases=(),
        body=tuple(body),
        signature=Signature(head.authority, head.signatory),
        recipients=head.recipients,
        annexes=(_annex(facts, words),),
        sample=facts.sample,
        draft=facts.draft,
        reference_base=facts.reference_base,
    )


def _filled(template: str, facts: ReportFacts) -> str:
    return template.strip().format(year=facts.year, next_year=facts.year.next, office=facts.letterhead.name)


def sentence(runs: Sequence[Run], end: str) -> Paragraph:
    """Runs as one sentence: its first letter raised, a full stop at its end."""
    first, rest = runs[0], tuple(runs[1:])
    raised = Run(first.text[:1].upper() + first.text[1:], first.bold, first.italic, first.reference)
    return Paragraph((raised, *rest, Run(end)))


def _told(section: Section, facts: ReportFacts, programme: Programme) -> list[Paragraph]:
    end = programme.outline.phrases["end"]
    texts: list[str] = []
    for taken in section.takes:
        match taken:
            case "remarks":
                texts += programme.remarks(facts.year)
            case "remarks_next":
                texts += programme.remarks(facts.year.next)
            case "tasks":
                texts += programme.tasks(facts.year, "tasks")
            case "tasks_next":
                texts += programme.tasks(facts.year.next, "tasks_next")
                texts += programme.listed(facts.year.next)
            case "curriculum":
                texts += programme.curriculum(facts.year)
            case "curriculum_next":
                texts += programme.curriculum(facts.year.next)
            case "mergers":
                texts += merged(facts.mergers, programme)
    return [sentence((Run(text),), end) for told in texts if (text := told.strip().rstrip(end))]


def merged(mergers: Mergers, programme: Programme) -> list[str]:
    """How many schools became how many, in words; nothing where none did."""
    before, after = mergers
    if not before:
        return []
    fewer = len(before) - len(after)
    return [programme.outline.phrase("merged", before=len(before), after=len(after), fewer=fewer)]


def _figures(section: Section, facts: ReportFacts, words: Words) -> list[Block]:
    blocks: list[Block] = []
    end = words.outline.phrases["end"]
    for code in section.figures:
        one = facts.measured.of(code)
        if one is None or not one.now.figure.expected:
            continue
        runs = list(words.clause(one))
        if restated(one) and isinstance(one.change, Points):
            note = base_note(words.catalogue, one).rstrip(end)
            runs.append(Run(words.outline.phrase("note_mark", note=note), italic=True))
        blocks.append(sentence([_plainly_cited(run) for run in runs], end))
    return blocks


def _plainly_cited(run: Run) -> Run:
    """The same run citing the figure itself, whichever of its numbers it prints."""
    if run.reference is None:
        return run
    return Run(run.text, run.bold, run.italic, run.reference.partition(":")[0])


def _annex(facts: ReportFacts, words: Words) -> Annex:
    outline = words.outline.annex
    order = {group: at for at, group in enumerate(outline.groups)}
    indicators = words.catalogue.indicators
    figures = sorted(
        facts.measured.figures,
        key=lambda one: order.get(indicators[one.now.indicator].group, len(order)),
    )
    rows = tuple(_row(one, words) for one in figures)
    weights = {"indicator": 5, "value": 2, "fraction": 3, "previous": 2, "change": 3, "target": 2}
    columns = tuple(
        Column(heading, "left" if name == "indicator" else "right", weights.get(name, 1))
        for name, heading in outline.columns.items()
    )
    table = Table(outline.caption, columns, rows, outline.notes)
    return Annex(_filled(outline.title, facts), (table,), landscape=True)


def _row(one: Measured, words: Words) -> tuple[str, ...]:
    indicator = words.catalogue.indicators[one.now.indicator]
    change, figure, value = one.change, one.now.figure, one.now.value
    moved = ""
    if change is not None and not isinstance(change, Gap):
        moved = amount_text(change, indicator, signed=True)
    return (
        indicator.label,
        value_text(value, indicator, gap_text(value) if isinstance(value, Gap) else ""),
        fraction_text(one.now),
        "" if one.base is None else value_text(one.base.value, indicator),
        moved,
        "" if one.target is None else value_text(one.target.at_least, indicator),
        f"{number(figure.covered)}/{number(figure.expected)}",
    )
