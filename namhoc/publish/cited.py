"""The figures an article cites, each beside the revision that has since replaced it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from namhoc.measure.models import Figure
from namhoc.publish.tokens import FigureForm
from namhoc.publish.writing import indicator_of, written

ON_THE_FRONT = 6


@dataclass(frozen=True)
class CitedFigure:
    """A figure as it was cited. ``latest`` is itself, unless a correction was adopted."""

    figure: Figure
    latest: Figure
    unit_name: str

    @property
    def replaced(self) -> bool:
        return self.latest.pk != self.figure.pk

    @property
    def adopted(self) -> bool:
        return self.figure.adopted_on is not None

    @property
    def label(self) -> str:
        return indicator_of(self.figure).label

    @property
    def has_parts(self) -> bool:
        """Whether numerator and denominator say more than the value."""
        return self.figure.denominator is not None

    def text(self, form: FigureForm = FigureForm.VALUE) -> str:
        return written(self.figure, form)

    def text_now(self, form: FigureForm = FigureForm.VALUE) -> str:
        return written(self.latest, form)

    @property
    def value(self) -> str:
        return self.text()

    @property
    def value_now(self) -> str:
        return self.text_now()

    @property
    def token(self) -> str:
        return f"{{{{figure:{self.figure.pk}:value}}}}"

    @property
    def forms(self) -> list[tuple[str, str]]:
        """Each form that says something about this figure, as (token, text)."""
        said = [FigureForm.VALUE]
        if self.has_parts:
            said.append(FigureForm.FRACTION)
        if self.figure.base_id is not None:
            said += [FigureForm.CHANGE, FigureForm.AMOUNT, FigureForm.PREVIOUS]
        if self.figure.target_id is not None:
            said += [FigureForm.EXCESS, FigureForm.TARGET]
        return [(f"{{{{figure:{self.figure.pk}:{form}}}}}", self.text(form)) for form in said]


class Cited(Mapping[int, CitedFigure]):
    """The figures of one text, by key, in order of appearance."""

    def __init__(self, figures: Sequence[CitedFigure]) -> None:
        self._figures = {cited.figure.pk: cited for cited in figures}

    def __getitem__(self, key: int) -> CitedFigure:
        return self._figures[key]

    def __iter__(self) -> Iterator[int]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    @property
    def all(self) -> list[CitedFigure]:
        return list(self._figures.values())

    @property
    def about(self) -> tuple[str, str] | None:
        """The one unit and year they all speak of; ``None`` where they differ."""
        spoken_of = {(cited.unit_name, cited.figure.year) for cited in self._figures.values()}
        return spoken_of.pop() if len(spoken_of) == 1 else None

    @property
    def first(self) -> Cited:
        """The few that a front page has room for."""
        return Cited(self.all[:ON_THE_FRONT])

    @property
    def replaced(self) -> list[CitedFigure]:
        return [cited for cited in self._figures.values() if cited.replaced]
