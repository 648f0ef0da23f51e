"""`python -m bench NAME [--json]`: exit 0 when every goal holds, 1 when one does not, 2 for a wrong call."""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from bench import Result


def names() -> list[str]:
    """The benches there are."""
    modules = Path(__file__).parent.glob("[a-z]*.py")
    return sorted(module.stem.replace("_", "-") for module in modules)


@contextmanager
def output_as_progress() -> Iterator[None]:
    """Send what a bench and its programs print to standard error, so that standard output holds one answer."""
    sys.stdout.flush()
    answers = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(answers, 1)
        os.close(answers)


def table(results: list[Result]) -> str:
    """One line a result, the name first."""
    width = max((len(result.name) for result in results), default=0)
    return "\n".join(
        f"{result.name:<{width}}  {result.value:>12,.4g} {result.unit}{_verdict(result)}" for result in results
    )


def _verdict(result: Result) -> str:
    if result.goal is None:
        return ""
    return f"  (goal {result.goal:g}: {'holds' if result.holds else 'MISSED'})"


def _dashed(name: str) -> str:
    """A bench may be named as its module is."""
    return name.replace("_", "-")


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run bench")
    parser.add_argument("name", type=_dashed, choices=names(), nargs="?", help="what to measure; none lists them")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    asked = parser.parse_args(words)
    if asked.name is None:
        print("\n".join(names()))
        return 0
    with output_as_progress():
        results: list[Result] = list(importlib.import_module(f"bench.{asked.name.replace('-', '_')}").measure())
    print(table(results), file=sys.stderr)
    if asked.json:
        print(json.dumps({"bench": asked.name, "results": [asdict(result) for result in results]}, ensure_ascii=False))
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
