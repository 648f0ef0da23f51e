"""The Vietnamese wording: what the code and the templates say, against namhoc/locale/vi/LC_MESSAGES/django.po.

`python -m tests.house.words` (`./run words`) compiles the .mo beside it, and that of namhoc/locale_upstream, and lists
what is missing. No machine needs gettext's programs. The .mo is committed, so that a clone or an installed package
speaks Vietnamese without a build step and without polib; a test refuses one that is older than its .po.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from django.utils.translation.template import templatize

from tests.house import upstream
from tests.house.tree import PACKAGE, ROOT, imported, place, python_files

PO = PACKAGE / "locale/vi/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")
# What each function of gettext takes, in its order.
TAKES = {
    "gettext": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
}
MARKED = re.compile(r"""\b(_|n?p?gettext)\(((?:\s*u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")\s*,?)+)""")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


class Message(NamedTuple):
    """One thing said to people; the same words in another context are another message."""

    msgid: str
    plural: str | None = None
    context: str | None = None


class Said(NamedTuple):
    """A message and where it is said; no message where the words are not written out there."""

    where: str
    message: Message | None


def said_in(folder: Path) -> Iterator[Said]:
    """Everything that code and templates say, where they say it."""
    for path in python_files(folder):
        yield from _said_in_python(path)
    for path in sorted([*folder.rglob("templates/**/*.html"), *folder.rglob("templates/**/*.txt")]):
        for name, arguments in MARKED.findall(templatize(path.read_text())):
            yield Said(
                place(path), _message(TAKES.get(name, ("msgid",)), ast.parse(f"f({arguments})", mode="eval").body)
            )


def _said_in_python(path: Path) -> Iterator[Said]:
    tree = ast.parse(path.read_text())
    known = _names_of_gettext(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known:
            yield Said(place(path, node), _message(known[node.func.id], node))


def _names_of_gettext(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """What this module calls gettext's functions, such as `_`, and what they take."""
    names = {}
    if any(name.startswith("django.utils.translation.") for _, name in imported(tree)):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                for alias in node.names:
                    kind = alias.name.removesuffix("_lazy").removesuffix("_noop")
                    if kind in TAKES:
                        names[alias.asname or alias.name] = TAKES[kind]
    return names


def _message(takes: tuple[str, ...], call: ast.expr) -> Message | None:
    arguments = call.args if isinstance(call, ast.Call) else []
    values = [argument.value if isinstance(argument, ast.Constant) else None for argument in arguments[: len(takes)]]
    if len(values) < len(takes) or not all(isinstance(value, str) for value in values):
        return None
    return Message(**dict(zip(takes, values, strict=True)))


def missing(folder: Path, wording: polib.POFile) -> list[str]:
    """What is said without a Vietnamese wording, or with one that loses a placeholder."""
    known = {Message(entry.msgid, entry.msgid_plural or None, entry.msgctxt): entry for entry in wording}
    offences: dict[Message, str] = {}
    unwritten = []
    for where, message in said_in(folder):
        if message is None:
            unwritten.append(f"{where} says something that is not written out there: give gettext a literal")
        elif message.msgid and message not in offences and (trouble := _trouble(message, known.get(message))):
            offences[message] = f"{where} {message.msgid!r} {trouble}"
    return unwritten + list(offences.values())


def _trouble(message: Message, entry: polib.POEntry | None) -> str:
    if entry is None or entry.obsolete:
        return "has no Vietnamese"
    wordings = list(entry.msgstr_plural.values()) if message.plural else [entry.msgstr]
    if not wordings or not all(wordings):
        return "has an empty Vietnamese"
    if entry.fuzzy:
        return "has a Vietnamese marked fuzzy"
    wanted = set(PLACEHOLDER.findall(message.plural or message.msgid))
    lost = wanted.symmetric_difference(*(PLACEHOLDER.findall(wording) for wording in wordings[:1]))
    return f"and its Vietnamese differ in {', '.join(sorted(lost))}" if lost else ""


def main() -> int:
    wording = polib.pofile(str(PO))
    MO.write_bytes(wording.to_binary())
    upstream.compile_all()
    offences = missing(PACKAGE, wording) + [line for one in upstream.catalogues() for line in upstream.missing(one)]
    print("\n".join([*offences, f"{MO.relative_to(ROOT)}: {len(wording.translated_entries())} wordings"]))
    return 1 if offences else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    sys.exit(main())
