"""Today, as the acts of an installation count it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from namhoc.law.today import HERE, today


@pytest.fixture
def _unnamed(monkeypatch):
    monkeypatch.delenv("NAMHOC_TODAY", raising=False)


@pytest.mark.parametrize("named", ["2021-09-18", "2020-02-29"])
def test_a_sample_names_its_own_today(named, monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", named)

    assert today() == date.fromisoformat(named)


@pytest.mark.parametrize("named", ["18/9/2021", "hôm nay", "2021-02-29"])
def test_a_today_that_is_no_day_is_refused_and_not_taken_for_another(named, monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", named)

    with pytest.raises(ValueError, match=r".+"):
        today()


@pytest.mark.usefixtures("_unnamed")
def test_without_one_it_is_the_day_in_vietnam():
    before, found, after = datetime.now(HERE).date(), today(), datetime.now(HERE).date()

    assert before <= found <= after


def test_an_empty_one_is_none(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", "")

    assert abs(today() - datetime.now(UTC).date()) <= timedelta(1)


def test_the_day_turns_at_midnight_in_vietnam_and_not_in_greenwich():
    assert datetime(2021, 9, 17, 17, 0, tzinfo=UTC).astimezone(HERE).date() == date(2021, 9, 18)
