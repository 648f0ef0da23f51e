"""Hostile words through the real pages: nothing breaks, nothing runs, nothing refused leaves a trace."""

import re
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from namhoc.hear.comments.actions import VERDICTS, decide_comments
from namhoc.hear.models import Comment, CommentReport, Question, Vote
from namhoc.hear.wording import plain_words
from namhoc.people.roles import Role
from tests.hear import test_comments, test_questions, test_rating
from tests.hear.readers import OWN, Reader
from tests.publish import planted

RUN = "alert(1)"
SHAPES = [
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT>",
    f"</p><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<details open ontoggle={RUN}>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<a href='javascript:{RUN}'>x</a>",
    f"<a href='java\tscript:{RUN}'>x</a>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RUN}&gt;'>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f"<template><script>{RUN}</script></template>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"'\"><script>{RUN}</script>",
    f'" onfocus={RUN} autofocus x="',
    f"' onmouseover='{RUN}",
    f"</textarea><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"<style>@import 'javascript:{RUN}';</style>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "<base href='https://elsewhere.example/'>",
    f"<object data='data:text/html,<script>{RUN}</script>'></object>",
    f"<input type=image src=x onerror={RUN}>",
    f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    "{{ request.user }}{% load i18n %}{% debug %}",
    "{{figure:1}} {{ 7|add:7 }} ${7*7} #{7*7}",
    "[bấm vào đây](javascript:alert(1)) **đậm**",
    "'; DROP TABLE hear_comment; --",
    "%s %(name)s %n %00 %c0%ae",
    "../../../../etc/passwd",
    "=cmd|' /C calc'!A0",
    "\\x3cscript\\x3e \\u003cscript\\u003e",
]
DISGUISES = {
    "an override that turns the direction": ("abc\u202edcba", "abcdcba"),
    "isolates and embeddings": ("a\u2066b\u2067c\u2068d\u2069e\u202af\u202bg\u202ch\u202di", "abcdefghi"),
    "marks of direction": ("12\u200f,5\u200e%\u061c", "12,5%"),
    "letters of no width": ("a\u200bb\u200cc\u200dd\u2060e\ufefff", "abcdef"),
    "a soft hyphen": ("xin\u00adchào", "xinchào"),
    "fillers that look like nothing": ("a\u3164b\uffa0c\u115fd\u2800e\u034ff", "abcdef"),
    "control letters": ("a\x01b\x07c\x1bd\x7fe\x9ff", "abcdef"),
    "tags of letters": ("a\U000e0041\U000e0042b", "ab"),
    "private and missing letters": ("a\uffffb\U0010ffffc", "abc"),
    "line breaks of every kind": ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc d e f g h"),
    "a tower of marks": ("z" + "\u0335\u0336\u0337\u0338" * 50, "z\u0335\u0336"),
    "Vietnamese in loose letters": ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
    "many empty lines": ("a\n\n\n\n\nb", "a\n\nb"),
}
ODD = {
    "a letter that is none": {"text": "a\x00b"},
    "nothing but letters that are none": {"text": "\x00\x00"},
    "a word where a number is asked": {"answers": "một"},
    "a number below nothing": {"answers": "-1"},
    "a number of another writing": {"answers": "١٢٣"},
    "a number of many digits": {"answers": "9" * 5_000},
    "a stamp of nothing": {"stamp": ""},
    "a stamp of letters": {"stamp": "Ω≈ç√∫:x:y"},
    "a stamp with a broken letter": {"stamp": "a\x00:b"},
    "an answer of another kind": {"answer": "NaN"},
    "an answer beyond all": {"answer": "1e309"},
    "a name of a thousand letters": {"name": "á" * 1_000},
    "an e-mail with a line break": {"email": "a@b.vn\nBcc: c@d.vn"},
    "two hundred kilobytes": {"text": "ă" * 65_000},
}
ASSIGNED = {  # what only the office or the site decides
    "state": "shown",
    "office": "1",
    "office_id": "1",
    "page": "1",
    "page_id": "1",
    "member": "1",
    "member_id": "1",
    "id": "1",
    "pk": "1",
    "sent_at": "2000-01-01",
    "form": "x",
    "reason": "x",
    "set_aside": "on",
    "voter": "x",
    "published": "on",
    "due_on": "2099-01-01",
    "number": "PH-0",
    "code": "x",
}


