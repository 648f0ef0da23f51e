"""A draft is looked at as readers would see it, on paper and in each language, and nobody else sees it."""

import pytest

from namhoc.publish import actions, queries
from tests.publish import planted


@pytest.fixture
def draft(office, editor):
    return actions.write_article(office, planted.YEAR, "Khai giảng năm học", "Sáng nay.", ["Đoạn một."], by=editor)


def at(draft, asked=""):
    return f"/lam-viec/bai-viet/{draft.pk}/xem-truoc/{asked}"


@pytest.mark.parametrize("asked", ["", "?tren=giay", "?tieng=vi", "?tieng=vi&tren=giay", "?tieng=xx"])
def test_each_way_shows_the_words_of_the_draft_and_says_that_it_is_one(draft, at_the_desk, asked):
    page = at_the_desk.get(at(draft, asked)).content.decode()
    note = "Bài chưa đăng." if "vi" in asked else "It is not published."

    assert [word in page for word in ("Khai giảng năm học", "Đoạn một.", note)] == [True] * 3


def test_paper_has_the_letterhead_and_nothing_of_the_screen(draft, at_the_desk):
    paper = at_the_desk.get(at(draft, "?tren=giay")).content.decode()

    assert '<header class="letterhead">' in paper
    assert 'class="sections"' not in paper


def test_the_language_asked_for_is_that_of_the_page_alone(draft, at_the_desk):
    assert '<html lang="vi">' in at_the_desk.get(at(draft, "?tieng=vi")).content.decode()
    assert '<html lang="en">' in at_the_desk.get(at(draft)).content.decode()


def test_what_was_changed_since_it_was_published_is_told_apart(draft, at_the_desk, office, editor):
    actions.publish_article(draft, by=planted.an_actor(office, planted.Role.PUBLISHER))
    published = at_the_desk.get(at(draft)).content.decode()
    later = queries.draft_of(draft)
    later.lead = "Chiều nay."
    actions.revise_article(later, by=editor)
    changed = at_the_desk.get(at(draft)).content.decode()

    now, last = "This is what readers see now.", "They read what was published last"
    assert [(now in page, last in page) for page in (published, changed)] == [(True, False), (False, True)]


@pytest.mark.parametrize("asked", ["", "?tren=giay", "?tieng=vi"])
def test_no_reader_is_shown_it(draft, client, asked):
    answer = client.get(at(draft, asked))

    assert (answer.status_code, "Đoạn một." in answer.content.decode()) == (302, False)
