"""Several sites on one installation, and the lists that readers find there."""

import pytest
from django.test import Client

from namhoc.publish import actions
from namhoc.publish.looks import Look, TimeStyle
from namhoc.publish.models import ArticlePage, Author, Tag, Topic
from tests.publish import planted
from tests.publish.test_pages import published, seen

LAY = "muonglay.localhost"


@pytest.fixture(autouse=True)
def _any_host(settings):
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def other(portal):
    """Another office's site on the same installation, with the look of the second seed."""
    office = planted.an_office("dien-bien-phu", "Phòng GD&ĐT thành phố Điện Biên Phủ")
    look = Look(
        greeting="Chào mừng quý bạn đọc", time_style=TimeStyle.TWELVE, responsible="Bà Lò Thị Mẫu", phone="0215 000"
    )
    return actions.open_portal("Điện Biên Phủ", office=office, hostname=LAY, look=look, by=planted.SYSTEM)


def there(client, address):
    """The page as the other site's readers see it."""
    client.defaults["SERVER_NAME"] = LAY
    return seen(client, address)


def test_each_host_shows_its_own_site_and_any_other_host_the_first(office, editor, other):
    published(office, editor, ["Đoạn."], title="Tin Mường Lay")
    beside = planted.an_actor(other.office)
    published(other.office, beside, ["Đoạn."], title="Tin Điện Biên Phủ")

    found = {}
    for host in (LAY, "localhost", "khac.vn"):
        page = Client(SERVER_NAME=host).get("/tin-tuc/").content.decode()
        found[host] = ("Tin Mường Lay" in page, "Tin Điện Biên Phủ" in page, "Chào mừng quý bạn đọc" in page)

    assert found == {LAY: (False, True, True), "localhost": (True, False, False), "khac.vn": (True, False, False)}


@pytest.mark.parametrize("address", ["/tim-kiem/?q=bai", "/tin-moi.rss", "/sitemap.xml", "/luu-tru/2021/9/", "/"])
def test_nothing_of_one_site_is_found_on_the_other(office, editor, other, client, address):
    published(office, editor, ["Đoạn."], title="Bài của Mường Lay")
    published(other.office, planted.an_actor(other.office), ["Đoạn."], title="Bài khác")

    page = Client(SERVER_NAME=LAY).get(address).content.decode()

    assert ("bai-cua-muong-lay" in page, "bai-khac" in page) == (False, True)


def test_a_site_writes_times_in_its_own_way_and_says_who_answers_for_it(other, reader):
    article = published(other.office, planted.an_actor(other.office), ["Đoạn."])
    ArticlePage.objects.filter(pk=article.pk).update(posted_at="2021-09-04T18:07:39+07:00")
    reader.cookies.clear()

    page = there(reader, f"/tin-tuc/{article.slug}/")

    assert "Thời gian đăng: 04/09/2021 06:07:39 PM" in page
    assert "Chịu trách nhiệm chính: Bà Lò Thị Mẫu" in page
    assert "Cơ quan chủ quản: Phòng GD&ĐT thành phố Điện Biên Phủ" in page


@pytest.mark.parametrize(
    ("hour", "said"), [("00:05", "12:05:00 AM"), ("12:05", "12:05:00 PM"), ("11:59", "11:59:00 AM")]
)
def test_noon_and_midnight_are_told_apart(other, client, hour, said):
    article = published(other.office, planted.an_actor(other.office), ["Đoạn."])
    ArticlePage.objects.filter(pk=article.pk).update(posted_at=f"2021-09-04T{hour}:00+07:00")

    assert f"04/09/2021 {said}" in there(client, f"/tin-tuc/{article.slug}/")


@pytest.fixture
def rich(office, editor, portal):
    """An article with all that stands around one."""
    topic = Topic.objects.create(home=portal, name="Hội nghị", slug="hoi-nghi", about="Hội nghị tổng kết các năm.")
    tag = Tag.objects.create(home=portal, name="kiểm định", slug="kiem-dinh")
    author = Author.objects.create(home=portal, name="Lò Thị Hường", slug="lo-thi-huong", about="Phóng viên.")
    for title in ("Bài trước", "Bài này"):
        article = actions.write_article(office, planted.YEAR, title, "Mở đầu.", ["Đoạn."], source="Báo", by=editor)
        article.topic, article.tags, article.written_by = topic, [tag], [author]
        article.source_url = "https://bao.example/bai"
        actions.revise_article(article, by=editor)
        actions.publish_article(article, by=planted.publishing(editor))
    return ArticlePage.objects.get(title="Bài này")


