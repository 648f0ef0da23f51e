"""Notices of new articles: asked for, sent in their minute, tried again, left with one press."""

import json
from datetime import datetime, timedelta

import jwt
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from namhoc.front.middleware import FOR_EVERYONE
from namhoc.front.shown import shown_by
from namhoc.publish import actions
from namhoc.publish.models import ArticlePage, PortalHome, Section
from namhoc.publish.push.following import number_of_browsers
from namhoc.publish.push.keys import own_key
from namhoc.publish.push.models import Browser
from namhoc.publish.push.sending import send_notices
from namhoc.web.timekeeping import notify_of_what_is_new
from tests.hear.readers import Reader as Visitor
from tests.publish import planted
from tests.publish.push.maker import Reader

pytestmark = pytest.mark.django_db
PLACE = "/nhan-thong-bao/"
SATURDAY = datetime(2021, 9, 4, 5, 0, tzinfo=timezone.get_default_timezone())
MINUTE = timedelta(minutes=1)


def ask(maker, reader, visitor=None, **more):
    told = {"endpoint": maker.address(), **reader.keys, "section": "", **more}
    return (visitor or Visitor()).send(f"{PLACE}nhan/", told)


def a_browser(home, maker, reader, name="nguoi-doc", **more):
    told = {"language": "vi", "told_until": SATURDAY, **reader.keys, **more}
    return Browser.objects.create(home=home, endpoint=maker.address(name), **told)


def an_article(office, editor, title, at, section="tin-tuc"):
    made = actions.write_article(office, planted.YEAR, title, "Mở đầu.", ["Đoạn."], section=section, by=editor)
    actions.publish_article(made, by=planted.publishing(editor))
    ArticlePage.objects.filter(pk=made.pk).update(posted_at=at)
    return made


@pytest.fixture
def told(home, maker, browser_of_a_reader):
    """A browser that is told of everything."""
    a_browser(home, maker, browser_of_a_reader)
    return browser_of_a_reader


# --- asking and leaving -----------------------------------------------------------------------------------------------


def test_a_browser_that_asks_is_kept_and_nothing_of_its_reader(home, maker, browser_of_a_reader):
    answer = ask(maker, browser_of_a_reader, section="thong-bao")
    kept = Browser.objects.values("home", "section__slug", "endpoint", "p256dh", "auth", "language", "failed").get()

    assert (answer.status_code, answer.json(), answer.cookies.keys()) == (200, {}, set())
    assert kept == {
        "home": home.pk,
        "section__slug": "thong-bao",
        "endpoint": maker.address(),
        **browser_of_a_reader.keys,
        "language": "en",
        "failed": 0,
    }


def test_asking_again_changes_only_what_is_told(home, maker, browser_of_a_reader):
    ask(maker, browser_of_a_reader, section="thong-bao")
    ask(maker, browser_of_a_reader)

    assert [(one.section, one.endpoint) for one in Browser.objects.all()] == [(None, maker.address())]


def test_leaving_takes_one_press_and_destroys_all_of_it(home, maker, browser_of_a_reader):
    ask(maker, browser_of_a_reader)
    visitor = Visitor()
    answers = [visitor.send(f"{PLACE}thoi/", {"endpoint": maker.address()}).status_code for _press in range(2)]

    assert (answers, number_of_browsers(home)) == ([200, 200], 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"endpoint": "https://example.com/x"}, "This browser's notices come by a server"),
        ({"endpoint": "https://169.254.169.254/x"}, "This browser's notices come by a server"),
        ({"p256dh": "AAAA"}, "The key of the browser cannot be read"),
        ({"p256dh": "é"}, "The key of the browser cannot be read"),
        ({"auth": "AAAA"}, "The key of the browser cannot be read"),
        ({"section": "khong-co"}, "There is no such section"),
    ],
)
def test_what_is_no_browser_is_refused_with_a_word(home, maker, browser_of_a_reader, wrong, said):
    answer = ask(maker, browser_of_a_reader, **wrong)

    assert (answer.status_code, Browser.objects.count()) == (400, 0)
    assert said in answer.json()["said"]


