"""What the catalogue and the code say of each other: findings are worded, wordings and sources are used."""

import ast
import re
from pathlib import Path

import yaml

from tests.house.tree import PACKAGE, ROOT, modules, place, plant, rooms, strings

CATALOGUE = ROOT / "catalogue"
SAMPLES = ROOT / "samples"
WORDS = ("vi", "en", "cure_vi", "cure_en")


def worded_findings(catalogue: Path) -> dict[str, dict[str, str]]:
    entries = [entry for path in catalogue.glob("findings/*.yaml") for entry in yaml.safe_load(path.read_text())]
    return {entry["finding"]: entry for entry in entries}


def unworded(package: Path, catalogue: Path) -> list[str]:
    """Codes that the code raises and nobody has worded."""
    known = worded_findings(catalogue)
    code = re.compile(rf"^({'|'.join(rooms())})\.[a-z0-9]+(-[a-z0-9]+)+$")
    return sorted(
        f"{place(path, node)} {node.value} has no words in catalogue/findings"
        for path, tree in modules(package)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if code.match(node.value) and node.value not in known
    )


def unused_findings(package: Path, catalogue: Path) -> list[str]:
    """Worded codes that neither the code nor a form's check names."""
    named = strings(tree for _, tree in modules(package))
    checks = _texts(catalogue, without="findings")
    return sorted(code for code in worded_findings(catalogue) if code not in named and not _names(checks, code))


def half_worded(catalogue: Path) -> list[str]:
    return [
        f"{code} has no {name}"
        for code, entry in worded_findings(catalogue).items()
        for name in WORDS
        if not entry.get(name)
    ]


def unused_sources(catalogue: Path, *others: Path) -> list[str]:
    """Legal texts that nothing rests on, and that name no room which awaits them."""
    text = "\n".join([_texts(catalogue), *(_texts(folder) for folder in others)])
    entries = [yaml.safe_load(path.read_text()) for path in sorted(catalogue.glob("sources/*.yaml"))]
    ids = [entry["source"] for entry in entries if not entry.get("awaited_by")]
    own = {source: len(re.findall(rf"^source: {re.escape(source)}$", text, re.MULTILINE)) for source in ids}
    return [source for source in ids if len(_occurrences(text, source)) <= own[source]]


def _texts(folder: Path, without: str = "") -> str:
    return "\n".join(path.read_text() for path in sorted(folder.rglob("*.yaml")) if path.parent.name != without)


def _occurrences(text: str, name: str) -> list[str]:
    return re.findall(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", text)


def _names(text: str, name: str) -> bool:
    return bool(_occurrences(text, name))


def test_each_finding_the_code_knows_is_worded():
    assert unworded(PACKAGE, CATALOGUE) == []


def test_each_worded_finding_is_known_to_the_code():
    assert unused_findings(PACKAGE, CATALOGUE) == []


def test_each_finding_says_what_is_wrong_and_what_to_do_in_both_languages():
    assert half_worded(CATALOGUE) == []


def test_each_source_is_used():
    assert unused_sources(CATALOGUE, SAMPLES) == []


def test_the_guards_find_what_was_planted(tmp_path):
    words = "vi: a\n  en: b\n  cure_vi: c\n  cure_en: d\n"
    files = {
        "catalogue/findings/collect.yaml": f"- finding: collect.part-exceeds-whole\n  {words}"
        f"- finding: collect.never-raised\n  {words}- finding: collect.by-a-check\n  vi: a\n",
        "catalogue/forms/form.yaml": "form: a-form\nsource: law-1 art. 2\nchecks: [{finding: collect.by-a-check}]\n",
        "catalogue/sources/law-1.yaml": "source: law-1\n",
        "catalogue/sources/law-12.yaml": "source: law-12\n",
        "package/rules.py": "codes = ['collect.part-exceeds-whole', 'collect.not-worded', 'collect.html']\n",
    }
    plant(tmp_path, files)
    package, catalogue = tmp_path / "package", tmp_path / "catalogue"

    assert unworded(package, catalogue) == ["rules.py:1 collect.not-worded has no words in catalogue/findings"]
    assert unused_findings(package, catalogue) == ["collect.never-raised"]
    assert half_worded(catalogue) == [
        "collect.by-a-check has no en",
        "collect.by-a-check has no cure_vi",
        "collect.by-a-check has no cure_en",
    ]
    assert unused_sources(catalogue) == ["law-12"]
