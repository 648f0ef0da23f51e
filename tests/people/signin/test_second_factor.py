"""A second factor: added, asked for at signing in, needed for weighty acts, and never in the way of others."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from namhoc.journal.actor import Actor
from namhoc.journal.models import Entry
from namhoc.people.errors import NeedsSecondFactor, Refused
from namhoc.people.queries import ask_permission, may
from namhoc.people.roles import RIGHTS, Role
from namhoc.people.second_factor import NEEDED_FOR
from tests.people.signin.conftest import english, signs_in
from tests.people.signin.factors import Phone, adds_app, confirms_password, recovery_codes
from tests.publish import planted
from tests.web.test_pages import seen

pytestmark = pytest.mark.django_db
WEIGHTY = {"adopt-figures", "approve-report", "issue-summary", "lock-report", "unlock-report"}


def an_actor(role, *, single):
    return Actor("ai", "Ai", role.value, planted.an_office().code, planted.DAY, single_factor=single)


# --- where permission is asked --------------------------------------------------------------------------------------


def test_one_factor_opens_everything_but_what_is_weighty():
    office, acts = planted.an_office(), RIGHTS[Role.HEAD]
    by = Actor("ai", "Ai", Role.HEAD.value, office.code, planted.DAY, single_factor=True)
    open_here = [act for act in acts if may(by, act, office)]

    assert {act for act in open_here if asks_for_two(by, act, office)} == WEIGHTY


def asks_for_two(by, act, office):
    try:
        ask_permission(by, act, office)
    except NeedsSecondFactor as asked:
        return (asked.act, asked.unit) == (act, office.code)
    return False


def test_two_factors_open_what_is_weighty():
    office = planted.an_office()
    by = Actor("ai", "Ai", Role.HEAD.value, office.code, planted.DAY)

    for act in WEIGHTY:
        ask_permission(by, act, office)


def test_a_second_factor_gives_no_right():
    office = planted.an_office()

    for single in (True, False):
        by = Actor("ai", "Ai", Role.SECRETARY.value, office.code, planted.DAY, single_factor=single)
        with pytest.raises(Refused):
            ask_permission(by, "adopt-figures", office)


def test_every_act_that_asks_for_two_is_an_act_of_some_role():
    acts = {act for rights in RIGHTS.values() for act in rights}

    assert NEEDED_FOR - acts == set()


# --- whose session counts as what -----------------------------------------------------------------------------------


def actor_in(client):
    return client.get("/lam-viec/").wsgi_request.actor


def test_a_password_alone_is_one_factor(browser_of, head):
    assert actor_in(browser_of(head)).single_factor is True


def test_where_the_second_factor_is_only_offered_one_is_enough(browser_of, head, settings):
    settings.SECOND_FACTOR = "offered"

    assert actor_in(browser_of(head)).single_factor is False


def test_a_sample_account_is_let_off_in_the_sample_and_cannot_sign_in_elsewhere(browser_of, someone, settings):
    sample, earnest = someone(sample=True), someone()
    settings.SAMPLE = True
    assert [actor_in(browser_of(one)).single_factor for one in (sample, earnest)] == [False, True]

    settings.SAMPLE = False

    client = english()
    assert signs_in(client, sample).url == "/dang-nhap/"
    assert "This account is closed." in seen(client.get("/dang-nhap/"))
    assert client.get("/lam-viec/").status_code == 302


def test_an_app_that_was_just_added_counts_and_the_session_gets_a_new_name(browser_of, head):
    client = browser_of(head)
    confirms_password(client, "/tai-khoan/ung-dung/")
    before = client.session.session_key
    adds_app(client)

    assert actor_in(client).single_factor is False
    assert client.session.session_key != before
    assert acts_of(head) == ["add-second-factor", "make-recovery-codes"]


def acts_of(account):
    return list(Entry.objects.filter(account=account.username).order_by("number").values_list("act", flat=True))


def test_another_session_still_has_one_factor_until_it_is_confirmed_there(browser_of, head):
    one, other = browser_of(head), browser_of(head)
    phone = adds_app(one)
    assert actor_in(other).single_factor is True

    answer = other.post("/tai-khoan/xac-nhan/ma/", {"code": phone.code(), "next": "/lam-viec/so-lieu/"})

    assert (answer.url, actor_in(other).single_factor) == ("/lam-viec/so-lieu/", False)


def test_confirming_never_leads_to_another_site(browser_of, head):
    client = browser_of(head)
    phone = adds_app(client)

    answer = client.post("/tai-khoan/xac-nhan/ma/", {"code": phone.code(), "next": "https://elsewhere.vn/"})

    assert answer.url == "/lam-viec/"


# --- signing in with two --------------------------------------------------------------------------------------------


@pytest.fixture
def phone(browser_of, head):
    return adds_app(browser_of(head))


def test_signing_in_asks_for_the_code_and_then_leads_to_the_page(head, phone):
    client = english()

    assert signs_in(client, head, next="/lam-viec/so-lieu/").url == "/dang-nhap/buoc-hai/"
    assert client.get("/lam-viec/").status_code == 302  # not yet
    assert "The password is right." in seen(client.get("/dang-nhap/buoc-hai/"))
    assert client.post("/dang-nhap/buoc-hai/", {"code": phone.code()}).url == "/lam-viec/so-lieu/"
    assert actor_in(client).single_factor is False


@pytest.mark.parametrize("code", ["000000", "", "abc", "1" * 400, "１２３４５６"])
def test_a_wrong_code_lets_nobody_in(head, phone, code):
    client = english()
    signs_in(client, head)

    answer = client.post("/dang-nhap/buoc-hai/", {"code": code})

    assert answer.status_code == 200
    assert client.get("/lam-viec/").status_code == 302


def test_a_code_is_good_once(head, phone):
    code = phone.code()
    first, second = english(), english()
    for client in (first, second):
        signs_in(client, head)
        client.post("/dang-nhap/buoc-hai/", {"code": code})

    assert [client.get("/lam-viec/").status_code for client in (first, second)] == [200, 302]


def test_an_old_code_is_no_good(head, phone):
    old = Phone(phone.secret)
    old.shown = int(time.time()) // 30 - 10
    client = english()
    signs_in(client, head)
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    client.post("/dang-nhap/buoc-hai/", {"code": format_hotp_value(hotp_value(phone.secret, old.shown))})

    assert client.get("/lam-viec/").status_code == 302


def test_the_page_of_the_recovery_codes_only_shows_them(browser_of, head):
    assert browser_of(head).post("/tai-khoan/ma-du-phong/").status_code == 405


def test_a_recovery_code_opens_once_and_is_struck_off(head, phone):
    codes = recovery_codes(head)
    opened = []
    for _again in range(2):
        client = english()
        signs_in(client, head)
        client.post("/dang-nhap/buoc-hai/", {"code": codes[0]})
        opened.append(client.get("/lam-viec/").status_code)

    assert (opened, recovery_codes(head)) == ([200, 302], codes[1:])


def test_wrong_codes_are_counted_and_then_not_even_a_right_one_is_looked_at(head, phone):
    client = english()
    signs_in(client, head)
    answers = [client.post("/dang-nhap/buoc-hai/", {"code": f"00000{n}"}).status_code for n in range(5)]
    late = english()
    signs_in(late, head)

    late.post("/dang-nhap/buoc-hai/", {"code": phone.code()})

    assert answers == [200, 200, 200, 200, 429]
    assert late.get("/lam-viec/").status_code == 302


def test_the_secret_of_an_app_does_not_lie_open_in_the_database(head, phone):
    assert phone.secret not in Authenticator.objects.get(user=head, type="totp").data["secret"]


def test_removing_the_last_factor_removes_the_codes_and_leaves_a_trace(browser_of, head):
    client = browser_of(head)
    adds_app(client)

    client.post("/tai-khoan/ung-dung/bo/")

    assert list(Authenticator.objects.filter(user=head)) == []
    assert acts_of(head) == ["add-second-factor", "make-recovery-codes", "remove-second-factor"]


OWN_KEYS = ["ung-dung/bo/", "khoa/", "ma-du-phong/", "ma-du-phong/moi/"]


@pytest.mark.parametrize("page", OWN_KEYS)
def test_a_session_of_before_the_factor_neither_sees_nor_changes_the_keys_with_a_password_alone(browser_of, head, page):
    older, newer = browser_of(head), browser_of(head)
    phone = adds_app(newer)
    confirms_password(older, "/tai-khoan/")
    before = acts_of(head)

    answers = [older.get(f"/tai-khoan/{page}"), older.post(f"/tai-khoan/{page}")]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert acts_of(head) == before
    older.post("/tai-khoan/xac-nhan/ma/", {"code": phone.code(), "next": "/lam-viec/"})
    assert older.get(f"/tai-khoan/{page}").status_code == 200


def test_new_recovery_codes_and_the_use_of_one_are_in_the_journal(browser_of, head):
    client = browser_of(head)
    adds_app(client)
    client.post("/tai-khoan/ma-du-phong/moi/")
    comes_back_with(recovery_codes(head)[0], head)

    assert acts_of(head)[2:] == ["make-recovery-codes", "use-recovery-code"]


def comes_back_with(code, account):
    client = english()
    signs_in(client, account)
    client.post("/dang-nhap/buoc-hai/", {"code": code})


def test_a_key_whose_entry_cannot_be_written_is_not_added(browser_of, head, monkeypatch):
    client = browser_of(head)
    monkeypatch.setattr("namhoc.people.signin.actions.write_entry", no_entry)

    with pytest.raises(OSError, match="disk"):
        adds_app(client)

    assert not Authenticator.objects.filter(user=head).exists()


def no_entry(*_what, **_more):
    raise OSError("disk")


# --- pages of a weighty act -----------------------------------------------------------------------------------------


def test_a_weighty_act_says_why_and_leads_on_and_keeps_what_was_typed(browser_of, someone, office, portal):
    editor = someone(Role.HEAD)
    client, page = browser_of(editor), reverse("measure-figures")

    answer = client.post(
        reverse("measure-adopt"), {"reason": "Trường rà soát lại."}, headers={"Referer": f"http://testserver{page}"}
    )

    assert answer.status_code == 403
    assert "A second factor is needed" in seen(answer)
    assert "Add a second factor" in seen(answer)
    assert "Trường rà soát lại." in seen(client.get(page))


def test_after_adding_a_factor_the_way_back_to_the_page_is_one_press(browser_of, head, portal):
    client, page = browser_of(head), reverse("measure-figures")
    client.post(reverse("measure-adopt"), headers={"Referer": f"http://testserver{page}"})
    adds_app(client)

    assert f'<a class="button" href="{page}">' in client.get("/tai-khoan/ma-du-phong/").content.decode()


def test_once_enrolled_the_same_act_goes_through_to_its_own_rules(browser_of, head, portal):
    client = browser_of(head)
    adds_app(client)

    answer = client.post(reverse("measure-adopt"), {"reason": ""})

    assert "A second factor is needed" not in seen(answer)
    assert answer.status_code != 403


def test_the_administration_asks_for_two(client, portal, django_user_model):
    client.cookies["django_language"] = "en"
    client.force_login(django_user_model.objects.create_superuser("root", password="x", name="Quản trị"))

    answer = client.get("/quan-tri/")

    assert (answer.status_code, "A second factor is needed" in seen(answer)) == (403, True)


def test_an_htmx_request_is_led_to_the_page_that_says_why(browser_of, head, portal):
    page = reverse("measure-figures")

    answer = browser_of(head).post(
        reverse("measure-adopt"),
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}"},
    )

    assert answer.headers["HX-Redirect"] == f"/tai-khoan/buoc-hai/?next={page.replace('/', '%2F')}"
