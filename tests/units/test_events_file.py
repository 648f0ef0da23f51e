"""A file of events as it may come: every fault is a finding with its row, and nothing breaks."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.law.catalogue import catalogue
from namhoc.units.log import file as events_file
from namhoc.units.log.events import Event
from namhoc.units.log.file import read_events
from namhoc.units.log.rules import findings_in
from namhoc.units.network import EventKind

HEAD = "day,kind,unit,into,share,name,type,parent,decision"
DAY = date(2025, 7, 1)


@pytest.fixture
def read(tmp_path):
    def reading(content):
        path = tmp_path / "EVENTS.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_events(path)

    return reading


def codes(reading):
    return [(finding.code.removeprefix("units."), finding.place.line) for finding in reading.findings]


def test_a_row_is_read_whole(read):
    head = f"{HEAD},issuer,official_code,disadvantaged,sample,source"
    reading = read(f"{head}\n1/7/2025, Found ,A,,, Xã  A ,Commune,H,1661/NQ,UBTVQH,03127,1,không,trang 5\n")

    told = ("Xã A", "commune", "H", "1661/NQ", "UBTVQH", "03127")
    whole = Event(DAY, EventKind.FOUND, "A", None, None, *told, disadvantaged=True, sample=False)
    assert (reading.events, reading.findings) == ([whole], [])
    assert reading.events[0].row == 2


def test_who_issued_a_decision_may_stand_behind_its_number(read):
    [event] = read(f"{HEAD}\n2025-07-01,close,A,,,,,,1661/NQ-UBTVQH15; Ủy ban Thường vụ\n").events

    assert (event.decision, event.issuer) == ("1661/NQ-UBTVQH15", "Ủy ban Thường vụ")


@pytest.mark.parametrize("told", ["level-removed", "Level Removed", "LEVEL_REMOVED", "levelremoved", "remove-level"])
def test_a_kind_is_known_however_it_is_spelt(read, told):
    assert [event.kind for event in read(f"{HEAD}\n2025-07-01,{told},A,,,,,,\n").events] == [EventKind.LEVEL_REMOVED]


@pytest.mark.parametrize(
    ("told", "share"),
    [("0.25", Fraction(1, 4)), ("1/3", Fraction(1, 3)), ('"0,5"', Fraction(1, 2)), ("", None), ("1", 1)],
)
def test_a_share_is_exact(read, told, share):
    assert [event.share for event in read(f"{HEAD}\n2025-07-01,split,A,B,{told},,,,\n").events] == [share]


def test_a_name_in_decomposed_letters_is_the_name(read):
    [event] = read(f"{HEAD}\n2025-07-01,rename,A,,,Xa\u0303 Mu\u031bo\u031b\u0300ng,,,\n").events

    assert event.name == "Xã Mường"


def test_blank_lines_are_passed_over_and_still_counted(read):
    assert [event.row for event in read(f"\ufeff{HEAD}\n\n,,,,,,,,\n2025-07-01,close,A,,,,,,\n").events] == [4]


FAULTS = {
    "nothing": ("", [("file-empty", 1)]),
    "only blanks": ("\n \n", [("file-empty", 1)]),
    "UTF-16": (HEAD.encode("utf-16"), [("file-not-text", 1)]),
    "an old Vietnamese encoding": (
        f"{HEAD}\n2025-07-01,rename,A,,,".encode() + b"X\xb7 M\xad\xeang,,,\n",
        [("file-not-text", 1)],
    ),
    "semicolons": (HEAD.replace(",", ";") + "\n", [("file-not-comma", 1)]),
    "tabs": (HEAD.replace(",", "\t") + "\n", [("file-not-comma", 1)]),
    "a column missing": (HEAD.replace(",share", "") + "\n", [("column-missing", 1)]),
    "a column twice": (f"{HEAD},day\n", [("column-twice", 1)]),
    "a column of no use": (f"{HEAD},colour\n", [("column-not-used", 1)]),
    "rows not verified": (
        f"{HEAD},verified\n2025-07-01,close,A,,,,,,,true\n2025-07-01,close,B,,,,,,,false\n2025-07-01,close,C,,,,,,\n",
        [("not-verified", 3)],
    ),
    "other columns": ("a,b\n1,2\n", [("column-missing", 1)] * 9 + [("column-not-used", 1)] * 2),
    "a row too wide": (f"{HEAD}\n2025-07-01,close,A,,,,,,,,x\n", [("row-too-wide", 2)]),
    "no day": (f"{HEAD}\n31/2/2025,close,A,,,,,,\n", [("not-a-day", 2)]),
    "a day of no calendar": (f"{HEAD}\n9999999-1-1,close,A,,,,,,\n", [("not-a-day", 2)]),
    "no kind": (f"{HEAD}\n2025-07-01,abolish,A,,,,,,\n", [("not-a-kind", 2)]),
    "no share": (f"{HEAD}\n2025-07-01,split,A,B,half,,,,\n", [("not-a-share", 2)]),
    "a share of nothing": (f"{HEAD}\n2025-07-01,split,A,B,1/0,,,,\n", [("not-a-share", 2)]),
    "a share without end": (f"{HEAD}\n2025-07-01,split,A,B,0.{'3' * 9000},,,,\n", [("not-a-share", 2)]),
    "neither yes nor no": (f"{HEAD},sample\n2025-07-01,close,A,,,,,,,maybe\n", [("not-yes-or-no", 2)]),
    "a NUL": (f"{HEAD}\n2025-07-01,rename,A,,,Tr\0ường,,,\n", [("control-character", 2)]),
    "a letter nobody sees": (f"{HEAD}\n2025-07-01,rename,A,,,Tr\u202eường,,,\n", [("control-character", 2)]),
    "a quote never closed": (f'{HEAD}\n2025-07-01,rename,A,,,"Trường,,,\n', [("file-breaks-off", 2)]),
    "a huge cell": (f"{HEAD}\n2025-07-01,rename,A,,,{'a' * 200_000},,,\n", [("file-breaks-off", 2)]),
    "two faults in two rows": (
        f"{HEAD}\nx,close,A,,,,,,\n2025-07-01,y,A,,,,,,\n",
        [("not-a-day", 2), ("not-a-kind", 3)],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_file_is_told_with_its_row(read, name):
    content, findings = FAULTS[name]

    assert codes(read(content)) == findings


def test_a_file_too_long_is_read_to_the_limit(read, monkeypatch):
    monkeypatch.setattr(events_file, "MOST_ROWS", 3)
    reading = read(f"{HEAD}\n" + "2025-07-01,close,A,,,,,,\n" * 5)

    assert (len(reading.events), codes(reading)) == (3, [("too-many-rows", 5)])


def test_a_file_with_too_many_faults_is_read_to_the_limit(read, monkeypatch):
    monkeypatch.setattr(events_file, "MOST_FINDINGS", 3)

    assert codes(read(f"{HEAD}\n" + "x,close,A,,,,,,\n" * 9)) == [
        ("not-a-day", 2),
        ("not-a-day", 3),
        ("not-a-day", 4),
        ("too-many-findings", 5),
    ]


def test_a_row_that_could_not_be_read_leaves_its_unit_unread(read):
    assert read(f"{HEAD}\nx,found,A,,,A,school,,\n").unread == {"A"}


@given(st.binary(max_size=400))
def test_no_content_breaks_the_reader(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("read") / "EVENTS.csv"
    path.write_bytes(content)

    assert {finding.code for finding in read_events(path).findings} <= set(catalogue().wordings)


TYPED = st.text(st.characters(exclude_characters="…", exclude_categories=["Cs"]), max_size=12)  # … stands for a gap


@given(st.lists(st.lists(TYPED, max_size=11), max_size=6))
def test_no_rows_break_the_reader_and_every_finding_has_its_words(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("read") / "EVENTS.csv"
    path.write_bytes("\n".join([HEAD, *(",".join(row) for row in rows)]).encode("utf-8", "replace"))

    for finding in read_events(path).findings:
        words = catalogue().wording(finding)
        assert "…" not in words.says(finding) + words.cure(finding)


# --- one event --------------------------------------------------------------------------------------------------------

AMISS = {
    "found without a name and a type": (Event(DAY, EventKind.FOUND, "A"), ["value-missing", "value-missing"]),
    "renamed to nothing": (Event(DAY, EventKind.RENAME, "A"), ["value-missing"]),
    "moved nowhere": (Event(DAY, EventKind.MOVE, "A"), ["value-missing"]),
    "merged into nothing": (Event(DAY, EventKind.MERGE, "A"), ["value-missing"]),
    "of no unit": (Event(DAY, EventKind.CLOSE, ""), ["value-missing"]),
    "a code with spaces": (Event(DAY, EventKind.CLOSE, "xã A"), ["not-a-code"]),
    "a code without end": (Event(DAY, EventKind.CLOSE, "a" * 101), ["value-too-long"]),
    "a name without end": (Event(DAY, EventKind.RENAME, "A", name="a" * 201), ["value-too-long"]),
    "what is of no use": (Event(DAY, EventKind.CLOSE, "A", into="B", name="x"), ["value-not-used", "value-not-used"]),
    "a share above the whole": (Event(DAY, EventKind.SPLIT, "A", "B", Fraction(3, 2)), ["not-a-share"]),
    "no share at all": (Event(DAY, EventKind.SPLIT, "A", "B", Fraction(0)), ["not-a-share"]),
    "a type that nobody knows": (Event(DAY, EventKind.RETYPE, "A", type="comune"), ["unknown-type"]),
    "a name with a sign that is not seen": (
        Event(DAY, EventKind.RENAME, "A", name="Trường\u200b A"),
        ["control-character"],
    ),
    "nothing amiss": (Event(DAY, EventKind.RETYPE, "A", type="ward", name="Phường A"), []),
}


@pytest.mark.parametrize("name", AMISS)
def test_what_is_amiss_in_an_event_by_itself(name):
    event, found = AMISS[name]

    assert [finding.code.removeprefix("units.") for finding in findings_in(event)] == found
