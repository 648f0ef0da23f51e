"""Every act asks permission and leaves its entry, with the thing's state before and after; or says why not."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.tree import PACKAGE, imported, modules, place, plant, rooms

WRITES = {"write_entry", "write_entries"}
ASKS = re.compile(r"ask_\w+$|Refused$")  # ask_permission and its kin; or refused on the spot
DOCUMENTED = {
    "entry": re.compile(r"^\s*Journal {2}", re.MULTILINE),
    "permission": re.compile(r"^\s*Open {2}", re.MULTILINE),
}
LABELS = {"entry": "leaves no journal entry", "permission": "asks nobody's permission"}
ELSEWHERE = {  # acts whose thing is told by other entries of the same transaction, or is not ours to tell
    "hand-over-post",  # the post that ends and the one that begins have an entry each
    "change-password",  # a secret: not even a digest of it stands anywhere else
    "use-administration",  # Wagtail's own pages: it keeps what they change
}
ASKED_ELSEWHERE = {
    "new_account",  # whoever opens an account, with a post or without one, has asked before
    "accept_invitation",  # the link is the permission, and works once
}
BEGIN_OR_END = re.compile(
    r"(accept|add|annul|invite|load|nominate|open|plan|record-decision|remove|take-note|withdraw-nomination)\b"
)


def rooms_with_acts(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """The modules in which acts are done: actions.py, and whatever else writes the journal."""
    for path, tree in modules(folder):
        if path.parent.name == "journal":
            continue
        writes = any(name.rpartition(".")[2] in WRITES for _node, name in imported(tree))
        if path.name == "actions.py" or writes:
            yield path, tree


def calls_in(function: ast.AST) -> set[str]:
    """The names that a function calls or raises."""
    called = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in called
        if isinstance(node, ast.Name | ast.Attribute)
    }


def reached(tree: ast.Module, room: Iterable[ast.Module]) -> dict[str, set[str]]:
    """What each function of a module calls, by way of its own and the room's other functions; its own come first."""
    nodes = [node for one in (*room, tree) for node in ast.walk(one)]
    own = {node.name: calls_in(node) for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    while True:
        wider = {name: calls.union(*(own[call] for call in calls if call in own)) for name, calls in own.items()}
        if wider == own:
            return own
        own = wider


def acts_of_others(tree: ast.Module) -> set[str]:
    """Functions taken from other modules in which acts are done: those keep this house themselves."""
    taken = {name.rpartition(".")[2] for _node, name in imported(tree) if name.rpartition(".")[0].endswith(".actions")}
    return taken - WRITES


def asks_nobody_by_itself(path: Path) -> bool:
    """Whether a room stands before people: who may do its acts is asked by those who call them."""
    order, room = rooms(), path.parent.name
    return room in order and order.index(room) < order.index("people")


def careless_acts(folder: Path) -> list[str]:
    found = []
    for path, tree in rooms_with_acts(folder):
        calls, others = reached(tree, [one for _path, one in modules(path.parent)]), acts_of_others(tree)
        wanted = {"entry": "Journal"} if asks_nobody_by_itself(path) else {"entry": "Journal", "permission": "Open"}
        for act in (node for node in tree.body if isinstance(node, ast.FunctionDef) and _takes_by(node)):
            said = ast.get_docstring(act, clean=False) or ""
            does = {
                "entry": bool(calls[act.name] & (WRITES | others)),
                "permission": any(map(ASKS.match, calls[act.name])) or bool(calls[act.name] & others),
            }
            found += [
                f"{place(path, act)} {act.name} {LABELS[what]}: do it, or say why not under {label}"
                for what, label in wanted.items()
                if not does[what] and not DOCUMENTED[what].search(said) and act.name not in ASKED_ELSEWHERE
            ]
    return found


def _takes_by(function: ast.FunctionDef) -> bool:
    """Whether it is an act: public, and told by whom; an action that forgot to take that is found elsewhere."""
    return not function.name.startswith("_") and any(one.arg == "by" for one in function.args.kwonlyargs)


def blind_entries(folder: Path) -> list[str]:
    """Entries that tell neither before nor after: nobody could hold anything against them."""
    return [
        f"{place(path, node)} tells neither before= nor after="
        for path, tree in rooms_with_acts(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "write_entry"
        if not {"before", "after"} & {word.arg for word in node.keywords}
        if not (isinstance(node.args[0], ast.Constant) and node.args[0].value in ELSEWHERE)
    ]


PLANTED = {
    "plan/actions.py": '''
from namhoc.journal.actions import write_entry
from namhoc.people.queries import ask_permission
from namhoc.units.actions import found_unit

def set_task(task, *, by):
    ask_permission(by, "set-plan", task.unit)
    write_entry("set-task", task, by=by, after={})

def load_tasks(tasks, *, by):
    for task in tasks:
        _load(task, by)

def _load(task, by):
    set_task(task, by=by)

def make_unit(unit, *, by):
    found_unit(unit, by=by)

def open_account(name, *, by):
    """Raises  ``Refused`` for everyone but the installation."""
    if by.role != "system":
        raise Refused("open-account", "")
    write_entry("open-account", name, by=by, after={})

def count_visit(page, *, by):
    """A page was read.

    Journal  readers are not followed
    Open  to everyone
    """

def steal_task(task, *, by):
    task.delete()

def hide_task(task, *, by):
    """Journal  none"""
    ask_permission(by, "set-plan", task.unit)

def drop_task(task, *, by):
    write_entry("drop-task", task, by=by)
''',
    "plan/queries.py": "def tasks_of(unit): ...\n",
    "collect/unlocking.py": "from namhoc.journal.actions import write_entry\ndef unlock(report, *, by): ...\n",
}


def test_every_act_asks_permission_and_leaves_its_entry():
    assert careless_acts(PACKAGE) == []


def test_acts_that_do_not_are_found(tmp_path):
    assert careless_acts(plant(tmp_path, PLANTED)) == [
        "unlocking.py:2 unlock leaves no journal entry: do it, or say why not under Journal",
        "unlocking.py:2 unlock asks nobody's permission: do it, or say why not under Open",
        "actions.py:33 steal_task leaves no journal entry: do it, or say why not under Journal",
        "actions.py:33 steal_task asks nobody's permission: do it, or say why not under Open",
        "actions.py:40 drop_task asks nobody's permission: do it, or say why not under Open",
    ]


def test_every_entry_tells_before_or_after():
    assert blind_entries(PACKAGE) == []


def test_an_entry_that_tells_neither_is_found(tmp_path):
    assert blind_entries(plant(tmp_path, PLANTED)) == ["actions.py:41 tells neither before= nor after="]


def test_acts_that_change_what_was_there_tell_both_sides():
    """Those that begin something have nothing before, those that end it nothing after; all others have both."""
    one_sided = {
        call.args[0].value
        for _path, tree in rooms_with_acts(PACKAGE)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "write_entry"
        if {"before", "after"} - {word.arg for word in call.keywords} and isinstance(call.args[0], ast.Constant)
    }

    assert {act for act in one_sided - ELSEWHERE if not BEGIN_OR_END.match(act)} == set()
