"""Certificates: held from the day of the decision until the day before they expire."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from namhoc.certify.actions import register_certificate
from namhoc.certify.cells import certificate_line
from namhoc.certify.certificates import CertificateFact, certificates_of, expired_findings, held_on
from namhoc.certify.models import Certificate
from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.journal.models import Entry
from namhoc.law.findings import Finding, Place
from namhoc.measure.facts import Cell, ShareLine
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.units.models import Unit
from tests.collect.desk import an_office, clerk_of, schools_of, someone

FIRST, LAST = date(2016, 6, 1), date(2021, 6, 1)
ONE_DAY = timedelta(1)
KIND = "national-standard"


def certificate(unit="truong-mot", day=FIRST, until=LAST, kind=KIND, number="12/QĐ", **more):
    return CertificateFact(unit, kind, None, number, day, "Sở GDĐT", until, **more)


DAYS = st.dates(date(2010, 1, 1), date(2030, 1, 1))
CERTIFICATES = st.builds(
    lambda unit, kind, day, length, number: certificate(unit, day, day + timedelta(length), kind, str(number)),
    st.sampled_from(["truong-mot", "truong-hai"]),
    st.sampled_from([KIND, "accreditation"]),
    DAYS,
    st.integers(1, 3000),
    st.integers(),
)


@pytest.mark.parametrize(
    ("day", "holds"), [(FIRST - ONE_DAY, False), (FIRST, True), (LAST - ONE_DAY, True), (LAST, False)]
)
def test_a_certificate_holds_from_its_first_day_to_the_day_before_it_expires(day, holds):
    assert certificate().holds_on(day) == holds


@given(CERTIFICATES, DAYS)
def test_a_certificate_holds_on_as_many_days_as_lie_between_its_two(one, day):
    assert one.holds_on(day) == (0 <= (day - one.day).days < (one.until - one.day).days)


@given(st.lists(CERTIFICATES, max_size=6), DAYS)
def test_a_unit_holds_by_the_latest_that_holds_on_the_day(held, day):
    found = held_on(held, "truong-mot", KIND, day)
    valid = [one for one in held if (one.unit, one.kind) == ("truong-mot", KIND) and one.day <= day < one.until]

    assert found is None if not valid else found in valid and all(one.day <= found.day for one in valid)


# --- as a line --------------------------------------------------------------------------------------------------------


def line(day, *certificates):
    return certificate_line("truong-mot", "Trường Một", KIND, certificates, day)


def test_a_line_counts_1_and_shows_the_certificate_with_its_days_and_its_cell():
    given_one = certificate(place=Place(file="van-phong.xlsx", sheet="Chứng nhận", cell="A6"), digest="sha")

    assert line(FIRST, given_one) == ShareLine(
        "truong-mot",
        "Trường Một",
        1,
        None,
        (Cell("12/QĐ · Sở GDĐT", 1, "", "van-phong.xlsx", "Chứng nhận", "A6", "sha", "2016-06-01/2021-06-01"),),
    )


def test_one_that_has_expired_is_shown_and_counts_0():
    shown = line(LAST, certificate())

    assert (shown.part, [cell.value for cell in shown.cells]) == (0, [0])


def test_of_several_that_have_expired_the_last_is_shown():
    older = certificate(day=FIRST - 900 * ONE_DAY, until=FIRST, number="cũ")

    assert [cell.label for cell in line(LAST, older, certificate()).cells] == ["12/QĐ · Sở GDĐT"]


@pytest.mark.parametrize(
    "given_one",
    [
        certificate(day=LAST + ONE_DAY, until=LAST + 9 * ONE_DAY),
        certificate("truong-hai"),
        certificate(kind="accreditation"),
    ],
    ids=["not granted yet", "another school's", "another kind"],
)
def test_what_is_not_the_schools_own_by_then_is_not_shown(given_one):
    assert line(LAST, given_one) == ShareLine("truong-mot", "Trường Một", 0, None, ())


# --- from the office's books --------------------------------------------------------------------------------------


def book(*lines):
    rows = tuple(ListRow({**DEFAULT, **given}, place(at)) for at, given in enumerate(lines))
    return OfficeBook("phong", "2020-2021", "van-phong.xlsx", "sha", {"certificates": rows})


def place(at):
    return Place(sheet="Chứng nhận", cell=f"A{at + 6}")


DEFAULT = {"unit": "truong-mot", "kind": KIND, "number": "12/QĐ", "day": FIRST, "issuer": "Sở GDĐT", "until": LAST}
KNOWN = ["truong-mot", "truong-hai"]


def test_a_book_names_the_certificates_and_where_each_stands():
    assert certificates_of([book({})], KNOWN) == ((certificate(place=place(0), digest="sha"),), [])


def test_one_that_two_years_books_name_is_one_and_the_later_says_how():
    (found,), findings = certificates_of([book({}), book({"until": LAST + ONE_DAY})], KNOWN)

    assert (found.until, findings) == (LAST + ONE_DAY, [])


def test_what_cannot_be_is_found_at_its_line_and_left_out():
    found, findings = certificates_of(
        [book({"until": FIRST}, {"unit": "không-có"}, {"day": None}, {"number": "13"})], KNOWN
    )

    assert [one.number for one in found] == ["13"]
    assert findings == [
        Finding("certify.until-before-day", place(0)),
        Finding("certify.unknown-unit", place(1), {"found": "không-có"}),
    ]


def test_one_that_ran_out_with_nothing_in_its_place_is_worth_a_note_at_its_line():
    ran_out = certificate(place=place(0))
    renewed = [certificate("truong-hai"), certificate("truong-hai", LAST, LAST + 9 * ONE_DAY, number="13")]

    assert expired_findings([ran_out, *renewed], LAST) == [
        Finding(
            "certify.expired",
            Place(sheet="Chứng nhận", cell="A6", unit="truong-mot"),
            {"found": "12/QĐ", "until": "1/6/2021"},
        )
    ]
    assert expired_findings([ran_out], LAST - ONE_DAY) == []


# --- kept -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def office(db):
    office = an_office()
    schools_of(office)
    return office


@pytest.fixture
def by(office):
    return someone(Role.SPECIALIST, office)


def test_a_registered_certificate_reads_back_as_it_was_told(office, by):
    told = certificate(place=Place(file="van-phong.xlsx", sheet="Chứng nhận", cell="A6"))

    assert register_certificate(told, by=by).fact == told


def test_the_same_number_again_mends_it_and_leaves_its_entry(office, by):
    register_certificate(certificate(), by=by)
    register_certificate(certificate(until=LAST + ONE_DAY), by=by)

    assert [one.until for one in Certificate.objects.all()] == [LAST + ONE_DAY]
    assert Entry.objects.filter(act="register-certificate").count() == 2


def test_what_says_the_same_stays_with_the_line_it_was_first_read_from(office, by):
    first = certificate(place=Place(file="2019.xlsx", sheet="Chứng nhận", cell="A6"))
    register_certificate(first, by=by)
    register_certificate(certificate(place=Place(file="2020.xlsx", sheet="Chứng nhận", cell="A9")), by=by)

    assert [one.fact for one in Certificate.objects.all()] == [first]
    assert Entry.objects.filter(act="register-certificate").count() == 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.lists(CERTIFICATES, max_size=5, unique_by=lambda one: (one.unit, one.kind, one.number)), day=DAYS)
def test_the_table_says_what_the_plain_values_say(office, held, day):
    Certificate.objects.all().delete()
    units = {unit.code: unit for unit in Unit.objects.all()}
    for one in held:
        said = {"number": one.number, "day": one.day, "issuer": one.issuer, "until": one.until}
        Certificate.objects.create(unit=units[one.unit], kind=one.kind, **said)

    assert {row.fact for row in Certificate.objects.held_on(day)} == {one for one in held if one.holds_on(day)}


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SPECIALIST, Role.CLERK)])
def test_only_a_specialist_registers(office, role):
    with pytest.raises(Refused):
        register_certificate(certificate(), by=someone(role, office))
    assert Certificate.objects.count() == 0


def test_a_school_does_not_register_its_own(office):
    with pytest.raises(Refused):
        register_certificate(certificate(), by=clerk_of(Unit.objects.get(code="truong-mot")))


def test_an_office_registers_nothing_for_schools_of_another(office):
    other = an_office("phong-khac", "Phòng Khác")

    with pytest.raises(Refused):
        register_certificate(certificate(), by=someone(Role.SPECIALIST, other))


CONSTRAINED = {"one that ends before it begins": {"until": FIRST}, "the same number twice": {}}


@pytest.mark.parametrize("name", CONSTRAINED)
def test_the_database_says_no(office, by, name):
    row = register_certificate(certificate(), by=by)
    row.pk, row._state.adding = None, True
    for field, value in CONSTRAINED[name].items():
        setattr(row, field, value)
        row.number = "khác"

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
