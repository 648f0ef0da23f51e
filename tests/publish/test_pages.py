"""What readers see, and what an editor sees."""

import html
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from namhoc.publish import actions, queries
from namhoc.publish.desk import duties as desk
from namhoc.publish.models import ArticlePage
from tests.publish import planted


def published(office, editor, *paragraphs, title="Tổng kết năm học ở Mường Lay", lead="Mở đầu."):
    article = actions.write_article(office, planted.YEAR, title, lead, list(paragraphs), author="Thu Hường", by=editor)
    return actions.publish_article(article, by=planted.publishing(editor))


def seen(client, address):
    """The page as a reader sees it: words without tags, spaces made one."""
    answer = client.get(address)
    assert answer.status_code == 200
    words = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", words)).split())


# --- readers ----------------------------------------------------------------------------------------------------------


def test_a_figure_is_written_from_its_exact_value_and_leads_to_its_origin(office, editor, reader):
    base = planted.a_figure(office, 8, is_base=True)
    figure = planted.a_figure(office, base=base)
    article = published(
        office, editor, ["đạt ", (figure.pk, "fraction"), ", ", figure.pk, ", tăng ", (figure.pk, "amount")]
    )

    page = reader.get(article.url).content.decode()

    links = re.findall(rf'<a class="figure" href="{figure.get_absolute_url()}"[^>]*>([^<]+)<', page)
    assert links == ["9/12", "75%", "8,3 điểm phần trăm"]
    assert "{{figure" not in page


def test_an_excess_is_worked_out_before_it_is_rounded(office, editor, reader):
    target = planted.a_target(office, "school-units-reduction-rate", 1, 10)
    figure = planted.a_figure(office, 2, 14, indicator="school-units-reduction-rate", target=target)
    article = published(
        office, editor, ["giảm ", figure.pk, ", vượt ", (figure.pk, "excess"), " (", (figure.pk, "target"), ")"]
    )

    assert "giảm 14,29% (Where does this number come from?), vượt 4,29 điểm phần trăm" in seen(reader, article.url)


def test_a_notice_without_figures_does_not_take_them_from_the_front_page(office, editor, reader):
    figure = planted.a_figure(office)
    published(office, editor, ["Toàn thị xã đạt ", figure.pk, " số trường."])
    published(office, editor, "Lịch học tuần này.", title="Thời khóa biểu")

    front = seen(reader, "/")

    assert front.index("Thời khóa biểu") < front.index("Tổng kết năm học ở Mường Lay")
    assert figure.get_absolute_url() in reader.get("/").content.decode()


def test_a_corrected_figure_keeps_its_old_value_and_says_the_new_one(office, editor, reader):
    figure = planted.a_figure(office)
    article = published(office, editor, ["Toàn thị xã đạt ", figure.pk, " số trường."])
    before = seen(reader, article.url)
    planted.a_correction(figure, 8)

    after = seen(reader, article.url)

    assert "đạt 75% (Where does this number come from?) số trường." in before
    assert "corrected" not in before
    assert "đạt 75% (Where does this number come from?) (corrected, now 66,67%) số trường." in after
    assert "This article rests on figures that have since been corrected" in after
    assert "published 75%, now 66.67% (8/12), adopted on 10 Sep 2021. Reason: Một trường gửi lại báo cáo." in after


def test_a_correction_that_leaves_one_number_as_it_was_is_not_shouted_beside_it(office, editor, reader):
    figure = planted.a_figure(office)
    article = published(office, editor, ["trên tổng số ", (figure.pk, "denominator"), " trường"])
    planted.a_correction(figure, 8)

    page = seen(reader, article.url)

    assert "trên tổng số 12 (Where does this number come from?) trường" in page
    assert "This article rests on figures that have since been corrected" in page


def test_what_an_editor_types_is_never_taken_for_html(office, editor, reader):
    article = published(
        office, editor, "<script>alert(1)</script> **đậm** [trang](javascript:alert(1)) [nơi](/tin-tuc/)"
    )

    page = reader.get(article.url).content.decode()

    assert "<script>alert" not in page
    assert '<strong>đậm</strong> [trang](javascript:alert(1)) <a href="/tin-tuc/">nơi</a>' in page


def test_the_day_is_written_as_portals_write_it(office, editor, client):
    article = published(office, editor, ["Đoạn."])
    ArticlePage.objects.filter(pk=article.pk).update(posted_at="2021-09-04T18:07:39+07:00")

    assert "Thứ Bảy - 04/09/2021 18:07" in seen(client, article.url)


