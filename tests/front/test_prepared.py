"""A prepared query answers as the queryset it was made of, whatever it is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from namhoc.front.models import Before, Count
from namhoc.front.prepared import Given, Prepared

pytestmark = pytest.mark.django_db
DAY = datetime(2022, 8, 19, tzinfo=UTC).date()


def given(name: str, field: str) -> Given:
    return Given(name, Count._meta.get_field(field))


@pytest.fixture(autouse=True)
def counted() -> None:
    for days in range(5):
        for site in (1, 2):
            day = DAY + timedelta(days=days)
            Count.objects.create(day=day, site=site, what="visits", kind=0, source="", number=10 * site + days)


def rows_since(day: Any, site: Any) -> Any:
    found = Count.objects.filter(day__gte=day, site=site).order_by("-day")
    return found.values_list("day", "number")


def test_rows_come_as_the_queryset_gives_them_each_time_for_what_is_given() -> None:
    ask = Prepared(rows_since(given("day", "day"), given("site", "site"))[:3])
    for site in (1, 2, 3):
        for days in range(7):
            day = DAY + timedelta(days=days)
            assert ask(day=day, site=site) == list(rows_since(day, site)[:3])


def test_models_come_with_all_their_columns_as_objects_of_their_own() -> None:
    ask = Prepared(Count.objects.filter(site=given("site", "site")).order_by("day"))
    first, again = ask(site=2), ask(site=2)
    assert first == list(Count.objects.filter(site=2).order_by("day"))
    assert [one.number for one in first] == [20, 21, 22, 23, 24]
    assert first[0] is not again[0]


def test_sums_and_unions_are_asked_alike() -> None:
    def both(site: Any) -> Any:
        sums = Count.objects.filter(site=site).values("site").annotate(all=models.Sum("number"))
        return sums.values_list("site", "all").union(
            Before.objects.filter(site=site).values_list("site", "visits"), all=True
        )

    Before.objects.create(site=2, visits=7, until=DAY, told="")
    ask = Prepared(both(given("site", "site")))
    assert [sorted(ask(site=site)) for site in (1, 2, 3)] == [[(1, 60)], [(2, 7), (2, 110)], []]


def test_flat_values_stay_flat() -> None:
    ask = Prepared(Count.objects.filter(day=given("day", "day")).order_by("site").values_list("number", flat=True))
    assert ask(day=DAY) == [10, 20]


def test_what_is_written_once_sees_what_was_stored_since() -> None:
    ask = Prepared(rows_since(given("day", "day"), given("site", "site")))
    last = DAY + timedelta(days=4)
    assert ask(day=last, site=1) == [(last, 14)]
    Count.objects.filter(day=last, site=1).update(number=99)
    assert ask(day=last, site=1) == [(last, 99)]


def test_a_value_is_told_as_its_column_writes_it_and_never_as_sql() -> None:
    ask = Prepared(Count.objects.filter(what=given("what", "what")).values_list("pk"))
    assert ask(what="visits' OR 1=1 --") == []
    with CaptureQueriesContext(connection) as asked:
        ask(what="visits")
    assert len(asked) == 1


def test_a_value_that_was_not_given_is_asked_for_by_name() -> None:
    ask = Prepared(rows_since(given("day", "day"), given("site", "site")))
    with pytest.raises(KeyError, match="site"):
        ask(day=DAY)


def test_nothing_is_asked_of_the_database_where_nothing_can_be_found() -> None:
    ask = Prepared(Count.objects.filter(site=given("site", "site")).none())
    with CaptureQueriesContext(connection) as asked:
        assert ask(site=1) == []
    assert len(asked) == 0


@pytest.mark.django_db(transaction=True)
def test_threads_ask_each_by_a_connection_of_their_own() -> None:
    ask = Prepared(rows_since(given("day", "day"), given("site", "site")))
    found: dict[int, Any] = {}

    def one(site: int) -> None:
        try:
            found[site] = [ask(day=DAY, site=site) for _ in range(50)]
        finally:
            connection.close()

    threads = [Thread(target=one, args=(site,)) for site in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {site: [list(rows_since(DAY, site))] * 50 for site in (1, 2)}
