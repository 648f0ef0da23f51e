"""HTML typed into a field stays a text: it adds no element, no attribute and no address to any page."""

import re
import xml.etree.ElementTree as ET
from contextlib import suppress

import pytest
from django.utils.html import strip_tags

from namhoc.people.roles import Role
from namhoc.publish import actions, queries
from namhoc.publish.errors import NotFitToPublish
from namhoc.publish.reading import shown
from tests.hostile.bones import strange
from tests.hostile.conftest import signed_in
from tests.hostile.markup import Case, cases
from tests.hostile.trying import asked, digest, faults
from tests.publish import planted
from tests.publish.test_pages import typed

pytestmark = pytest.mark.slow

CASES = cases()
AT_ONCE = 25
BENIGN = "Một đoạn văn **đậm** và [một liên kết](https://example.org), không hơn."
OURS = frozenset(
    {("strong",), ("a", "href"), ("p",), ("br",), ("time", "datetime"), ("strong", "class")}
)  # what our own marks may become
FIELDS = ("title", "lead", "author", "source", "picture_caption")


def test_there_are_enough_of_them():
    assert len(CASES) >= 200
    assert len({case.name for case in CASES}) == len(CASES)


def test_a_page_with_more_in_it_is_seen():
    assert strange("<p>a<img src=x onerror=b>", "<p>a</p>") == ["has ('img', 'onerror', 'src')", "leads to 'x'"]
    assert strange("<a href='javascript:a'>", "<a href='/'>") == ["leads to 'javascript:a'"]


def test_a_text_shown_adds_nothing_but_our_own_marks():
    found = faults(CASES, lambda case: strange(f"<p>{shown(case.text, {})}</p>", "<p>", allowed=OURS))

    assert found == {}


@pytest.mark.parametrize("address", ["//evil.example/", "/\\evil.example/", "javascript:a", "https:evil.example"])
def test_an_address_that_only_looks_like_a_path_of_ours_is_no_link(address):
    assert shown(f"[bấm]({address})", {}) == f"[bấm]({address})"


def test_the_search_says_it_back_as_words(stranger):
    like = stranger.get("/tim-kiem/", {"q": "một hai ba"}).content.decode()
    before = digest()

    def trouble(case):
        response, wrong = asked(lambda: stranger.get("/tim-kiem/", {"q": case.text}))
        return wrong + strange(response.content.decode(), like)

    assert faults(CASES, trouble) == {}
    assert digest() == before


@pytest.mark.parametrize("field", ["login", "username"])
def test_the_sign_in_page_says_it_back_as_words(stranger, field):
    like = stranger.post("/dang-nhap/", {field: "ai đó", "password": "sai"}).content.decode()
    before = digest("axes", "account")

    def trouble(case):
        response, wrong = asked(lambda: stranger.post("/dang-nhap/", {field: case.text, "password": case.text}))
        return wrong + strange(response.content.decode(), like)

    assert faults(CASES[::16], trouble) == {}
    assert digest("axes", "account") == before


@pytest.mark.one_database
@pytest.mark.parametrize("start", range(0, len(CASES), AT_ONCE))
def test_an_article_says_it_as_words_at_the_desk_and_to_the_public(office, article, editor, stranger, start):
    publisher = planted.an_actor(office, Role.PUBLISHER)
    like = written(article, editor, stranger, publisher, [BENIGN] * AT_ONCE)

    pages = written(
        article, editor, stranger, publisher, [as_kept(case.text) for case in CASES[start : start + AT_ONCE]]
    )

    found = {name: strange(page, like[name], allowed=OURS) for name, page in pages.items() if name != "feed"}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert [child.tag for child in ET.fromstring(pages["feed"]).iter()] != []  # noqa: S314 - our own feed, whole


def as_kept(text):
    """Without what a form refuses with a word of its own, which the next test looks at."""
    return text.replace("\0", "")


def written(article, editor, stranger, publisher, texts):
    """The texts as paragraphs and in every field of an article, kept, published and read."""
    place = f"/lam-viec/bai-viet/{article.pk}/"
    lines = typed(article, **{"body-0-text": "\n\n".join(text.strip() or "trống" for text in texts)})
    for number in range(0, len(texts), len(FIELDS)):
        some = [re.sub(r"[\r\n]+", " ", text)[:140] for text in texts[number : number + len(FIELDS)]]
        fields = dict(zip(FIELDS, some, strict=False))
        response, wrong = asked(lambda sent={**lines, **fields}: editor.post(place, sent))
        assert (wrong, response.status_code in (200, 302)) == ([], True), number
    desk, preview = editor.get(place), editor.get(f"{place}xem-truoc/")
    article.refresh_from_db()
    with suppress(NotFitToPublish):  # a text that names a figure that is not there
        actions.publish_article(article, by=publisher)
    article.refresh_from_db()
    read = [desk, preview, stranger.get(article.url), stranger.get("/"), stranger.get("/tin-tuc/")]
    pages = dict(zip(("desk", "preview", "article", "front", "section"), read, strict=True))
    assert {name: page.status_code for name, page in pages.items() if page.status_code >= 500} == {}
    told = {name: page.content.decode() for name, page in pages.items()}
    return {**told, "feed": stranger.get("/tin-moi.rss").content.decode()}


def test_what_has_a_null_in_it_is_refused_with_a_word(article, editor):
    before = queries.draft_of(article).lead

    answer = editor.post(f"/lam-viec/bai-viet/{article.pk}/", typed(article, lead="a\0b"))

    assert "Có kí tự rỗng (NUL) trong nội dung." in strip_tags(answer.content.decode())
    assert queries.draft_of(article).lead == before


@pytest.mark.one_database
def test_any_form_can_be_tried(keeper):
    """The administration's, as an example: ``tried`` takes any address and any field."""
    assert tried(keeper, "/quan-tri/redirects/add/", {"old_path": "/cu"}, "redirect_link") == {}


def tried(client, address, data, field, among=None):
    """Each text put into one field of any form, sent, and the page that comes back looked at."""
    like = client.post(address, {**data, field: BENIGN}).content.decode() or "<p>"

    def trouble(case: Case):
        response, wrong = asked(lambda: client.post(address, {**data, field: case.text}))
        page = response.content.decode()
        return wrong + [
            shape for shape in strange(page, like, allowed=OURS) if response.status_code == 200 and runs(shape)
        ]

    return faults(among or CASES[::7], trouble)


def runs(shape):
    return "on" in shape and any(f"'on{name}" in shape for name in ("error", "load", "focus", "click", "toggle"))


def test_someone_signed_in_is_named_as_words(office):
    names = [case.text[:140] for case in CASES[::20]]
    pages = [signed_in(planted.a_post(office, name=name).account).get("/lam-viec/") for name in [BENIGN, *names]]
    like = pages[0].content.decode()

    assert [strange(page.content.decode(), like) for page in pages[1:]] == [[]] * len(names)