def test_an_article_leads_to_its_authors_tags_topic_and_source(rich, reader):
    page = reader.get(rich.url).content.decode()

    for link in (
        '<a rel="author" href="/tac-gia/lo-thi-huong/">Lò Thị Hường</a>',
        '<a rel="tag" href="/tu-khoa/kiem-dinh/">kiểm định</a>',
        '<a href="/chu-de/hoi-nghi/">Hội nghị</a>',
        '<a rel="nofollow noopener" href="https://bao.example/bai">Báo</a>',
    ):
        assert link in page
    assert "On the same topicBài trước" in seen(reader, rich.url)


@pytest.mark.parametrize(
    "address", ["/tac-gia/lo-thi-huong/", "/tu-khoa/kiem-dinh/", "/chu-de/hoi-nghi/", "/luu-tru/2021/9/"]
)
def test_what_is_gathered_is_listed_until_it_is_withdrawn(rich, editor, reader, address):
    before = seen(reader, address)
    actions.withdraw_article(rich, reason="Thử.", by=planted.publishing(editor))
    after = seen(reader, address)

    assert ["Bài này" in before, "Bài trước" in before, "Bài này" in after, "Bài trước" in after] == [
        True, True, False, True,
    ]  # fmt: skip


def test_the_map_of_the_site_counts_what_is_published(rich, reader):
    page = seen(reader, "/so-do-trang/")

    for told in ("2021 (2)", "Hội nghị (2)", "Lò Thị Hường (2)", "kiểm định (2)", "Tin tức"):
        assert told in page


def test_a_long_section_is_cut_into_pages(office, editor, reader):
    for number in range(12):
        published(office, editor, ["Đoạn."], title=f"Bài số {number:02}.")

    first, second = seen(reader, "/tin-tuc/"), seen(reader, "/tin-tuc/?page=2")

    assert ("Bài số 11." in first, "Bài số 01." in first, "Page 1 of 2" in first) == (True, False, True)
    assert ("Bài số 11." in second, "Bài số 01." in second, "Page 2 of 2" in second) == (False, True, True)


def test_a_translation_leads_to_the_other_language_and_back(office, editor, reader):
    first = published(office, editor, ["Đoạn."], title="Tổng kết")
    other = actions.write_article(office, planted.YEAR, "Summary", "Opening.", ["Text."], by=editor)
    other.language, other.translation_of = "en", first
    actions.revise_article(other, by=editor)
    actions.publish_article(other, by=planted.publishing(editor))

    page, back = (reader.get(address).content.decode() for address in (first.url, other.url))

    assert f'<a href="{other.url}" lang="en" hreflang="en">Read this in English</a>' in page
    assert f'<link rel="alternate" hreflang="en" href="http://testserver{other.url}">' in page
    assert f'<a href="{first.url}" lang="vi" hreflang="vi">' in back
    assert '<article class="article" lang="en">' in back


def test_another_site_may_quote_an_article(rich, client):
    told = client.get("/oembed/", {"url": f"http://testserver{rich.url}", "maxwidth": "300"}).json()

    assert (told["type"], told["version"], told["title"], told["width"]) == ("rich", "1.0", "Bài này", 300)
    assert f'<a href="http://testserver{rich.url}">Bài này</a>' in told["html"]
    assert client.get("/oembed/", {"url": "http://khac.vn/tin-tuc/bai-nay/"}).status_code == 404


def test_on_paper_an_article_says_where_it_was_read(rich, reader):
    page = seen(reader, f"{rich.url}ban-in/")

    assert "Bài này" in page
    assert f"Read at: http://testserver{rich.url}" in page


def test_a_section_has_its_own_feed(office, editor, client):
    published(office, editor, ["Đoạn."], title="Tin mới")

    for address, found in (("/tin-tuc.rss", True), ("/tin-tuc.atom", True), ("/thong-bao.rss", False)):
        assert ("tin-moi/" in client.get(address).content.decode()) == found, address
    assert client.get("/khong-co.rss").status_code == 404
