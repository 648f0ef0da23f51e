"""Who may change units is asked by people, to the right of this room; nobody else lets anybody through."""

import ast

import pytest

from tests.house.tree import PACKAGE, modules, place, plant


def letting_through(folder):
    """Where a ``LetThrough`` is made, under whatever name, or an actor is given units that it may change."""
    return [
        place(path, node)
        for path, tree in modules(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (_called(node) == "LetThrough" or _gives_units(node))
    ]


def _called(node):
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def _gives_units(node):
    return any(keyword.arg == "may_change" for keyword in node.keywords)


def test_only_the_room_that_asks_for_the_right_lets_anybody_through():
    assert {found.split(":")[0] for found in letting_through(PACKAGE)} == {"namhoc/people/reorganising.py"}


@pytest.mark.parametrize(
    "line",
    [
        "by = LetThrough(**vars(by), may_change=frozenset('A'))",
        "by = permits.LetThrough(**told)",
        "by = replace(by, may_change=frozenset('A'))",
    ],
)
def test_another_that_did_would_be_found(tmp_path, line):
    plant(tmp_path, {"views.py": f"{line}\n"})

    assert letting_through(tmp_path) == ["views.py:1"]
