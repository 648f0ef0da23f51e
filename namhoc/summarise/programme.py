"""The plan in words: tasks and solutions, the curriculum's roll-out, remarks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from namhoc.law.school_year import SchoolYear
from namhoc.plan.facts import PlanFacts, RolloutFact
from namhoc.summarise.outline import Outline


@dataclass(frozen=True)
class Programme:
    """Puts a plan into the phrases of the outline."""

    plan: PlanFacts
    outline: Outline

    def remarks(self, year: SchoolYear) -> list[str]:
        return [remark.text for remark in self.plan.remarks if remark.year == str(year)]

    def tasks(self, year: SchoolYear, phrase: str) -> list[str]:
        """How many tasks and groups of solutions; nothing where the year has no plan."""
        tasks = self.plan.tasks_of(str(year), "task")
        solutions = self.plan.tasks_of(str(year), "solution")
        if not tasks and not solutions:
            return []
        return [self.outline.phrase(phrase, year=year, tasks=len(tasks), solutions=len(solutions))]

    def listed(self, year: SchoolYear) -> list[str]:
        return [f"{task.number}. {task.text}" for task in self.plan.tasks_of(str(year), "task")]

    def curriculum(self, year: SchoolYear) -> list[str]:
        """Which grades run the new curriculum, which prepare it, which subjects come."""
        rows = [row for row in self.plan.rollout if row.year == str(year)]
        plain = [row for row in rows if not row.subject]
        said = [
            self.outline.phrase(f"curriculum_{state}", grades=self.grades(found))
            for state in ("running", "prepared", "equipment")
            if (found := [row for row in plain if row.state == state])
        ]
        first = [self.outline.phrases["list"].join(said)] if said else []
        return [*first, *self._subjects(rows), *self._models(rows)]

    def _subjects(self, rows: list[RolloutFact]) -> list[str]:
        coming: dict[tuple[str, int], list[str]] = defaultdict(list)
        for row in rows:
            if row.subject and row.from_year:
                coming[row.from_year, row.grade].append(row.subject)
        return [
            self.outline.phrase(
                "subject",
                subjects=self.outline.phrases["and"].join(found),
                grade=grade,
                from_year=from_year,
            )
            for (from_year, grade), found in sorted(coming.items())
        ]

    def _models(self, rows: list[RolloutFact]) -> list[str]:
        models: dict[str, list[RolloutFact]] = defaultdict(list)
        for row in rows:
            if row.subject and not row.from_year:
                models[row.subject].append(row)
        return [
            self.outline.phrase("model", subject=subject, grades=self.grades(found))
            for subject, found in models.items()
        ]

    def grades(self, rows: list[RolloutFact]) -> str:
        names = [self.outline.phrase("grade", grade=grade) for grade in sorted({row.grade for row in rows})]
        *before, last = names
        return self.outline.phrases["list"].join(before) + self.outline.phrases["and"] + last if before else last
