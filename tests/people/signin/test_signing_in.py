"""Signing in: guesses are slowed, sessions listed and ended, passwords are no names."""

import statistics
import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from namhoc.journal.models import Entry
from namhoc.people.signin import guesses
from namhoc.people.signin.models import SignIn
from tests.people.signin.conftest import PASSWORD, english, signs_in
from tests.publish import planted
from tests.web.test_pages import seen

pytestmark = pytest.mark.django_db


# --- guesses ----------------------------------------------------------------------------------------------------------


def guess(account, number, *, at="192.0.2.1", client=None):
    client = client or english()
    client.defaults = {**client.defaults, "REMOTE_ADDR": at}
    return signs_in(client, account, f"đoán {number}").status_code


def looked_at(statuses):
    return statuses.count(200) + 1  # the last one counts, and closes the door


def test_a_hundred_guesses_from_one_network_are_five_and_the_owner_comes_in_from_another(head):
    tried = [guess(head, number) for number in range(100)]

    assert looked_at(tried) == guesses.FROM_ONE_NETWORK
    owner = english()
    owner.defaults = {**owner.defaults, "REMOTE_ADDR": "198.51.100.7"}
    assert signs_in(owner, head).url == "/lam-viec/"


def test_a_hundred_guesses_from_a_hundred_networks_are_ten_and_the_owner_comes_in_at_the_usual_computer(head):
    usual = english()
    signs_in(usual, head)
    usual.get("/lam-viec/")
    usual.post("/dang-xuat/")

    tried = [guess(head, number, at=f"192.0.2.{number}") for number in range(100)]

    assert looked_at(tried) == 10
    assert signs_in(english(), head).status_code == 429  # a strange computer waits, even with the right password
    assert signs_in(usual, head).url == "/lam-viec/"


def test_writing_the_name_otherwise_is_no_other_account(head):
    tried = []
    for number in range(12):
        name = [head.username, head.username.upper(), f" {head.username} ", head.username.title()][number % 4]
        tried.append(english().post("/dang-nhap/", {"username": name, "password": f"x{number}"}).status_code)

    assert looked_at(tried) == guesses.FROM_ONE_NETWORK


def test_colleagues_at_the_same_address_do_not_wait(head, someone):
    for number in range(20):
        guess(head, number)

    assert signs_in(english(), someone()).url == "/lam-viec/"


def test_a_thousand_names_from_one_school_shut_nobody_out(someone):
    for number in range(60):
        english().post("/dang-nhap/", {"username": f"ten-{number}", "password": "x"})

    assert signs_in(english(), someone()).url == "/lam-viec/"


def test_the_message_says_how_long(head):
    for number in range(5):
        guess(head, number)

    answer = signs_in(english(REMOTE_ADDR="192.0.2.1"), head)

    assert (answer.status_code, int(answer.headers["Retry-After"]) <= 3600) == (429, True)
    assert "Wait 60 minutes, until " in seen(answer)


def test_after_an_hour_it_is_over(head):
    for number in range(5):
        guess(head, number)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(hours=1, seconds=1))

    assert signs_in(english(REMOTE_ADDR="192.0.2.1"), head).url == "/lam-viec/"


def test_knocking_while_one_waits_makes_it_no_longer(head):
    for number in range(5):
        guess(head, number)
    before = AccessAttempt.objects.get().attempt_time

    guess(head, 6)

    assert AccessAttempt.objects.get().attempt_time == before


def test_ones_own_slips_are_forgotten_after_signing_in(head):
    for _day in range(4):
        client = english()
        guess(head, 1, client=client)
        guess(head, 2, client=client)
        assert signs_in(client, head).url == "/lam-viec/"


def test_no_address_is_kept(head):
    guess(head, 1, at="203.0.113.77")

    row = AccessAttempt.objects.get()
    assert row.ip_address.startswith("fd")
    assert "203.0.113" not in str(vars(row))


