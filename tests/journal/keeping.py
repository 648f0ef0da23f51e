"""A journal with notes to check: acts over some days, the key in a folder of the test's own."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from namhoc.journal.actions import Act, write_entries
from namhoc.journal.actor import Actor
from namhoc.journal.models import Entry
from namhoc.journal.sealing import make_checkpoint
from namhoc.units.models import Unit

FIRST_DAY = date(2021, 8, 27)
CLERK = Actor("vanthu01", "Văn thư", "school-clerk", "truong-mot", FIRST_DAY)


@pytest.fixture
def own_key(tmp_path, settings):
    """The journal's key made anew for one test."""
    settings.VAR, settings.JOURNAL_KEY, settings.ADDRESS = tmp_path / "var", "", "https://pgd.example.vn"
    settings.VAR.mkdir()
    return settings.VAR


def written(count, unit=None):
    """So many acts, each told otherwise."""
    unit = unit or Unit.objects.get_or_create(code="truong-mot")[0]
    told = [Act(f"act-{at}", unit, {"at": at}, {"at": at + 1}, "vì “thế”", {"đến": at}) for at in range(count)]
    with transaction.atomic():
        write_entries(told, by=CLERK)
    return list(Entry.objects.order_by("number"))[-count:]


def noted(days, a_day=4):
    """Acts on so many days, each day signed when it was over."""
    return [make_checkpoint(FIRST_DAY + timedelta(days=at)) for at in range(days) if written(a_day)]
