"""What the reading of a hostile file costs, measured in a process of its own: memory above the base, and seconds."""

import json
import random
import subprocess
import sys
import zipfile
from itertools import islice

import pytest

from namhoc.collect.archive import MOST_BYTES, MOST_UNPACKED
from tests.collect.making import parts_of, school_book

MOST_MEMORY = 256 * 2**20
MOST_SECONDS = 2.0
ONE, TEXTS = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"

MEASURE = """
import json, sys, time
from pathlib import Path
from namhoc.collect.workbook_in import read_school_workbook
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear

def marked(name):
    status = Path("/proc/self/status").read_text()
    return int(status.split(name + ":")[1].split()[0]) * 1024

law, year = catalogue(), SchoolYear.parse("2020-2021")
costs = {}
for path in map(Path, sys.argv[1:]):  # the first is a sound one: it loads every module
    Path("/proc/self/clear_refs").write_text("5")  # the highest mark so far is forgotten
    base = marked("VmRSS")
    begun = time.process_time()  # this machine may be busy with other things
    _, findings = read_school_workbook(path, law, year=year, units=None)
    seconds = time.process_time() - begun
    above = marked("VmHWM") - base
    codes = sorted({each.code for each in findings})
    costs[path.stem] = {"seconds": seconds, "above": above, "codes": codes}
print(json.dumps(costs))
"""


CHANCE = random.Random(2020)  # noqa: S311  (noise, not a secret)


def rows(count: int, inside: bytes = b"") -> bytes:
    lines = b"".join(b'<row r="%d">%s</row>' % (row, inside) for row in range(1, count + 1))
    return b"<worksheet><sheetData>" + lines + b"</sheetData></worksheet>"


def texts(count: int, length: int) -> bytes:
    """Texts that do not pack well, so that only the guard's own limits speak."""
    each = (b"<si><t>%s</t></si>" % CHANCE.randbytes(length // 2).hex().encode() for _ in range(count))
    return b"<sst>" + b"".join(each) + b"</sst>"


def cells(down: int, across: int) -> bytes:
    each = (b"<c><v>%d</v></c>" % CHANCE.randrange(10**6) for _ in range(down * across))
    lines = (b"<row>" + b"".join(islice(each, across)) + b"</row>" for _ in range(down))
    return b"<worksheet><sheetData>" + b"".join(lines) + b"</sheetData></worksheet>"


def referring(down: int, across: int) -> bytes:
    """Cells that all show the first of the shared texts, each with a copy of its own."""
    return rows(down, b'<c t="s"><v>0</v></c>' * across)


def marks() -> bytes:
    one = b"<si><t>a%s</t></si>" % ("\u0301\u0323" * 200_000).encode()
    return b"<sst>" + one * 9 + b"</sst>"


def styles() -> bytes:
    one = b'<numFmts><numFmt numFmtId="200" formatCode="' + b"0" * 100_000 + b'"/></numFmts>'
    return b"<styleSheet>" + one + b"<cellXfs>" + b'<xf numFmtId="200"/>' * 60_000 + b"</cellXfs></styleSheet>"


# Made when they are asked for: they are large, and every process that collects tests reads this file.
HOSTILE = {
    "bomb in the texts": (lambda: {TEXTS: b"<sst>" + b" " * 90_000_000}, "collect.bomb"),
    "bomb in a picture": (lambda: {"xl/media/image1.png": bytes(90_000_000)}, "collect.bomb"),
    "a million empty rows": (lambda: {ONE: rows(1_000_000)}, "collect.too-many-rows"),
    "a million rows of cells": (lambda: {ONE: rows(300_000, b'<c s="1"/>' * 20)}, "collect.too-many-rows"),
    "more elements than fit": (lambda: {ONE: rows(4_900, b"<c><v>1</v></c>" * 200)}, "collect.bomb"),
    "as many cells as fit": (lambda: {ONE: cells(4_900, 55)}, "collect.heading-changed"),
    "as many texts as fit": (lambda: {TEXTS: texts(280_000, 8)}, "collect.cover-unreadable"),
    "as long texts as fit": (lambda: {TEXTS: texts(200, 32_000)}, "collect.cover-unreadable"),
    "one text in many cells": (lambda: {ONE: referring(4_000, 40), TEXTS: texts(2, 32_000)}, "collect.bomb"),
    "marks heaped on a letter": (lambda: {TEXTS: marks()}, "collect.cover-unreadable"),
    "long formats in many styles": (lambda: {"xl/styles.xml": styles()}, "collect.unusual-structure"),
    "open elements": (lambda: {TEXTS: b"<a>" * 4_000_000}, "collect.bomb"),
    "one long attribute": (lambda: {TEXTS: b'<a b="' + b"x" * (MOST_UNPACKED - 100) + b'"/>'}, "collect.bomb"),
    "entities": (
        lambda: {TEXTS: b'<!DOCTYPE a [<!ENTITY b "' + b"b" * 99_999 + b'">]><a>&b;</a>'},
        "collect.unusual-structure",
    ),
}


@pytest.fixture(scope="module")
def costs(tmp_path_factory) -> dict:
    """Every hostile file, read one after another in one process that has read a sound one."""
    folder = tmp_path_factory.mktemp("hostile")
    sound = parts_of(school_book())
    (folder / "sound.xlsx").write_bytes(school_book())
    for name, (parts, _) in HOSTILE.items():
        made = parts()
        packing = zipfile.ZIP_STORED if sum(map(len, made.values())) < MOST_BYTES else zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(folder / f"{name}.xlsx", "w", packing) as archive:
            for part, body in {**sound, **made}.items():
                archive.writestr(part, body)
    files = [str(folder / f"{name}.xlsx") for name in ("sound", *HOSTILE)]
    done = subprocess.run([sys.executable, "-c", MEASURE, *files], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(name, costs):
    _, code = HOSTILE[name]

    assert code in costs[name]["codes"]
    assert costs[name]["above"] <= MOST_MEMORY
    assert costs[name]["seconds"] <= MOST_SECONDS
