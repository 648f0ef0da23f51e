"""Texts as they are shown: marks become HTML, live figures the value they were published with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from namhoc.publish.cited import CitedFigure
from namhoc.publish.tokens import LiveFigure, runs_of

_STRONG = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()\"'<>]+|/(?![/\\])[^\s()\"'<>]*)\)")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML may hold them
_OPENS, _CLOSES = "\x02", "\x03"  # stand for a link while its words are marked; nobody types them
Figures = Mapping[int, CitedFigure]


def shown(text: str, figures: Figures) -> SafeString:
    """One paragraph as HTML. Everything typed is escaped; ``**strong**`` and ``[words](address)`` are known."""
    parts = [_live(run, figures) if isinstance(run, LiveFigure) else _marked(run) for run in runs_of(text)]
    return mark_safe("".join(parts))  # noqa: S308  # every part was escaped


def _marked(words: str) -> str:
    """Links are found in what was typed and escaped by themselves: in what was escaped already, ``&`` is no letter."""
    addresses: list[str] = []

    def put_aside(link: re.Match[str]) -> str:
        addresses.append(escape(link[2]))
        return f"{_OPENS}{link[1]}{_CLOSES}"

    aside = escape(_LINK.sub(put_aside, words.replace(_OPENS, "").replace(_CLOSES, "")))
    strong = _STRONG.sub(r"<strong>\1</strong>", aside)
    left = iter(addresses)
    linked = re.sub(_OPENS, lambda _mark: f'<a href="{next(left)}">', strong)
    return linked.replace(_CLOSES, "</a>")


def plain(text: str, figures: Figures) -> str:
    """The same as plain words: for feeds, summaries and search engines."""
    said = [_value(run, figures) if isinstance(run, LiveFigure) else run for run in runs_of(text)]
    return writable(_LINK.sub(r"\1", _STRONG.sub(r"\1", "".join(said))))


def writable(words: str) -> str:
    """Without the characters that no feed may hold: one article would take the whole feed with it."""
    return _UNWRITABLE.sub("", words)


def _value(run: LiveFigure, figures: Figures) -> str:
    cited = figures.get(run.figure)
    return "…" if cited is None else cited.text(run.form)


def _live(run: LiveFigure, figures: Figures) -> str:
    """A figure in a text: its value, the way to its origin, and an honest word where it was corrected."""
    cited = figures.get(run.figure)
    if cited is None:
        return format_html('<strong class="figure-lost">{}</strong>', _("[a figure that does not exist]"))
    link = _linked(cited, cited.text(run.form), "figure")
    if not cited.adopted:
        return link + format_html(' <small class="figure-note">({})</small>', _("not adopted"))
    if not cited.replaced or cited.text(run.form) == cited.text_now(run.form):
        return link
    now = _linked_now(cited, cited.text_now(run.form))
    return link + format_html(' <small class="figure-note">({} {})</small>', _("corrected, now"), now)


def _linked(cited: CitedFigure, text: str, kind: str) -> SafeString:
    return format_html(
        '<a class="{}" href="{}" title="{}">{}<span class="unseen"> ({})</span></a>',
        kind if not cited.replaced else f"{kind} figure-replaced",
        cited.figure.get_absolute_url(),
        _("Where does this number come from?"),
        text,
        _("Where does this number come from?"),
    )


def _linked_now(cited: CitedFigure, text: str) -> SafeString:
    return format_html('<a class="figure" href="{}">{}</a>', cited.latest.get_absolute_url(), text)
