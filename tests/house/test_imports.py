"""The year runs left to right, and so do imports."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, imported, modules, place, plant, rooms

COMMANDS = ("journal", "portal", "proof", "site", "units", "year_end")
PLAIN_ROOMS = ("law", "engine", "proof", "paper")
PLAIN_FILES = ("rules.py", "workbook*.py")
FRAMEWORKS = ("django", "wagtail", "ninja")


def contracts() -> dict[str, dict[str, object]]:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract for contract in listed}


def lint_imports(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def frameworks_in(folder: Path, patterns: tuple[str, ...]) -> list[str]:
    plain = {path for pattern in patterns for path in folder.rglob(pattern)}
    return [
        f"{place(path, node)} imports {name}: this module runs without a server"
        for path, tree in modules(folder)
        if path in plain
        for node, name in imported(tree)
        if name.split(".")[0] in FRAMEWORKS
    ]


def test_the_linter_knows_the_rooms_of_decision_0001_in_their_order():
    layers = list(contracts()["rooms"]["layers"])

    commands = " | ".join(["demo", *(f"{name}_command" for name in COMMANDS)])
    after = ["cli", commands, "sample | year_end_files", "year_end"]  # they use rooms, none uses them
    assert layers == [*after, *reversed(rooms())]


def test_imports_run_left_to_right():
    done = lint_imports(ROOT)

    assert done.returncode == 0, done.stdout


def test_the_linter_refuses_a_room_that_looks_ahead(tmp_path):
    plant(
        tmp_path,
        {
            "street/__init__.py": "",
            "street/law.py": "import street.web\n",
            "street/web.py": "",
            ".importlinter": "[importlinter]\nroot_package = street\n\n[importlinter:contract:rooms]\nname = order\n"
            "type = layers\ncontainers = street\nexhaustive = true\nlayers =\n    (web)\n    (law)\n",
        },
    )

    done = lint_imports(tmp_path)

    assert (done.returncode, "street.law -> street.web" in done.stdout) == (1, True)


def test_rules_and_workbooks_are_plain_python():
    assert frameworks_in(PACKAGE, PLAIN_FILES) == []


def test_plain_rooms_are_plain_python():
    found = [offence for room in PLAIN_ROOMS for offence in frameworks_in(PACKAGE / room, ("*.py",))]

    assert found == []


def test_the_guard_finds_a_framework_in_a_rule(tmp_path):
    plant(tmp_path, {"rules.py": "def f():\n    from django.db import models\n", "views.py": "import django\n"})

    assert frameworks_in(tmp_path, PLAIN_FILES) == [
        "rules.py:2 imports django.db.models: this module runs without a server"
    ]


def test_plain_modules_bring_no_framework_in_by_the_back_door():
    plain = [path for room in PLAIN_ROOMS for path in (PACKAGE / room).rglob("*.py")]
    plain += [path for pattern in PLAIN_FILES for path in PACKAGE.rglob(pattern)]
    names = sorted({".".join(path.relative_to(ROOT).with_suffix("").parts) for path in plain})
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name.removesuffix('.__init__'))\n"
        f"    assert not {FRAMEWORKS!r}[0] in sys.modules, name + ' ends up importing django'\n"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def relative_imports(folder: Path) -> list[str]:
    return [
        f"{place(path, node)} imports relatively: write the full name, so that the direction can be read"
        for path, tree in modules(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level > 1
    ]


def test_an_import_from_another_room_names_the_room(tmp_path):
    plant(tmp_path, {"a.py": "from ..law import rules\n", "b.py": "from . import rules\n"})

    assert relative_imports(tmp_path) == [
        "a.py:1 imports relatively: write the full name, so that the direction can be read"
    ]
    assert relative_imports(PACKAGE) == []
