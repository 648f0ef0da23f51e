"""The draft of the minutes of one session, written from what was recorded; the secretary completes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from namhoc.convene.facts import ConferenceFacts, NoteFacts, SessionFacts, SiteFacts
from namhoc.convene.phrases import capitalised, fill, read_phrases
from namhoc.convene.sentences import PAPER, Words
from namhoc.paper.blocks import Block, Heading, Paragraph, Run

LEVEL = 2


def minutes_blocks(
    facts: ConferenceFacts, session: SessionFacts, *, closed: bool, clock: Callable[[NoteFacts], str]
) -> tuple[Block, ...]:
    """Time and place, who was there, what happened, the end. ``clock`` writes the time of a note."""
    read = read_phrases(PAPER)
    said = Minutes(Words(read), read["minutes"])
    parts = (
        ("opened_heading", said.opened(facts, session)),
        ("present_heading", said.present(session)),
        ("course_heading", said.course(session, clock)),
        ("closed_heading", said.end(closed=closed)),
    )
    blocks: list[Block] = []
    for number, (heading, lines) in enumerate(parts, start=1):
        blocks.append(Heading(LEVEL, str(number), read["minutes"][heading]))
        blocks += [Paragraph((Run(line),)) for line in lines]
    return tuple(blocks)


class Minutes:
    """The lines of each part of the minutes."""

    def __init__(self, words: Words, phrases: dict[str, str]) -> None:
        self.words, self.phrases = words, phrases

    def line(self, name: str, **facts: str | int | None) -> str:
        return fill(self.phrases[name], **facts)

    def opened(self, facts: ConferenceFacts, session: SessionFacts) -> Iterator[str]:
        words = self.words
        yield capitalised(
            self.line(
                "opened",
                when=words.when(session),
                main=words.main_place(session),
                organiser=session.organiser,
                title=facts.title,
                kind=words.phrases["programme"][session.kind],
            )
        )

    def present(self, session: SessionFacts) -> Iterator[str]:
        count = session.headcount
        if not count.reported:
            yield self.line("nobody_counted")
        elif count.expected == 1:
            yield self.line("present_one_site", present=count.present)
        else:
            yield self.line("present", present=count.present, reported=count.reported, expected=count.expected)
        yield from (self._site(site) for site in session.sites)
        yield from (capitalised(self.words.delegate(one)) for one in session.delegates)

    def _site(self, site: SiteFacts) -> str:
        if site.present is None:
            return self.line("site_missing", place=site.place, invited=site.invited)
        return self.line("site", place=site.place, present=site.present, invited=site.invited)

    def course(self, session: SessionFacts, clock: Callable[[NoteFacts], str]) -> Iterator[str]:
        if session.purpose:
            yield self.line("purpose", purpose=session.purpose)
        for paper in session.papers:
            yield self.line("paper", number=paper.number, topic=paper.topic, unit=paper.unit_name)
        for note in session.notes:
            yield self.line("note", time=clock(note), text=note.text)
        if not (session.papers or session.notes):
            yield self.line("no_course")

    def end(self, *, closed: bool) -> Iterator[str]:
        yield self.line("closed" if closed else "still_open")
