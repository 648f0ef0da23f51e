"""Who may change units is asked by people, to the right of this room; nobody else lets anybody through."""

import ast

from tests.house.tree import PACKAGE, modules, place, plant


def letting_through(folder):
    """Where a ``LetThrough`` is made."""
    return [
        place(path, node)
        for path, tree in modules(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "LetThrough"
    ]


def test_only_the_room_that_asks_for_the_right_lets_anybody_through():
    assert {found.split(":")[0] for found in letting_through(PACKAGE)} == {"namhoc/people/reorganising.py"}


def test_another_that_did_would_be_found(tmp_path):
    plant(tmp_path, {"views.py": "by = LetThrough(**vars(by), may_change=frozenset('A'))\n"})

    assert letting_through(tmp_path) == ["views.py:1"]
