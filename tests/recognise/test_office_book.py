"""The office's workbook as award records; each line that leads nowhere is told with its cell."""

from datetime import date

from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Place
from namhoc.recognise.office_book import award_lines, read_awards
from namhoc.recognise.words import NominationState
from tests.recognise.records import DAY, TOWN, a_record, records_of

OFFICE = "district-095-muong-lay"


def line_of(record, **changes):
    return {
        "award": record.award,
        "giver": record.giver,
        "recipient_kind": record.recipient_kind.value,
        "recipient": record.recipient,
        "unit": OFFICE,
        "state": record.state.value,
        "decision": record.decision or None,
        "day": record.day,
        "reason": None,
        **changes,
    }


def read(*lines, units=()):
    rows = tuple(ListRow(line, Place(sheet="Khen thưởng", cell=f"A{at}")) for at, line in enumerate(lines, start=5))
    known = tuple(ListRow({"code": code}, Place()) for code in units)
    book = OfficeBook(OFFICE, "2020-2021", "van-phong.xlsx", "", {"awards": rows, "units": known})
    return read_awards(book, catalogue(), DAY)


def told(*lines, units=()):
    findings = read(*lines, units=units)[1]
    return [(f.code, str(f.place)) for f in findings if f.code != "recognise.rule-unverified"]


def test_the_awards_of_the_town_are_read_as_they_were_granted():
    records, findings = read(*(line_of(record) for record in records_of(TOWN)))

    assert award_lines(records, catalogue()) == TOWN
    assert {finding.code for finding in findings} == {"recognise.quota-unknown", "recognise.rule-unverified"}


def test_a_record_keeps_what_its_line_says():
    proposed = a_record(state=NominationState.PROPOSED, decision="", day=None, unit=OFFICE)

    assert read(line_of(proposed))[0] == (proposed,)


def test_codes_that_nobody_knows_are_told_with_their_cells_and_counted_nowhere():
    line = line_of(a_record(), award="huy-chuong", giver="king", unit="truong-99")

    assert read(line)[0] == ()
    assert told(line) == [
        ("recognise.unknown-unit", "Khen thưởng!E5"),
        ("recognise.unknown-award", "Khen thưởng!A5"),
        ("recognise.unknown-giver", "Khen thưởng!B5"),
    ]


def test_a_giver_without_the_right_and_a_wrong_recipient_are_told():
    lines = [line_of(a_record(), giver="department"), line_of(a_record(award="co-tinh"))]

    assert told(*lines) == [
        ("recognise.giver-may-not", "Khen thưởng!B5"),
        ("recognise.recipient-not-allowed", "Khen thưởng!C6"),
    ]


def test_granted_without_a_decision_and_proposed_with_one_are_told():
    lines = [
        line_of(a_record(), decision=None),
        line_of(a_record(recipient="Hai"), day=None),
        line_of(a_record(recipient="Ba"), state="proposed"),
    ]

    assert told(*lines) == [
        ("recognise.no-decision", "Khen thưởng!G5"),
        ("recognise.no-decision", "Khen thưởng!H6"),
        ("recognise.decision-too-early", "Khen thưởng!G7"),
    ]


def test_the_same_line_twice_is_told_at_the_second():
    assert told(line_of(a_record()), line_of(a_record())) == [("recognise.twice", "Khen thưởng!D6")]


def test_the_cap_is_judged_on_what_was_granted():
    title = a_record(award="cstdcs", giver="district-committee")
    base = [line_of(a_record(award="ldtt", giver="district-committee", recipient=f"{at}")) for at in range(6)]

    assert told(line_of(title), *base) == [("recognise.quota-exceeded", "")]
    assert told(line_of(title, state="proposed", decision=None, day=None), *base) == []


def test_the_day_of_the_dossier_decides():
    record = a_record(award="cstdcs", giver="district-committee", unit=OFFICE)
    rows = (ListRow(line_of(record), Place(sheet="Khen thưởng", cell="A5")),)
    book = OfficeBook(OFFICE, "2024-2025", "van-phong.xlsx", "", {"awards": rows})

    found = [finding.code for finding in read_awards(book, catalogue(), date(2025, 7, 1))[1]]

    assert "recognise.giver-may-not" in found


def test_an_empty_cell_that_the_reader_refused_is_not_told_twice():
    assert read(line_of(a_record(), state=None)) == ((), ())
