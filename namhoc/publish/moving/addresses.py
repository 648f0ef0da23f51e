"""The addresses of NukeViet: what one of them asks for, whichever of its shapes it has."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

NUMBERED = re.compile(r"(?P<alias>.*?)-?(?P<id>\d+)", re.DOTALL)
BESIDE = frozenset({"print", "savefile", "sendmail"})  # another view of the article that follows
NAMED = frozenset({"tag", "topic", "author"})
UPLOADS = ("uploads", "assets")  # pictures as they were sent in, and their small copies under the same names
_ENDING = re.compile(r"\.html?$")


@dataclass(frozen=True)
class Asked:
    """What an old address asks for: a kind, and the number, alias or path it names it by. ``source`` may be unknown."""

    kind: str
    name: str
    source: str = ""
    page: int = 1


def asked(path: str, query: Mapping[str, str], sources: Collection[str]) -> Asked | None:
    """What an address asked of the old portal, whose modules are ``sources`` (``vi/news``); nothing where none of it.

    Both ``/index.php?language=vi&nv=news&op=tin/bai-12`` and ``/vi/news/tin/bai-12.html`` are known, language and
    module left out where the portal left them out.
    """
    parts = [part for part in unquote(path).split("/") if part]
    if parts and parts[0] in UPLOADS and len(parts) > 1:
        return Asked("file", "/".join(parts[1:]))
    if parts[:1] == ["index.php"] and "nv" in query:
        parts = [query.get("language", ""), query["nv"], *query.get("op", "").split("/")]
        if "alias" in query:
            parts.append(query["alias"])
        parts = [part for part in parts if part]
    source, rest = _source(parts, sources)
    page = _page(rest)
    rest = [part for part in rest if not re.fullmatch(r"page-\d+", part)]
    found = _thing([_ENDING.sub("", part) for part in rest], source)
    return None if found is None else Asked(found.kind, found.name, source, page)


def _source(parts: list[str], sources: Collection[str]) -> tuple[str, list[str]]:
    """The module an address names, and what follows; without a name the only one there is, if it is the only one."""
    languages, modules = {source.split("/")[0] for source in sources}, {source.split("/")[1] for source in sources}
    language = parts[0] if parts and parts[0] in languages and parts[0] not in modules else ""
    rest = parts[1:] if language else parts
    module = rest[0] if rest and rest[0] in modules else ""
    fitting = [one for one in sources if one.startswith(f"{language}/" if language else "")]
    fitting = [one for one in fitting if not module or one.split("/")[1] == module]
    return (fitting[0] if len(fitting) == 1 else ""), rest[1:] if module else rest


def _page(parts: list[str]) -> int:
    found = next((re.fullmatch(r"page-(\d{1,6})", part) for part in parts if part.startswith("page-")), None)
    return int(found[1]) if found else 1


def _thing(parts: list[str], source: str) -> Asked | None:
    if not parts:
        return Asked("home", "") if source else None
    if parts[0] in BESIDE:
        parts = parts[1:]
    if parts[:1] == ["rss"]:
        return Asked("feed", parts[1] if len(parts) > 1 else "")
    if parts and parts[0] in NAMED:
        return Asked(parts[0], parts[1].lower()) if len(parts) > 1 else None
    numbered = NUMBERED.fullmatch(parts[-1]) if len(parts) > 1 else None
    if numbered is not None:
        return Asked("article", numbered["id"])
    return Asked("category", parts[0].lower()) if len(parts) == 1 else None
