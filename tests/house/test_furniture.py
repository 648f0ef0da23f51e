"""Each room has the same furniture, and some things are in none."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, imported, modules, place, plant, python_files, rooms

LONGEST_MODULE = 300
WITHOUT_A_SUBJECT = {"utils", "util", "helpers", "helper", "common", "misc", "signals"}
BEFORE_THE_JOURNAL = ("law", "engine", "proof", "paper", "journal")
ACTION = re.compile(r"^[a-z]+(_[a-z0-9]+)+$")


def without_a_subject(folder: Path) -> list[str]:
    return [
        f"{place(path)} has no subject: name the file for what it is about"
        for path in python_files(folder)
        if path.stem in WITHOUT_A_SUBJECT or (path.name == "__init__.py" and path.parent.name in WITHOUT_A_SUBJECT)
    ]


def signals(folder: Path) -> list[str]:
    return [
        f"{place(path, node)} imports {name}: call the action, its room is to the left"
        for path, tree in modules(folder)
        for node, name in imported(tree)
        if name.startswith(("django.dispatch", "django.db.models.signals", "django.core.signals"))
    ]


MANAGERS = {"objects", "_default_manager", "_base_manager"}
FETCHES = {"get_object_or_404", "get_list_or_404"}
ANSWERS = re.compile(r"django\.http\.\w*Response\w*|django\.shortcuts\..*|ninja\..*")
BEFORE_ANYONE_IS_KNOWN = "people/signin/guesses.py"  # counts guesses at passwords, whoever guesses


def answers_requests(path: Path, tree: ast.Module) -> bool:
    """Whether a module is of those that pages are made in."""
    named = path.name == "views.py" or path.parent.name == "views"
    return named or any(ANSWERS.fullmatch(name) for _node, name in imported(tree))


def managers_in_views(folder: Path) -> list[str]:
    """Pages that reach past the doors: a manager of a model, or a model handed to what fetches one row of it."""
    return [
        f"{place(path, node)} reads a table: a page asks queries.py"
        for path, tree in modules(folder)
        if answers_requests(path, tree) and not path.as_posix().endswith(BEFORE_ANYONE_IS_KNOWN)
        for node in ast.walk(tree)
        if _is_a_manager(node) or _fetches_from_a_model(node)
    ]


def _is_a_manager(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in MANAGERS


def _fetches_from_a_model(node: ast.AST) -> bool:
    """Models are named like classes; querysets and what calls give back are not."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in FETCHES:
        return False
    first = node.args[0] if node.args else None
    name = first.id if isinstance(first, ast.Name) else first.attr if isinstance(first, ast.Attribute) else ""
    return name[:1].isupper()


def long_modules(folder: Path) -> list[str]:
    lengths = {path: len(path.read_text().splitlines()) for path in python_files(folder)}
    return [
        f"{place(path, length)} is the last line: look for a second subject near {LONGEST_MODULE}"
        for path, length in lengths.items()
        if length >= LONGEST_MODULE
    ]


def careless_actions(folder: Path) -> list[str]:
    """Actions that are no verb and noun, or do not say by whom."""
    found = []
    for path, tree in modules(folder):
        if path.name != "actions.py" and path.parent.name != "actions":
            continue
        public = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
        for action in public:
            arguments = {argument.arg for argument in [*action.args.args, *action.args.kwonlyargs]}
            if not ACTION.match(action.name):
                found.append(f"{place(path, action)} {action.name}: an action is a verb and a noun")
            if "by" not in arguments:
                found.append(f"{place(path, action)} {action.name}: an action takes by=")
    return found


def unwritten_actions(folder: Path) -> list[str]:
    """Rooms whose actions never reach the journal."""
    return [
        f"{place(path)} leaves no journal entry"
        for path, tree in modules(folder)
        if path.name == "actions.py" and path.parent.name not in BEFORE_THE_JOURNAL
        if any(isinstance(node, ast.FunctionDef) for node in tree.body)
        if not any(name.startswith("namhoc.journal") for _, name in imported(tree))
    ]


GUARDS = {
    "no file without a subject": (
        without_a_subject,
        {"collect/utils.py": "", "collect/text.py": ""},
        ["utils.py:1 has no subject: name the file for what it is about"],
    ),
    "no signals": (
        signals,
        {"apps.py": "from django.db.models.signals import post_save\n", "views.py": "from django.db import models\n"},
        ["apps.py:1 imports django.db.models.signals.post_save: call the action, its room is to the left"],
    ),
    "views ask queries": (
        managers_in_views,
        {
            "views.py": "rows = Report.objects.all()\n",
            "queries.py": "from django.http import Http404, HttpRequest\nrows = Report.objects.all()\n",
            "views/review.py": "one = get_object_or_404(Report, pk=1)\nothers = get_object_or_404(open_to(by), pk=1)\n",
            "public.py": "from django.shortcuts import render\nrows = models.Report._default_manager.all()\n"
            "rows = get_list_or_404(models.Report)\nrows = get_object_or_404(row.lines, pk=1)\n",
            "plain.py": "rows = Report.objects.all()\n",
        },
        [
            "public.py:3 reads a table: a page asks queries.py",
            "public.py:2 reads a table: a page asks queries.py",
            "review.py:1 reads a table: a page asks queries.py",
            "views.py:1 reads a table: a page asks queries.py",
        ],
    ),
    "modules stay short": (
        long_modules,
        {"long.py": "x = 1\n" * 300, "fine.py": "x = 1\n" * 299, "migrations/0001.py": "x = 1\n" * 400},
        ["long.py:300 is the last line: look for a second subject near 300"],
    ),
    "actions are verb and noun and take by": (
        careless_actions,
        {
            "actions.py": "def send(report, *, by): ...\ndef close_round(a_round): ...\n"
            "def open_year(year, *, by): ...\ndef _add_up(figures): ...\n"
        },
        ["actions.py:1 send: an action is a verb and a noun", "actions.py:2 close_round: an action takes by="],
    ),
    "actions leave a journal entry": (
        unwritten_actions,
        {
            "plan/actions.py": "def open_year(year, *, by): ...\n",
            "collect/actions.py": "from namhoc.journal.actions import write_entry\ndef send_report(r, *, by): ...\n",
        },
        ["actions.py:1 leaves no journal entry"],
    ),
}


@pytest.mark.parametrize("name", GUARDS)
def test_the_house_is_kept(name):
    guard = GUARDS[name][0]

    assert guard(PACKAGE) == []


@pytest.mark.parametrize("name", GUARDS)
def test_the_guard_finds_what_was_planted(name, tmp_path):
    guard, files, offences = GUARDS[name]

    assert guard(plant(tmp_path, files)) == offences


def test_every_package_in_namhoc_is_a_room_or_the_sample():
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert packages - set(rooms()) == {"sample"}  # decision 0001: it stands after the last room
