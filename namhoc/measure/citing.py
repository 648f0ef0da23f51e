"""The rule behind a figure in plain words: which text, since when, and whether anyone has read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.journal.language import in_english
from namhoc.law.catalogue import Catalogue
from namhoc.law.entry import code_of
from namhoc.law.indicators import Indicator
from namhoc.law.sources import Source
from namhoc.law.starts import Starts
from namhoc.measure.models import Figure

KINDS = {
    "law": gettext_lazy("Law"),
    "decree": gettext_lazy("Decree"),
    "circular": gettext_lazy("Circular"),
    "resolution": gettext_lazy("Resolution"),
    "decision": gettext_lazy("Decision"),
    "directive": gettext_lazy("Directive"),
    "party-resolution": gettext_lazy("Party resolution"),
    "plan": gettext_lazy("Plan"),
    "project": gettext_lazy("Project"),
    "page": gettext_lazy("Web page"),
    "method": gettext_lazy("Method"),
}
READ = {
    "primary-text": gettext_lazy("The text itself was read."),
    "secondary-page": gettext_lazy("Read on a page about the text, not in the text itself."),
    "third-party-code": gettext_lazy("Taken from somebody else's program; the text itself has not been read."),
    "seed": gettext_lazy("As the office's own published page uses it; no text that defines it was found."),
    "derived": gettext_lazy("Worked out by this system's own method, which is public."),
    "own-knowledge": gettext_lazy("From general knowledge; the text itself has not been read."),
}


@dataclass(frozen=True)
class Cited:
    """One text and the place in it."""

    kind: str
    number: str
    title: str
    issuer: str
    issued: date | None
    article: str
    read_at: str


@dataclass(frozen=True)
class Rule:
    """The rule in force on the closing day, as it was when the figure was measured."""

    text: Cited
    since: date | None
    verified: bool
    read: str
    checked: date | None
    also: tuple[Cited, ...]


def rule_of(catalogue: Catalogue, figure: Figure, indicator: Indicator) -> Rule:
    """The figure's own rule; how it was read, as the catalogue says today where it still has that rule."""
    version = Starts(indicator.since).get(figure.reference_day)
    same = version is not None and version.source == figure.source
    return Rule(
        cited(catalogue, figure.source),
        figure.rule_since,
        figure.verified,
        str(READ[version.evidence]) if version is not None and same else "",
        version.checked if version is not None and same else None,
        tuple(cited(catalogue, one) for one in version.also) if version is not None and same else (),
    )


def cited(catalogue: Catalogue, citation: str) -> Cited:
    """A citation such as ``nd-20-2014 art. 10`` with what the register says of the text."""
    code, _space, article = citation.partition(" ")
    source = catalogue.sources.get(code_of(citation))
    if source is None:
        return Cited("", code, "", "", None, _article(article), "")
    return Cited(
        str(KINDS[source.kind]),
        source.number or "",
        _title(source),
        source.issuer,
        source.issued,
        _article(article),
        source.read_at or "",
    )


def _title(source: Source) -> str:
    return source.title_en if in_english() else source.title


def _article(text: str) -> str:
    return _("article %(number)s") % {"number": text.removeprefix("art. ")} if text.startswith("art. ") else text