def test_other_sites_ask_nothing_and_end_nothing(home, maker, browser_of_a_reader):
    a_browser(home, maker, browser_of_a_reader)
    told = {"endpoint": maker.address(), **browser_of_a_reader.keys}
    evil = [Visitor().send(f"{PLACE}{act}/", told, origin="https://evil.example") for act in ("nhan", "thoi")]

    assert ([answer.status_code for answer in evil], Browser.objects.count()) == ([403, 403], 1)


def test_a_network_presses_only_so_often(home, maker, browser_of_a_reader, monkeypatch):
    monkeypatch.setattr("namhoc.publish.push.views.OF_A_NETWORK", 2)
    answers = [ask(maker, browser_of_a_reader).status_code for _press in range(3)]

    assert answers == [200, 200, 429]


def test_a_site_without_notices_offers_none(home, settings):
    places = ("", "nhan/", "thoi/")
    assert f'href="{PLACE}"' in Client().get("/").content.decode()

    PortalHome.objects.update(with_push=False)
    assert f'href="{PLACE}"' not in Client().get("/").content.decode()
    assert Client().get(PLACE).status_code == 404

    PortalHome.objects.update(with_push=True)
    settings.PUSH = False
    answers = [Visitor().send(PLACE + place, {}).status_code for place in places[1:]]
    assert (answers, Client().get("/nhan-thong-bao.js").status_code, notify_of_what_is_new()) == ([404, 404], 404, 0)


def test_the_worker_is_a_script_at_the_root_that_is_kept_in_front(home):
    answer = Client().get("/nhan-thong-bao.js")

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert (shown_by(answer.wsgi_request), answer.headers["Cache-Control"]) == ({f"site:{home.pk}"}, FOR_EVERYONE)
    assert answer.cookies.keys() == set()
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
    assert len(answer.content) < 1_000


def test_the_desk_tells_how_many_browsers_there_are_and_no_more(office, told, at_the_publisher_s, maker):
    PortalHome.objects.update(office=office)
    page = at_the_publisher_s.get(reverse("site-frame")).content.decode()

    assert "Browsers that get notices: 1." in page
    assert maker.address() not in page


def test_a_browser_is_told_of_a_site_once(home, maker, browser_of_a_reader):
    a_browser(home, maker, browser_of_a_reader)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_browser(home, maker, browser_of_a_reader)


# --- sending ----------------------------------------------------------------------------------------------------------


def test_a_new_article_is_told_in_its_minute_to_the_browser_alone(office, editor, told, maker):
    an_article(office, editor, "Bài cũ", SATURDAY - MINUTE)
    an_article(office, editor, "Bài mới", SATURDAY + MINUTE)
    sent = [send_notices(SATURDAY + minutes * MINUTE) for minutes in (0, 1, 2)]
    ((path, headers, body),) = maker.got
    notice = told.open(body)
    token = headers["authorization"].removeprefix("vapid t=").split(",")[0]
    claims = jwt.decode(token, own_key().public_key(), ["ES256"], audience=f"https://localhost:{maker.port}")

    assert (sent, path) == ([0, 1, 0], "/push/nguoi-doc")
    assert notice == {"title": "Bài mới", "body": "Mở đầu.", "address": "/tin-tuc/bai-moi/"}
    assert (headers["content-encoding"], headers["ttl"]) == ("aes128gcm", "86400")
    assert claims["sub"] == "http://127.0.0.1:8000"
    assert "Bài mới".encode() not in body


def test_nobody_else_opens_it(office, editor, told, maker):
    an_article(office, editor, "Bài mới", SATURDAY + MINUTE)
    send_notices(SATURDAY + MINUTE)

    with pytest.raises(Exception, match=r"^$") as found:
        Reader().open(maker.got[0][2])
    assert type(found.value).__name__ == "InvalidTag"


