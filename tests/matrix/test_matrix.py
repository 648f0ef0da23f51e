"""A sample of the matrix on every run, on both databases; and proof that the whole would notice what is wrong."""

import pytest
from django.test.utils import override_settings

from namhoc.people import queries
from tests.matrix.asking import Site
from tests.matrix.cells import Cell, every_cell, sample_of
from tests.matrix.judging import mismatches
from tests.matrix.policy import Policy, Unreadable, read_policy
from tests.matrix.routes import addresses, not_in_step
from tests.matrix.working import for_tests
from tests.matrix.world import TODAY, build_world

# The database is there for the world, which is older than each test.
pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SAMPLE = 500
AT_LEAST = 60_000


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """Where the world's pictures lie, for all tests of this file."""
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _as_the_world_was_built(settings, pictures):
    settings.SECOND_FACTOR = "required"
    settings.MEDIA_ROOT = pictures


@pytest.fixture(scope="module")
def policy():
    return read_policy()


@pytest.fixture(scope="module")
def there(django_db_setup, django_db_blocker, policy, pictures):
    """The world and the site, built once; taken back after the last test."""
    from django.db import transaction

    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        override_settings(**for_tests(), MEDIA_ROOT=pictures),
    ):
        patch.setenv("NAMHOC_TODAY", TODAY.isoformat())
        with transaction.atomic():
            things = build_world()
            yield things, Site(policy)
            transaction.set_rollback(True)


def told(policy, site, cells):
    return [found.sentence(policy) for found in mismatches(policy, site, cells)]


def test_the_table_names_every_route_and_no_other(policy):
    assert not_in_step(policy, addresses()) == []


def test_a_route_left_out_and_one_made_up_are_told():
    policy = read_policy()
    policy.routes["made-up"] = policy.routes.pop("collect-report")

    assert not_in_step(policy, addresses()) == [
        "the table has no line for the route 'collect-report'",
        "no route is called 'made-up', though the table speaks of it",
    ]


def test_a_line_that_cannot_be_read_is_no_silent_yes(policy):
    table = {**policy.table, "routes": {"x": {"tasks": {"GET": "fly to the moon else forbidden"}}}}

    with pytest.raises(Unreadable, match="nobody said who may 'fly to the moon'"):
        _ = Policy(table, policy.facts).routes


def test_the_whole_is_as_large_as_was_promised(policy, there):
    assert len(every_cell(policy, there[0])) >= AT_LEAST


def test_law_and_site_agree_on_a_sample(policy, there):
    things, site = there

    assert told(policy, site, sample_of(every_cell(policy, things), SAMPLE, "on every run")) == []


def one_cell(things, route, method, person, state):
    found = next(thing for thing in things if thing.kind == "report" and thing.state == state)
    same = next(thing for thing in things if (thing.kind, thing.state, thing.of["its"]) == ("report", state, "truong"))
    return Cell(route, method, person, same or found)


def test_a_check_taken_away_is_noticed(policy, there, monkeypatch):
    things, site = there
    cell = one_cell(things, "collect-return", "POST", "district-head", "submitted")
    assert told(policy, site, [cell]) == []

    monkeypatch.setattr("namhoc.collect.actions.ask_permission", lambda *_asked: None)

    assert len(told(policy, site, [cell])) == 1


def test_a_wider_door_is_noticed(policy, there, monkeypatch):
    things, site = there
    cell = one_cell(things, "collect-report", "GET", "district-specialist", "draft")
    assert told(policy, site, [cell]) == []

    monkeypatch.setattr("namhoc.collect.queries.units_open_to", lambda *_asked, **_more: queries.Unit.objects.all())

    assert len(told(policy, site, [cell])) == 1


def test_a_wrong_line_in_the_table_is_noticed(policy, there):
    things, site = there
    rights = {**policy.table["rights"], "return a report": [{"clerk": "own unit; in any state"}]}
    wrong = Policy({**policy.table, "rights": rights}, policy.facts)
    cells = [cell for cell in every_cell(policy, things) if (cell.route, cell.method) == ("collect-return", "POST")]
    cells = [
        cell for cell in cells if cell.person in ("clerk", "district-specialist") and cell.thing.state == "submitted"
    ]
    cells = cells[::5]

    assert (told(policy, site, cells), bool(told(wrong, site, cells))) == ([], True)
