"""One office's year as the rooms tell it: figures, plan, conference, awards, and the drafts written from them."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import urlsplit

from django.test import Client

from namhoc.convene.facts import ConferenceFacts
from namhoc.convene.queries import conference_facts, conference_of
from namhoc.law.catalogue import catalogue
from namhoc.law.indicators import Indicator
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import Measured
from namhoc.measure.queries import measured_of, official_figures
from namhoc.paper.blocks import Document, Heading, Paragraph, Run
from namhoc.plan.facts import PlanFacts
from namhoc.plan.queries import plan_facts
from namhoc.publish.desk.drafting import article_draft
from namhoc.publish.models import ArticlePage
from namhoc.recognise.facts import AwardLine
from namhoc.recognise.models import Nomination
from namhoc.recognise.queries import award_counts, nominations_of
from namhoc.summarise.models import Summary
from namhoc.summarise.queries import letterhead_on, mergers_of, report_document
from namhoc.units.models import Unit
from namhoc.units.network import Network, UnitStart
from namhoc.units.queries import network

LAST_ROUND = "end-of-year"


class Rooms:
    """Asks each room once; nothing is worked out here."""

    def __init__(self, office: str, year: str) -> None:
        self.law = catalogue()
        self.office = Unit.objects.get(code=office)
        self.year = SchoolYear.parse(year)
        self.closing = self.law.reference_day(self.year, LAST_ROUND)

    @cached_property
    def figures(self) -> Mapping[str, Measured]:
        official = measured_of(official_figures(self.office, str(self.year)))
        return {one.now.indicator: one for one in official}

    def indicator(self, code: str) -> Indicator:
        return self.law.indicators[code]

    @cached_property
    def network(self) -> Network:
        return network()

    def unit(self, code: str) -> UnitStart:
        state = self.network.state(code, self.closing)
        assert state is not None, f"{code} does not stand on {self.closing}"
        return state

    @cached_property
    def mergers(self) -> tuple[frozenset[str], frozenset[str]]:
        return mergers_of(self.law, self.office, self.year)

    @cached_property
    def plan(self) -> PlanFacts:
        return plan_facts(self.office)

    @cached_property
    def conference(self) -> ConferenceFacts:
        conference = conference_of(self.office, str(self.year))
        assert conference is not None
        return conference_facts(conference)

    @cached_property
    def awards(self) -> list[AwardLine]:
        return award_counts(self.office, str(self.year))

    @cached_property
    def granted(self) -> list[Nomination]:
        return list(nominations_of(self.office, str(self.year)).filter(state="granted"))

    @cached_property
    def locality(self) -> str:
        head = letterhead_on(self.office, self.closing)
        return "" if head is None else head.locality

    # --- what is written from them ------------------------------------------------------------------------------

    @property
    def article(self) -> list[str]:
        """The article as it would be drafted now: title, lead, paragraphs."""
        draft = article_draft(self.law, self.office, self.year)
        return [draft.title, plain(draft.lead), *(plain(runs) for runs in draft.paragraphs)]

    @property
    def summary(self) -> list[str]:
        """The summary report as it would be drafted now, headings included."""
        return lines_of(report_document(self.law, self.office, self.year, official=False))

    @property
    def issued(self) -> Summary:
        """The summary report as it was issued."""
        return Summary.objects.get(unit=self.office, year=str(self.year))

    @property
    def published(self) -> ArticlePage:
        page: ArticlePage = ArticlePage.objects.get(office=self.office, year=str(self.year))
        return page

    def read(self) -> str:
        """The published article as anybody reads it, signed in to nothing."""
        return read(self.published.get_url())


def read(address: str) -> str:
    """A page as anybody reads it."""
    parts = urlsplit(address)
    response = Client().get(parts.path, **({"HTTP_HOST": parts.netloc} if parts.netloc else {}))
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return response.content.decode()


def plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def lines_of(document: Document) -> list[str]:
    lines = [document.title.abstract]
    for block in document.body:
        if isinstance(block, Paragraph):
            lines.append(plain(block.runs))
        elif isinstance(block, Heading):
            lines.append(block.text)
    return lines
