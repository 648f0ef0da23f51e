"""Who is asked which form: by round, kind of unit and day."""

from __future__ import annotations

from datetime import date

from namhoc.law.catalogue import Catalogue, in_force
from namhoc.law.errors import NotInForce
from namhoc.law.forms import FormVersion


def form_for(catalogue: Catalogue, round_code: str, kind: str, day: date) -> tuple[str, FormVersion] | None:
    """The form that a kind of unit answers in a round, as it was on ``day``."""
    for code, form in catalogue.forms.items():
        if form.round == round_code and kind in form.answered_by:
            try:
                return code, in_force(form.since, day)
            except NotInForce:
                return None
    return None


def kinds_asked(catalogue: Catalogue, round_code: str) -> tuple[str, ...]:
    """The kinds of unit that answer sheets in a round; an office's own lists are not sheets."""
    kinds = {
        kind
        for form in catalogue.forms.values()
        if form.round == round_code and any(version.sheets for version in form.since.values())
        for kind in form.answered_by
    }
    return tuple(sorted(kinds))
