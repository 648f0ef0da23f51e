"""YAML read with the line of every key, so that a finding can point at it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from namhoc.law.entry import UNKNOWN
from namhoc.law.findings import Finding, Place

Key = tuple[str | int, ...]
_DAY = re.compile(r"datetime\.date\((\d+), (\d+), (\d+)\)")  # how pydantic writes a day that is a key


@dataclass
class Page:
    """One catalogue file: its plain value, and the line on which each key stands."""

    path: Path
    name: str
    value: Any = None
    lines: dict[Key, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def line_of(self, key: Key) -> int:
        """The line of ``key``, or of the nearest thing around it that has one."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def key_of(self, steps: Iterable[Any]) -> Key:
        """The key as the page writes it, from the steps a model or a check took to get there.

        Steps of the model's own, such as which kind of check it tried, are left out; a last step
        that is not on the page stays, for it names what is missing.
        """
        key: Key = ()
        missing: Key = ()
        for step in map(_as_written, steps):
            inner = (*key, step)
            key, missing = (inner, ()) if inner in self.lines else (key, (step,))
        return key + missing

    def finding(self, code: str, key: Iterable[Any], /, **details: Any) -> Finding:
        written = self.key_of(key)
        place = Place(file=self.name, line=self.line_of(written), key=".".join(map(str, written)))
        return Finding(code, place, details)


def read_page(path: Path, root: Path) -> Page:
    """Read one file; what is wrong with it as YAML is among the page's findings."""
    page = Page(path, path.relative_to(root).as_posix())
    try:
        loader = yaml.CSafeLoader(path.read_bytes())
        try:
            node = loader.get_single_node()
            page.value = None if node is None else _value(loader, node, (), page)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = 1 if error.problem_mark is None else error.problem_mark.line + 1
        page.findings.append(_not_yaml(page, line, error.problem or str(error)))
    except (yaml.YAMLError, UnicodeError) as error:
        page.findings.append(_not_yaml(page, 1, str(error)))
    except RecursionError:
        page.findings.append(_not_yaml(page, 1, "an entry contains itself"))
    return page


def _not_yaml(page: Page, line: int, problem: str) -> Finding:
    return Finding("law.not-yaml", Place(file=page.name, line=line), {"problem": problem})


def _as_written(step: Any) -> str | int:
    if isinstance(step, int):
        return step
    found = _DAY.fullmatch(str(step))
    if found is not None:
        return date(*map(int, found.groups())).isoformat()
    return UNKNOWN if str(step) == "None" else str(step)


def _value(loader: Any, node: yaml.Node, key: Key, page: Page) -> Any:
    page.lines.setdefault(key, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, (*key, at), page) for at, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, key, page)
    return _scalar(loader, node)


def _scalar(loader: Any, node: yaml.Node) -> Any:
    try:
        return loader.construct_object(node)
    except ValueError as error:  # 2021-02-30 looks like a day and is none
        raise yaml.MarkedYAMLError(problem=f"{node.value}: {error}", problem_mark=node.start_mark) from error


def _name(loader: Any, node: yaml.Node) -> Hashable:
    if not isinstance(node, yaml.ScalarNode):
        raise yaml.MarkedYAMLError(problem="a key is one word, not a list", problem_mark=node.start_mark)
    name: Hashable = _scalar(loader, node)
    return name


def _mapping(loader: Any, node: yaml.MappingNode, key: Key, page: Page) -> dict[Hashable, Any]:
    taken: dict[Hashable, Any] = {}
    for name_node, value_node in node.value:
        name = _name(loader, name_node)
        inner = (*key, str(name))
        page.lines[inner] = name_node.start_mark.line + 1
        if name in taken:
            page.findings.append(page.finding("law.key-twice", inner))
        taken[name] = _value(loader, value_node, inner, page)
    return taken
