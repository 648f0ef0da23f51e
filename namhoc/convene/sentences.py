"""The conference in the sentences of an article, from the record; what was not recorded is not said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namhoc.convene.facts import ConferenceFacts, DelegateFacts, PaperFacts, SessionFacts
from namhoc.convene.phrases import capitalised, fill, listed, read_phrases
from namhoc.convene.places import PlaceGroup, lowered, place_groups
from namhoc.law.school_year import SchoolYear
from namhoc.paper.numbers import short_date

PAPER = "conference-sentences"


@dataclass(frozen=True)
class ConferenceSentences:
    """One sentence each; an empty one where the record has nothing for it."""

    opening: str = ""
    internal: str = ""
    delegates: str = ""
    attendance: str = ""
    papers: str = ""

    def said(self) -> tuple[str, ...]:
        """Those that say something, in the usual order of the article."""
        every = (self.opening, self.delegates, self.internal, self.attendance, self.papers)
        return tuple(sentence for sentence in every if sentence)


def conference_title(year: SchoolYear) -> str:
    """The usual title of an office's year-end conference."""
    return fill(str(read_phrases(PAPER)["title"]), year=str(year), next_year=str(year.next))


def conference_sentences(facts: ConferenceFacts) -> ConferenceSentences:
    """What the article says of the conference, mostly of its public session."""
    words = Words(read_phrases(PAPER))
    public, internal = facts.public, facts.internal
    inside = "" if internal is None else words.internal(internal)
    if public is None:
        return ConferenceSentences(internal=inside)
    return ConferenceSentences(
        words.opening(facts, public), inside, words.delegates(public), words.attendance(public), words.papers(public)
    )


@dataclass(frozen=True)
class Words:
    """Puts a session into the phrases of the catalogue."""

    phrases: Mapping[str, Any]

    def article(self, name: str, **facts: str | int | None) -> str:
        return fill(self.phrases["article"][name], **facts)

    def word(self, code: str | None) -> str:
        return "" if code is None else str(self.phrases["words"][code])

    def opening(self, facts: ConferenceFacts, session: SessionFacts) -> str:
        return capitalised(
            self.article(
                "opening",
                when=self.when(session),
                host=facts.host,
                title=facts.title,
                mode=self.word(session.mode),
                place=self.place(session),
            )
        )

    def internal(self, session: SessionFacts) -> str:
        levels = [self.word(level) for level in session.split_by]
        return capitalised(
            self.article(
                "internal",
                when=self.when(session),
                organiser=session.organiser,
                mode=self.word(session.mode),
                levels=len(levels),
                level_names=listed(levels),
                place=self.place(session),
                purpose=session.purpose,
            )
        )

    def when(self, session: SessionFacts) -> str:
        """``chiều ngày 27/8/2021``; nothing where the day is not known."""
        if session.day is None:
            return ""
        day, part = short_date(session.day), self.word(session.part_of_day)
        return self.article("day", part=part, day=day) if part else self.article("day_only", day=day)

    def place(self, session: SessionFacts) -> str:
        """``tại trụ sở Thành ủy và 12 điểm cầu tại trụ sở UBND 12 xã, phường``."""
        groups = place_groups(session.remote_sites, self.phrases["kinds"])
        places = listed([self.group(group) for group in groups])
        remote = self.article("remote", count=len(session.remote_sites), places=places) if groups else ""
        return self.article("place", main=self.main_place(session), remote=remote)

    def main_place(self, session: SessionFacts) -> str:
        return "" if session.main_site is None else self.small(session.main_site.place)

    def group(self, group: PlaceGroup) -> str:
        if not group.whose:
            return self.small(group.at)
        return self.article("group", at=self.small(group.at), count=group.count, whose=listed(group.whose))

    def small(self, text: str) -> str:
        return lowered(text, self.phrases["common_nouns"])

    def delegates(self, session: SessionFacts) -> str:
        told = [self.delegate(one) for one in session.delegates]
        return self.article("delegates", delegates=listed(told, between="; ")) if told else ""

    def delegate(self, one: DelegateFacts) -> str:
        return self.article("delegate", role=one.role, also=one.also, part=one.part)

    def attendance(self, session: SessionFacts) -> str:
        count = session.headcount
        if not count.reported:
            return ""
        if count.expected == 1:
            return self.article("attendance_one_site", present=count.present)
        return self.article("attendance", present=count.present, reported=count.reported, missing=count.missing)

    def papers(self, session: SessionFacts) -> str:
        told = [self.paper(paper) for paper in session.papers]
        return self.article("papers", count=len(told), papers=listed(told, between="; ")) if told else ""

    def paper(self, paper: PaperFacts) -> str:
        return self.article("paper", topic=paper.topic, unit=paper.unit_name)
