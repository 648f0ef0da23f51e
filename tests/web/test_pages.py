"""The shell's own pages: for readers, for people with a post, for people without one."""

import html
import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from namhoc.law.school_year import SchoolYear
from namhoc.people.actions import give_post
from namhoc.people.duties import Duty, DutyState
from namhoc.people.roles import Role
from namhoc.publish import actions
from namhoc.web import tasks
from tests.house.tree import PACKAGE
from tests.publish import planted


def seen(answer):
    words = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", words)).split())


# --- signing in and out -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["..", "%2e%2e", "%2E%2e", "x/../.."])
def test_among_pictures_nothing_else_that_was_uploaded_is_found(client, settings, way):
    for folder in ("images", "documents", "original_images"):
        Path(settings.MEDIA_ROOT, folder).mkdir(parents=True)
        Path(settings.MEDIA_ROOT, folder, "x.txt").write_text("của người ta", encoding="utf-8")

    paths = ["images/x.txt", *(f"images/{way}/{folder}/x.txt" for folder in ("documents", "original_images"))]
    assert [client.get(f"/media/{path}").status_code for path in paths] == [404, 404, 404]


def test_someone_signs_in_comes_to_their_tasks_and_leaves_nothing_behind(reader, office):
    account = planted.a_post(office).account

    answer = reader.post("/dang-nhap/", {"username": account.username, "password": planted.PASSWORD})
    assert answer.url == "/lam-viec/"
    assert reader.get("/lam-viec/").status_code == 200

    answer = reader.post("/dang-xuat/")
    assert (answer.url, answer.headers["Clear-Site-Data"]) == ("/", '"cache", "storage"')
    assert reader.get("/lam-viec/").status_code == 302


def test_a_wrong_password_is_told_in_words_and_the_name_is_kept(reader, office):
    account = planted.a_post(office).account

    answer = reader.post("/dang-nhap/", {"username": account.username, "password": "sai"})

    assert "This name and password do not belong together." in seen(answer)
    assert f'value="{account.username}"' in answer.content.decode()


def test_an_empty_sign_in_says_which_field(reader):
    said = seen(reader.post("/dang-nhap/", {}))

    assert ("Write your user name." in said, "Write your password." in said) == (True, True)


def test_the_desk_asks_to_sign_in_and_remembers_where_one_was_going(reader):
    assert reader.get("/lam-viec/bai-viet/").url == "/dang-nhap/?next=/lam-viec/bai-viet/"


def test_signing_in_never_leads_to_another_site(reader, office):
    account = planted.a_post(office).account

    answer = reader.post(
        "/dang-nhap/", {"username": account.username, "password": planted.PASSWORD, "next": "https://elsewhere.vn/"}
    )

    assert answer.url == "/lam-viec/"


def test_sample_sign_ins_are_shown_on_sample_data_alone(reader, office, settings):
    post = planted.a_post(office, sample=True)
    planted.a_post(office, sample=False)
    settings.SAMPLE = False
    assert post.account.username not in seen(reader.get("/dang-nhap/"))

    settings.SAMPLE = True

    assert re.findall(r"editor-\d+", seen(reader.get("/dang-nhap/"))) == [post.account.username]


def test_an_editor_without_the_administration_is_told_so_and_not_sent_round_in_circles(reader, office):
    reader.force_login(planted.a_post(office).account)

    answer = reader.get("/quan-tri/", follow=True)

    assert (answer.status_code, len(answer.redirect_chain)) == (403, 1)