def test_nobody_forges_another_network_by_a_header(head):
    tried = []
    for number in range(8):
        client = english(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
        tried.append(signs_in(client, head, f"x{number}").status_code)

    assert looked_at(tried) == guesses.FROM_ONE_NETWORK


def test_behind_our_own_server_its_word_counts_and_nothing_before_it(rf, settings):
    settings.PROXIES = 1
    asked = [
        guesses.network_of(rf.get("/", REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": passed}))
        for passed in ("10.0.0.1, 192.0.2.1", "10.9.9.9, 192.0.2.1", "192.0.2.2")
    ]

    assert (asked[0] == asked[1], asked[0] == asked[2]) == (True, False)


def test_a_wrong_old_password_counts_as_a_guess(browser_of, head):
    client = browser_of(head)
    change = {"password1": "một câu khác hẳn", "password2": "một câu khác hẳn"}
    tried = [client.post("/tai-khoan/mat-khau/", {"oldpassword": f"x{n}", **change}).status_code for n in range(12)]

    assert tried == [200] * 9 + [429] * 3  # this browser is known: ten


@pytest.mark.slow
def test_an_unknown_name_takes_as_long_as_a_wrong_password(head, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    head.set_password(PASSWORD)
    head.save()

    def took(name):
        client = english(REMOTE_ADDR="192.0.2.1")
        AccessAttempt.objects.all().delete()
        begun = time.process_time()
        client.post("/dang-nhap/", {"username": name, "password": "sai hẳn rồi"})
        return time.process_time() - begun

    took("khong-co")
    known, unknown = ([took(name) for _again in range(7)] for name in (head.username, "khong-co"))

    ratio = statistics.median(unknown) / statistics.median(known)
    assert 0.6 < ratio < 1.6, f"unknown takes {ratio:.2f} of known"


# --- sessions ---------------------------------------------------------------------------------------------------------


def test_signing_in_gives_the_session_a_new_name(head):
    client = english()
    client.get("/dang-nhap/")
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["session"] = before

    signs_in(client, head)

    assert client.session.session_key != before


def test_whoever_signs_out_is_no_longer_listed_as_signed_in(browser_of, head):
    mine, school = browser_of(head), browser_of(head)
    mine.get("/lam-viec/")
    school.get("/lam-viec/")

    school.post("/dang-xuat/")

    assert seen(mine.get("/tai-khoan/phien/")).count("signed in") == 2  # the sentence on top, and one device


CHROME = "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36"


def test_ones_sessions_are_listed_and_one_can_be_ended(browser_of, head, someone):
    mine, school, stranger = browser_of(head), browser_of(head, HTTP_USER_AGENT=CHROME), browser_of(someone())
    stranger.get("/lam-viec/")

    page = seen(mine.get("/tai-khoan/phien/"))
    assert (page.count("signed in"), "Chrome · Windows" in page, page.count("This device")) == (3, True, 1)
    mine.post("/tai-khoan/phien/", {"end": SignIn.objects.get(device="Chrome · Windows").pk})

    assert [client.get("/lam-viec/").status_code for client in (mine, school, stranger)] == [200, 302, 200]
    assert [entry.act for entry in Entry.objects.filter(account=head.username)] == ["end-sign-ins"]


def test_all_other_sessions_can_be_ended_and_nobody_elses(browser_of, head, someone):
    mine, *others = [browser_of(head) for _browser in range(3)]
    stranger = browser_of(someone())

    mine.post("/tai-khoan/phien/", {"end": "others"})
    mine.post("/tai-khoan/phien/", {"end": SignIn.objects.exclude(account=head).get().pk})
    mine.post("/tai-khoan/phien/", {"end": "²" * 30})

    assert [client.get("/lam-viec/").status_code for client in (mine, *others, stranger)] == [200, 302, 302, 200]


def test_a_new_password_ends_every_other_session(browser_of, head):
    mine, other = browser_of(head), browser_of(head)
    new = "một câu khác hẳn"

    answer = mine.post("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert answer.url == "/tai-khoan/"
    assert [client.get("/lam-viec/").status_code for client in (mine, other)] == [200, 302]
    assert SignIn.objects.filter(account=head).count() == 1
    assert signs_in(english(), head, new).url == "/lam-viec/"


def test_a_closed_account_is_out_at_once(browser_of, head):
    client = browser_of(head)
    head.is_active = False
    head.save()

    assert client.get("/lam-viec/").status_code == 302


def test_signing_out_ends_the_session_on_the_server(browser_of, head):
    client = browser_of(head)
    stolen = client.cookies["session"].value
    client.post("/dang-xuat/")

    thief = english()
    thief.cookies["session"] = stolen

    assert thief.get("/lam-viec/").status_code == 302


@pytest.mark.parametrize("name", ["session", "csrf", "device"])
def test_cookies_are_out_of_the_reach_of_scripts_and_other_sites(browser_of, head, name):
    client = browser_of(head)
    client.get("/lam-viec/")
    cookie = client.cookies[name]

    assert (cookie["httponly"], cookie["samesite"] in ("Lax", "Strict")) == (True, True)


# --- passwords --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    [
        "ngan qua",
        "1234567890",
        "password123",
        "matkhau2021",
        "Mật khẩu 12345",
        "muonglay2021",
        "Mường Lay 2021",
        "phonggiaoduc1",
        "lovanmau2021",
        "LoVanMau@123",
    ],
)
def test_what_anybody_would_try_is_no_password(someone, password):
    with pytest.raises(ValidationError):
        validate_password(password, someone(name="Lò Văn Mẫu"))


@pytest.mark.parametrize(
    "password", [PASSWORD, "một hai ba bốn", "suối trong vắt 9", "x" * 9 + "ỵ", "correct horse battery"]
)
def test_a_sentence_of_ones_own_is_one(head, password):
    validate_password(password, head)


def test_the_user_name_is_no_password(head):
    with pytest.raises(ValidationError):
        validate_password(f"{head.username}-2021", head)


# --- what is closed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/signup/",
        "/signup/",
        "/dang-ki/",
        "/accounts/password/reset/",
        "/tai-khoan/email/",
        "/dang-nhap/dinh-danh/tinh/",
        "/tai-khoan/dinh-danh/",
        "/tai-khoan/ma-du-phong/tai-ve/",
    ],
)
def test_what_is_not_needed_is_not_there(browser_of, head, portal, address):
    assert browser_of(head).get(address).status_code == 404


def test_names_of_allauth_that_are_not_ours_lead_nowhere():
    from django.urls import NoReverseMatch

    for name in ("account_signup", "account_email", "account_reset_password", "account_set_password", "mfa_trust"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


@pytest.mark.parametrize("page", ["", "mat-khau/", "xac-nhan/", "ung-dung/", "khoa/", "phien/", "ma-du-phong/moi/"])
def test_the_account_is_for_those_who_are_signed_in(client, db, page):
    answer = client.get(f"/tai-khoan/{page}")

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/dang-nhap/")


@pytest.mark.parametrize(
    "next_page", ["https://elsewhere.vn/", "//elsewhere.vn", "/\\elsewhere.vn", "javascript:alert(1)"]
)
def test_signing_in_leads_to_our_own_pages_alone(head, next_page):
    assert signs_in(english(), head, next=next_page).url == "/lam-viec/"


def test_a_sign_in_sent_from_elsewhere_is_refused(head):
    assert signs_in(english(enforce_csrf_checks=True), head).status_code == 403


def test_a_stranger_sends_little_and_someone_signed_in_more(browser_of, head, portal):
    much = {"username": "x" * 300_000, "password": "x"}

    answer = english().post("/dang-nhap/", much)
    assert (answer.status_code, "Too much at once" in seen(answer)) == (413, True)
    assert browser_of(head).post("/nam-hoc/", {"year": "x" * 300_000}).status_code == 302


def test_an_account_without_a_post_still_has_its_own_pages(browser_of, office, someone):
    account = someone()
    from namhoc.people.actions import end_post

    end_post(account.posts.get(), since=planted.DAY, by=planted.SYSTEM)

    assert browser_of(account).get("/tai-khoan/").status_code == 200
