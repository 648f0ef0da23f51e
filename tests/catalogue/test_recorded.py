"""The same files through the database: read twice, one after the other, and asked by day."""

from datetime import date

import pytest

from namhoc.journal.actor import system_actor
from namhoc.units.actions import record_events
from namhoc.units.models import Lineage, Unit
from namhoc.units.queries import network
from tests.catalogue.files import COUNTRY, DAY, EVE, OFFICES, PROVINCE, events, listed, lived

pytestmark = pytest.mark.django_db
BY = system_actor(date(2026, 1, 5))
CITY_BEFORE = date(2019, 12, 31)


def recorded(file):
    checked = record_events(events(file), by=BY)
    return len(checked.fresh), checked.known


def test_dien_bien_recorded_gives_the_lists_that_replaying_gives_and_a_second_time_changes_nothing():
    assert recorded(PROVINCE) == (332, 0)
    assert recorded(PROVINCE) == (0, 332)
    assert Lineage.objects.count() == 332
    assert [listed(network(), day) for day in (CITY_BEFORE, EVE, DAY)] == [
        listed(lived(PROVINCE), day) for day in (CITY_BEFORE, EVE, DAY)
    ]


def test_official_codes_are_kept_beside_ours():
    recorded(PROVINCE)

    asked = Unit.objects.filter(code__in=["commune-03151-na-lay", "commune-2025-03151-muong-lay"])
    assert set(asked.values_list("official_code", flat=True)) == {"03151"}


def test_the_offices_come_after_the_province():
    recorded(PROVINCE)

    assert recorded(OFFICES) == (21, 0)
    assert listed(network(), DAY) == listed(lived(PROVINCE, OFFICES), DAY)


@pytest.mark.slow
@pytest.mark.one_database
def test_the_country_after_the_province_says_nothing_new_of_it():
    recorded(PROVINCE)

    assert recorded(COUNTRY) == (len(events(COUNTRY)) - 332, 332)
    assert [listed(network(), day) for day in (EVE, DAY)] == [listed(lived(COUNTRY), day) for day in (EVE, DAY)]