def test_search_engines_are_told_the_article_in_their_own_words(office, editor, reader):
    figure = planted.a_figure(office)
    article = published(office, editor, ["Đoạn."], lead=["Đạt ", figure.pk, " trường </script>"])

    page = reader.get(article.url).content.decode()

    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1]
    told, way = json.loads(script)["@graph"]
    assert (told["headline"], told["description"], told["author"]["name"], told["publisher"]["name"]) == (
        "Tổng kết năm học ở Mường Lay",
        "Đạt 75% trường </script>",
        "Thu Hường",
        "Phòng GD&ĐT thị xã Mường Lay",
    )
    assert [step["item"] for step in way["itemListElement"]] == [
        "http://testserver/",
        "http://testserver/tin-tuc/",
        f"http://testserver{article.url}",
    ]


def test_newer_and_older_articles_stand_on_either_side(office, editor, reader):
    articles = [published(office, editor, ["Đoạn."], title=f"Bài {number}") for number in range(3)]
    for day, article in enumerate(articles, start=1):
        ArticlePage.objects.filter(pk=article.pk).update(posted_at=f"2021-09-0{day}T08:00:00+07:00")

    page = seen(reader, articles[1].url)

    assert "Newer articlesBài 2 (3 Sep 2021) Older articlesBài 0 (1 Sep 2021)" in page


@pytest.mark.parametrize("words", ["muong lay", "MƯỜNG  LAY", "tổng kết duoc", "66"])
def test_search_needs_no_tones(office, editor, reader, words):
    published(office, editor, ["Đã làm được 66 việc."])
    published(office, editor, ["Đoạn."], title="Khai giảng")

    page = seen(reader, f"/tim-kiem/?q={words}")

    assert ("Tổng kết năm học ở Mường Lay" in page, "Khai giảng" in page) == (True, False)


def test_a_search_that_finds_nothing_says_how_to_go_on(office, editor, reader):
    published(office, editor, ["Đoạn."])

    assert "No article has all of these words" in seen(reader, "/tim-kiem/?q=sao hoa")


def test_feeds_and_maps_list_what_is_published_and_nothing_else(office, editor, client):
    figure = planted.a_figure(office)
    published(office, editor, ["Đoạn."], lead=["Đạt ", figure.pk, "."])
    actions.write_article(office, planted.YEAR, "Bản nháp", "Mở đầu", [], by=editor)

    for address in ("/tin-moi.rss", "/tin-moi.atom", "/sitemap.xml"):
        text = client.get(address).content.decode()
        assert ("tong-ket-nam-hoc-o-muong-lay" in text, "ban-nhap" in text) == (True, False), address
    assert "Đạt 75%." in client.get("/tin-moi.rss").content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/", "/tin-tuc/", "/tim-kiem/?q=bai"])
