"""NukeViet 4's tables as plain values: which modules hold news, and what a row of each table says."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from namhoc.publish.moving.origin import NAMES
from namhoc.publish.moving.staging import Staged

EVERYBODY = {"6", "5", "0"}  # its groups of readers: all, guests; 0 in tables of version 3
_TAG = re.compile(r"<(?:/?[a-z!][^<>]*)>", re.IGNORECASE)
_NAMED = re.compile(NAMES)
Fields = Mapping[str, str]


class OldStatus(IntEnum):
    """The states of an article that readers can tell apart; all others wait for somebody's decision."""

    OFF = 0
    PUBLISHED = 1
    SCHEDULED = 2
    EXPIRED = 3


@dataclass(frozen=True)
class OldModule:
    """A module of news: its place in the database, in addresses and among the uploads."""

    prefix: str
    lang: str
    data: str
    title: str
    folder: str

    def table(self, name: str) -> str:
        return f"{self.prefix}_{self.lang}_{self.data}_{name}"

    @property
    def key(self) -> str:
        return f"{self.lang}/{self.title}"


@dataclass(frozen=True)
class OldThing:
    """A category, topic, tag or author: whatever has a name and an alias."""

    id: str
    name: str
    alias: str
    about: str = ""
    parent: str = ""
    hidden: bool = False
    picture: str = ""


@dataclass(frozen=True)
class OldArticle:
    """An article with all that belongs to it. Times are seconds since 1970."""

    id: str
    row: Fields
    detail: Fields
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: Fields = field(default_factory=dict)

    @property
    def title(self) -> str:
        return plain(self.row.get("title", "")) or self.row.get("alias", "") or self.id

    @property
    def alias(self) -> str:
        return self.row.get("alias", "")

    @property
    def body(self) -> str:
        return self.detail.get("bodyhtml", "") or self.detail.get("bodytext", "")

    @property
    def categories(self) -> list[str]:
        """Where it stands, its own first."""
        listed = [self.row.get("catid", ""), *self.row.get("listcatid", "").split(",")]
        return [one for one in dict.fromkeys(part.strip() for part in listed) if one not in ("", "0")]

    @property
    def status(self) -> int:
        return number(self.row.get("status", ""))

    def at(self, name: str) -> int:
        return number(self.row.get(name, ""))

    @property
    def source_url(self) -> str:
        text = self.detail.get("sourcetext", "").strip() or self.source.get("link", "").strip()
        return text if re.fullmatch(r"https?://\S{1,180}", text) else ""

    @property
    def files(self) -> list[str]:
        return [part.strip() for part in self.detail.get("files", "").split(",") if part.strip()]

    @property
    def voices(self) -> dict[str, str]:
        """Recordings by the key of their voice."""
        try:
            kept = json.loads(self.detail.get("voicedata", "") or "{}")
        except ValueError:
            return {}
        return {str(key): str(path) for key, path in kept.items() if path} if isinstance(kept, dict) else {}

    @property
    def digest(self) -> str:
        """Of all that readers see of it; what merely counts reading is not in it."""
        counted = {"hitstotal", "hitscm", "total_rating", "click_rating", "weight"}
        said = [sorted((k, v) for k, v in self.row.items() if k not in counted), sorted(self.detail.items())]
        return hashlib.sha256(repr([said, self.tags, self.authors, sorted(self.source.items())]).encode()).hexdigest()


@dataclass(frozen=True)
class OldComment:
    """What a reader wrote below an article."""

    id: str
    article: str
    answers: str
    name: str
    email: str
    text: str
    at: int
    status: str


def number(text: str) -> int:
    found = re.match(r"-?\d+", text.strip())
    return int(found[0]) if found else 0


