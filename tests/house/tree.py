"""The tree as the guards of this folder see it.

A guard takes a folder and returns offences, `path:line what, and what to do`; so it can be tried on a planted one.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "namhoc"
DECISION = ROOT / "docs/decisions/0001-rooms.md"


@cache
def rooms() -> tuple[str, ...]:
    """The rooms in import order, as decision 0001 fixes them."""
    line = next(line for line in DECISION.read_text().splitlines() if line.startswith("law →"))
    return tuple(line.split(" → "))


def python_files(root: Path) -> list[Path]:
    """Python that people write: no migrations."""
    return sorted(path for path in root.rglob("*.py") if "migrations" not in path.parts)


def modules(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in python_files(root):
        yield path, ast.parse(path.read_text(), filename=str(path))


def place(path: Path, node: ast.AST | int = 1) -> str:
    """Where an offence stands, from the root of the tree where that is possible."""
    line = node if isinstance(node, int) else getattr(node, "lineno", 1)
    return f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name}:{line}"


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """The nodes that are docstrings; what they say binds nobody."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, owners) and node.body]
    bare = [statement.value for body in bodies for statement in body if isinstance(statement, ast.Expr)]
    return {value for value in bare if isinstance(value, ast.Constant)}


def imported(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Each import with the full name of what it brings, absolute ones only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def plant(folder: Path, files: dict[str, str]) -> Path:
    """A small tree with something wrong in it, for a guard to find."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def strings(trees: Iterable[ast.Module]) -> set[str]:
    """Every string constant, for asking whether something is named anywhere."""
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
