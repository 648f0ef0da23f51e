"""What a process remembers between pages, and when it asks again."""

import pytest
from django.db import transaction

from namhoc.front.changes import changed, clock, drop
from namhoc.front.clock import EVERYTHING
from namhoc.front.remembered import MOST, forget, remembered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.FRONT_ROOT = tmp_path
    clock.cache_clear()
    forget()
    yield
    clock.cache_clear()
    forget()


@pytest.fixture
def ask():
    """Answers 1, 2, 3 …, one more each time it is really asked."""
    asked = []

    def ask(key="site"):
        return remembered(key, lambda: asked.append(key) or len(asked), lambda _answer: ["site:1"])

    return ask


def test_what_has_not_changed_is_asked_once(ask):
    assert [ask(), ask(), ask()] == [1, 1, 1]


@pytest.mark.parametrize("name", ["site:1", EVERYTHING])
def test_it_is_asked_again_once_what_it_shows_has_changed(ask, name):
    ask()
    drop([name])

    assert [ask(), ask()] == [2, 2]


def test_a_change_of_something_else_does_not_matter(ask):
    ask()
    drop(["site:2"])

    assert ask() == 1


def test_what_changes_while_it_is_asked_ends_it():
    answers = iter([1, 2])

    def ask():
        drop(["site:1"])
        return next(answers)

    asked = [remembered("site", ask, lambda _answer: ["site:1"]) for _time in range(2)]

    assert asked == [1, 2]


def test_nothing_is_remembered_of_what_a_transaction_sees(ask):
    with transaction.atomic():
        assert [ask(), ask()] == [1, 2]

    assert [ask(), ask()] == [3, 3]


def test_a_change_that_is_taken_back_ends_nothing(ask):
    ask()
    with transaction.atomic():
        changed("site:1")
        transaction.set_rollback(True)

    assert ask() == 1


def test_it_remembers_no_more_than_so_many(ask):
    for number in range(MOST):
        ask(number)

    assert ask(0) == 1
    assert ask("one more") == MOST + 1
    assert ask(0) == MOST + 2
