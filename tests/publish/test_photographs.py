"""Pictures of an article: what they weigh, who took them, and that no child is shown without consent."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Drawing

from namhoc.journal.queries import entries_about
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.publish import actions, queries
from namhoc.publish.desk import photographs
from namhoc.publish.desk.photographs import ConsentGiven, add_picture, tell_photograph
from namhoc.publish.errors import NotFitToPublish
from tests.publish import planted

pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # Wagtail leaves pictures open
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


def drawn():
    content = BytesIO()
    Drawing.new("RGB", (1200, 800), "navy").save(content, "JPEG")
    return content.getvalue()


@pytest.fixture
def article(office, editor):
    return actions.write_article(office, planted.YEAR, "Tin mới", "Lời đầu.", ["Đoạn."], by=editor)


@pytest.fixture
def picture(article, editor):
    file = ContentFile(drawn(), name="anh.jpg")
    return add_picture(article, file, alt="Học sinh chào cờ", caption="", credit="Thu Hường", by=editor)


def test_a_picture_of_children_is_published_only_with_a_consent(article, picture, editor):
    tell_photograph(article, picture, credit="", shows_children=True, by=editor)

    with pytest.raises(NotFitToPublish) as refused:
        actions.publish_article(article, by=planted.publishing(editor))
    assert ["Học sinh chào cờ" in problem for problem in refused.value.problems] == [True]

    consent = ConsentGiven("parent", "Phụ huynh em A", date(2021, 9, 1))
    tell_photograph(article, picture, credit="", shows_children=True, consent=consent, by=editor)

    assert actions.publish_article(article, by=planted.publishing(editor)).live
    assert [entry.act for entry in entries_about(article)][1:3] == ["tell-photograph", "tell-photograph"]


def test_only_whoever_writes_tells_of_pictures(office, article, picture):
    with pytest.raises(Refused):
        tell_photograph(article, picture, credit="", shows_children=False, by=planted.an_actor(office, Role.PUBLISHER))


@pytest.mark.parametrize(("day", "age"), [(date(2025, 12, 31), None), (date(2026, 1, 1), 7)])
def test_the_law_says_from_which_day_and_age_the_child_agrees_too(day, age):
    assert photographs.child_too_from_age(day) == age


def test_readers_get_small_pictures_that_hold_their_place(article, picture, editor, client):
    published = actions.publish_article(article, by=planted.publishing(editor))

    page = client.get(published.url).content.decode()

    wanted = ('type="image/avif"', 'type="image/webp"', "480w", "880w", 'loading="lazy"', 'width="480"', "(Thu Hường)")
    assert [one for one in wanted if one not in page] == []


def test_an_editor_adds_a_picture_and_records_a_consent(article, editor, at_the_desk):
    where = f"/lam-viec/bai-viet/{article.pk}/anh/"
    file = SimpleUploadedFile("a.jpg", drawn())
    at_the_desk.post(where, {"picture": file, "alt": "Sân trường"})
    [(image, alt)] = photographs.pictures_of(queries.draft_of(article))
    half = {"image": image.pk, "shows_children": "on", "given_by": "Phụ huynh em A"}
    assert "Write both who agreed and on which day." in at_the_desk.post(where, half).content.decode()

    at_the_desk.post(where, half | {"kind": "both", "given_on": "2021-09-01"})

    assert (alt, photographs.photograph_of(image).consents.get().given_by) == ("Sân trường", "Phụ huynh em A")


def test_a_picture_without_words_is_not_taken(article, at_the_desk):
    page = at_the_desk.post(f"/lam-viec/bai-viet/{article.pk}/anh/", {"picture": SimpleUploadedFile("a.jpg", drawn())})

    assert "Say in a sentence what the picture shows." in page.content.decode()
    assert photographs.pictures_of(queries.draft_of(article)) == []
