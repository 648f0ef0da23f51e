"""What happened to units, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext, pgettext_lazy

from namhoc.journal.language import in_english
from namhoc.law.catalogue import catalogue
from namhoc.paper.numbers import percent
from namhoc.units.network import EventKind, UnitStart
from namhoc.units.picture.family import Moment, Turn

KIND_LABELS = {
    EventKind.FOUND: lazy("Founded"),
    EventKind.RENAME: pgettext_lazy("unit", "Renamed"),
    EventKind.RETYPE: lazy("Changed in type"),
    EventKind.MOVE: pgettext_lazy("unit", "Moved"),
    EventKind.MERGE: lazy("Merged"),
    EventKind.SPLIT: lazy("Split"),
    EventKind.CLOSE: lazy("Closed"),
    EventKind.REOPEN: lazy("Opened again"),
    EventKind.LEVEL_REMOVED: lazy("Level abolished"),
}


def type_label(kind: str) -> str:
    """A kind of unit in the reader's language; a kind that the catalogue does not have, as it is written."""
    entry = catalogue().unit_types.get(kind)
    if entry is None:
        return kind
    return entry.label_en if in_english() else entry.label


def share_text(share: Fraction) -> str:
    """``60%`` where that is exact, else the fraction: ``1/3``."""
    exact = (share * 1000).denominator == 1
    if not exact:
        return f"{share.numerator}/{share.denominator}"
    text = percent(share, 0 if (share * 100).denominator == 1 else 1)
    return text.replace(",", ".") if in_english() else text


def title_of(moment: Moment, named: Mapping[str, str]) -> str:
    """The moment in few words, as its picture writes them; ``named`` calls the units above."""
    if moment.turn is Turn.JOIN:
        return (_("Become %(name)s") if moment.begins else _("Join %(name)s")) % {"name": moment.name}
    if moment.turn is Turn.FORK:
        parts = ", ".join(_part(part.name, part.share) for part in moment.parts)
        return _("%(name)s is split: %(parts)s") % {"name": moment.name, "parts": parts}
    return _said(moment, named)


def sentence_of(moment: Moment, named: Mapping[str, str]) -> str:
    """The moment in a whole sentence, for those who read and do not look."""
    parts = [part.name for part in moment.parts]
    if moment.turn is Turn.JOIN:
        told = {"units": ", ".join(parts), "name": moment.name}
        if moment.begins:
            return ngettext("%(units)s becomes %(name)s", "%(units)s become %(name)s", len(parts)) % told
        return ngettext("%(units)s joins %(name)s", "%(units)s join %(name)s", len(parts)) % told
    return title_of(moment, named)


def note_of(moment: Moment) -> str:
    """By which decision; and of a split without shares, what that means."""
    told = [": ".join(part for part in (moment.issuer, moment.decision) if part)]
    if moment.turn is Turn.FORK and any(part.share is None for part in moment.parts):
        told.append(_("no shares given: figures cannot be compared"))
    return "; ".join(part for part in told if part)


def left_behind(children: Sequence[tuple[str, str]]) -> str:
    """Who answered to a unit that ended, by name, and to whom they answer now where it is one for all."""
    if not children:
        return ""
    names, above = ", ".join(name for name, _above in children), {above for _name, above in children}
    told = {"count": len(children), "names": names, "parent": next(iter(above))}
    if len(above) == 1 and told["parent"]:
        said = ngettext(
            "%(count)s unit answers to %(parent)s from then on: %(names)s",
            "%(count)s units answer to %(parent)s from then on: %(names)s",
            len(children),
        )
        return said % told
    return (
        ngettext("%(count)s unit answered to it: %(names)s", "%(count)s units answered to it: %(names)s", len(children))
        % told
    )


def _part(name: str, share: Fraction | None) -> str:
    return name if share is None else f"{name} ({share_text(share)})"


def _said(moment: Moment, named: Mapping[str, str]) -> str:
    told = {"name": moment.name, "before": _name(moment.before), "after": _name(moment.after)}
    if moment.kind is EventKind.RENAME:
        return _("%(before)s is called %(after)s") % told
    if moment.kind is EventKind.RETYPE:
        kinds = {"was": _kind(moment.before), "is": _kind(moment.after)}
        said = _("%(name)s: from %(was)s to %(is)s") % {**told, **kinds}
        return (
            said
            if told["before"] == told["after"]
            else _("%(before)s: from %(was)s to %(is)s, called %(after)s")
            % {
                **told,
                **kinds,
            }
        )
    if moment.kind is EventKind.MOVE:
        above = moment.after.parent if moment.after else None
        parent = named.get(above, above) if above else ""
        return (
            _("%(name)s answers to %(parent)s") % {**told, "parent": parent}
            if parent
            else _("%(name)s answers to nobody") % told
        )
    return {
        EventKind.REOPEN: _("%(name)s opens again"),
        EventKind.CLOSE: _("%(name)s is closed"),
        EventKind.LEVEL_REMOVED: _("%(name)s ends with its level"),
    }.get(moment.kind, _("%(name)s begins")) % told


def _name(state: UnitStart | None) -> str:
    return "" if state is None else state.name


def _kind(state: UnitStart | None) -> str:
    return "" if state is None else type_label(state.kind)
