"""What is claimed about speed, as scripts anyone can run: `./run bench NAME`.

A bench is a module of this package with `measure() -> Iterable[Result]`; a dash in its name is an underscore in the
module's. It may print what it likes: that goes to standard error.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One measured value beside the goal it is held to; no goal, nothing to hold."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    holds: bool = True


def at_most(name: str, value: float, unit: str, goal: float) -> Result:
    return Result(name, value, unit, goal, value <= goal)


def at_least(name: str, value: float, unit: str, goal: float) -> Result:
    return Result(name, value, unit, goal, value >= goal)
