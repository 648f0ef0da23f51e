"""The facts of the two seed articles, each beside what the rooms say, and how the two are compared."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

NOT_FACTS = {  # names, and remarks of whoever read the articles
    "id",
    "note",
    "giver_explicit",
    "previous_is",
    "fraction_is",
    "target_is",
}
SMALL_WORDS = {"các", "của", "và"}
ABBREVIATED = {"GD&ĐT": "giáo dục và đào tạo"}
ENOUGH = Fraction(1, 2)  # of a remark's words: the sample says it in words of its own


class _Exact(yaml.SafeLoader):
    """YAML whose numbers stay as they are printed: 8.3 is no binary fraction."""


_Exact.add_constructor("tag:yaml.org,2002:float", lambda loader, node: Decimal(loader.construct_scalar(node)))


def read_seeds() -> dict[str, dict[str, Any]]:
    """The seeds by their names; only the tests may read this file."""
    text = (Path(__file__).parent / "seed-facts.yaml").read_text(encoding="utf-8")
    return {seed["id"]: seed for seed in yaml.load(text, _Exact)["seeds"]}  # noqa: S506  # a safe loader's child


@dataclass(frozen=True)
class Found:
    """What a room says, and which; ``proves`` where it was judged on the way to be what was published."""

    where: str
    value: Any = None
    proves: bool = False


NOTHING = Found("nowhere")
Answers = Mapping[str, Found]


@dataclass(frozen=True)
class Fact:
    """One published fact beside what was found."""

    name: str
    said: Any
    found: Found

    @property
    def holds(self) -> bool:
        return self.found.proves or agree(self.said, self.found.value)


def facts_in(name: str, entry: Mapping[str, Any], answers: Answers) -> Iterator[Fact]:
    """A fact for each thing an entry says; what no room was asked for is not found."""
    for key, said in entry.items():
        if key not in NOT_FACTS and said is not None and said != []:
            yield Fact(f"{name}.{key}", said, answers.get(key, NOTHING))


def agree(said: Any, found: Any) -> bool:
    """Whether what was found is what was said: numbers as printed, texts by their words, lists in any order."""
    match said, found:
        case list(), list() | tuple():
            return len(said) == len(found) and all(any(agree(one, other) for other in found) for one in said)
        case int() | Decimal(), int() | Fraction():
            return as_printed(Fraction(found), like=said) == said
        case str(), str():
            return words(said) <= words(found)
        case _:
            return found is not None and str(said) == str(found)


def as_printed(value: Fraction, like: int | Decimal) -> Decimal:
    """The value with as many decimals as ``like`` is printed with, halves up."""
    decimals = -int(Decimal(like).as_tuple().exponent)
    scaled = abs(value) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(units if value >= 0 else -units).scaleb(-decimals)


def written(value: Fraction, decimals: int) -> str:
    """A number as Vietnamese pages write it: ``14,29``."""
    return str(as_printed(value, Decimal(1).scaleb(-decimals))).replace(".", ",")


def words(text: str) -> set[str]:
    """The words of a text, small ones aside; abbreviations spelled out."""
    for short, long in ABBREVIATED.items():
        text = text.replace(short, long)
    return set(re.findall(r"[^\W_]+(?:-\d+)?", text.casefold())) - SMALL_WORDS


def closest(phrase: str, texts: Iterable[str]) -> str | None:
    """The text that has most of a phrase's words, if it has enough of them."""
    asked = words(phrase)
    shares = [(Fraction(len(asked & words(text)), len(asked)), text) for text in texts]
    share, text = max(shares, default=(Fraction(0), ""))
    return text if share >= ENOUGH else None


def table(facts: Sequence[Fact]) -> str:
    """A line a fact: what was said, where it was found, as what."""
    return "\n".join(
        f"{'✓' if fact.holds else '✗'} {_short(f'{fact.name} = {_plain(fact.said)}', 64):<64}"
        f"  {fact.found.where}: {_short(_plain(fact.found.value), 80)}"
        for fact in facts
    )


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
