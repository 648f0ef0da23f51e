"""An old portal is taken in once, whole, as its readers saw it; its addresses lead on."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from namhoc.front.numbers import counted_before, views_of
from namhoc.hear.models import Comment, Vote
from namhoc.hear.votes.queries import Rating, rating_of
from namhoc.journal.models import Entry
from namhoc.journal.queries import broken_at
from namhoc.people.errors import Refused
from namhoc.publish.actions import revise_article
from namhoc.publish.desk.stages import Stage
from namhoc.publish.desk.steps import stage_of
from namhoc.publish.desk.timetable import to_come
from namhoc.publish.desk.timing import keep_appointments
from namhoc.publish.models import ArticlePage, Author, Section, Tag, Topic
from namhoc.publish.moving import taking_in
from namhoc.publish.moving.counters import CountersBefore
from namhoc.publish.moving.errors import NotToBeMoved
from namhoc.publish.moving.models import Kind, Moved
from namhoc.publish.moving.staging import staging
from namhoc.publish.moving.taking_in import take_in_portal
from namhoc.publish.queries import draft_of
from namhoc.publish.search.asking import found_keys, what_is_asked
from tests.publish import planted
from tests.publish.moving import old_portal
from tests.publish.moving.conftest import HOST

pytestmark = pytest.mark.django_db
NUMBERED = "bai-so-{}-cua-nam-hoc"


def article(slug):
    return ArticlePage.objects.get(slug=slug)


def everything():
    """All rows that an import could touch."""
    models = (ArticlePage, Section, Tag, Topic, Author, Moved, Entry, Comment, get_image_model(), get_document_model())
    return [list(model.objects.order_by("pk").values()) for model in models]


def files_in(settings):
    from pathlib import Path

    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def test_every_article_comes_with_all_that_belongs_to_it(home, take):
    taken = take(old_portal.portal(5))
    page = article(NUMBERED.format(1001))

    assert (taken.fresh["articles"], ArticlePage.objects.count()) == (21, 21)
    assert (page.title, page.lead, page.author) == ("Bài số 1001 của năm học", "Đầu bài số 1001.", "Lò Văn A & B")
    assert (page.source, page.source_url) == ("Báo Điện Biên", "https://baodienbien.example/")
    assert (page.topic.name, page.office, page.year) == ("Năm học mới", home.office, "2018-2019")
    assert [tag.name for tag in page.tags.order_by("pk")] == [
        "Khai giảng",
        "Chuyển đổi số",
        "Thông báo",
        "Thông báo thi",
    ]
    assert [author.name for author in page.written_by.all()] == ["Hà Linh"]
    assert [(one.title, one.document.title) for one in page.attachments.all()] == [("ke-hoach.pdf", "ke-hoach.pdf")]
    assert page.get_parent().slug == "tin-tuc"
    assert [block["type"] for block in page.body.get_prep_value()] == [
        *("paragraph", "heading", "paragraph", "picture", "passage", "passage", "paragraph")
    ]


def test_what_readers_could_see_is_public_and_nothing_else(take):
    take(old_portal.portal(1))
    states = {page.slug: stage_of(page) for page in ArticlePage.objects.all()}
    hidden = {slug: state.value for slug, state in states.items() if state != Stage.PUBLISHED}

    assert hidden == {
        "het-han": "withdrawn",
        "da-dung": "withdrawn",
        "noi-bo-1": "withdrawn",
        "hen-gio": "scheduled",
        "nhap": "writing",
        "cho-duyet": "writing",
    }
    minutes = {(one.article.slug, one.what): one.at for one in to_come().select_related("article")}
    assert minutes["hen-gio", "publish"] == datetime.fromtimestamp(old_portal.NOW + 3 * old_portal.DAY, UTC)
    assert minutes["het-han-sau", "expire"] == datetime.fromtimestamp(old_portal.NOW + 30 * old_portal.DAY, UTC)
    assert Section.objects.get(slug="noi-bo").live is False


def test_what_was_scheduled_there_is_public_here_at_its_minute_and_gone_at_its_end(take):
    take(old_portal.portal(1))
    minute = datetime.fromtimestamp(old_portal.NOW + 3 * old_portal.DAY, UTC)

    keep_appointments(minute - timedelta(seconds=1))
    before = article("hen-gio").live
    keep_appointments(minute)
    at_it = article("hen-gio").live
    shown = article("het-han-sau").live
    keep_appointments(minute + timedelta(days=27))

    assert [before, at_it, shown, article("het-han-sau").live] == [False, True, True, False]


def test_two_articles_of_one_alias_have_two_addresses(take):
    take(old_portal.portal(1))

    assert sorted(ArticlePage.objects.filter(title="Trùng tên").values_list("slug", flat=True)) == [
        "trung-ten",
        "trung-ten-2",
    ]


def test_links_between_old_articles_lead_to_the_new_ones(take):
    take(old_portal.portal(3))
    [paragraph] = [block.value for block in article(NUMBERED.format(3)).body if "bài trước" in str(block.value)]

    assert f"[bài trước](/tin-tuc/{NUMBERED.format(2)}/)" in paragraph
    assert "[kế hoạch](/tai-lieu/" in paragraph


def test_words_of_passages_are_found(take, home):
    take(old_portal.portal(1))

    found = found_keys(home, what_is_asked("mam non: 5", None, None))
    assert NUMBERED.format(1) in ArticlePage.objects.filter(pk__in=found).values_list("slug", flat=True)


def test_what_cannot_come_is_told_by_table_and_article(take):
    taken = take(old_portal.portal(1))

    assert sorted({(found.code.removeprefix("publish.old-"), str(found.place)) for found in taken.findings}) == [
        ("article-led-away", "nv4_vi_news_rows · id 1016"),
        ("article-scheduled", "nv4_vi_news_rows · id 1006"),
        ("file-missing", "nv4_vi_news_rows · id 1001"),
        ("file-missing", "nv4_vi_news_rows · id 1014"),
        ("file-refused", "nv4_vi_news_rows · id 1001"),
        ("parts-left-out", "nv4_vi_news_rows · id 1013"),
        ("section-below", "nv4_vi_news_cat · thong-bao-thi"),
        ("section-hidden", "nv4_vi_news_cat · noi-bo"),
        ("section-missing", "nv4_vi_news_rows · id 1002"),
        ("text-missing", "nv4_vi_news_rows · id 1012"),
    ]


def test_what_the_old_portal_had_counted_is_read(take):
    assert take(old_portal.portal(1)).counters == CountersBefore(
        total=135_197_382,
        by_year={2020: 20_000_000, 2021: 31_000_000},
        months={8: 900_000, 9: 345_678},
        days={9: 41_000, 10: 12_345},
        robots={"googlebot": 7_000_000},
        since=old_portal.NOW - 4000 * old_portal.DAY,
        last=old_portal.NOW,
    )


def test_old_votes_are_carried_as_a_sum_that_new_ones_add_to(take):
    take(old_portal.portal(1))
    page = article(NUMBERED.format(1001))
    before = rating_of(page.pk)
    Vote.objects.create(page=page, voter="a", stars=2, on=planted.DAY)
    newer = old_portal.portal(1)
    newer["nv4_vi_news_rows"][1] = old_portal.article(1001, total_rating=9, click_rating=2)
    take(newer)

    assert (before, rating_of(page.pk)) == (Rating(5, 1), Rating(11, 3))


def test_comments_come_with_their_states_times_and_answers(take, home):
    taken = take(old_portal.portal(1))
    page = article(NUMBERED.format(1001))
    kept = Comment.objects.filter(page=page).values_list("name", "text", "state", "answers__name", "office")
    mine = home.office.pk

    assert (taken.fresh["comments"], list(kept)) == (
        3,
        [
            ("Lò Thị Hoa", 'Bài hay lắm!\nCảm ơn "tác giả"', "shown", None, mine),
            ("Quàng Văn B", "Tôi cũng nghĩ vậy", "shown", "Lò Thị Hoa", mine),
            ("Khách", "Chưa ai xem x", "waiting", None, mine),
        ],
    )
    assert Comment.objects.first().sent_at == datetime.fromtimestamp(old_portal.NOW - 100, UTC)


def test_a_comment_that_the_office_has_judged_stays_judged(take):
    take(old_portal.portal(1))
    Comment.objects.filter(state="waiting").update(state="refused", reason="Quảng cáo")
    newer = old_portal.portal(1)
    newer["nv4_vi_comment"].append(old_portal.comment(6, content="Trả lời nữa", pid=2))

    assert take(newer).fresh["comments"] == 1
    assert Comment.objects.filter(state="refused").count() == 1
    assert Comment.objects.get(text="Trả lời nữa").answers.name == "Lò Thị Hoa"


def test_the_total_that_was_counted_goes_on(take, home):
    take(old_portal.portal(1))
    before = counted_before(home.pk)

    assert (before.visits, str(before.until)) == (135_197_382, "2021-09-10")


def test_how_often_each_article_was_opened_goes_on_and_a_later_dump_tells_more(take, home):
    tables = old_portal.portal(3)
    take(tables)
    first = [views_of(home.pk, f"article:{article(NUMBERED.format(number)).pk}") for number in (1, 2, 3)]
    tables["nv4_vi_news_rows"][1] = old_portal.article(2, hitstotal=1_000)
    take(tables)

    assert (first, views_of(home.pk, f"article:{article(NUMBERED.format(2)).pk}")) == ([7, 14, 21], 1_000)


def test_a_tally_that_no_votes_add_up_to_is_left_behind(take):
    tables = old_portal.portal(2)
    tables["nv4_vi_news_rows"][0] = old_portal.article(1, total_rating=11, click_rating=2)
    tables["nv4_vi_news_rows"][1] = old_portal.article(2, total_rating=10, click_rating=2)
    take(tables)

    assert [rating_of(article(NUMBERED.format(number)).pk).votes for number in (1, 2)] == [0, 2]


def test_the_journal_says_from_what_file_how_much_came(home, take):
    take(old_portal.portal(5))
    entries = [json.loads(entry.details) for entry in Entry.objects.filter(act="move-portal-in").order_by("number")]

    assert [entry["taken"] for entry in entries] == [
        {"frame": 6},
        {"fresh": 21, "ratings": 1, "views": 5},
        {"comments": 3},
    ]
    assert {(entry["name"], len(entry["digest"])) for entry in entries} == {("old.sql", 64)}
    assert broken_at() is None


def test_the_same_dump_again_changes_nothing(take, settings):
    take(old_portal.portal(5))
    before = everything(), files_in(settings)

    assert take(old_portal.portal(5)).known["articles"] == 21
    assert (everything(), files_in(settings)) == before


def test_its_own_backup_brings_the_same_as_the_dump(take, settings):
    take(old_portal.portal(5))
    before = everything()

    assert take(old_portal.portal(5), old_portal.as_its_own_backup).known["articles"] == 21
    assert everything() == before


def test_a_try_says_as_much_and_leaves_nothing(take, settings):
    before = everything(), files_in(settings)

    assert take(old_portal.portal(5), tried=True).fresh["articles"] == 21
    assert (everything(), files_in(settings)) == before


def test_a_newer_dump_brings_what_is_new_and_what_was_changed_there(take):
    take(old_portal.portal(2))
    newer = old_portal.portal(3)
    newer["nv4_vi_news_rows"][0] = old_portal.article(1, title="Tên đã sửa")
    taken = take(newer)

    assert (taken.fresh["articles"], taken.renewed["articles"], taken.known["articles"]) == (1, 1, 17)
    assert (article(NUMBERED.format(1)).title, article(NUMBERED.format(1)).live) == ("Tên đã sửa", True)


def test_an_article_written_here_since_is_not_written_over(take, home):
    take(old_portal.portal(2))
    draft = draft_of(article(NUMBERED.format(1)))
    draft.title = "Tên ở đây"
    revise_article(draft, by=planted.an_actor(home.office))
    newer = old_portal.portal(2)
    newer["nv4_vi_news_rows"][0] = old_portal.article(1, title="Tên ở kia")
    taken = take(newer)

    assert taken.renewed["articles"] == 0
    assert draft_of(article(NUMBERED.format(1))).title == "Tên ở đây"
    assert "publish.old-article-written-here" in {found.code for found in taken.findings}


def test_an_article_deleted_here_does_not_come_back(take):
    take(old_portal.portal(2))
    article(NUMBERED.format(1)).delete()
    take(old_portal.portal(2))

    assert not ArticlePage.objects.filter(slug=NUMBERED.format(1)).exists()


def test_a_batch_that_fails_leaves_nothing_half(take, settings, monkeypatch):
    monkeypatch.setattr(taking_in, "A_BATCH", 10)
    broken, seen = taking_in.written_anew, []

    def fails(old, *rest):
        seen.append(old.id)
        if len(seen) == 19:
            raise OSError("đĩa đầy")
        return broken(old, *rest)

    monkeypatch.setattr(taking_in, "written_anew", fails)
    with pytest.raises(OSError, match="đĩa đầy"):
        take(old_portal.portal(5))

    assert ArticlePage.objects.count() == Moved.objects.filter(kind=Kind.ARTICLE).count() == 10
    assert get_document_model().objects.count() + get_image_model().objects.count() == len(files_in(settings))
    monkeypatch.setattr(taking_in, "written_anew", broken)
    assert take(old_portal.portal(5)).fresh["articles"] == 11


def test_only_the_installation_itself_moves_a_portal(home):
    editor = planted.an_actor(home.office)

    with staging() as staged, pytest.raises(Refused):
        take_in_portal(staged, home, home.office, origin={"name": "", "digest": ""}, by=editor)


def test_a_database_of_something_else_is_refused(take):
    with pytest.raises(NotToBeMoved, match="old-portal-without-news"):
        take({"nv4_config": [("sys", "global", "my_domains", "x")]})


OLD = {
    "/news/tin-tuc/ten-gi-cung-duoc-1001.html": "/tin-tuc/bai-so-1001-cua-nam-hoc/",
    "/vi/news/tin-tuc/bai-so-1001-cua-nam-hoc-1001.html": "/tin-tuc/bai-so-1001-cua-nam-hoc/",
    "/tin-tuc/bai-so-1001-cua-nam-hoc-1001.html": "/tin-tuc/bai-so-1001-cua-nam-hoc/",
    "/index.php?language=vi&nv=news&op=tin-tuc/bai-1001": "/tin-tuc/bai-so-1001-cua-nam-hoc/",
    "/news/print/tin-tuc/bai-1001.html": "/tin-tuc/bai-so-1001-cua-nam-hoc/",
    "/news/chuyen-muc-da-doi-ten/bai-1001.html": "/tin-tuc/bai-so-1001-cua-nam-hoc/",
    "/news/Thong-bao/": "/thong-bao/",
    "/news/thong-bao/page-3/": "/thong-bao/",
    "/news/": "/",
    "/news/rss/": "/tin-moi.rss",
    "/news/rss/thong-bao/": "/thong-bao.rss",
    "/news/tag/khai-giang/": "/tu-khoa/khai-giang/",
    "/news/topic/nam-hoc-moi/": "/chu-de/nam-hoc-moi/",
    "/news/author/Ha-Linh/": "/tac-gia/ha-linh/",
    "/news/tin-tuc/nhap-1007.html": None,
    "/news/noi-bo/noi-bo-1-1010.html": None,
    "/news/tin-tuc/chua-tung-co-4711.html": None,
    "/khong-phai-cua-trang-cu.html": None,
    "/uploads/../../etc/passwd": None,
}


@pytest.mark.parametrize("address", OLD)
def test_an_old_address_leads_on_for_good(address, take, client, settings):
    settings.ALLOWED_HOSTS = [HOST]
    take(old_portal.portal(2))
    answer = client.get(address, HTTP_HOST=HOST)

    assert (answer.status_code, answer.headers.get("Location")) == (
        (404, None) if OLD[address] is None else (301, OLD[address])
    )


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
def test_old_addresses_of_files_lead_on_too(take, client, settings):
    settings.ALLOWED_HOSTS = [HOST]
    take(old_portal.portal(2))
    asked = [
        "/uploads/news/2021_09/ke-hoach.pdf",
        "/uploads/news/2021_09/khai-giang.png",
        "/assets/news/2021_09/khai-giang.png",
    ]
    led = [client.get(address, HTTP_HOST=HOST).headers["Location"] for address in asked]
    answers = [client.get(address, HTTP_HOST=HOST) for address in led]

    assert [(answer.status_code, len(b"".join(answer)) > 0) for answer in answers] == [(200, True)] * 3


def test_an_old_address_costs_few_questions(take, client, settings, django_assert_max_num_queries):
    settings.ALLOWED_HOSTS = [HOST]
    take(old_portal.portal(2))
    with django_assert_max_num_queries(15, connection=connection):
        client.get("/news/tin-tuc/bai-1001.html", HTTP_HOST=HOST)


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
def test_an_article_that_came_reads_like_any_other(take, client, settings):
    settings.ALLOWED_HOSTS = [HOST]
    take(old_portal.portal(2))
    shown = client.get("/tin-tuc/bai-so-1001-cua-nam-hoc/", HTTP_HOST=HOST).content.decode()

    for words in (
        "<strong>8/12 trường</strong>",
        "<em>4 trường</em>",
        'rowspan="2"',
        "Lò Văn A &amp; B",
        "Báo Điện Biên",
    ):
        assert words in shown
    assert "mso" not in shown
