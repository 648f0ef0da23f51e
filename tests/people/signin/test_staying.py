"""Staying signed in: the server keeps the time, and what comes too late is kept for its sender alone."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from namhoc.people.roles import Role
from namhoc.people.signin import drafts
from namhoc.people.signin.models import Draft, SignIn
from namhoc.people.signin.rules import LONGEST, device_of, is_over, seconds_left, worth_keeping
from namhoc.people.suspending import suspend_account
from tests.people.signin.conftest import english, signs_in
from tests.publish import planted
from tests.web.test_pages import seen

HALF_AN_HOUR, SECOND = timedelta(minutes=30), timedelta(seconds=1)
FETCH = {"Sec-Fetch-Mode": "cors"}


@pytest.fixture
def client(browser_of, head, portal):
    found = browser_of(head)
    found.get("/lam-viec/")
    return found


def let_pass(time, **which):
    """As if nobody had done anything for so long."""
    SignIn.objects.filter(**which).update(last_active=timezone.now() - time)


# --- rules ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "idle", "over"),
    [
        (HALF_AN_HOUR, HALF_AN_HOUR - SECOND, False),
        (HALF_AN_HOUR, HALF_AN_HOUR, True),
        (LONGEST - SECOND, SECOND, False),
        (LONGEST, SECOND, True),
    ],
)
def test_a_sign_in_is_over_when_nobody_was_there_or_the_day_is_done(age, idle, over):
    now = timezone.now()

    assert is_over(now - age, now - idle, now, HALF_AN_HOUR) is over
    assert (seconds_left(now - age, now - idle, now, HALF_AN_HOUR) == 0) is over


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome · Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge · Windows"),
        ("Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/120.0 Chrome/114.0 Safari/537.36", "Cốc Cốc · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Linux; Android 13; SM-A536E) Chrome/126.0 Mobile Safari/537.36", "Chrome · Android"),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_called_by_browser_and_system_and_nothing_finer(agent, device):
    assert device_of(agent) == device


def test_passwords_and_secret_words_are_never_kept():
    sent = {"reason": ["Vì"], "password": ["x"], "oldpassword": ["x"], "csrfmiddlewaretoken": ["x"], "secret": ["1"]}

    assert worth_keeping(sent) == {"reason": ["Vì"]}


def test_a_units_code_and_a_secretarys_name_are_kept():
    assert worth_keeping({"code": ["truong-moi"], "secretary": ["Thu"]}) == {
        "code": ["truong-moi"],
        "secretary": ["Thu"],
    }


@pytest.mark.parametrize("values", [{}, {"password": ["x"]}, {"a": ["x" * 200_001]}])
def test_nothing_and_far_too_much_are_not_kept(values):
    assert worth_keeping(values) is None


# --- the server keeps the time ----------------------------------------------------------------------------------------


def test_within_the_half_hour_nothing_happens(client):
    let_pass(HALF_AN_HOUR - timedelta(minutes=1))

    assert client.get("/lam-viec/").status_code == 200


def test_after_half_an_hour_the_next_request_is_refused_and_says_why(client):
    let_pass(HALF_AN_HOUR)

    answer = client.get("/lam-viec/so-lieu/", follow=True)

    assert answer.redirect_chain == [("/dang-nhap/?next=/lam-viec/so-lieu/", 302)]
    assert "You were signed out: for 30 minutes nothing was done here." in seen(answer)
    assert client.get("/lam-viec/").status_code == 302


def test_public_pages_are_read_on_as_a_stranger(client):
    let_pass(HALF_AN_HOUR)

    answer = client.get("/")

    assert (answer.status_code, answer.wsgi_request.user.is_authenticated) == (200, False)


def test_an_active_day_ends_too(client):
    SignIn.objects.update(since=timezone.now() - LONGEST)

    assert client.get("/lam-viec/").status_code == 302


def test_opening_a_page_counts_and_what_a_page_asks_for_by_itself_does_not(client):
    let_pass(timedelta(minutes=20))
    client.get("/lam-viec/", headers=FETCH)
    client.get("/lam-viec/", headers={"HX-Request": "true"})
    client.get("/tai-khoan/hoat-dong/", headers=FETCH)
    assert timezone.now() - SignIn.objects.get().last_active > timedelta(minutes=19)

    client.get("/lam-viec/", headers={"Sec-Fetch-Mode": "navigate"})

    assert timezone.now() - SignIn.objects.get().last_active < timedelta(minutes=1)


def test_told_that_someone_is_at_work_the_time_begins_anew(client):
    let_pass(timedelta(minutes=29))
    assert client.get("/tai-khoan/hoat-dong/", headers=FETCH).json()["seconds"] <= 60

    assert client.post("/tai-khoan/hoat-dong/", headers=FETCH).json()["seconds"] > 29 * 60


def test_told_too_late_it_is_too_late(client):
    let_pass(HALF_AN_HOUR)

    answers = [client.post("/tai-khoan/hoat-dong/", headers=FETCH).status_code for _again in range(2)]

    assert (answers, client.get("/lam-viec/").status_code) == ([401, 401], 302)


def test_whoever_was_suspended_meanwhile_is_told_that_it_is_over(client, head):
    suspend_account(head, since=planted.DAY, reason="Nghỉ.", by=planted.SYSTEM)

    answers = [client.post("/tai-khoan/hoat-dong/", headers=FETCH) for _again in range(2)]
    assert [(answer.status_code, answer.json()) for answer in answers] == [(401, {"seconds": 0})] * 2


def test_what_a_page_asks_for_in_the_background_leads_the_whole_page_to_sign_in(client):
    let_pass(HALF_AN_HOUR)

    answer = client.get(
        "/lam-viec/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/lam-viec/so-lieu/"}
    )

    assert answer.headers["HX-Redirect"] == "/dang-nhap/?next=/lam-viec/so-lieu/"


# --- what comes too late ----------------------------------------------------------------------------------------------

PAGE = "/lam-viec/so-lieu/"


def adopts_late(client, **more):
    let_pass(HALF_AN_HOUR)
    return client.post(
        reverse("measure-adopt"), {"reason": "Vì thế", **more}, headers={"Referer": f"http://testserver{PAGE}?nhom=1"}
    )


def test_a_form_that_comes_too_late_is_kept_and_its_sender_led_back_to_its_page(client, head):
    answer = adopts_late(client, password="bí mật")

    assert answer.url == f"/dang-nhap/?next={PAGE}%3Fnhom%3D1"
    assert drafts.drafts_of(head, PAGE).forms == {reverse("measure-adopt"): {"reason": ["Vì thế"]}}

    back = signs_in(client, head, next=PAGE)
    page = client.get(back.url)

    assert "is kept for you alone." in seen(page)
    assert "Vì thế" in seen(page)


def test_nobody_else_at_the_same_browser_sees_it(client, someone):
    adopts_late(client)

    other = someone(Role.HEAD)
    signs_in(client, other)

    assert "Vì thế" not in client.get(PAGE).content.decode()
    assert drafts.drafts_of(other, PAGE) is None


def test_nothing_is_kept_of_a_form_from_elsewhere(head, portal):
    strict = english(enforce_csrf_checks=True)
    strict.force_login(head)
    strict.get("/lam-viec/")

    assert adopts_late(strict).status_code == 403
    assert list(Draft.objects.all()) == []


def test_the_draft_goes_when_the_form_is_sent(client, head):
    drafts.keep_draft(head, "/doi-vi-tri/", "/nam-hoc/", {"year": ["2020"]})
    drafts.keep_draft(head, "/doi-vi-tri/", "/nam-hoc/#1", {"year": ["2020"]})
    drafts.keep_draft(head, "/doi-vi-tri/", "/khac/", {"year": ["2020"]})

    client.post("/nam-hoc/", {"year": planted.YEAR}, headers={"Referer": "http://testserver/doi-vi-tri/"})

    assert [draft.form for draft in Draft.objects.filter(account=head)] == ["/khac/"]


def types(client, **sent):
    body = {"path": PAGE, "form": PAGE, "values": {"reason": ["Đang gõ"]}, **sent}
    return client.post("/tai-khoan/ban-nhap/", json.dumps(body), content_type="application/json", headers=FETCH)


def test_what_is_being_typed_is_kept_and_can_be_thrown_away(client, head):
    assert types(client).json() == {"kept": True}
    assert "Đang gõ" in seen(client.get(PAGE))

    client.post("/tai-khoan/ban-nhap/bo/", {"path": PAGE}, headers={"Referer": f"http://testserver{PAGE}"})

    assert drafts.drafts_of(head, PAGE) is None


def test_the_way_back_leads_to_no_other_host(client, head):
    answer = client.post(
        "/tai-khoan/ban-nhap/bo/", {"path": PAGE}, headers={"Referer": "http://testserver//other.example/x"}
    )

    assert answer.url == "/other.example/x"


def test_what_is_typed_when_it_is_too_late_is_kept_all_the_same(client, head):
    let_pass(HALF_AN_HOUR)

    assert types(client).status_code == 401
    assert drafts.drafts_of(head, PAGE).forms == {PAGE: {"reason": ["Đang gõ"]}}


@pytest.mark.parametrize(
    "sent",
    [{"values": []}, {"values": {"a": 1}}, {"values": {}}, {"path": "//x" * 300}, {"path": "https://x/"}]
    + [{"path": path, "values": {"code": ["123456"]}} for path in ("/dang-nhap/buoc-hai/", "/tai-khoan/ung-dung/")],
)
def test_what_is_no_draft_is_not_kept(client, sent):
    types(client, **sent)

    assert list(Draft.objects.all()) == []


def test_a_draft_has_a_size_and_a_person_has_so_many(client, head, monkeypatch):
    assert types(client, values={"a": ["x" * 250_000]}).json() == {"kept": False}
    assert types(client, values={"a": ["x" * 400_000]}).status_code == 413
    monkeypatch.setattr(drafts, "MOST", 3)

    for number in range(5):
        drafts.keep_draft(head, f"/trang-{number}/", "/", {"a": ["b"]})

    assert sorted(Draft.objects.values_list("path", flat=True)) == ["/trang-2/", "/trang-3/", "/trang-4/"]


def test_a_stranger_keeps_nothing(db):
    assert types(Client()).status_code == 401


def test_old_drafts_go(client, head):
    drafts.keep_draft(head, "/cu/", "/", {"a": ["b"]})
    Draft.objects.update(at=timezone.now() - drafts.KEPT_FOR - SECOND)

    drafts.keep_draft(head, "/moi/", "/", {"a": ["b"]})

    assert [draft.path for draft in Draft.objects.all()] == ["/moi/"]


def test_a_form_with_an_old_secret_word_is_kept_for_someone_signed_in(head, portal):
    strict = english(enforce_csrf_checks=True)
    strict.force_login(head)

    answer = strict.post("/nam-hoc/", {"year": "2020-2021"}, headers={"Referer": f"http://testserver{PAGE}"})

    assert (answer.status_code, "What you typed is kept." in seen(answer)) == (403, True)
    assert drafts.drafts_of(head, PAGE).forms == {"/nam-hoc/": {"year": ["2020-2021"]}}


# --- pages that only take ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/lam-viec/bao-cao/7/duyet/", "/lam-viec/bao-cao/7/"),
        ("/lam-viec/bao-cao/ki/7/dong/", "/lam-viec/bao-cao/ki/7/"),
        ("/nam-hoc/", "/"),
        ("/dang-xuat/", "/"),
    ],
)
def test_an_address_that_only_takes_leads_a_person_to_its_page(client, address, page):
    answer = client.get(address, headers={"Accept": "text/html,*/*"})

    assert (answer.status_code, answer.url) == (302, page)
    assert "That address only takes what a form sends." in seen(client.get("/lam-viec/"))


def test_a_program_is_still_told_the_methods(client):
    answer = client.get("/lam-viec/bao-cao/7/duyet/")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
