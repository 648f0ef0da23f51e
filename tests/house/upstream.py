"""The Vietnamese of what we build on: namhoc/locale_upstream, a folder for each app, against the installed versions."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import polib
from django.conf import settings

from tests.house.tree import PACKAGE

FOLDER = PACKAGE / "locale_upstream"
COMPILED = FOLDER / "vi/LC_MESSAGES"
DOMAINS = ("django", "djangojs")
PLURALS = "nplurals=1; plural=0;"
WHOLE = "wagtail"  # of its apps we keep the whole catalogue, to be offered upstream
# allauth's pages are our own templates, so a person meets only what its code says.
MET: dict[str, str] = {"allauth": r"^(account|mfa)/.*\.py$|^socialaccount/adapter\.py$"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-zA-Z]|%[sdr]|\{\w*\}")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")


class Catalogue(NamedTuple):
    """One file of wording: of which app, and for the pages or for their scripts."""

    app: str
    domain: str

    @property
    def ours(self) -> Path:
        return FOLDER / self.app / "vi/LC_MESSAGES" / f"{self.domain}.po"

    def theirs(self, language: str) -> Path:
        """The catalogue that came with the installed version."""
        return _home(self.app) / "locale" / language / "LC_MESSAGES" / f"{self.domain}.po"


def _home(app: str) -> Path:
    found = find_spec(app)
    assert found is not None, f"{app} is not installed"
    assert found.origin is not None
    home = Path(found.origin).parent
    return home / "conf" if app == "django" else home


def catalogues() -> list[Catalogue]:
    """Every catalogue of which there is something to keep here."""
    wagtail = [app for app in settings.INSTALLED_APPS if app.split(".")[0] == WHOLE]
    others = [app for app in settings.INSTALLED_APPS if app.startswith("django.contrib.")]
    named = [Catalogue(app, domain) for app in ("django", *others, "allauth", "taggit", *wagtail) for domain in DOMAINS]
    return [catalogue for catalogue in named if catalogue.theirs("en").exists() and _wanted(catalogue)]


def kept() -> list[Catalogue]:
    """What lies in the folder."""
    return [Catalogue(path.parents[2].name, path.stem) for path in sorted(FOLDER.glob("*/vi/LC_MESSAGES/*.po"))]


@cache
def read(path: Path) -> polib.POFile:
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def _wanted(catalogue: Catalogue) -> list[polib.POEntry]:
    """What the installed version says in English, and a Vietnamese reader can meet in English."""
    met = re.compile(MET.get(catalogue.app, ""))
    theirs = {} if catalogue.app.startswith(WHOLE) else by_key(read(catalogue.theirs("vi")))
    return [
        entry
        for entry in read(catalogue.theirs("en"))
        if not entry.obsolete
        and not _is_translated(theirs.get(_key(entry)), entry)
        and any(met.search(file) for file, _ in entry.occurrences)
    ]


def by_key(entries: Iterable[polib.POEntry]) -> dict[tuple[str | None, str], polib.POEntry]:
    return {_key(entry): entry for entry in entries}


def _key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def _is_translated(ours: polib.POEntry | None, english: polib.POEntry) -> bool:
    return ours is not None and bool(ours.translated()) and (ours.msgid_plural or "") == (english.msgid_plural or "")


def missing(catalogue: Catalogue, ours: polib.POFile | None = None) -> list[str]:
    """What has no Vietnamese here."""
    known = by_key(read(catalogue.ours) if ours is None else ours)
    return [
        f"{catalogue.app} says {entry.msgid!r} ({catalogue.domain}) without Vietnamese: add it to {catalogue.ours}"
        for entry in _wanted(catalogue)
        if not _is_translated(known.get(_key(entry)), entry)
    ]


def broken(ours: polib.POFile) -> Iterator[str]:
    """Wordings that lose a placeholder, a tag of HTML, or the blanks at an end."""
    for entry in ours:
        wording = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
        for what, pattern in (("placeholders", PLACEHOLDER), ("tags", TAG)):
            said = [set(pattern.findall(text)) for text in (entry.msgid, entry.msgid_plural or entry.msgid)]
            if set(pattern.findall(wording)) not in said:  # one page says less of itself than several, now and then
                yield f"{entry.msgid!r} and its Vietnamese differ in {what}"
        if _ends(entry.msgid) != _ends(wording):
            yield f"{entry.msgid!r} and its Vietnamese differ in blanks"


def _ends(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def compiled(domain: str) -> bytes:
    """Everything of one domain, as Django loads it."""
    whole = polib.POFile()
    whole.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "vi", "Plural-Forms": PLURALS}
    files = [read(catalogue.ours) for catalogue in kept() if catalogue.domain == domain]
    whole.extend(by_key(entry for file in files for entry in file).values())
    return bytes(whole.to_binary())


def compile_all() -> None:
    COMPILED.mkdir(parents=True, exist_ok=True)
    for domain in DOMAINS:
        (COMPILED / f"{domain}.mo").write_bytes(compiled(domain))