def test_the_administration_runs_for_a_superuser(client, portal, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root", password="x", name="Quản trị"))

    for address in (
        "/quan-tri/",
        f"/quan-tri/pages/{portal.pk}/",
        "/quan-tri/images/",
        "/quan-tri/documents/",
    ):
        assert client.get(address).status_code == 200, address


# --- post, year, language ---------------------------------------------------------------------------------------------


def test_the_header_says_unit_post_and_year(reader, office):
    reader.force_login(planted.a_post(office).account)

    said = seen(reader.get("/lam-viec/"))

    assert "Phòng GD&ĐT thị xã Mường Lay Editor" in said
    assert "School year 2021-2022" in said


def test_the_header_says_that_data_are_sample_and_which_day_it_is(reader, settings):
    settings.SAMPLE, settings.TODAY = False, ""
    assert "Sample data" not in seen(reader.get("/"))

    settings.SAMPLE, settings.TODAY = True, "2021-09-04"

    assert "Sample data : names that no source gives are made up. The site takes 4 Sep 2021 for today." in seen(
        reader.get("/")
    )


def test_one_press_leads_to_another_year_and_back_to_the_same_page(reader, office):
    reader.force_login(planted.a_post(office).account)

    answer = reader.post("/nam-hoc/", {"year": "2020-2021", "next": "/lam-viec/bai-viet/"})

    assert answer.url == "/lam-viec/bai-viet/"
    assert "School year 2020-2021" in seen(reader.get("/lam-viec/"))


def test_a_year_that_is_none_changes_nothing(reader, office):
    reader.force_login(planted.a_post(office).account)

    answer = reader.post("/nam-hoc/", {"year": "2020-2022", "next": "https://elsewhere.vn/"})

    assert answer.url == "/lam-viec/"
    assert "School year 2021-2022" in seen(reader.get("/lam-viec/"))


def test_someone_with_two_posts_chooses_and_sees_another_navigation(reader, office):
    post = planted.a_post(office, Role.CLERK)
    other = give_post(post.account, office, Role.EDITOR, since=planted.FOUNDED, by=planted.SYSTEM)
    reader.force_login(post.account)
    assert "/lam-viec/bai-viet/" not in reader.get("/lam-viec/").content.decode()

    reader.post("/doi-vi-tri/", {"post": other.pk, "next": "/lam-viec/"})

    assert "/lam-viec/bai-viet/" in reader.get("/lam-viec/").content.decode()


@pytest.mark.parametrize("post", ["²", "9" * 5_000, "-1", ""])
def test_a_post_that_is_no_number_is_held_by_nobody(reader, office, post):
    reader.force_login(planted.a_post(office).account)

    assert "You do not hold that post today." in seen(reader.post("/doi-vi-tri/", {"post": post}))


@pytest.mark.parametrize("before", ["²", "9" * 5_000, "x"])
def test_older_entries_from_no_number_on_are_the_latest(reader, office, before):
    reader.force_login(planted.a_post(office, Role.HEAD).account)

    assert reader.get("/lam-viec/nhat-ki/", {"before": before}).status_code == 200


def test_nobody_chooses_a_post_they_do_not_hold(reader, office):
    post, stranger = planted.a_post(office, Role.CLERK), planted.a_post(office, Role.HEAD)
    reader.force_login(post.account)

    answer = reader.post("/doi-vi-tri/", {"post": stranger.pk})

    assert "You do not hold that post today." in seen(answer)
    assert "School clerk" in seen(reader.get("/lam-viec/"))


def test_the_language_is_switched_by_one_press(reader):
    reader.post("/ngon-ngu/", {"language": "vi", "next": "/"})
    assert '<html lang="vi">' in reader.get("/").content.decode()

    reader.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert '<html lang="en">' in reader.get("/").content.decode()


# --- refusals and errors ----------------------------------------------------------------------------------------------


def test_a_refusal_says_under_which_post_one_works_and_who_may_do_it(reader, office):
    reader.force_login(planted.a_post(office, Role.SPECIALIST).account)

    answer = reader.get("/lam-viec/bai-viet/")

    assert answer.status_code == 403
    assert "You work as Office specialist of Phòng GD&ĐT thị xã Mường Lay. Nothing was changed." in seen(answer)
    assert "It can be done by: Head of office, Editor, Publisher, Auditor." in seen(answer)


def test_a_refusal_points_to_ones_own_other_post(reader, office):
    post = planted.a_post(office, Role.CLERK)
    give_post(post.account, office, Role.EDITOR, since=planted.FOUNDED, by=planted.SYSTEM)
    reader.force_login(post.account)

    assert "Change to another of your posts" in seen(reader.get("/lam-viec/bai-viet/"))


def test_an_account_without_a_post_is_told_whom_to_ask(reader, django_user_model, db):
    reader.force_login(django_user_model.objects.create_user("moi", password="x", name="Người mới"))

    answer = reader.get("/lam-viec/")

    assert (answer.status_code, "Your account holds no post today" in seen(answer)) == (403, True)


def test_a_page_that_is_not_there_says_where_to_look(reader):
    answer = reader.get("/khong-co/")

    assert (answer.status_code, "There is no such page" in seen(answer)) == (404, True)


def test_a_form_sent_from_elsewhere_is_refused_in_plain_words(portal):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies["django_language"] = "en"

    answer = strict.post("/dang-xuat/")

    assert (answer.status_code, "Send the form again" in seen(answer)) == (403, True)


def test_when_something_breaks_the_page_needs_neither_data_nor_session(reader, monkeypatch):
    reader.raise_request_exception = False
    monkeypatch.setattr("namhoc.publish.site.lists.front_page", lambda: 1 / 0)

    answer = reader.get("/")

    assert (answer.status_code, "Something broke on our side" in seen(answer)) == (500, True)


def test_a_machine_can_ask_whether_the_site_is_well(client, db):
    assert client.get("/suc-khoe/").content == b"ok\n"


# --- tasks ------------------------------------------------------------------------------------------------------------


def asked(monkeypatch, *duties):
    monkeypatch.setattr(tasks, "ROOMS", (lambda _actor, _year: list(duties),))


def a_duty(title, state=DutyState.TO_DO, day=None):
    return Duty(title, "", "/", state, None if day is None else date(2021, 9, day))


def test_tasks_stand_by_state_and_then_by_day(office, monkeypatch):
    due = [a_duty("không hạn"), a_duty("mai", day=5), a_duty("xong", DutyState.DONE, 1), a_duty("qua", day=1)]
    asked(monkeypatch, *due, a_duty("trả lại", DutyState.RETURNED, 30))

    groups = tasks.task_groups(planted.an_actor(office), SchoolYear.parse(planted.YEAR), planted.DAY)

    assert [(group.state.value, [(task.duty.title, task.days_left) for task in group.tasks]) for group in groups] == [
        ("returned", [("trả lại", 26)]),
        ("to-do", [("qua", -3), ("mai", 1), ("không hạn", None)]),
        ("done", [("xong", None)]),
    ]


def test_the_page_says_how_late_a_task_is(reader, office, monkeypatch):
    asked(monkeypatch, a_duty("Gửi báo cáo", day=1), a_duty("Duyệt", day=5), a_duty("Họp", day=4))
    reader.force_login(planted.a_post(office).account)

    said = seen(reader.get("/lam-viec/"))

    assert "Gửi báo cáo due 1 Sep 2021 · 3 days late" in said
    assert "Họp due 4 Sep 2021 · today" in said
    assert "Duyệt due 5 Sep 2021 · 1 day left" in said


def test_an_empty_list_teaches_what_will_stand_there(reader, office, monkeypatch):
    asked(monkeypatch)
    reader.force_login(planted.a_post(office).account)

    assert "Nothing to do in this school year" in seen(reader.get("/lam-viec/"))


def test_every_room_that_says_its_duties_is_asked():
    files = [*PACKAGE.glob("*/queries.py"), *PACKAGE.glob("*/*/duties.py")]
    say = {path.relative_to(PACKAGE).parts[0] for path in files if "def duties_of(" in path.read_text()}

    assert {asks.__module__.split(".")[1] for asks in tasks.ROOMS} == say


@pytest.mark.parametrize("role", list(Role))
def test_the_task_page_opens_for_every_role(reader, office, role):
    reader.force_login(planted.a_post(office, role).account)

    assert reader.get("/lam-viec/").status_code == 200


def test_the_task_page_asks_as_much_for_thirty_articles_as_for_three(reader, office, portal):
    post = planted.a_post(office)
    actor = planted.actor_under(post, planted.DAY)
    reader.force_login(post.account)
    reader.post("/nam-hoc/", {"year": planted.YEAR})

    def queries_with(more):
        for number in range(more):
            actions.write_article(office, planted.YEAR, f"Bài {number}", "Mở đầu", [], by=actor)
        reader.get("/lam-viec/")
        with CaptureQueriesContext(connection) as captured:
            page = seen(reader.get("/lam-viec/"))
        return len(captured), page.count("Finish the article")

    (few, three), (many, thirty) = queries_with(3), queries_with(27)

    assert (three, thirty) == (3, 30)
    assert few == many
