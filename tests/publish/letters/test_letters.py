"""New articles as a letter: asked for, confirmed, sent when due, left with one press."""

import re
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from namhoc.publish import actions
from namhoc.publish.letters.following import ask_to_follow, confirm_following
from namhoc.publish.letters.models import Follower
from namhoc.publish.letters.sending import last_due, send_letters
from namhoc.publish.letters.writing import root_of
from namhoc.publish.models import ArticlePage, PortalHome
from namhoc.web.timekeeping import send_what_is_due
from tests.hear.readers import Reader
from tests.publish import planted

pytestmark = pytest.mark.django_db
PLACE = "/nhan-tin/"
HERE = timezone.get_default_timezone()
SATURDAY = datetime(2021, 9, 4, 5, 0, tzinfo=HERE)
MONDAY = SATURDAY + timedelta(days=2, hours=1)
ADDRESS = "un@example.vn"


@pytest.fixture(autouse=True)
def _with_letters(settings):
    settings.LETTERS = True


@pytest.fixture
def home(portal):
    return PortalHome.objects.get()


def follow(reader, email=ADDRESS, pace="daily", **more):
    solved = reader.challenge(f"{PLACE}cau-do/", "letters")
    return reader.send(PLACE, {"email": email, "pace": pace, **solved, **more})


def a_follower(home, pace="daily", email=ADDRESS, until=SATURDAY):
    about = {"language": "vi", "key": f"khoa-{email}", "asked_at": until, "told_until": until}
    return Follower.objects.create(home=home, email=email, pace=pace, **about)


def an_article(office, editor, title, at):
    article = actions.write_article(office, planted.YEAR, title, "Mở đầu.", ["Đoạn."], by=editor)
    actions.publish_article(article, by=planted.publishing(editor))
    ArticlePage.objects.filter(pk=article.pk).update(posted_at=at)
    return article


def link_in(letter):
    return re.search(r"http://[^/]+(/nhan-tin/\S+)", letter.body)[1]


# --- asking, confirming, leaving --------------------------------------------------------------------------------------


