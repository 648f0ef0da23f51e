"""A dump of a MariaDB database, read from its first byte to its last without the server and without much memory.

Reads what ``mysqldump``, ``mariadb-dump`` and NukeViet's own backup write: INSERT with many rows, strings with their
escapes, NULL, numbers, hexadecimal and bit values. A statement may be as long as a whole table: rows leave one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from namhoc.law.findings import Finding, Place
from namhoc.publish.moving.bytes_in import Window
from namhoc.publish.moving.values import CHARSETS, VALUE, values_in

Wanted = Callable[[str], bool]
_BLANK = re.compile(rb"(?:[\s;]++|--[^\n]*+\n|#[^\n]*+\n|/\*(?!!(?!999999))(?:[^*]++|\*(?!/))*+\*/)*+")
_COMMENT = re.compile(rb"--|#|/(?:$|\*(?!!(?!999999)))")
_NAME = rb"(?:`[^`]++`|[\w$]++)"
_INSERT = re.compile(
    rb"(?:INSERT|REPLACE)\s+(?:LOW_PRIORITY\s+|DELAYED\s+|IGNORE\s+)*+(?:INTO\s+)?(?:%b\s*\.\s*)?(%b)\s*"
    rb"(\([^()]*+\)\s*)?VALUES?\s*" % (_NAME, _NAME),
    re.IGNORECASE,
)
_CREATE = re.compile(
    rb"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:%b\s*\.\s*)?(%b)\s*\(" % (_NAME, _NAME), re.IGNORECASE
)
_NAMES = re.compile(
    rb"\s*(?:/\*!\d*\s*)?SET\s+(?:SESSION\s+)?(?:NAMES|character_set_client\s*=)\s*['`]?(\w+)", re.IGNORECASE
)
_DELIMITER = re.compile(rb"DELIMITER[ \t]+([^\r\n]+)\r?\n", re.IGNORECASE)
_ROW = re.compile(rb"\s*\(\s*+(?:%b)\s*+(?:,\s*+(?:%b)\s*+)*+\)" % (VALUE, VALUE), re.DOTALL | re.IGNORECASE)
_AFTER_ROW = re.compile(rb"\s*([,;]|ON\s+DUPLICATE)", re.IGNORECASE)
_NEXT_STATEMENT = re.compile(rb"\s*(?:--|DROP|CREATE|INSERT)", re.IGNORECASE)
_OUTSIDE = re.compile(
    rb"""(?:[^'"`;]++|'[^'\\]*+(?:\\.[^'\\]*+)*+'|"[^"\\]*+(?:\\.[^"\\]*+)*+"|`[^`]*+`)*+""", re.DOTALL
)
_COLUMN = re.compile(rb"^\s*`([^`]++)`\s+\w", re.MULTILINE)
LONGEST_HEAD = 1 << 20  # of a statement, up to its first row
LARGEST_ROW = 1 << 26


@dataclass(frozen=True)
class Row:
    """One row of one table. Values are texts or nothing, as the dump has them."""

    table: str
    number: int
    values: Mapping[str, str | None]


@dataclass
class Dump:
    """A dump being read; what cannot be read is found, with its table and row."""

    window: Window
    wanted: Wanted
    findings: list[Finding] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    charset: str = "utf-8"

    def __iter__(self) -> Iterator[Row]:
        while self._at_statement():
            if found := self.window.match(_INSERT, LONGEST_HEAD):
                yield from self._inserted(_bare(found[1]), found[2])
            elif found := self.window.match(_CREATE, LONGEST_HEAD):
                self._created(_bare(found[1]))
            elif found := self.window.match(_DELIMITER, LONGEST_HEAD):
                self.window.skip_past(b"\nDELIMITER ;")
            else:
                self._told()
                self._pass_by("", 0)

    def _at_statement(self) -> bool:
        """Past blanks and comments; whether anything is left."""
        self.window.match(_BLANK, 0)
        while self.window.is_empty() or self.window.look(_COMMENT, 0):
            if not self.window.grow():
                return False
            self.window.match(_BLANK, 0)
        return True

    def _told(self) -> None:
        """The writing in which the statements that follow are written."""
        if found := self.window.look(_NAMES, LONGEST_HEAD):
            self.charset = CHARSETS.get(found[1].decode("ascii").lower(), self.charset)

    def _skip(self) -> bool:
        """To the end of a statement that says nothing here, strings passed by unread; ``False`` where it has none."""
        while True:
            self.window.match(_OUTSIDE, 0)
            if self.window.starts_with(b";"):
                self.window.drop(1)
                return True
            if not self.window.grow():
                self.window.drop_all()
                return False

    def _created(self, table: str) -> None:
        """The columns of a table, in their order: rows of most dumps do not name them."""
        if not self.wanted(table):
            self._pass_by(table, 0)
            return
        text = self.window.text_to(b"\n)", LONGEST_HEAD)
        self.columns[table] = [name.decode(self.charset, "replace") for name in _COLUMN.findall(b"\n" + text)]
        self._pass_by(table, 0)

    def _inserted(self, table: str, named: bytes | None) -> Iterator[Row]:
        if not self.wanted(table):
            self._pass_by(table, 0)
            return
        columns = _names_in(named) if named else self.columns.get(table, [])
        if not columns:
            self._find("publish.dump-without-columns", table, 0)
            self._pass_by(table, 0)
            return
        while True:
            number = self.rows[table] = self.rows.get(table, 0) + 1
            found = self.window.match(_ROW, LARGEST_ROW)
            if found is None:
                self._unreadable(table, number)
                return
            values = values_in(found[0], self.charset)
            if len(values.texts) == len(columns):
                if values.garbled:
                    self._find("publish.dump-letters-garbled", table, number)
                yield Row(table, number, dict(zip(columns, values.texts, strict=True)))
            else:
                self._find("publish.dump-row-misfits", table, number, found=len(values.texts), wanted=len(columns))
            if not self._goes_on(table, number):
                return

    def _goes_on(self, table: str, number: int) -> bool:
        """Whether another row follows in the statement. NukeViet's backup may end a table with a comma."""
        after = self.window.match(_AFTER_ROW, LONGEST_HEAD)
        if after is not None and after[1] == b",":
            return self.window.look(_NEXT_STATEMENT, LONGEST_HEAD) is None
        if after is None or after[1] != b";":
            self._pass_by(table, number)
        return False

    def _unreadable(self, table: str, number: int) -> None:
        self.rows[table] -= 1
        if self._skip():
            self._find("publish.dump-row-unreadable", table, number)
        else:
            self._find("publish.dump-cut-off", table, number)

    def _pass_by(self, table: str, number: int) -> None:
        """The rest of a statement; one without an end means a file without one."""
        if not self._skip():
            self._find("publish.dump-cut-off", table, number)

    def _find(self, code: str, table: str, number: int, **details: object) -> None:
        self.findings.append(Finding(code, Place(sheet=table, line=number or None), {"table": table, **details}))


def _bare(name: bytes) -> str:
    return name.strip(b"`").decode("utf-8", "replace")


def _names_in(listed: bytes) -> list[str]:
    inside = listed.strip().removeprefix(b"(").removesuffix(b")")
    return [_bare(name.strip()) for name in inside.split(b",")]
