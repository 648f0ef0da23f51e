"""What is done to figures: worked out, kept, adopted. An adopted one is never touched again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from namhoc.collect.errors import NotNow
from namhoc.front.changes import changed
from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor
from namhoc.law.catalogue import Catalogue
from namhoc.measure.facts import AS_REPORTED, Measured, Worked
from namhoc.measure.models import Figure
from namhoc.measure.phrases import base_note
from namhoc.measure.queries import newest_figures, official_figures
from namhoc.measure.series.of_unit import names_of_units
from namhoc.measure.series.reading import indicator_name, series_name
from namhoc.measure.storing import Approvals, content_of, store_worked
from namhoc.people.queries import ask_permission
from namhoc.plan.actions import settle_targets
from namhoc.plan.models import Target
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

    Shape   the figures that are new or changed: a changed adopted one gets its next revision. A draft
            whose indicator yields nothing any more is dropped
    """
    ask_permission(by, "measure", office)
    _one_at_a_time(office)
    keeper = _Keeper(office, {unit.code: unit for unit in Unit.objects.all()}, approvals, by)
    targets = {target.indicator: target for target in targets_of(office, year)}
    before = _contents(newest_figures(office, year))
    kept = (keeper.keep(one, base_note(catalogue, one), targets.get(one.now.indicator)) for one in measured)
    fresh = [figure for figure in kept if figure is not None]
    drafts = Figure.objects.own().filter(unit=office, year=year, structure=AS_REPORTED, adopted_on=None)
    drafts.exclude(indicator__in=[one.now.indicator for one in measured]).delete()
    contents = {figure.indicator: figure.content for figure in fresh}
    after = _contents(newest_figures(office, year))
    write_entry("measure", office, by=by, before=before, after=after, details={"year": year, "figures": contents})
    return fresh


def _contents(figures: QuerySet[Figure]) -> dict[str, list[object]]:
    """Which revision of each indicator there is, and what makes it what it is."""
    return {figure.indicator: [figure.revision, figure.content] for figure in figures}


def _one_at_a_time(office: Unit) -> None:
    """Whoever works on an office's figures waits here for whoever does already."""
    Unit.objects.select_for_update().get(pk=office.pk)


@dataclass(frozen=True)
class _Keeper:
    """Keeps figures of one office, all in the same way."""

    office: Unit
    units: Mapping[str, Unit]
    approvals: Approvals
    by: Actor

    def keep(self, one: Measured, note: str, target: Target | None) -> Figure | None:
        """The new draft; nothing where the figure came out as it was kept, or as it was adopted."""
        latest = self._latest(one.now, is_base=False)
        base = one.base if one.comparable else None  # another base is told of, and compared with nothing
        beside = {"base": self._base(base), "base_as_reported": self._base(one.as_reported), "target": target}
        if latest is not None and latest.adopted_on is None:
            if _same(latest, one.now, {**beside, "base_note": note}):
                return None
            latest.delete()
            latest = latest.replaces
        if latest is not None and _same(latest, one.now, beside):
            return None
        return self._store(one.now, latest, base_note=note, replaces=latest, **beside)

    def _base(self, worked: Worked | None) -> Figure | None:
        """The figure that serves as a base: kept once, and again only where it came out otherwise."""
        if worked is None:
            return None
        latest = self._latest(worked, is_base=True)
        if latest is not None and latest.content == content_of(worked):
            return latest
        return self._store(worked, latest, is_base=True)

    def _latest(self, worked: Worked, *, is_base: bool) -> Figure | None:
        asked = Figure.objects.filter(
            unit=self.office,
            indicator=worked.indicator,
            year=worked.year,
            round=worked.round,
            structure=worked.structure,
            is_base=is_base,
        )
        return asked.order_by("-revision").select_related("replaces").first()

    def _store(self, worked: Worked, latest: Figure | None, **more: Any) -> Figure:
        return store_worked(
            worked,
            unit=self.office,
            units=self.units,
            approvals=self.approvals,
            revision=1 if latest is None else latest.revision + 1,
            measured_on=self.by.day,
            measured_by=self.by.name,
            **more,
        )


def _same(stored: Figure, worked: Worked, beside: Mapping[str, object]) -> bool:
    """Whether the same numbers came out, by the same working, beside the same base and target."""
    return stored.content == content_of(worked) and all(
        getattr(stored, name) == value for name, value in beside.items()
    )


@transaction.atomic
def adopt_figures(office: Unit, year: str, *, reason: str = "", by: Actor) -> list[Figure]:
    """The drafts of a year become the official figures, and are frozen.

    Gaps    a figure that speaks for no unit stays a draft: nothing is no number
    Raises  ``NotNow`` where there is nothing to adopt, or adopted ones would be replaced unsaid
    """
    ask_permission(by, "adopt-figures", office)
    _one_at_a_time(office)
    drafts = list(
        Figure.objects.own()
        .filter(unit=office, year=year, structure=AS_REPORTED, adopted_on__isnull=True)
        .filter(covered__gt=0)
        .select_related("target")
    )
    if not drafts:
        raise NotNow(NOTHING_NEW)
    if any(draft.replaces_id for draft in drafts) and not reason.strip():
        raise NotNow(NEEDS_REASON)
    before = _contents(official_figures(office, year))
    settle_targets(office, [draft.target for draft in drafts if draft.target is not None], by=by)
    for draft in drafts:
        draft.adopted_on, draft.adopted_by = by.day, by.name
        draft.reason = reason.strip() if draft.replaces_id else ""
        draft.save(update_fields=["adopted_on", "adopted_by", "reason"])
    series, units = _series_told(office, drafts), names_of_units(drafts)
    changed("figures", f"figures:{office.code}:{year}", *_figures_told(drafts), *series, *units)
    details = {"year": year, "figures": {draft.indicator: draft.content for draft in drafts}}
    after = _contents(official_figures(office, year))
    write_entry("adopt-figures", office, by=by, before=before, after=after, reason=reason.strip(), details=details)
    return drafts


def _series_told(office: Unit, adopted: Sequence[Figure]) -> set[str]:
    """The series through the years in which these stand."""
    codes = {figure.indicator for figure in adopted}
    return {series_name(office.code, code) for code in codes} | {indicator_name(code) for code in codes}


def _figures_told(adopted: Sequence[Figure]) -> set[str]:
    """The pages that tell of these: their own, those of every revision they replace, and of what they rest on."""
    told, behind = set[int](), {figure.pk for figure in adopted}
    while behind:
        told |= behind
        rows = Figure.objects.filter(pk__in=behind).values_list("replaces", "base")
        behind = {key for row in rows for key in row if key is not None} - told
    return {f"figure:{key}" for key in told}
