"""What an article must answer before the public sees it: what blocks, and what only warns."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.publish.cited import Cited
from namhoc.publish.desk.photographs import pictures_without_consent
from namhoc.publish.desk.proofing import proof_of_draft
from namhoc.publish.desk.rights import rule_of
from namhoc.publish.desk.stages import Stage
from namhoc.publish.desk.steps import stage_of
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import cited_by, texts_of
from namhoc.publish.tokens import broken_tokens, figures_in

SHORTEST = 2  # paragraphs an article has at least


@dataclass
class Checklist:
    """Problems block publishing, warnings do not; each says what to do."""

    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def fit(self) -> bool:
        return not self.problems


def checklist_of(article: ArticlePage, *, reviewed: bool = False) -> Checklist:
    """Everything to be said about the article before it is published; ``reviewed``: it was public before."""
    cited = cited_by(article)
    found = Checklist()
    found.problems += [] if reviewed else _not_reviewed(article)
    found.problems += _unreadable(article) + _unknown(article, cited) + _not_adopted(cited) + _without_words(article)
    found.problems += _without_consent(article)
    found.warnings += _replaced(cited) + _contradicting(article) + _bare(article, cited)
    return found


def _not_reviewed(article: ArticlePage) -> list[str]:
    if not rule_of(article).review_first or stage_of(article) in (Stage.REVIEWED, Stage.SCHEDULED):
        return []
    return [_("This section publishes only what was reviewed. Send the article for review first.")]


def _unreadable(article: ArticlePage) -> list[str]:
    return [
        _("“%(token)s” is not a figure. Delete it, or put the figure in from the list.") % {"token": token}
        for text in texts_of(article)
        for token in broken_tokens(text)
    ]


def _unknown(article: ArticlePage, cited: Cited) -> list[str]:
    return [
        _("Figure %(key)s does not exist. Put the figure in again from the list.") % {"key": key}
        for key in figures_in(*texts_of(article))
        if key not in cited
    ]


def _not_adopted(cited: Cited) -> list[str]:
    return [
        _("%(label)s (%(value)s) is not adopted yet. Ask the head of office to adopt it, or take it out.")
        % {"label": one.label, "value": one.value}
        for one in cited.all
        if not one.adopted
    ]


def _without_words(article: ArticlePage) -> list[str]:
    if article.picture and not article.picture_alt:
        return [_("The picture has no description. Say in a sentence what it shows, for those who do not see it.")]
    return []


def _without_consent(article: ArticlePage) -> list[str]:
    return [
        _("“%(picture)s” shows children, and nobody's consent is recorded. Record it under “Pictures”, or take it out.")
        % {"picture": picture}
        for picture in pictures_without_consent(article)
    ]


def _replaced(cited: Cited) -> list[str]:
    return [
        _("%(label)s: the text has %(value)s, the official figure is now %(now)s.")
        % {"label": one.label, "value": one.value, "now": one.value_now}
        for one in cited.replaced
    ]


def _contradicting(article: ArticlePage) -> list[str]:
    """One word for all of them; the page shows each with its working."""
    number = proof_of_draft(article).mismatches
    if not number:
        return []
    said = ngettext(
        "A figure of the text contradicts another or the arithmetic. It stands under “Check the figures”.",
        "%(number)s figures of the text contradict others or the arithmetic. They stand under “Check the figures”.",
        number,
    )
    return [said % {"number": number}]


def _bare(article: ArticlePage, cited: Cited) -> list[str]:
    found = []
    if not cited:
        found.append(_("The article cites no official figure."))
    if len(article.texts()) < SHORTEST:
        found.append(_("The article has hardly any text below its lead."))
    if not article.author:
        found.append(_("The article names no author."))
    return found
