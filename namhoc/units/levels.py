"""A level abolished in one line, told as the step of each unit that it ended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from namhoc.units.network import ENDINGS, Network, Step


def level_steps(network: Network, steps: Collection[Step], removed: Iterable[tuple[Step, str]]) -> Iterator[Step]:
    """The steps of units that ended with their level; one that ended otherwise that day has its own.

    Shape   ``removed`` are steps of the units named, each with the kind of the level below it
    """
    ended = {(step.day, step.unit) for step in steps if step.kind in ENDINGS}
    for step, kind in removed:
        eve = step.day - timedelta(1)
        named = network.state(step.unit, eve)
        if named is None or named.kind == kind:
            yield step
            continue
        for code, state in network.below(step.unit, eve).items():
            gone = network.state(code, step.day) is None and (step.day, code) not in ended
            if state.kind == kind and gone:
                yield replace(step, unit=code)
