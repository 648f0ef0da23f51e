"""Before its minute no byte that the public can fetch tells of an article; at its minute all places tell at once."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Drawing
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from namhoc.people.roles import Role
from namhoc.publish import actions, queries
from namhoc.publish.desk import timing
from namhoc.publish.models import ArticlePage, Attachment, Section
from namhoc.publish.moments import moment_now
from tests.publish import planted

pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # Wagtail leaves pictures open
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]
WORDS = "Bí mật đến phút chót"
FEEDS = ("/tin-moi.rss", "/tin-moi.atom")


@pytest.fixture
def publisher(office, portal):
    return planted.an_actor(office, Role.PUBLISHER)


@pytest.fixture
def earlier(office, editor, publisher):
    """An article that is public already, beside which the new one will stand."""
    article = actions.write_article(office, planted.YEAR, "Tin cũ", "Mở đầu.", ["Đoạn."], by=editor)
    return actions.publish_article(article, by=publisher)


def a_picture():
    drawn = BytesIO()
    Drawing.new("RGB", (64, 48), "navy").save(drawn, "JPEG")
    return get_image_model().objects.create(title="Ảnh", file=ContentFile(drawn.getvalue(), name="anh.jpg"))


@pytest.fixture
def secret(office, editor):
    article = actions.write_article(office, planted.YEAR, WORDS, "Lời dẫn kín.", ["Đoạn kín."], by=editor)
    draft = queries.draft_of(article)
    draft.picture, draft.picture_alt = a_picture(), "Sân trường"
    actions.revise_article(draft, by=editor)
    return article


def unmarked(body):
    """A page of results marks the words it was asked for."""
    return body.replace(b"<mark>", b"").replace(b"</mark>", b"")


def everywhere(article, earlier):
    """Each public address that could tell of the article, with what it answers to somebody unknown."""
    image = queries.draft_of(article).picture
    rendition = image.get_rendition("width-32")
    sections = [section.url for section in Section.objects.all()]
    places = ["/", *sections, earlier.url, ArticlePage.objects.get(pk=article.pk).url, "/tim-kiem/?q=bi+mat"]
    places += [*FEEDS, "/sitemap.xml", "/api/figures", "/lich-su/"]
    places += [rendition.url, image.file.url]
    answers = {place: _answer(place) for place in places}
    return answers, rendition.url


def _answer(place):
    response = Client().get(place)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return response.status_code, body.replace(b"<mark>", b"").replace(b"</mark>", b"")


def test_nothing_tells_of_an_article_before_its_minute_and_everything_at_it(earlier, secret, publisher):
    before, picture = everywhere(secret, earlier)
    now = moment_now().replace(hour=9, minute=0, second=0)
    at = now + timedelta(minutes=30)
    timing.schedule_article(secret, at, now=now, by=publisher)

    timing.keep_appointments(at - timedelta(seconds=1))
    scheduled, _ = everywhere(secret, earlier)
    assert scheduled == before
    assert [place for place, (_status, body) in before.items() if WORDS.encode() in body] == []
    assert before[picture][0] == 404

    timing.keep_appointments(at)
    after, _ = everywhere(secret, earlier)
    changed = {place for place in after if after[place] != before[place]}
    home, section = "/", secret.get_parent().url
    told = {
        home,
        section,
        earlier.url,
        secret.url,
        "/tim-kiem/?q=bi+mat",
        "/tin-moi.rss",
        "/tin-moi.atom",
        "/sitemap.xml",
    }
    assert changed - {"/tin-moi.rss", "/tin-moi.atom"} == (told | {picture}) - {"/tin-moi.rss", "/tin-moi.atom"}
    assert [place for place in sorted(told - {"/sitemap.xml"}) if WORDS.encode() not in unmarked(after[place][1])] == []
    assert after[picture][0] == 200


def test_a_withdrawn_article_s_picture_is_closed_again(secret, publisher):
    actions.publish_article(secret, by=publisher)
    picture = queries.draft_of(secret).picture.get_rendition("width-32").url
    assert _answer(picture)[0] == 200

    actions.withdraw_article(secret, reason="Nhầm.", by=publisher)

    assert _answer(picture)[0] == 404


def test_its_editors_see_the_picture_before_and_others_do_not(office, secret, at_the_desk):
    picture = queries.draft_of(secret).picture.get_rendition("width-32").url
    elsewhere = Client()
    elsewhere.force_login(planted.a_post(office, Role.CLERK).account)

    answers = [client.get(picture) for client in (at_the_desk, elsewhere)]
    for answer in answers:
        answer.close()
    assert [answer.status_code for answer in answers] == [200, 404]


def a_file():
    return get_document_model().objects.create(title="Kế hoạch", file=ContentFile(b"%PDF-1.4 kin", name="ke-hoach.pdf"))


@pytest.fixture
def attached(secret, editor):
    """The secret article has a file beside it, and leads to another in its words."""
    beside, led_to = a_file(), a_file()
    draft = queries.draft_of(secret)
    draft.attachments = [Attachment(document=beside, title="Kế hoạch")]
    draft.body = [{"type": "paragraph", "value": f"[kế hoạch]({led_to.url})"}]
    actions.revise_article(draft, by=editor)
    return beside.url, led_to.url


def test_the_files_of_an_article_open_and_close_with_it(secret, attached, publisher):
    def statuses():
        return [_answer(place)[0] for place in attached]

    before = statuses()
    actions.publish_article(secret, by=publisher)
    public = statuses()
    actions.withdraw_article(secret, reason="Nhầm.", by=publisher)

    assert [before, public, statuses()] == [[404, 404], [200, 200], [404, 404]]


def test_its_editors_fetch_the_file_before_and_others_do_not(office, secret, attached, publisher, at_the_desk):
    elsewhere, clerk = planted.an_office("tua-chua", "Phòng GD&ĐT Tủa Chùa"), planted.a_post(office, Role.CLERK)
    actions.publish_article(secret, by=publisher)
    actions.withdraw_article(secret, reason="Nhầm.", by=publisher)
    clients = [at_the_desk]
    for post in (planted.a_post(elsewhere), clerk):
        clients.append(Client())
        clients[-1].force_login(post.account)

    answers = [client.get(attached[0]) for client in clients]
    for answer in answers:
        answer.close()
    assert [answer.status_code for answer in answers] == [200, 404, 404]
