"""A visit ends after thirty minutes of silence; nobody can be found out from what is noted."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from namhoc.front.visitors import IDLE, Kind, Sighting, Visitors, forget

DAY = date(2026, 3, 2)
NOON = 1_772_427_600
NEW = Sighting.VISIT | Sighting.READER


def sightings(visitors: Visitors, seconds: list[int], address: str = "10.0.0.1") -> list[Sighting]:
    digest = visitors.digest(1, address, "Firefox")
    return [visitors.see(digest, NOON + second, Kind.READER, 1) for second in seconds]


def test_a_visit_goes_on_while_something_is_asked_for_every_half_hour(tmp_path):
    assert sightings(Visitors(tmp_path, DAY), [0, IDLE - 1, 2 * (IDLE - 1), 3 * (IDLE - 1)]) == [NEW, 0, 0, 0]


def test_after_half_an_hour_of_silence_it_is_another_visit_of_the_same_reader(tmp_path):
    assert sightings(Visitors(tmp_path, DAY), [0, IDLE, IDLE + 1]) == [NEW, Sighting.VISIT, 0]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4 * IDLE)), max_size=40))
def test_visits_are_counted_as_a_list_of_all_requests_would_tell(tmp_path_factory, requests):
    visitors = Visitors(tmp_path_factory.mktemp("seen"), DAY)
    told, expected, last = 0, 0, {}
    for who, second in sorted(requests, key=lambda request: request[1]):
        expected += who not in last or second - last[who] >= IDLE
        last[who] = second
        told += bool(sightings(visitors, [second], f"10.0.0.{who}")[0] & Sighting.VISIT)

    assert told == expected


def test_two_browsers_behind_one_address_are_two_readers(tmp_path):
    visitors = Visitors(tmp_path, DAY)
    digests = {visitors.digest(1, "10.0.0.1", browser) for browser in ("Firefox", "Chromium")}

    assert len(digests) == 2


def test_every_process_tells_the_same_visitors_apart(tmp_path):
    first, second = Visitors(tmp_path, DAY), Visitors(tmp_path, DAY)

    assert sightings(first, [0]) + sightings(second, [5]) == [NEW, 0]


def test_a_reader_of_two_sites_reads_both(tmp_path):
    visitors = Visitors(tmp_path, DAY)

    assert visitors.digest(1, "10.0.0.1", "Firefox") != visitors.digest(2, "10.0.0.1", "Firefox")


def test_a_visit_goes_on_over_midnight_and_its_reader_has_come_on_both_days(tmp_path):
    today, tomorrow = Visitors(tmp_path, DAY), Visitors(tmp_path, DAY + timedelta(days=1))
    sightings(today, [0])
    before = today.last_seen(today.digest(1, "10.0.0.1", "Firefox"))
    digest = tomorrow.digest(1, "10.0.0.1", "Firefox")

    assert tomorrow.see(digest, NOON + 60, Kind.READER, 1, before) == Sighting.READER
    assert tomorrow.see(digest, NOON + 90, Kind.READER, 1, before) == Sighting.NOTHING


def test_salts_of_two_days_tell_nothing_of_each_other(tmp_path):
    digests = {Visitors(tmp_path, DAY + timedelta(days=days)).digest(1, "10.0.0.1", "Firefox") for days in range(3)}

    assert len(digests) == 3


def test_what_could_tell_who_it_was_is_destroyed(tmp_path):
    days = [DAY, DAY + timedelta(days=1)]
    for day in days:
        sightings(Visitors(tmp_path, day), [0])
    forget(tmp_path, before=days[1])

    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{days[1]}.salt", f"{days[1]}.visitors"]


def test_neither_address_nor_browser_is_written_down(tmp_path):
    sightings(Visitors(tmp_path, DAY), [0], "203.0.113.77")
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert (b"203.0.113.77" in written, b"Firefox" in written) == (False, False)


def test_those_of_the_last_five_minutes_are_online_by_kind(tmp_path):
    visitors = Visitors(tmp_path, DAY)
    for number, (second, kind, site) in enumerate(
        [(0, Kind.READER, 1), (-299, Kind.READER, 1), (-300, Kind.READER, 1), (0, Kind.ROBOT, 1), (0, Kind.MEMBER, 2)]
    ):
        visitors.see(visitors.digest(site, f"10.0.0.{number}", "Firefox"), NOON + second, kind, site)

    assert visitors.online(NOON, 1) == {Kind.READER: 2, Kind.MEMBER: 0, Kind.ROBOT: 1}


def test_asking_who_is_here_again_and_again_keeps_no_file_open(tmp_path):
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(50):
        Visitors(tmp_path, DAY).online(NOON, 1)

    assert len(list(Path("/proc/self/fd").iterdir())) <= before + 1
