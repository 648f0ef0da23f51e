"""Adopted means frozen: the database itself refuses to change a figure, its base or its working."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from namhoc.measure.actions import adopt_figures
from namhoc.measure.models import Figure, Share
from tests.measure.keeping import NAME, against, count, everything, keep, rate
from tests.provide.emptying import guards_aside


@pytest.fixture
def adopted(office, specialist, head):
    """An adopted figure with its base, and a draft beside them."""
    keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0))
    adopt_figures(office, NAME, by=head)
    keep(office, specialist, against(rate(1, 0, 1), 1, 0, 0), count(5, 6, 7))
    return Figure.objects.official().own().get()


CHANGES = [  # everything that could be done to the numbers of a figure
    "UPDATE measure_figure SET numerator = numerator + 1 WHERE is_base = {no} AND adopted_on IS {which}",
    "UPDATE measure_figure SET expected = expected + 1 WHERE is_base = {no} AND adopted_on IS {which}",
    "UPDATE measure_figure SET content = 'khác' WHERE is_base = {no} AND adopted_on IS {which}",
    "UPDATE measure_share SET part = part + 1 WHERE figure_id IN {of}",
    "UPDATE measure_share SET name = 'khác', cells = '[]' WHERE figure_id IN {of}",
    "DELETE FROM measure_share WHERE figure_id IN {of}",
]
OF_FIGURES = "(SELECT id FROM measure_figure WHERE is_base = {no} AND adopted_on IS {which})"
INTO_ADOPTED = (
    "UPDATE measure_share SET figure_id = (SELECT max(id) FROM measure_figure WHERE adopted_on IS NOT NULL), "
    '"order" = "order" + 90 WHERE figure_id IN (SELECT id FROM measure_figure WHERE adopted_on IS NULL)'
)
ALSO_FROZEN = [
    "DELETE FROM measure_figure WHERE adopted_on IS NOT NULL",
    "UPDATE measure_figure SET adopted_on = NULL, adopted_by = '' WHERE adopted_on IS NOT NULL",
    "UPDATE measure_figure SET base_note = 'khác' WHERE adopted_on IS NOT NULL",
    "UPDATE measure_figure SET numerator = 0 WHERE is_base = {yes}",
    "UPDATE measure_share SET part = 0 WHERE figure_id IN (SELECT id FROM measure_figure WHERE is_base = {yes})",
    INTO_ADOPTED,
]


def run(sql: str, which: str = "NOT NULL") -> None:
    yes, no = ("true", "false") if connection.vendor == "postgresql" else ("1", "0")
    of = OF_FIGURES.format(no=no, which=which)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(yes=yes, no=no, which=which, of=of))
        assert cursor.rowcount > 0, "this should have met something"


@pytest.mark.parametrize("sql", [*CHANGES, *ALSO_FROZEN])
def test_the_database_refuses_to_change_what_was_adopted(adopted, sql):
    before = everything()

    with pytest.raises(DatabaseError, match="replaced by a revision, never changed"):
        run(sql)
    assert everything() == before


def test_the_database_refuses_one_more_unit_in_an_adopted_figure(adopted):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Share.objects.create(figure=adopted, order=9, name="thêm", part=1)


@pytest.mark.parametrize("sql", CHANGES)
def test_a_draft_is_not_frozen(adopted, sql):
    run(sql, which="NULL")


@pytest.mark.parametrize("sql", CHANGES)
def test_it_is_the_database_that_refuses_and_nothing_else(adopted, sql):
    with guards_aside():
        run(sql)


def test_no_action_changes_an_adopted_row(office, adopted, specialist, head):
    frozen = adopted, *Figure.objects.filter(is_base=True)
    before = [list(Figure.objects.filter(pk__in=[one.pk for one in frozen]).values())]
    before.append(list(Share.objects.filter(figure__in=frozen).order_by("pk").values()))

    keep(office, specialist, against(rate(0, 0, 0), 1, 1, 1), count(1, 1, 1))
    adopt_figures(office, NAME, reason="sửa", by=head)
    keep(office, specialist, count(2, 2, 2))
    after = [list(Figure.objects.filter(pk__in=[one.pk for one in frozen]).values())]
    after.append(list(Share.objects.filter(figure__in=frozen).order_by("pk").values()))
    assert after == before


# --- and what cannot be ------------------------------------------------------------------------------------------

UNLIKELY = {
    "more covered than expected": {"covered": 9},
    "less than nothing below the line": {"denominator": -1},
    "adopted by nobody": {"adopted_on": "2021-08-20"},
    "somebody adopted it on no day": {"adopted_by": "Trưởng phòng"},
}


@pytest.mark.parametrize("name", UNLIKELY)
def test_the_database_refuses_a_figure_that_cannot_be(office, specialist, name):
    keep(office, specialist, rate(1, 0, 1))

    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.update(**UNLIKELY[name])


def test_the_database_keeps_one_revision_once_and_lets_one_revision_replace_another(office, specialist, head):
    keep(office, specialist, rate(1, 0, 1))
    (first,) = adopt_figures(office, NAME, by=head)
    (second,) = keep(office, specialist, rate(1, 1, 1))

    for changed in ({"revision": 1}, {"revision": 3}):
        copy = Figure.objects.get(pk=second.pk)
        copy.pk, copy._state.adding, copy.revision = None, True, changed["revision"]
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)
    assert second.replaces == first
