"""What the files at the root of the tree promise."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, modules, place, plant, strings

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock", "requirements-postgres.lock")
HOST = re.compile(r"://|\b[\w-]+\.(com|org|net|io|local|internal|example)\b|--(index|extra|find)", re.IGNORECASE)
SETTING = re.compile(r"NAMHOC_[A-Z]+")
WITHOUT_REASONS = {"classifiers", "markers"}  # these say what they mean themselves
# Names that Django or Wagtail look for by themselves.
KNOWN_TEMPLATES = re.compile(r"^(\d{3}|403_csrf|base)\.html$|^(registration|wagtail\w*|django|admin)/")


def unexplained(text: str) -> list[str]:
    """Dependencies, lint rules switched off and warnings let pass that stand without a comment."""
    stanza, offences = "", []
    for number, line in enumerate(text.splitlines(), 1):
        if heading := re.match(r'"?([\w*./-]+)"? = \[$', line):
            stanza = heading[1]
        elif line == "]":
            stanza = ""
        elif stanza and stanza not in WITHOUT_REASONS and line.startswith('    "') and " #" not in line:
            offences.append(f"pyproject.toml:{number} {line.strip()} says no reason")
    return offences


def hosts(text: str) -> list[str]:
    return [line for line in text.splitlines() if HOST.search(line)]


def undocumented_settings(package: Path, documents: str) -> list[str]:
    read = {name for text in strings(tree for _, tree in modules(package)) for name in SETTING.findall(text)}
    return sorted(read - set(SETTING.findall(documents)))


def documents() -> str:
    """What operators read: the documents, and the head of the settings file."""
    pages = [*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")]
    settings = PACKAGE / "settings.py"
    head = ast.get_docstring(ast.parse(settings.read_text())) or "" if settings.exists() else ""
    return "\n".join([*(page.read_text() for page in pages), head])


def unused_templates(package: Path) -> list[str]:
    """Templates that no code, template or Wagtail page type names."""
    templates = {path: path.relative_to(path.parents[_depth(path)]) for path in package.rglob("templates/**/*.html")}
    trees = list(modules(package))
    named = strings(tree for _, tree in trees) | _page_templates(trees)
    chosen = tuple(text for text in named if text.endswith("/") and text.count("/") > 1)  # f"measure/units/{kind}.html"
    texts = {path: path.read_text() for path in templates}
    return [
        f"{place(path)} is used by nothing"
        for path, name in templates.items()
        if not KNOWN_TEMPLATES.search(name.as_posix()) and name.as_posix() not in named
        if not (chosen and name.as_posix().startswith(chosen))
        if not any(name.as_posix() in text for other, text in texts.items() if other != path)
    ]


def _depth(path: Path) -> int:
    return path.parts[::-1].index("templates") - 1


def _page_templates(trees: list[tuple[Path, ast.Module]]) -> set[str]:
    """Wagtail names a page's template for its class: ArticlePage of publish, publish/article_page.html."""
    return {
        f"{path.parent.name}/{re.sub(r'(?<!^)(?=[A-Z])', '_', node.name).lower()}.html"
        for path, tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def test_each_dependency_and_each_rule_switched_off_says_why():
    assert unexplained((ROOT / "pyproject.toml").read_text()) == []


def test_a_rule_switched_off_in_silence_is_found():
    planted = """[tool.ruff.lint]
select = ["ALL"]
layers = [  # in order
    "(web)",
]
ignore = [
    "D10",  # a name
    "EM",
]
"""

    assert unexplained(planted) == ['pyproject.toml:8 "EM", says no reason']


def test_locks_name_no_host():
    assert {name: hosts((ROOT / name).read_text()) for name in LOCKS} == {name: [] for name in LOCKS}


def test_a_host_in_a_lock_is_found():
    planted = "--index-url https://a.b/simple\ndjango==5.2 \\\n    --hash=sha256:00\n# from files.pythonhosted.org\n"

    assert hosts(planted) == ["--index-url https://a.b/simple", "# from files.pythonhosted.org"]


def test_locks_pin_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.split(r"[\[~>=<]", line)[0].lower() for line in project["dependencies"]}
    pinned = set(re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))

    assert wanted - pinned == set()


def test_tests_run_on_the_versions_that_the_demo_runs_on():
    def pins(name):
        return set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()


def test_each_setting_is_documented():
    assert undocumented_settings(PACKAGE, documents()) == []


def test_a_setting_without_a_word_is_found(tmp_path):
    plant(tmp_path, {"settings.py": "import os\nos.environ['NAMHOC_NEW']\nos.environ.get('NAMHOC_VAR')\n"})

    assert undocumented_settings(tmp_path, "`NAMHOC_VAR` is the folder") == ["NAMHOC_NEW"]


def test_each_template_is_used():
    assert unused_templates(PACKAGE) == []


def test_a_template_that_nothing_uses_is_found(tmp_path):
    files = {
        "collect/templates/collect/report.html": "{% include 'collect/row.html' %}",
        "collect/templates/collect/row.html": "",
        "collect/templates/collect/old.html": "{# collect/old.html #}",
        "publish/templates/publish/article_page.html": "",
        "web/templates/404.html": "",
        "collect/views.py": "page = 'collect/report.html'\n",
        "publish/models.py": "class ArticlePage: ...\n",
    }

    assert unused_templates(plant(tmp_path, files)) == ["old.html:1 is used by nothing"]


def test_run_alone_lists_its_verbs():
    text = (ROOT / "run").read_text()
    verbs = set(re.findall(r"^ {4}([a-z]+)\) ", text.split("case ${1:-} in")[-1], re.MULTILINE))

    done = subprocess.run([ROOT / "run"], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)

    assert (done.returncode, set(re.findall(r"^\./run ([a-z]+)", done.stdout, re.MULTILINE))) == (0, verbs)


def test_documents_name_only_verbs_that_run_has():
    verbs = set(re.findall(r"^\./run ([a-z]+)", (ROOT / "run").read_text(), re.MULTILINE))
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {verb for page in pages for verb in re.findall(r"\./run ([a-z]+)", page.read_text())}

    assert named - verbs == set()
