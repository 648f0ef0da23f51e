"""YAML read with the line of every key, so that a finding can point at it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from namhoc.law.findings import Finding, Place

Key = tuple[str | int, ...]


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

    def finding(self, code: str, key: Key, **details: Any) -> Finding:
        place = Place(file=self.name, line=self.line_of(key), key=".".join(map(str, key)))
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
        place = Place(file=page.name, line=line)
        page.findings.append(Finding("law.not-yaml", place, {"problem": error.problem or ""}))
    except (yaml.YAMLError, UnicodeError) as error:
        place = Place(file=page.name, line=1)
        page.findings.append(Finding("law.not-yaml", place, {"problem": str(error)}))
    return page


def _value(loader: Any, node: yaml.Node, key: Key, page: Page) -> Any:
    page.lines.setdefault(key, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item, (*key, at), page) for at, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, key, page)
    return loader.construct_object(node)


def _mapping(loader: Any, node: yaml.MappingNode, key: Key, page: Page) -> dict[Hashable, Any]:
    taken: dict[Hashable, Any] = {}
    for name_node, value_node in node.value:
        name = loader.construct_object(name_node, deep=True)
        inner = (*key, str(name))
        page.lines[inner] = name_node.start_mark.line + 1
        if name in taken:
            page.findings.append(page.finding("law.key-twice", inner))
        taken[name] = _value(loader, value_node, inner, page)
    return taken
