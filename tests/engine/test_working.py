"""The engine in a server: many people measure at once."""

import random
import warnings
from concurrent.futures import ThreadPoolExecutor

from namhoc.engine.working import Line, work_out
from tests.engine.answers import by_hand


def lines_of(seed: int) -> list[Line]:
    chance = random.Random(seed)  # noqa: S311 - the same lines each time, no secret
    return [Line(str(chance.randint(0, 3)), chance.randint(0, 9), chance.randint(1, 9)) for _ in range(20)]


def test_many_threads_ask_at_once_and_each_gets_its_own_answer():
    asked = [lines_of(seed) for seed in range(80)]

    with warnings.catch_warnings(), ThreadPoolExecutor(4) as threads:
        warnings.simplefilter("error")
        answers = list(threads.map(lambda lines: work_out("overall", lines), asked))

    assert answers == [by_hand("overall", lines) for lines in asked]
