"""The office's lists as the network and the plan they tell of, with everything that cannot be."""

from datetime import date
from fractions import Fraction

from hypothesis import given

from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.collect.office_records import network_of, plan_of
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding, Place
from namhoc.plan.facts import DocumentFact, RemarkFact, RolloutFact, TargetFact, TaskFact
from namhoc.units.network import EventKind, Step, UnitStart
from tests.units.worlds import DAYS, networks

LAW = catalogue()
FIRST, MERGED = date(2010, 1, 1), date(2020, 8, 1)
SHEETS = {"units": "Đơn vị", "events": "Sáp nhập"}


def book(**lists):
    """A book of lists, each line at its place."""
    return OfficeBook(
        "phong", "2020-2021", "van-phong.xlsx", "", {name: rows(name, given) for name, given in lists.items()}
    )


def rows(name, given):
    return tuple(ListRow(line, place(name, at)) for at, line in enumerate(given))


def place(name, at):
    return Place(sheet=SHEETS.get(name, name), cell=f"A{at + 6}")


def unit(code, since=FIRST, parent="phong", **more):
    return {"code": code, "name": f"Trường {code}", "kind": "primary", "parent": parent, "since": since, **more}


def event(kind, name, into="", day=MERGED):
    return {"day": day, "kind": kind, "unit": name, "into": into, "decision": "12/QĐ", "issuer": "UBND"}


def start(code, since=FIRST, **more):
    return UnitStart(code, since, f"Trường {code}", "primary", more.pop("parent", "phong"), **more)


# --- the network ------------------------------------------------------------------------------------------------------


def test_units_and_a_merger_become_a_network_whose_merged_units_end():
    given = book(
        units=[unit("A"), unit("B"), unit("C", MERGED)], events=[event("merge", "A", "C"), event("merge", "B", "C")]
    )
    network, findings = network_of([given])

    assert findings == []
    assert set(network.starts) == {
        start("A"),
        start("B"),
        start("C", MERGED),
        start("A", MERGED, closed=True),
        start("B", MERGED, closed=True),
    }
    assert network.steps == tuple(Step(MERGED, EventKind.MERGE, code, "C", "12/QĐ", "UBND") for code in "AB")


def test_a_unit_that_takes_another_in_does_not_end():
    network, _findings = network_of(
        [book(units=[unit("A"), unit("B")], events=[event("merge", "A", "A"), event("merge", "B", "A")])]
    )

    assert sorted(network.on(MERGED)) == ["A"]


def test_what_two_years_books_both_say_is_said_once():
    one = book(units=[unit("A"), unit("B")], events=[event("close", "B")])

    assert network_of([one, one]) == network_of([one])


def test_what_a_later_book_says_otherwise_is_a_new_start():
    first = book(units=[unit("A"), unit("X", disadvantaged=True)])
    later = date(2021, 1, 1)
    second = book(units=[unit("A", later, name="Trường Mới"), unit("X", later, disadvantaged=False)])
    network, _findings = network_of([first, second])

    assert [network.state("A", day).name for day in (FIRST, later)] == ["Trường A", "Trường Mới"]
    assert [network.state("X", day).disadvantaged for day in (FIRST, later)] == [True, False]


def test_an_event_about_a_unit_that_no_book_lists_is_found():
    _network, findings = network_of(
        [book(units=[unit("A")], events=[event("merge", "B", "A"), event("merge", "A", "C")])]
    )

    assert findings == [
        Finding("units.event-unknown-unit", place("events", 0), {"found": "B"}),
        Finding("units.event-unknown-unit", place("events", 1), {"found": "C"}),
    ]


def test_where_a_unit_moves_to_need_not_be_in_the_offices_list():
    assert network_of([book(units=[unit("A")], events=[event("move", "A", "phong-khac")])])[1] == []


def test_an_event_after_a_unit_has_closed_is_found():
    later = date(2021, 1, 1)
    given = book(
        units=[unit("A"), unit("B")],
        events=[event("close", "A"), event("merge", "A", "B", later), event("merge", "B", "A", later)],
    )
    _network, findings = network_of([given])

    assert findings == [
        Finding("units.event-after-closing", place("events", 1), {"found": "A"}),
        Finding("units.event-after-closing", place("events", 2), {"found": "A"}),
    ]


def test_a_unit_that_answers_to_itself_is_found_where_it_is_listed():
    _network, findings = network_of([book(units=[unit("A", parent="B"), unit("B", parent="A"), unit("C")])])

    assert [(finding.code, finding.place.sheet) for finding in findings] == [("units.cycle", "Đơn vị")]


