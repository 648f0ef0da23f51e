"""Who may do what with an article: by the table of rights, then by the sections that a post works in."""

from __future__ import annotations

from typing import Any

from namhoc.journal.actor import SYSTEM, Actor
from namhoc.people.errors import Refused
from namhoc.people.queries import ask_permission, may
from namhoc.publish.desk.models import SectionDuty, SectionRule
from namhoc.publish.desk.steps import writers_of
from namhoc.publish.models import ArticlePage, Section

JUDGING = frozenset({"review-article", "publish-article"})


def ask_for_article(by: Actor, act: str, article: ArticlePage) -> None:
    """Raises ``Refused`` where the post may not do this with the article."""
    ask_permission(by, act, article.office)
    ask_section(by, act, section_of(article))
    if act in JUDGING and judges_own_words(by, article):
        raise Refused(act, article.office.code)


def ask_section(by: Actor, act: str, section: Section | None) -> None:
    """Raises ``Refused`` where the post works in other sections only."""
    chosen = sections_chosen_for(by)
    if chosen and (section is None or section.pk not in chosen):
        raise Refused(act, by.unit)


def may_with_article(by: Actor, act: str, article: ArticlePage) -> bool:
    """The same as a question: for pages that show the button only to whom it serves."""
    chosen, section = sections_chosen_for(by), section_of(article)
    outside = bool(chosen) and (section is None or section.pk not in chosen)
    own = act in JUDGING and judges_own_words(by, article)
    return may(by, act, article.office) and not outside and not own


def section_of(article: ArticlePage) -> Section | None:
    """The section that the article stands in."""
    section: Section | None = Section.objects.filter(path=article.path[: -article.steplen]).first()
    return section


def rule_of(article: ArticlePage) -> SectionRule:
    """What the article's office asks for in its section; nothing where nobody said so."""
    path = article.path[: -article.steplen]
    found = SectionRule.objects.filter(section__path=path, office=article.office_id).first()
    return found or SectionRule()


def judges_own_words(by: Actor, article: ArticlePage) -> bool:
    """Whether this takes two people, and only one has had it in hand."""
    return by.role != SYSTEM and rule_of(article).two_people and by.account in writers_of(article)


def sections_chosen_for(by: Actor) -> set[int]:
    """The sections that the post was given; none where it works in all of them."""
    duties = SectionDuty.objects.filter(
        post__account__username=by.account, post__role=by.role, post__unit__code=by.unit
    )
    return set() if by.role == SYSTEM else set(duties.values_list("section", flat=True))


def sections_open_to(by: Actor) -> Any:
    """The sections in which the post may write, in the order of the site."""
    sections, chosen = Section.objects.live().order_by("path"), sections_chosen_for(by)
    return sections.filter(pk__in=chosen) if chosen else sections
