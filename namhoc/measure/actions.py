"""What is done to figures: worked out, kept, adopted. An adopted one is never touched again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from namhoc.collect.errors import NotNow
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.law.catalogue import Catalogue
from namhoc.measure.facts import AS_REPORTED, Measured, Worked
from namhoc.measure.models import Figure
from namhoc.measure.phrases import base_note
from namhoc.measure.storing import Approvals, content_of, store_worked
from namhoc.people.queries import ask_permission
from namhoc.plan.actions import settle_targets
from namhoc.plan.queries import targets_of
from namhoc.units.models import Unit

NEEDS_REASON = _("Figures adopted before would be replaced. Write the reason.")
NOTHING_NEW = _("There is no new figure to adopt.")


@transaction.atomic
def store_measured(
    office: Unit,
    year: str,
    measured: Sequence[Measured],
    catalogue: Catalogue,
    approvals: Approvals,
    *,
    by: Actor,
) -> list[Figure]:
    """Keep a year's figures as drafts; those that came out as before stay what they are.

    Shape   the figures that are new or changed: a changed adopted one gets its next revision
    """
    ask_permission(by, "measure", office)
    units = {unit.code: unit for unit in Unit.objects.all()}
    targets = {target.indicator: target for target in targets_of(office, year)}
    changed = []
    for one in measured:
        latest = _latest(office, one.now, is_base=False)
        base = None if one.base_lacks else one.base  # a base that lacks units is told of, and compared with nothing
        bases = [_base(office, worked, units, approvals, by) for worked in (base, one.as_reported)]
        more = {
            "base": bases[0],
            "base_as_reported": bases[1],
            "base_note": base_note(catalogue, one),
            "target": targets.get(one.now.indicator),
        }
        if latest is not None and _same(latest, one.now, more):
            continue
        if latest is not None and latest.adopted_on is None:
            latest.delete()
            latest = latest.replaces
            if latest is not None and _same(latest, one.now, more):
                continue  # back to what was adopted
        changed.append(
            store_worked(
                one.now,
                unit=office,
                units=units,
                approvals=approvals,
                revision=1 if latest is None else latest.revision + 1,
                replaces=latest,
                measured_on=by.day,
                measured_by=by.name,
                **more,
            )
        )
    contents = {figure.indicator: figure.content for figure in changed}
    write_entry("measure", office, by=by, details={"year": year, "figures": contents})
    return changed


def _latest(office: Unit, worked: Worked, *, is_base: bool) -> Figure | None:
    asked = Figure.objects.filter(
        unit=office,
        indicator=worked.indicator,
        year=worked.year,
        round=worked.round,
        structure=worked.structure,
        is_base=is_base,
    )
    return asked.order_by("-revision").select_related("replaces").first()


def _same(stored: Figure, worked: Worked, more: Mapping[str, object]) -> bool:
    """Whether the same numbers came out, by the same working, beside the same base and target."""
    return stored.content == content_of(worked) and all(getattr(stored, name) == value for name, value in more.items())


def _base(
    office: Unit, worked: Worked | None, units: Mapping[str, Unit], approvals: Approvals, by: Actor
) -> Figure | None:
    """The figure that serves as a base: kept once, and again only where it came out otherwise."""
    if worked is None:
        return None
    latest = _latest(office, worked, is_base=True)
    if latest is not None and latest.content == content_of(worked):
        return latest
    return store_worked(
        worked,
        unit=office,
        units=units,
        approvals=approvals,
        is_base=True,
        revision=1 if latest is None else latest.revision + 1,
        measured_on=by.day,
        measured_by=by.name,
    )


@transaction.atomic
def adopt_figures(office: Unit, year: str, *, reason: str = "", by: Actor) -> list[Figure]:
    """The drafts of a year become the official figures, and are frozen.

    Raises  ``NotNow`` where there is nothing to adopt, or adopted ones would be replaced unsaid
    """
    ask_permission(by, "adopt-figures", office)
    drafts = list(
        Figure.objects.select_for_update(of=("self",))
        .own()
        .filter(unit=office, year=year, structure=AS_REPORTED, adopted_on__isnull=True)
        .select_related("target")
    )
    if not drafts:
        raise NotNow(NOTHING_NEW)
    if any(draft.replaces_id for draft in drafts) and not reason.strip():
        raise NotNow(NEEDS_REASON)
    settle_targets(office, [draft.target for draft in drafts if draft.target is not None], by=by)
    for draft in drafts:
        draft.adopted_on, draft.adopted_by = by.day, by.name
        draft.reason = reason.strip() if draft.replaces_id else ""
        draft.save(update_fields=["adopted_on", "adopted_by", "reason"])
    contents = {draft.indicator: [draft.revision, draft.content] for draft in drafts}
    write_entry("adopt-figures", office, by=by, after=contents, reason=reason.strip(), details={"year": year})
    return drafts
