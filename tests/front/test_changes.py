"""A change is told once its transaction is kept, and told in the end whoever is killed."""

import pytest
from django.db import transaction

from namhoc.front import changes
from namhoc.front.changes import changed, clock, drop_what_others_changed
from namhoc.front.clock import slots_of
from namhoc.front.models import Change

ARTICLE = slots_of(["article:5"])


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.FRONT_ROOT = tmp_path
    clock.cache_clear()
    yield
    clock.cache_clear()


@pytest.mark.django_db(transaction=True)
def test_a_page_is_dropped_when_the_transaction_is_kept_and_not_before():
    with transaction.atomic():
        changed("article:5", "section:2")
        during = clock().latest(ARTICLE)

    assert (during, clock().latest(ARTICLE), clock().latest(slots_of(["article:6"]))) == (0, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_drops_nothing():
    with transaction.atomic():
        changed("article:5")
        transaction.set_rollback(True)

    assert (clock().now(), Change.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_the_word_of_a_process_killed_before_it_could_drop_anything_is_heard(monkeypatch):
    with monkeypatch.context() as killed:
        killed.setattr(changes, "drop", lambda *_: None)
        changed("article:5")
    before = clock().latest(ARTICLE)

    assert (before, drop_what_others_changed(), clock().latest(ARTICLE)) == (0, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_what_was_dropped_here_is_not_dropped_again():
    changed("article:5")
    made = clock().now()

    assert (drop_what_others_changed(), clock().now()) == (0, made)
