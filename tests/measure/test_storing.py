"""Figures as rows and back: nothing is lost on the way, and any difference shows."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from namhoc.engine.figures import Figure, ValueUnit
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.measure.facts import AS_REPORTED, Cell, Rule, ShareLine, Worked
from namhoc.measure.models import Figure as Row
from namhoc.measure.queries import with_shares
from namhoc.measure.storing import Approval, content_of, store_worked, worked_of
from namhoc.units.models import Unit
from tests.collect.desk import DAY, OFFICE, SCHOOLS, an_office, schools_of

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)  # PostgreSQL keeps no NUL
NUMBER = st.integers(0, 2**63 - 1)
GAP = st.builds(Gap, st.sampled_from(GapKind), TEXT) | st.sampled_from([NOT_REPORTED, NOT_APPLICABLE])
CELL = st.builds(
    Cell, TEXT, NUMBER | GAP, **{one.name: TEXT for one in fields(Cell) if one.name not in ("label", "value")}
)
SHARE = st.builds(
    ShareLine,
    st.sampled_from([*SCHOOLS, ""]),
    TEXT,
    NUMBER | GAP,
    st.none() | NUMBER | GAP,
    st.lists(CELL, max_size=2).map(tuple),
)
WORKED = st.builds(
    Worked,
    indicator=st.sampled_from(["pupils", "schools-accredited-rate"]),
    unit=st.just(OFFICE),
    year=st.just("2020-2021"),
    round=st.just("end-of-year"),
    structure=st.sampled_from([AS_REPORTED, "2021-05-31"]),
    reference_day=st.dates(),
    formula=st.sampled_from(["total", "overall"]),
    rule=st.builds(Rule, TEXT, st.none() | st.dates(), st.booleans(), st.booleans()),
    value_unit=st.sampled_from(ValueUnit),
    figure=st.builds(
        lambda above, below, covered, more: Figure(above, below, covered, covered + more),
        st.integers(-(2**63), 2**63 - 1),
        st.none() | NUMBER,
        st.integers(0, 1000),
        st.integers(0, 1000),
    ),
    shares=st.lists(SHARE, max_size=3).map(tuple),
)


@pytest.fixture
def office(db):
    office = an_office()
    schools_of(office)
    return office


def stored(worked, office, approvals=None):
    units = {unit.code: unit for unit in Unit.objects.all()}
    row = store_worked(
        worked, unit=office, units=units, approvals=approvals or {}, measured_on=DAY, revision=Row.objects.count() + 1
    )
    return with_shares(Row.objects.filter(pk=row.pk)).get()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worked=WORKED)
def test_a_figure_that_was_kept_is_the_figure_that_was_worked_out(office, worked):
    row = stored(worked, office)

    assert worked_of(row) == replace(worked, key=row.pk)
    assert (row.content, row.numbers, row.value) == (content_of(worked), worked.figure, worked.value)


@given(WORKED)
def test_the_same_figure_has_the_same_digest(worked):
    assert content_of(replace(worked, key=7)) == content_of(worked)


ONE = Worked(
    "pupils",
    OFFICE,
    "2020-2021",
    "end-of-year",
    AS_REPORTED,
    date(2021, 5, 31),
    "overall",
    Rule("tt-19-2017", date(2017, 9, 12), verified=True),
    ValueUnit.PERCENT,
    Figure(9, 12, 2, 2),
    (ShareLine("truong-mot", "Một", 4, 6, (Cell("Lớp 1", 4, cell="C7"),)), ShareLine("truong-hai", "Hai", 5, 6)),
)


def with_share(**changes):
    return replace(ONE, shares=(replace(ONE.shares[0], **changes), ONE.shares[1]))


CHANGED = {
    "a number above the line": replace(ONE, figure=Figure(8, 12, 2, 2)),
    "a number below": replace(ONE, figure=Figure(9, 13, 2, 2)),
    "no number below": replace(ONE, figure=Figure(9, None, 2, 2)),
    "who is covered": replace(ONE, figure=Figure(9, 12, 1, 2)),
    "who was expected": replace(ONE, figure=Figure(9, 12, 2, 3)),
    "its unit": replace(ONE, value_unit=ValueUnit.RATIO),
    "its closing day": replace(ONE, reference_day=date(2021, 6, 30)),
    "its formula": replace(ONE, formula="share-of-units"),
    "its source": replace(ONE, rule=replace(ONE.rule, source="tt-03-2024")),
    "since when its rule holds": replace(ONE, rule=replace(ONE.rule, since=date(2024, 5, 3))),
    "whether its rule was read": replace(ONE, rule=replace(ONE.rule, verified=False)),
    "a unit's part": with_share(part=5),
    "a gap for a part": with_share(part=NOT_REPORTED),
    "another kind of gap": with_share(part=NOT_APPLICABLE),
    "a unit's whole": with_share(whole=7),
    "a unit's name": with_share(name="Một mới"),
    "which unit": with_share(unit="truong-ba"),
    "the cell a number stood in": with_share(cells=(Cell("Lớp 1", 4, cell="C8"),)),
    "no cell": with_share(cells=()),
    "the order of units": replace(ONE, shares=ONE.shares[::-1]),
}


def test_whatever_changes_about_a_figure_changes_its_digest():
    digests = {name: content_of(one) for name, one in {**CHANGED, "nothing": ONE}.items()}

    assert len(set(digests.values())) == len(digests)


def test_a_cell_is_kept_with_who_approved_it_and_read_back_without(office):
    cell = Cell("Lớp 1", 4, unit="truong-mot", year="2020-2021", round="end-of-year")
    worked = with_share(cells=(cell, replace(cell, unit="truong-hai")))
    approvals = {("truong-mot", "2020-2021", "end-of-year"): Approval(7, "Chuyên viên", date(2021, 6, 1))}
    row = stored(worked, office, approvals)
    kept = row.shares.all()[0].cells

    assert [{name: one.get(name) for name in ("report", "approved_by", "approved_on")} for one in kept] == [
        {"report": 7, "approved_by": "Chuyên viên", "approved_on": "2021-06-01"},
        {"report": None, "approved_by": None, "approved_on": None},
    ]
    assert worked_of(row) == replace(worked, key=row.pk)


def test_the_four_kinds_of_nothing_are_kept_apart(office):
    missing = Gap(GapKind.MISSING, "sổ bị ướt")
    kinds = (0, NOT_APPLICABLE, NOT_REPORTED, missing)
    lines = tuple(ShareLine("", f"{part} {whole}", part, whole) for part in kinds for whole in (None, *kinds))
    row = stored(replace(ONE, shares=lines), office)

    assert worked_of(row).shares == lines
