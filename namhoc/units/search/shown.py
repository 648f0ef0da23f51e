"""Units that were found, as a page and a form's choices tell them: by which name, and of when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from namhoc.paper.numbers import short_date
from namhoc.units.search.asking import name_index
from namhoc.units.search.index import Found, FoundBy, NamedFor
from namhoc.units.telling import type_label

BETWEEN = " · "  # a name and its code, as a form writes a chosen unit


@dataclass(frozen=True)
class Shown:
    """One unit in the answer to a search."""

    code: str
    name: str
    kind: str
    parent_name: str
    found_by: str
    gone_since: date | None

    @property
    def type_label(self) -> str:
        return type_label(self.kind)

    @property
    def choice(self) -> str:
        """How a form writes it: name and code."""
        return self.name + BETWEEN + self.code


def shown(found: Sequence[Found], today: date) -> list[Shown]:
    """Answers with what a reader needs to tell units of one name apart."""
    index = name_index()
    return [_shown(one, index.latest(one.unit), today) for one in found]


def _shown(one: Found, latest: NamedFor, today: date) -> Shown:
    index = name_index()
    parent = "" if latest.parent is None or latest.parent not in index else index.latest(latest.parent).name
    gone = latest.until if latest.until is not None and latest.until <= today else None
    return Shown(one.unit, latest.name, latest.kind, parent, _by(one), gone)


def _by(one: Found) -> str:
    """``tên cũ đến 30/6/2025: Phường Him Lam``; nothing where the name is the one borne now."""
    if one.by is FoundBy.OFFICIAL_CODE:
        return _("official code %(code)s") % {"code": one.official_code}
    if one.by is FoundBy.CODE:
        return _("code")
    if one.by is FoundBy.FORMER_NAME and one.called.until is not None:
        last = short_date(one.called.until - timedelta(1))
        return _("old name until %(day)s: %(name)s") % {"day": last, "name": one.called.name}
    return ""


def code_in(text: str) -> str:
    """The code in what a form wrote for a chosen unit, or in what someone typed."""
    return text.rpartition(BETWEEN)[2].strip()
