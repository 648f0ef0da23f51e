"""Where a figure comes from: everything its page tells, gathered in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from namhoc.journal.models import Entry
from namhoc.law.catalogue import catalogue
from namhoc.law.indicators import Indicator
from namhoc.law.starts import Starts
from namhoc.measure import compared, queries, shown
from namhoc.measure.changes import adoption_of
from namhoc.measure.citing import Rule, rule_of
from namhoc.measure.cover import Cover, cover_of
from namhoc.measure.explaining import FORMULAS, Sides, sides_of
from namhoc.measure.footing import Beside, Footing, footing_of
from namhoc.measure.models import AS_REPORTED, Figure
from namhoc.measure.sentences import Piece, sentence_of
from namhoc.measure.series.charts import FROM_ANSWERS, units_chart, years_chart
from namhoc.measure.series.drawing import Chart
from namhoc.measure.series.reading import Series, series_of
from namhoc.plan.labels import label_of
from namhoc.units.queries import name_on


@dataclass(frozen=True)
class Told:
    """A change or an excess in words: how much, and which way."""

    amount: str
    way: Literal["up", "down", "same"]


@dataclass(frozen=True)
class Level:
    """One level of a graded standard: how many communes hold it, and the share that is asked for."""

    label: str
    figure: Figure | None
    least: Fraction


@dataclass(frozen=True)
class Origin:
    """One figure with all that leads back from it."""

    figure: Figure
    indicator: Indicator
    office: str
    sentence: tuple[Piece, ...]
    sides: Sides
    formula: str
    cover: Cover
    rule: Rule
    units: tuple[Footing, ...]
    revisions: tuple[Figure, ...]
    based: tuple[Figure, ...]
    levels: tuple[Level, ...]
    round_label: str
    series: Series
    adoption: Entry | None
    change: Told | None
    change_as_reported: Told | None
    excess: Told | None

    @property
    def restated(self) -> bool:
        return compared.is_restated(self.figure)

    @property
    def is_rounded(self) -> bool:
        """Whether the value as printed is not quite the value."""
        value, places = self.figure.value, self.indicator.shown.decimals
        share = self.indicator.shown.kind == "per cent"
        return isinstance(value, Fraction) and (value * (100 if share else 1) * 10**places).denominator != 1

    @property
    def structure_day(self) -> date | None:
        """The day whose units a restated figure stands on; nothing for one as reported."""
        return None if self.figure.structure == AS_REPORTED else date.fromisoformat(self.figure.structure)

    @property
    def newest(self) -> Figure:
        return self.revisions[-1] if self.revisions else self.figure

    @property
    def superseded(self) -> bool:
        return self.newest.revision > self.figure.revision and self.newest.pk != self.figure.pk

    @property
    def is_draft(self) -> bool:
        """Whether readers may not see it: neither adopted, nor the base of an adopted one."""
        return self.figure.adopted_on is None and not self.based

    @property
    def years_chart(self) -> Chart | None:
        return years_chart(self.series, self.figure)

    @property
    def units_chart(self) -> Chart | None:
        return units_chart(self.figure, self.indicator, self.units)

    @property
    def units_template(self) -> str:
        """Which kind of table tells the units' shares."""
        indicator = self.indicator
        if indicator.formula in ("level", "reduction"):
            return f"measure/units/{indicator.formula}.html"
        return f"measure/units/{'answers' if indicator.rows in FROM_ANSWERS else indicator.rows}.html"


def origin_of(figure: Figure, *, drafts: bool) -> Origin:
    """``figure`` comes with its shares; ``drafts`` also shows what is not adopted yet."""
    law = catalogue()
    indicator = law.indicators[figure.indicator]
    shares = list(figure.shares.all())
    beside = _beside(figure, [cell["question"] for share in shares for cell in share.cells], drafts=drafts)
    return Origin(
        figure=figure,
        indicator=indicator,
        office=name_on(figure.unit, figure.reference_day),
        sentence=sentence_of(figure, indicator),
        sides=sides_of(law, indicator, figure.reference_day),
        formula=str(FORMULAS[figure.formula]),
        cover=cover_of(shares),
        rule=rule_of(law, figure, indicator),
        units=tuple(footing_of(share, indicator, beside) for share in shares),
        revisions=tuple(queries.revisions_of(figure, drafts=drafts)),
        based=tuple(queries.based_on(figure)) if figure.is_base else (),
        levels=_levels(figure, indicator, drafts=drafts),
        round_label=label_of(law.rounds[figure.round]),
        series=series_of(figure),
        adoption=adoption_of(figure) if figure.adopted_on else None,
        change=_told(compared.change_of(figure), indicator, shown.amount),
        change_as_reported=_told(compared.change_as_reported(figure), indicator, shown.amount),
        excess=_told(compared.excess_of(figure), indicator, shown.excess),
    )


def _levels(figure: Figure, indicator: Indicator, *, drafts: bool) -> tuple[Level, ...]:
    """The levels that a level was chosen from, the lowest first; nothing for other figures."""
    if figure.formula != "level":
        return ()
    law = catalogue()
    standards = [one for one in law.standards.values() if one.programme == indicator.takes.holds]
    shares = {one.takes.holds: code for code, one in law.indicators.items() if one.formula == "share-of-units"}
    codes = [shares[one.standard] for one in standards if one.standard in shares]
    found = {one.indicator: one for one in queries.figures_beside(figure, codes, drafts=drafts)}
    return tuple(
        Level(label_of(one), found.get(shares.get(one.standard, "")), Fraction(version.share_of_communes))
        for one in sorted(standards, key=lambda standard: standard.level or 1)
        if (version := Starts(one.since).get(figure.reference_day)) is not None
    )


def _told(
    moved: compared.Moved | None, indicator: Indicator, said: Callable[[compared.Moved, Indicator], str]
) -> Told | None:
    if moved is None:
        return None
    way: Literal["up", "down"] = "up" if moved.value > 0 else "down"
    return Told(said(moved, indicator), way if moved.value else "same")


def _beside(figure: Figure, questions: list[str], *, drafts: bool) -> Beside:
    """What criteria and targets point to; answers point to nothing but their cells."""
    indicator = catalogue().indicators[figure.indicator]
    if indicator.rows not in ("standards", "targets"):
        return Beside()
    figures = queries.figures_beside(figure, questions, drafts=drafts)
    return Beside({one.indicator: one for one in figures}, queries.document_labels())
