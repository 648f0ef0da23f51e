"""The article draft from the record: the conference, the year's figures, next year's plan, awards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from namhoc.convene.facts import ConferenceFacts
from namhoc.convene.sentences import conference_sentences
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import Measured
from namhoc.paper.blocks import Run
from namhoc.plan.facts import PlanFacts
from namhoc.publish.tokens import Given
from namhoc.summarise.outline import Outline
from namhoc.summarise.programme import Programme
from namhoc.summarise.report import Mergers, merged
from namhoc.summarise.wording import Words


@dataclass(frozen=True)
class Draft:
    """A title, a lead, paragraphs: runs of text and of figures cited as ``KEY:form``."""

    title: str
    lead: tuple[Run, ...]
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class ArticleFacts:
    """What an article about the year's conference tells."""

    year: SchoolYear
    figures: Sequence[Measured]
    plan: PlanFacts
    mergers: Mergers
    conference: ConferenceFacts
    award_sentences: Sequence[str]


def compose_article(facts: ArticleFacts, words: Words) -> Draft:
    """The usual order: the conference, the year, its figures, next year, papers, awards."""
    outline, end = words.outline, words.outline.phrases["end"]
    programme = Programme(facts.plan, outline)
    held = conference_sentences(facts.conference)
    found = {one.now.indicator: one for one in facts.figures}
    figures = [_paragraph(group, found, words) for group in outline.article_figures]
    year = [*programme.remarks(facts.year), *programme.tasks(facts.year, "tasks")]
    year += [*merged(facts.mergers, programme), *programme.curriculum(facts.year)]
    after = [*programme.tasks(facts.year.next, "tasks_next"), *programme.curriculum(facts.year.next)]
    after += programme.remarks(facts.year.next)
    told: list[tuple[Run, ...]] = [_texts(year, end)]
    told += figures
    told.append(_texts(after, end))
    told += [_texts([text], end) for text in (held.delegates, held.internal, held.papers) if text]
    told.append(_texts(facts.award_sentences, end))
    lead = held.opening or facts.conference.title
    return Draft(_title(facts.conference, outline), (Run(lead),), tuple(runs for runs in told if runs))


def _title(conference: ConferenceFacts, outline: Outline) -> str:
    """Who held which conference; without a host, the conference alone."""
    if not conference.host:
        return conference.title
    return outline.phrase("article_title", host=conference.host, title=conference.title)


def _worth_telling(one: Measured) -> bool:
    """A figure that speaks for someone; a reduction by nothing is no news."""
    figure = one.now.figure
    return bool(figure.expected) and (one.now.formula != "reduction" or figure.numerator != 0)


def _paragraph(codes: Sequence[str], found: Mapping[str, Measured], words: Words) -> tuple[Run, ...]:
    """The sentences of several figures one after the other."""
    end = words.outline.phrases["end"]
    told = [
        _sentence(words.clause(found[code], short=True), end)
        for code in codes
        if code in found and _worth_telling(found[code])
    ]
    runs: list[Run] = []
    for sentence in told:
        runs += [*([Run(" ")] if runs else []), *sentence]
    return tuple(runs)


def _texts(texts: Sequence[str], end: str) -> tuple[Run, ...]:
    """Sentences one after the other, each raised and ended."""
    bare = (text.strip().rstrip(end) for text in texts)
    said = [text[:1].upper() + text[1:] + end for text in bare if text]
    return (Run(" ".join(said)),) if said else ()


def _sentence(runs: Sequence[Run], end: str) -> tuple[Run, ...]:
    first = runs[0]
    raised = Run(first.text[:1].upper() + first.text[1:], reference=first.reference)
    return (raised, *runs[1:], Run(end))


def given(runs: Sequence[Run]) -> list[Given]:
    """Runs the way the portal takes them: words, and (key, form) for what cites a stored figure."""
    pieces: list[Given] = []
    for run in runs:
        key, _, form = (run.reference or "").partition(":")
        pieces.append((int(key), form) if key.isdecimal() else run.text)
    return pieces


def as_html(draft: Draft, *, language: str = "vi") -> str:
    """The draft as one plain page; each figure says which indicator it is."""
    body = "\n".join(f"<p>{_runs_html(runs)}</p>" for runs in draft.paragraphs)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(draft.title)}</title>\n</head>\n<body>\n<article>\n"
        f"<h1>{escape(draft.title)}</h1>\n"
        f"<p><strong>{_runs_html(draft.lead)}</strong></p>\n{body}\n</article>\n</body>\n</html>\n"
    )


def _runs_html(runs: Sequence[Run]) -> str:
    return "".join(_run_html(run) for run in runs)


def _run_html(run: Run) -> str:
    if run.reference is None:
        return escape(run.text)
    indicator, _, form = run.reference.partition(":")
    attributes = f'data-indicator="{escape(indicator)}" data-form="{escape(form)}"'
    return f'<data value="{escape(run.text)}" {attributes}>{escape(run.text)}</data>'