def plain(text: str) -> str:
    """Words without marks: NukeViet keeps titles and names with the letters that HTML knows by name."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).replace("\u00a0", " ").split())


def modules_of(staged: Staged) -> list[OldModule]:
    """The modules of news, by language: those with articles, bodies and categories."""
    tables = set(staged.tables())
    found = []
    for table in sorted(tables):
        named = _NAMED.fullmatch(table)
        if named is None or not named["module"] or not table.endswith("_rows"):
            continue
        prefix, lang, data = named["prefix"], named["lang"], named["module"]
        bodies = [
            name
            for name in tables
            if name.startswith((f"{prefix}_{lang}_{data}_detail", f"{prefix}_{lang}_{data}_body"))
        ]
        if bodies:
            found.append(_named_module(staged, prefix, lang, data))
    return found


def _named_module(staged: Staged, prefix: str, lang: str, data: str) -> OldModule:
    for row in staged.rows(f"{prefix}_{lang}_modules"):
        if row.get("module_data") == data:
            title = row.get("title") or data
            return OldModule(prefix, lang, data, title, row.get("module_upload") or title)
    return OldModule(prefix, lang, data, data.replace("_", "-"), data.replace("_", "-"))


def categories_of(staged: Staged, module: OldModule) -> list[OldThing]:
    """Categories in the order of the menu. One that is locked or for members only is hidden."""
    return [
        OldThing(
            row.get("catid", ""),
            plain(row.get("title", "")) or row.get("alias", ""),
            row.get("alias", ""),
            plain(row.get("description", "")),
            row.get("parentid", "0"),
            row.get("status", "1") == "0" or not _for_everybody(row.get("groups_view", "")),
        )
        for row in staged.rows(module.table("cat"), "sort")
    ]


def _for_everybody(groups: str) -> bool:
    asked = {part.strip() for part in groups.split(",")} - {""}
    return not asked or bool(asked & EVERYBODY)


def tags_of(staged: Staged, module: OldModule) -> list[OldThing]:
    words = {row["tid"]: row["keyword"] for row in staged.rows(module.table("tags_id")) if row.get("keyword")}
    return [
        OldThing(
            row.get("tid", ""),
            plain(row.get("title", "")) or plain(words.get(row.get("tid", ""), "")) or row["alias"].replace("-", " "),
            row.get("alias", ""),
        )
        for row in staged.rows(module.table("tags"), "tid")
    ]


def topics_of(staged: Staged, module: OldModule) -> list[OldThing]:
    return [
        OldThing(
            row.get("topicid", ""), plain(row.get("title", "")), row.get("alias", ""), plain(row.get("description", ""))
        )
        for row in staged.rows(module.table("topics"), "topicid")
    ]


def authors_of(staged: Staged, module: OldModule) -> list[OldThing]:
    return [
        OldThing(
            row.get("id", ""),
            plain(row.get("pseudonym", "")),
            row.get("alias", ""),
            plain(row.get("description", "")),
            picture=row.get("image", ""),
        )
        for row in staged.rows(module.table("author"), "id")
    ]


def articles_of(staged: Staged, module: OldModule) -> Iterator[OldArticle]:
    """All articles, the oldest first, one by one."""
    bodies = [module.table("detail"), module.table("bodytext"), *_old_bodies(staged, module)]
    for table in bodies:
        staged.index(table, "id")
    tags, authors = (
        _by_article(staged, module.table("tags_id"), "tid"),
        _by_article(staged, module.table("authorlist"), "aid"),
    )
    sources = {row.get("sourceid", ""): row for row in staged.rows(module.table("sources"))}
    for row in staged.rows(module.table("rows"), "publtime"):
        key = row.get("id", "")
        detail: dict[str, str] = {}
        for table in bodies:
            detail |= {name: value for name, value in staged.row(table, "id", key).items() if value}
        source = sources.get(row.get("sourceid", ""), {})
        yield OldArticle(key, row, detail, tuple(tags[key]), tuple(authors[key]), source)


def _old_bodies(staged: Staged, module: OldModule) -> list[str]:
    """Version 4.0 kept bodies in a table for each two thousand articles."""
    return [table for table in staged.tables() if table.startswith(module.table("bodyhtml_"))]


def _by_article(staged: Staged, table: str, column: str) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in staged.rows(table):
        found[row.get("id", "")].append(row.get(column, ""))
    return found


def comments_of(staged: Staged, module: OldModule) -> Iterator[OldComment]:
    """What readers wrote below articles of the module, the oldest first."""
    for name in ("comment", "comments"):
        for row in staged.rows(f"{module.prefix}_{module.lang}_{name}", "cid"):
            if row.get("module") == module.title:
                yield OldComment(
                    row["cid"],
                    row.get("id", ""),
                    "" if row.get("pid", "0") == "0" else row["pid"],
                    plain(row.get("post_name", "")),
                    row.get("post_email", "").strip(),
                    _lines(row.get("content", "")),
                    number(row.get("post_time", "")),
                    row.get("status", ""),
                )


def _lines(text: str) -> str:
    """A comment with its line breaks, without marks."""
    lines = re.split(r"<br\s*/?>|</p>|\n", text, flags=re.IGNORECASE)
    return "\n".join(filter(None, map(plain, lines)))


def domains_of(staged: Staged) -> list[str]:
    """The names under which the old portal answered."""
    for table in staged.tables():
        if table.endswith("_config"):
            for row in staged.rows(table):
                if row.get("config_name") == "my_domains":
                    return [part.strip().lower() for part in row.get("config_value", "").split(",") if part.strip()]
    return []