def test_several_at_once_are_one_notice(office, editor, told, maker):
    for number in (1, 2, 3):
        an_article(office, editor, f"Bài {number}", SATURDAY + number * MINUTE)
    send_notices(SATURDAY + 3 * MINUTE)
    (notice,) = [told.open(body) for _path, _headers, body in maker.got]

    assert notice == {"title": "Giáo dục Điện Biên: 3 bài mới", "body": "Bài 3", "address": "/"}


def test_who_chose_a_section_hears_of_no_other(office, editor, told, maker):
    Browser.objects.update(section=Section.objects.get(slug="thong-bao"))
    an_article(office, editor, "Tin", SATURDAY + MINUTE)
    first = send_notices(SATURDAY + MINUTE)
    an_article(office, editor, "Báo", SATURDAY + 2 * MINUTE, section="thong-bao")
    second = send_notices(SATURDAY + 2 * MINUTE)

    assert (first, second) == (0, 1)
    assert told.open(maker.got[0][2])["title"] == "Báo"


def test_what_is_withdrawn_or_to_come_is_told_to_nobody(office, editor, told, maker):
    article = an_article(office, editor, "Bài mới", SATURDAY + MINUTE)
    actions.withdraw_article(ArticlePage.objects.get(pk=article.pk), reason="Thử.", by=planted.publishing(editor))
    an_article(office, editor, "Bài mai", SATURDAY + timedelta(days=1))

    assert (send_notices(SATURDAY + MINUTE), maker.got) == (0, [])


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(office, editor, told, maker, status):
    an_article(office, editor, "Bài mới", SATURDAY + MINUTE)
    maker.status = status

    assert (send_notices(SATURDAY + MINUTE), Browser.objects.count()) == (0, 0)


@pytest.mark.parametrize("status", [307, 400, 429, 500, 503])
def test_a_server_that_is_busy_is_asked_again_a_few_times(office, editor, told, maker, status):
    an_article(office, editor, "Bài mới", SATURDAY + MINUTE)
    maker.status = status
    asked = []
    for minutes in range(1, 60):
        before = len(maker.got)
        send_notices(SATURDAY + minutes * MINUTE)
        asked += [minutes] if len(maker.got) > before else []

    assert asked == [1, 6, 16, 36]
    assert Browser.objects.values_list("failed", "again_at").get() == (0, None)


def test_once_the_server_is_back_the_notice_arrives(office, editor, told, maker):
    an_article(office, editor, "Bài mới", SATURDAY + MINUTE)
    maker.status = 503
    away = send_notices(SATURDAY + MINUTE)
    maker.status = 201
    back = send_notices(SATURDAY + 6 * MINUTE)

    assert (away, back, Browser.objects.get().failed) == (0, 1, 0)
    assert [told.open(body)["title"] for _path, _headers, body in maker.got] == ["Bài mới"] * 2


def test_an_address_within_is_forgotten_and_never_asked(office, editor, told, maker, settings):
    an_article(office, editor, "Bài mới", SATURDAY + MINUTE)
    settings.PUSH_LOOPBACK = False

    assert (send_notices(SATURDAY + MINUTE), Browser.objects.count(), maker.got) == (0, 0, [])


def test_the_longest_lead_still_fits(office, editor, told, maker):
    article = an_article(office, editor, "ữ" * 255, SATURDAY + MINUTE)
    ArticlePage.objects.filter(pk=article.pk).update(lead="ữ" * 5000)
    send_notices(SATURDAY + MINUTE)

    assert len(json.dumps(told.open(maker.got[0][2]))) < 3_993


def test_an_article_that_appears_a_while_after_its_minute_is_told_all_the_same(office, editor, told, maker, settings):
    settings.PUSH = True
    an_article(office, editor, "Một", SATURDAY - 5 * MINUTE)
    Browser.objects.update(told_until=SATURDAY - 10 * MINUTE)
    notify_of_what_is_new(SATURDAY)
    an_article(office, editor, "Hai", SATURDAY)  # meant for that minute, and there only after the look
    notify_of_what_is_new(SATURDAY + 3 * MINUTE)

    assert [told.open(body)["title"] for _path, _headers, body in maker.got] == ["Một", "Hai"]
