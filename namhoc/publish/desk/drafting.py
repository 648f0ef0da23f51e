"""The article about a year, drafted from what the database holds: records and official figures."""

from __future__ import annotations

from namhoc.convene.facts import ConferenceFacts
from namhoc.convene.queries import conference_facts, conference_of
from namhoc.convene.sentences import conference_title
from namhoc.journal.actor import Actor
from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.measure.queries import measured_of, official_figures
from namhoc.plan.queries import plan_facts
from namhoc.publish.actions import write_article
from namhoc.publish.draft import ArticleFacts, Draft, compose_article, given
from namhoc.publish.models import ArticlePage
from namhoc.recognise.queries import award_counts
from namhoc.recognise.sentences import awards_paragraph
from namhoc.summarise.queries import letterhead_on, mergers_of, words_for
from namhoc.units.models import Unit

LAST_ROUND = "end-of-year"


def article_draft(catalogue: Catalogue, office: Unit, year: SchoolYear) -> Draft:
    """What the record says of the year, with every figure cited from its official revision."""
    head = letterhead_on(office, catalogue.reference_day(year, LAST_ROUND))
    told = awards_paragraph(award_counts(office, str(year)), catalogue, locality="" if head is None else head.locality)
    facts = ArticleFacts(
        year,
        measured_of(official_figures(office, str(year))),
        plan_facts(office),
        mergers_of(catalogue, office, year),
        _conference(office, year),
        [told] if told else [],
    )
    return compose_article(facts, words_for(catalogue, office))


def _conference(office: Unit, year: SchoolYear) -> ConferenceFacts:
    conference = conference_of(office, str(year))
    if conference is None:
        return ConferenceFacts(office.code, str(year), conference_title(year), "")
    return conference_facts(conference)


def draft_article(catalogue: Catalogue, office: Unit, year: SchoolYear, *, by: Actor) -> ArticlePage:
    """The draft as an article that its editors go on with; who asks for it signs it until they name another."""
    draft = article_draft(catalogue, office, year)
    return write_article(
        office,
        str(year),
        draft.title,
        given(draft.lead),
        [given(runs) for runs in draft.paragraphs],
        author=by.name,
        by=by,
    )