class Executed(HTMLParser):
    """What a page would run or load: handlers, scripts and addresses that are not our own."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        foreign = str(told.get("src") or told.get("href") or told.get("action") or "").strip().lower()
        handlers = [name for name in told if name.startswith("on")]
        if tag == "iframe" and foreign.startswith("/") and "srcdoc" not in told:
            return  # our own counts of visits
        if (
            handlers
            or tag in ("iframe", "object", "embed", "base", "style", "svg", "math")
            or (tag == "script" and not foreign.startswith("/") and told.get("type") != "application/ld+json")
            or (foreign.startswith(("javascript:", "data:", "http://elsewhere", "https://elsewhere")))
            or (tag == "meta" and "http-equiv" in told)
        ):
            self.found.append((tag, told))


def runs(answer):
    return Executed(answer.content.decode()).found


def rows():
    return [list(model.objects.order_by("pk").values()) for model in (Comment, CommentReport, Question, Vote)]


def test_a_page_that_runs_something_is_found():
    class Answer:
        content = b"<p onclick=x><script>1</script><a href='javascript:x'>"

    assert [tag for tag, _told in runs(Answer)] == ["p", "script", "a"]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_in_a_comment_is_read_and_not_run(article, editor, office, reader, shape):
    test_comments.write(reader, article, text=f"{shape} nhé", name=shape[:80])
    pk = Comment.objects.get().pk
    at_the_desk = Reader()
    at_the_desk.client.force_login(planted.a_post(office).account)
    waiting = at_the_desk.client.get("/lam-viec/ban-doc/y-kien/")
    decide_comments([pk], VERDICTS["approve"], by=editor)
    report = reader.client.get(f"/y-kien/bao/{pk}/")
    shown = [
        reader.client.get(article.url),
        reader.client.get(f"{test_comments.path_of(article)}?tra-loi={pk}"),
        report,
    ]

    assert [(page.status_code, runs(page)) for page in (waiting, *shown)] == [(200, [])] * 4
    assert "elsewhere.example/'" not in shown[0].content.decode()
    assert Comment.objects.get().text == plain_words(f"{shape} nhé")


@pytest.mark.parametrize("shape", SHAPES[::3])
def test_a_shape_in_a_question_is_read_and_not_run(office, portal, shape):
    head = planted.a_post(office, Role.HEAD)
    sent = test_questions.ask(Reader(), text=shape, name=shape[:80], contact=shape[:120])
    at_the_desk = Reader()
    at_the_desk.client.force_login(head.account)
    opened = at_the_desk.client.get(f"/lam-viec/ban-doc/phan-hoi/{Question.objects.get().pk}/")
    listed = at_the_desk.client.get("/lam-viec/ban-doc/phan-hoi/")

    assert [(page.status_code, runs(page)) for page in (sent, opened, listed)] == [(200, [])] * 3


@pytest.mark.parametrize("shape", SHAPES[::3])
def test_a_shape_that_is_refused_comes_back_as_words_and_leaves_nothing(article, reader, shape):
    before = rows()
    back = [
        test_comments.write(reader, article, text=shape, name="", email=shape),
        reader.send(test_rating.path_of(article), {"stars": shape, "stamp": shape}),
        reader.send("/gui-phan-hoi/", {"office": shape, "subject": shape, "name": shape, "text": shape}),
        reader.send("/tra-cuu-phan-hoi/", {"number": shape, "code": shape}),
        reader.client.get("/gui-phan-hoi/", {"toi": shape}),
    ]

    assert [(page.status_code, runs(page)) for page in back] == [(200, [])] * 5
    assert rows() == before


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_is_taken_off(article, reader, name):
    typed, kept = DISGUISES[name]
    test_comments.write(reader, article, text=typed)

    assert Comment.objects.get().text == kept


@pytest.mark.parametrize("name", ODD)
def test_an_odd_value_breaks_nothing_and_is_never_shown(article, reader, name):
    answer = test_comments.write(reader, article, **ODD[name])

    assert answer.status_code in (200, 303, 413)
    assert (Comment.objects.count() == 1) == (answer.status_code == 303)
    assert Comment.objects.public().count() == 0


@pytest.mark.parametrize("stars", ["0", "6", "-1", "5.0", "5 ", "٥", "5\x00", "", "NaN", "1e0", "[]", "5,4"])
def test_stars_off_the_scale_are_no_vote(article, reader, stars):
    assert (reader.rate(article, stars).status_code, Vote.objects.count()) == (200, 0)


@pytest.mark.parametrize("name", ASSIGNED)
def test_nobody_sets_what_the_site_decides(article, office, reader, name):
    planted.a_post(office, Role.HEAD)
    more = {name: ASSIGNED[name]} if name != "office" else {}
    test_comments.write(reader, article, **{name: ASSIGNED[name]})
    reader.rate(article, 5, **{name: ASSIGNED[name]})
    test_questions.ask(reader, **more)

    comment = Comment.objects.get()
    question = Question.objects.get()
    assert (comment.state, comment.office, comment.page_id, comment.member, comment.reason) == (
        *("waiting", office, article.pk, None),
        "",
    )
    assert list(Vote.objects.values_list("page", "stars", "set_aside")) == [(article.pk, 5, False)]
    assert (question.published, question.state, question.number) == (False, "open", f"PH-2021-{question.pk:05d}")
    assert question.due_on.year == planted.DAY.year


PATHS = ("/y-kien/{pk}/danh-gia/", "/y-kien/{pk}/binh-luan/", "/gui-phan-hoi/", "/tra-cuu-phan-hoi/")


@pytest.mark.parametrize("path", PATHS)
def test_a_megabyte_is_turned_away_unread(article, reader, path):
    before = rows()

    answer = reader.send(path.format(pk=article.pk), {"text": "a" * 1_048_576})

    assert (answer.status_code, rows()) == (413, before)


@pytest.mark.parametrize("path", PATHS)
def test_parameters_said_twice_and_files_and_other_kinds_break_nothing(article, reader, path):
    before, where = rows(), path.format(pk=article.pk)
    names = ("stars", "name", "text", "stamp", "answer", "answers", "website", "office", "number", "code")
    twice = QueryDict(mutable=True)
    for name in names:
        twice.setlist(name, ["a", "b", ""])
    origin = {"origin": OWN}
    statuses = {
        reader.client.post(
            where, twice.urlencode(), content_type="application/x-www-form-urlencoded", headers=origin
        ).status_code,
        reader.send(where, {name: SimpleUploadedFile("a.txt", b"a") for name in names}).status_code,
        reader.client.post(where, '{"stars": 5}', content_type="application/json", headers=origin).status_code,
        reader.client.post(where, b"\xff\xfe", content_type="text/plain", headers=origin).status_code,
        reader.client.post(where, b"--x", content_type="multipart/form-data; boundary=x", headers=origin).status_code,
        reader.client.post(
            where, b"text=%ff%fe%ed%a0%80", content_type="application/x-www-form-urlencoded", headers=origin
        ).status_code,
    }

    assert (statuses <= {200, 400}, rows()) == (True, before)


@pytest.mark.parametrize("path", ["/y-kien/0/danh-gia/", "/y-kien/99999999999999999999/binh-luan/", "/y-kien/bao/0/"])
def test_what_is_not_there_is_not_there(portal, reader, path):
    assert (reader.client.get(path).status_code, reader.send(path, {"stars": 5}).status_code) == (404, 404)


def test_a_cookie_of_no_sense_is_no_device(article, reader):
    for cookie in ("x", "a:b", "\u00e9:" + "a" * 4_000, "%00:%00"):
        reader.client.cookies["reader"] = cookie
        assert reader.rate(article, 5).status_code == 303
    assert re.fullmatch(r"[\w-]+:[\w-]+", reader.client.cookies["reader"].value)