def test_a_list_asks_as_much_for_thirty_articles_as_for_three(office, editor, client, address):
    def asked(number):
        while ArticlePage.objects.count() < number:
            figure = planted.a_figure(office, revision=ArticlePage.objects.count() + 1)
            published(office, editor, ["đạt ", figure.pk], title="Bài", lead=["đạt ", figure.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    assert asked(3) == asked(30)


def test_an_article_asks_as_much_for_thirty_figures_as_for_three(office, editor, client):
    def asked(number):
        figures = [planted.a_figure(office, 1, number, revision=number * 100 + 2 * one) for one in range(number)]
        planted.a_correction(figures[0], 0)
        article = published(office, editor, [figure.pk for figure in figures], title=f"{number} số")
        client.get(article.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(article.url)
        return len(captured)

    assert asked(3) == asked(30)


# --- the editor -------------------------------------------------------------------------------------------------------


def typed(article, **changes):
    """The edit form as it stands, with what an editor changes."""
    from namhoc.publish.desk.forms import article_values, body_values

    draft = queries.draft_of(article)
    lines = body_values(draft)
    data = {**article_values(draft), "body-TOTAL_FORMS": len(lines) + 1, "body-INITIAL_FORMS": len(lines)}
    for place, line in enumerate([*lines, {"kind": "paragraph", "text": ""}]):
        offered = line["kind"] not in ("picture", "table")  # those are only kept or taken out
        data |= {f"body-{place}-{name}": value for name, value in line.items() if offered or name == "was"}
    return {**data, **changes}


def test_an_editor_writes_from_the_first_words_and_a_publisher_publishes(office, at_the_desk, at_the_publisher_s):
    figure = planted.a_figure(office)
    answer = at_the_desk.post(
        "/lam-viec/bai-viet/moi/", {"blank": "1", "blank-title": "Tổng kết", "blank-year": "2020 – 2021"}
    )
    article = ArticlePage.objects.get()
    assert answer.url == f"/lam-viec/bai-viet/{article.pk}/"

    body = {"body-0-text": f"Đạt {{{{figure:{figure.pk}:value}}}}.\n\nĐoạn hai."}
    at_the_desk.post(answer.url, typed(article, lead="Mở đầu mới.", **body))
    assert at_the_desk.post(f"/lam-viec/bai-viet/{article.pk}/dang/").status_code == 403
    at_the_publisher_s.post(f"/lam-viec/bai-viet/{article.pk}/dang/")

    page = seen(at_the_desk, ArticlePage.objects.get().url)
    assert "Mở đầu mới. Đạt 75% (Where does this number come from?). Đoạn hai." in page


def test_the_record_of_a_year_becomes_a_draft_whose_figures_are_live(office, at_the_desk):
    figure = planted.a_figure(office)

    answer = at_the_desk.post("/lam-viec/bai-viet/moi/", {"record": "1", "record-year": planted.YEAR})

    article = ArticlePage.objects.get()
    assert answer.url == f"/lam-viec/bai-viet/{article.pk}/"
    assert (article.live, article.year, list(queries.cited_by(article))) == (False, planted.YEAR, [figure.pk])


@pytest.mark.parametrize("year", ["2020", "2020-2022", ""])
def test_a_year_that_is_none_is_refused_in_words(office, at_the_desk, year):
    answer = at_the_desk.post("/lam-viec/bai-viet/moi/", {"record": "1", "record-year": year})

    assert ("such as 2020-2021" in answer.content.decode(), ArticlePage.objects.count()) == (True, 0)


def test_once_figures_are_official_the_editor_owes_an_article(office, editor):
    assert desk.duties_of(editor, planted.YEAR) == []
    planted.a_figure(office)

    owed = desk.duties_of(editor, planted.YEAR)
    assert [(duty.url, duty.state.value) for duty in owed] == [("/lam-viec/bai-viet/moi/", "to-do")]

    published(office, editor, ["Đoạn."])
    assert desk.duties_of(editor, planted.YEAR) == []


def test_an_untouched_form_changes_nothing(office, editor, at_the_desk):
    article = actions.write_article(office, planted.YEAR, "Bài", "Mở đầu.", ["## Mục", ["đạt ", 3], "Đoạn."], by=editor)
    table = {"type": "table", "value": {"caption": "Bảng", "rows": "a | b\n1 | 2"}}
    quote = {"type": "quote", "value": {"text": "Lời.", "speaker": "Ai đó"}}
    article.body = [*article.body.get_prep_value(), table, quote]
    actions.revise_article(article, by=editor)
    before = [(block.block_type, block.get_prep_value()["value"]) for block in queries.draft_of(article).body]

    assert at_the_desk.post(f"/lam-viec/bai-viet/{article.pk}/", typed(article)).status_code == 302

    after = [(block.block_type, block.get_prep_value()["value"]) for block in queries.draft_of(article).body]
    assert after == before


def test_an_emptied_part_and_a_part_taken_out_are_gone(office, editor, at_the_desk):
    article = actions.write_article(office, planted.YEAR, "Bài", "Mở đầu.", ["Một.", "Hai."], by=editor)
    table = {"type": "table", "value": {"caption": "Bảng", "rows": "a | b"}}
    article.body = [*article.body.get_prep_value(), table]
    actions.revise_article(article, by=editor)

    at_the_desk.post(
        f"/lam-viec/bai-viet/{article.pk}/", typed(article, **{"body-0-text": "", "body-2-taken_out": "on"})
    )

    assert [block.value for block in queries.draft_of(article).body] == ["Hai."]


def test_a_figure_typed_wrong_is_refused_with_what_to_do_and_nothing_typed_is_lost(office, editor, at_the_desk):
    article = actions.write_article(office, planted.YEAR, "Bài", "Mở đầu.", ["Một."], by=editor)

    answer = at_the_desk.post(
        f"/lam-viec/bai-viet/{article.pk}/", typed(article, **{"body-0-text": "đạt {{figure:x}} em"})
    )

    page = html.unescape(answer.content.decode())
    assert "“{{figure:x}}” is not a figure. Delete it, or put the figure in from the list." in page
    assert "đạt {{figure:x}} em" in page
    assert [block.value for block in queries.draft_of(article).body] == ["Một."]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves a made picture open
@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
def test_a_picture_is_kept_with_its_words(office, editor, at_the_desk, at_the_publisher_s):
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    drawn = BytesIO()
    Image.new("RGB", (1200, 800), "navy").save(drawn, "JPEG")
    article = actions.write_article(office, planted.YEAR, "Bài", "Mở đầu.", ["Một."], by=editor)
    where = f"/lam-viec/bai-viet/{article.pk}/"

    def upload(**changes):
        return at_the_desk.post(where, typed(article, picture=SimpleUploadedFile("a.jpg", drawn.getvalue()), **changes))

    assert "Say in a sentence what the picture shows." in upload().content.decode()
    upload(picture_alt="Học sinh chào cờ")
    at_the_publisher_s.post(where + "dang/")

    page = at_the_desk.get(ArticlePage.objects.get().url).content.decode()
    tag = re.search(r'<img[^>]*alt="Học sinh chào cờ"[^>]*>', page)[0]
    picture = at_the_desk.get(re.search(r'src="([^"]+)"', tag)[1])
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/jpeg")
    picture.close()


def test_a_picture_is_known_by_what_it_is_whatever_its_name_says():
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    from namhoc.publish.desk.forms import ArticleForm

    def refused(kind):
        drawn = BytesIO()
        Image.new("RGB", (12, 8), "navy").save(drawn, kind)
        form = ArticleForm({}, {"picture": SimpleUploadedFile("a.jpg", drawn.getvalue())})
        return "picture" in form.errors

    assert [refused(kind) for kind in ("JPEG", "PNG", "GIF", "EPS")] == [False, False, False, True]


def test_the_check_before_publishing_names_every_problem_and_blocks(office, editor, at_the_publisher_s):
    draft_figure = planted.a_figure(office, adopted_on=None, adopted_by="")
    article = actions.write_article(office, planted.YEAR, "Bài", "Mở đầu.", ["đạt ", [draft_figure.pk]], by=editor)

    answer = at_the_publisher_s.post(f"/lam-viec/bai-viet/{article.pk}/dang/")

    page = html.unescape(answer.content.decode())
    assert "(75%) is not adopted yet. Ask the head of office to adopt it, or take it out." in page
    assert not ArticlePage.objects.get().live


def test_the_editor_is_told_which_article_rests_on_replaced_figures(office, editor, at_the_desk):
    figure = planted.a_figure(office)
    published(office, editor, ["đạt ", figure.pk])
    published(office, editor, ["Không có số."], title="Khai giảng")
    assert "Rests on replaced figures" not in seen(at_the_desk, "/lam-viec/bai-viet/")

    planted.a_correction(figure, 8)

    assert seen(at_the_desk, "/lam-viec/bai-viet/").count("Rests on replaced figures") == 1
    duties = desk.duties_of(editor, planted.YEAR)
    assert [(duty.title, duty.state.value) for duty in duties] == [("Tổng kết năm học ở Mường Lay", "returned")]


def test_another_offices_article_is_not_there_for_an_editor(office, portal, at_the_desk):
    other = planted.an_office("dien-bien-phu", "Phòng GD&ĐT Điện Biên Phủ")
    article = actions.write_article(other, planted.YEAR, "Bài khác", "…", [], by=planted.an_actor(other))

    for page in ("", "xem-truoc/", "dang/", "go/"):
        assert at_the_desk.get(f"/lam-viec/bai-viet/{article.pk}/{page}").status_code == 404
    assert "Bài khác" not in seen(at_the_desk, "/lam-viec/bai-viet/")


def test_a_withdrawal_needs_a_reason(office, editor, at_the_publisher_s):
    article = published(office, editor, ["Đoạn."])
    where = f"/lam-viec/bai-viet/{article.pk}/go/"

    at_the_publisher_s.post(where, {"reason": "  "})
    assert ArticlePage.objects.get().live

    at_the_publisher_s.post(where, {"reason": "Nhầm ngày."})
    assert not ArticlePage.objects.get().live
    assert "Withdrawn." in seen(at_the_publisher_s, "/lam-viec/bai-viet/")

    at_the_publisher_s.post(where, {"reason": "Nhầm ngày."})
    assert "the public does not see this article now" in seen(at_the_publisher_s, "/lam-viec/bai-viet/")


def test_the_administration_sends_an_article_s_work_to_the_desk(office, editor, client):
    from django.contrib.auth import get_user_model

    article = actions.write_article(office, planted.YEAR, "Bài", "Mở đầu.", ["đạt ", [404]], by=editor)
    client.force_login(get_user_model().objects.create_superuser("root", password=planted.PASSWORD, name="Quản trị"))
    edit = f"/quan-tri/pages/{article.pk}/edit/"

    answers = [client.get(edit), client.post(edit, {"action-publish": "1", "title": "Bài", "lead": "Sửa."})]

    assert [answer.url for answer in answers] == [f"/lam-viec/bai-viet/{article.pk}/"] * 2
    assert not ArticlePage.objects.get().live
