"""Checkpoints for everybody: the page, the text that one keeps, the program that checks; and who changed a number."""

import pytest
from django.urls import reverse

from namhoc.journal import verify_journal as alone
from namhoc.journal.checking import check_journal
from namhoc.journal.keys import known_keys
from namhoc.journal.queries import checkpoints
from tests.journal.keeping import noted, own_key, written  # noqa: F401 - a fixture
from tests.measure.reading import queries_for, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_key")]


@pytest.fixture
def reader(client):
    client.cookies["django_language"] = "en"
    return client


def test_the_page_shows_the_newest_note_as_it_was_signed_the_key_and_what_stands_under_none(reader):
    noted(3)
    written(2)
    answer = reader.get(reverse("checkpoints"))

    text = words_of(answer)
    assert checkpoints().last().note in answer.content.decode()
    assert (
        str(known_keys()[0]) in text,
        "2 entries were written since and stand under no checkpoint yet." in text,
    ) == (
        True,
        True,
    )
    assert "On 29 Aug 2021 the journal had 12 entries." in text


def test_without_a_note_the_page_says_when_there_will_be_one(reader):
    assert "There is no checkpoint yet." in words_of(reader.get(reverse("checkpoints")))


def test_the_page_asks_as_many_queries_for_two_notes_as_for_five(reader):
    asked = []
    for days in (2, 5):
        noted(days)
        asked.append(queries_for(reader, reverse("checkpoints")))

    assert asked[0] == asked[1]


def test_the_text_is_what_one_keeps_and_checks_by(reader):
    noted(3)
    text = reader.get(reverse("checkpoints-text"))

    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert check_journal(text.content.decode()).findings == ()
    assert len(list(alone.NOTE.finditer(text.content.decode()))) == 3


def test_a_days_notes_have_an_address_of_their_own(reader):
    first, *_more = noted(2)

    answer = reader.get(reverse("checkpoint-text", args=["2021-08-27"]))
    assert answer.content.decode() == first.note
    assert [reader.get(f"/nhat-ki/moc/{day}.txt").status_code for day in ("2021-08-30", "2021-13-30", "hôm-nay")] == [
        404,
        404,
        404,
    ]


def test_the_verifier_is_handed_out_as_it_is(reader):
    answer = reader.get(reverse("journal-verifier"))

    assert "verify_journal.py FOLDER" in answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_nothing_is_written_by_reading(reader):
    noted(1)
    written(1)
    pages = ("checkpoints", "checkpoints-text", "journal-verifier")

    assert [reader.post(reverse(page)).status_code for page in pages] == [405, 405, 405]
    assert [reader.get(reverse(page)).status_code for page in pages] == [200, 200, 200]
    assert checkpoints().count() == 1