def test_who_asks_is_asked_back_and_gets_nothing_before_the_button_is_pressed(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert follow(Reader()).status_code == 200
    link = link_in(mail.outbox[0])

    assert (mail.outbox[0].to, Client().get(link).status_code) == ([ADDRESS], 200)
    assert Follower.objects.get().told_until is None  # a program that opens links has confirmed nothing

    Client().post(link)
    assert Follower.objects.get().told_until is not None


def test_typing_an_address_again_and_again_sends_it_one_question(home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for minutes in (0, 10, 59):
            ask_to_follow(home, "Un@Example.vn", "daily", "vi", now=SATURDAY + timedelta(minutes=minutes))
    assert len(mail.outbox) == 1

    with django_capture_on_commit_callbacks(execute=True):
        ask_to_follow(home, ADDRESS, "weekly", "vi", now=SATURDAY + timedelta(minutes=60))
    assert (len(mail.outbox), Follower.objects.get().pace) == (2, "weekly")


def test_nobody_learns_whether_an_address_follows(home, django_capture_on_commit_callbacks):
    a_follower(home)
    with django_capture_on_commit_callbacks(execute=True):
        known, unknown = follow(Reader()), follow(Reader("198.51.100.9"), "khac@example.vn")

    def same(answer, email):
        return re.sub(r'value="[^"]*"|nonce-\S+', "", answer.content.decode().replace(email, "…"))

    assert same(known, ADDRESS) == same(unknown, "khac@example.vn")
    assert [letter.to for letter in mail.outbox] == [["khac@example.vn"]]


def test_a_device_types_few_addresses_in_an_hour(home):
    reader = Reader()
    for number in range(5):
        follow(reader, f"un{number}@example.vn")

    assert Follower.objects.count() == 3


def test_forms_of_other_sites_and_robots_are_not_taken(home):
    reader = Reader()
    solved = reader.challenge(f"{PLACE}cau-do/", "letters")

    assert (
        reader.send(PLACE, {"email": ADDRESS, "pace": "daily", **solved}, origin="https://evil.example").status_code
        == 403
    )
    follow(reader, website="https://evil.example")
    reader.send(PLACE, {"email": ADDRESS, "pace": "daily"})
    assert not Follower.objects.exists()


def test_what_is_no_address_is_said_and_stays_typed(home):
    answer = follow(Reader(), "un@").content.decode()

    assert "This is no whole e-mail address" in answer
    assert 'value="un@"' in answer


def test_leaving_takes_one_press_of_anyone_who_holds_the_key_and_destroys_the_address(home):
    follower = a_follower(home)
    strict = Client(enforce_csrf_checks=True)
    place = f"{PLACE}thoi/{follower.key}/"

    assert strict.get(place).status_code == 200
    assert Follower.objects.count() == 1  # looking is not leaving
    assert strict.post(place, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follower.objects.exists()
    assert (strict.get(place).status_code, strict.post(place).status_code) == (404, 200)


def test_who_does_not_confirm_is_forgotten_after_two_days(home):
    ask_to_follow(home, ADDRESS, "daily", "vi", now=SATURDAY)
    send_letters(SATURDAY + timedelta(days=2))
    assert Follower.objects.count() == 1

    send_letters(SATURDAY + timedelta(days=2, minutes=1))
    assert not Follower.objects.exists()


def test_a_site_without_letters_offers_none(home, settings):
    assert "/nhan-tin/" in Client().get("/").content.decode()

    PortalHome.objects.update(with_letters=False)
    assert "/nhan-tin/" not in Client().get("/").content.decode()
    assert Client().get(PLACE).status_code == 404

    PortalHome.objects.update(with_letters=True)
    settings.LETTERS = False
    assert (Client().get(PLACE).status_code, send_what_is_due()) == (404, 0)


def test_an_address_follows_a_site_once(home):
    a_follower(home)
    with pytest.raises(IntegrityError), transaction.atomic():
        Follower.objects.create(home=home, email=ADDRESS, key="x", asked_at=SATURDAY, language="vi")


def test_links_lead_to_the_name_of_the_site(home, settings):
    settings.ADDRESS = "https://giaoduc.example.vn"
    assert root_of(home) == "https://giaoduc.example.vn"

    home.sites_rooted_here.update(is_default_site=False, hostname="muonglay.example.vn", port=80)
    assert root_of(home) == "https://muonglay.example.vn"


# --- sending ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pace", "now", "due"),
    [
        ("daily", SATURDAY, SATURDAY - timedelta(hours=23)),
        ("daily", SATURDAY + timedelta(hours=1), SATURDAY + timedelta(hours=1)),
        ("weekly", MONDAY - timedelta(minutes=1), MONDAY - timedelta(days=7)),
        ("weekly", MONDAY, MONDAY),
        ("weekly", MONDAY + timedelta(days=6), MONDAY),
    ],
)
def test_letters_are_due_at_six_in_the_morning(pace, now, due):
    assert last_due(pace, now) == due


def test_a_letter_tells_what_is_new_and_how_to_leave(office, editor, home):
    follower = a_follower(home)
    an_article(office, editor, "Bài cũ", SATURDAY - timedelta(hours=1))
    an_article(office, editor, "Bài mới", SATURDAY + timedelta(minutes=5))
    an_article(office, editor, "Bài mai", SATURDAY + timedelta(hours=9))
    sent = send_letters(SATURDAY + timedelta(hours=1))
    letter = mail.outbox[0]

    assert (sent, letter.to, letter.subject) == (1, [ADDRESS], "Giáo dục Điện Biên: 1 bài mới")
    assert "/tin-tuc/bai-moi/" in letter.body
    assert "Bài cũ" not in letter.body
    assert "Bài mai" not in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.extra_headers["List-Unsubscribe"].endswith(f"/nhan-tin/thoi/{follower.key}/>")


def test_nobody_hears_of_an_article_twice_and_of_nothing_new_nobody_hears(office, editor, home):
    a_follower(home)
    an_article(office, editor, "Bài mới", SATURDAY + timedelta(minutes=5))
    sent = [send_letters(SATURDAY + timedelta(hours=hours)) for hours in (1, 1, 2, 25, 49)]

    assert sent == [1, 0, 0, 0, 0]


def test_who_asked_for_mondays_hears_on_monday(office, editor, home):
    a_follower(home, "weekly")
    an_article(office, editor, "Bài mới", SATURDAY + timedelta(minutes=5))

    assert [send_letters(MONDAY - timedelta(minutes=1)), send_letters(MONDAY)] == [0, 1]


def test_what_is_withdrawn_is_in_no_letter(office, editor, home):
    a_follower(home)
    article = an_article(office, editor, "Bài mới", SATURDAY + timedelta(minutes=5))
    actions.withdraw_article(ArticlePage.objects.get(pk=article.pk), reason="Thử.", by=planted.publishing(editor))

    assert send_letters(SATURDAY + timedelta(hours=1)) == 0


def test_who_has_not_confirmed_gets_no_letter(office, editor, home):
    ask_to_follow(home, ADDRESS, "daily", "vi", now=SATURDAY)
    an_article(office, editor, "Bài mới", SATURDAY + timedelta(minutes=5))

    assert send_letters(SATURDAY + timedelta(hours=1)) == 0

    confirm_following(Follower.objects.get().key, now=SATURDAY)
    assert send_letters(SATURDAY + timedelta(hours=1)) == 1


class Down(EmailBackend):
    """A server of letters that is away, or knows one address not."""

    trouble: Exception | None = None

    def send_messages(self, messages):
        if self.trouble is not None:
            raise self.trouble
        return super().send_messages(messages)


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    return lambda trouble: monkeypatch.setattr(Down, "trouble", trouble)


def test_what_could_not_leave_leaves_once_the_server_is_back(office, editor, home, server):
    a_follower(home)
    an_article(office, editor, "Bài mới", SATURDAY + timedelta(minutes=5))
    server(SMTPServerDisconnected("away"))
    with pytest.raises(SMTPServerDisconnected):
        send_letters(SATURDAY + timedelta(hours=1))

    server(None)
    assert send_letters(SATURDAY + timedelta(hours=1, minutes=1)) == 1


def test_an_address_that_is_refused_holds_up_nobody(office, editor, home, server):
    a_follower(home)
    an_article(office, editor, "Bài mới", SATURDAY + timedelta(minutes=5))
    server(SMTPRecipientsRefused({}))
    assert send_letters(SATURDAY + timedelta(hours=1)) == 0

    server(None)
    a_follower(home, email="hai@example.vn")
    assert send_letters(SATURDAY + timedelta(hours=1)) == 1