def test_a_line_that_the_reader_has_refused_already_is_left_out():
    network, findings = network_of(
        [book(units=[unit("A", None), unit("B")], events=[event("", "B"), event("close", "B", day=None)])]
    )

    assert (network.starts, network.steps, findings) == ((start("B"),), (), [])


@given(networks(), DAYS)
def test_a_network_written_into_a_book_reads_back_as_it_was(network, day):
    lines = [vars(one) for one in sorted(network.starts, key=lambda one: one.since) if not one.closed]
    events = [{**vars(step), "kind": step.kind.value} for step in network.steps]
    read, findings = network_of([book(units=lines, events=events)])

    assert (names_on(read, day), findings) == (names_on(network, day), [])


def names_on(network, day):
    return {code: state.name for code, state in network.on(day).items()}


# --- the plan ---------------------------------------------------------------------------------------------------------

DOCUMENT = {"code": "kh-1", "number": "830/KH-UBND", "day": date(2021, 3, 1), "issuer": "UBND", "title": "Kế hoạch"}
TARGET = {"year": "2020-2021", "indicator": "schools-accredited-rate", "at_least": "10%", "basis": "kh-1"}


def test_a_book_says_what_the_office_set_out_to_do():
    given = book(
        documents=[DOCUMENT],
        targets=[{**TARGET, "base_on": FIRST}],
        tasks=[{"year": "2020-2021", "kind": "task", "number": 1, "text": "Nhiệm vụ", "basis": "kh-1"}],
        rollout=[
            {"year": "2021-2022", "grade": 3, "state": "prepared", "subject": "Tin học", "from_year": "2022-2023"}
        ],
        notes=[{"year": "2020-2021", "about": "context", "text": "Bối cảnh"}],
    )
    plan, findings = plan_of(given, LAW)

    assert findings == []
    assert vars(plan) == {
        "documents": (DocumentFact("kh-1", "830/KH-UBND", date(2021, 3, 1), "UBND", "Kế hoạch"),),
        "tasks": (TaskFact("2020-2021", "task", 1, "Nhiệm vụ", "kh-1"),),
        "targets": (TargetFact("2020-2021", "schools-accredited-rate", Fraction(1, 10), "kh-1", FIRST),),
        "rollout": (RolloutFact("2021-2022", 3, "prepared", "Tin học", "2022-2023"),),
        "remarks": (RemarkFact("2020-2021", "context", "Bối cảnh"),),
    }


def test_a_text_of_the_catalogue_may_be_the_basis_and_becomes_a_document_of_the_plan():
    plan, findings = plan_of(book(targets=[{**TARGET, "basis": "nd-20-2014"}]), LAW)
    source = LAW.sources["nd-20-2014"]

    assert findings == []
    assert plan.documents == (DocumentFact("nd-20-2014", source.number, source.issued, source.issuer, source.title),)


def test_a_year_is_kept_in_its_one_spelling():
    plan, _findings = plan_of(book(documents=[DOCUMENT], targets=[{**TARGET, "year": " 2020 – 2021 "}]), LAW)

    assert [target.year for target in plan.targets] == ["2020-2021"]


def test_what_cannot_be_read_is_found_at_its_line_and_left_out():
    given = book(
        documents=[DOCUMENT],
        targets=[
            {**TARGET, "indicator": "không-có"},
            {**TARGET, "at_least": "0.1"},
            {**TARGET, "year": "năm nay"},
            {**TARGET, "basis": "không-có"},
        ],
        tasks=[{"year": "2020", "kind": "task", "number": 1, "text": "Nhiệm vụ", "basis": "mất"}],
    )
    plan, findings = plan_of(given, LAW)

    assert set(map(str, findings)) == {
        str(Finding("plan.unknown-indicator", place("targets", 0), {"found": "không-có"})),
        str(Finding("plan.not-a-share", place("targets", 1), {"found": "0.1"})),
        str(Finding("plan.not-a-year", place("targets", 2), {"found": "năm nay"})),
        str(Finding("plan.unknown-basis", place("targets", 3), {"found": "không-có"})),
        str(Finding("plan.not-a-year", place("tasks", 0), {"found": "2020"})),
        str(Finding("plan.unknown-basis", place("tasks", 0), {"found": "mất"})),
    }
    assert ([target.basis for target in plan.targets], plan.tasks) == (["không-có"], ())


def test_every_finding_of_the_two_stops_the_year_from_being_worked_out():
    codes = ["units.event-unknown-unit", "units.event-after-closing", "units.cycle", "plan.not-a-year"]
    codes += ["plan.unknown-basis", "plan.unknown-indicator", "plan.not-a-share"]

    assert {LAW.wordings[code].severity for code in codes} == {"error"}
