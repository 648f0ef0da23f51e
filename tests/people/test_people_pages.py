"""The pages of accounts and posts: who opens them, what they list, and what is never shown."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from namhoc.journal.actor import system_actor
from namhoc.journal.models import Entry
from namhoc.people.actions import end_post, give_post, open_account
from namhoc.people.models import Account, Post
from namhoc.people.queries import posts_held
from namhoc.people.roles import Role
from namhoc.people.suspending import suspend_account
from namhoc.units.actions import close_unit, found_unit
from namhoc.units.network import UnitStart

DAY, LONG_AGO = date(2021, 9, 18), date(2000, 1, 1)
AFTER = DAY + timedelta(1)
SYSTEM = system_actor(LONG_AGO)
PASSWORD = "hoa ban trắng 2021"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", DAY.isoformat())


@pytest.fixture
def units(db):
    """A province, an office in it with a school, and another office."""
    tree = {"tinh": None, "phong": "tinh", "truong": "phong", "phong-khac": "tinh"}
    return {
        code: found_unit(UnitStart(code, LONG_AGO, code, "office", above), by=SYSTEM) for code, above in tree.items()
    }


def a_person(role: Role, unit, username, name="Lò Thị Mai") -> Account:
    account = open_account(username, name, password=PASSWORD, by=SYSTEM)
    give_post(account, unit, role, since=LONG_AGO, by=SYSTEM)
    return account


def at_desk(account) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(account)
    return client


@pytest.fixture
def head(units):
    return at_desk(a_person(Role.HEAD, units["phong"], "truongphong", "Trưởng phòng"))


@pytest.fixture
def admin(units):
    return at_desk(a_person(Role.SYSTEM_ADMIN, units["tinh"], "quantri", "Quản trị"))


def listed(client, **asked):
    return [line.post.account.username for line in client.get(reverse("people"), asked).context["lines"]]


OPENS = {Role.SCHOOL_HEAD, Role.HEAD, Role.SECRETARY, Role.AUDITOR, Role.SYSTEM_ADMIN}


@pytest.mark.parametrize("role", Role)
def test_the_list_is_open_to_those_who_look_after_people(units, role):
    status = at_desk(a_person(role, units["phong"], "ai")).get(reverse("people")).status_code

    assert status == (200 if role in OPENS else 403)


def test_a_head_sees_the_office_and_its_schools_and_no_other(units, head):
    a_person(Role.EDITOR, units["phong"], "bientap")
    a_person(Role.CLERK, units["truong"], "vanthu")
    a_person(Role.EDITOR, units["phong-khac"], "khac")

    assert (listed(head), listed(head, unit="truong")) == (["bientap", "truongphong"], ["vanthu"])
    assert listed(head, words="mai") == ["bientap", "vanthu"]
    codes = [head.get(reverse("people"), {"unit": code}).status_code for code in ("phong-khac", "tinh", "khong-co")]
    assert codes == [404, 404, 404]
    names = [head.get(reverse("person", args=[name])).status_code for name in ("vanthu", "khac", "khong-co")]
    assert names == [200, 404, 404]


@pytest.mark.parametrize("words", ["quang thi dong", "Quàng Thị Đống", "QUANG đống", "dongqt"])
def test_people_are_found_without_tones(units, admin, words):
    a_person(Role.EDITOR, units["phong"], "dongqt", "Quàng Thị Đống")
    a_person(Role.EDITOR, units["phong"], "maia", "Lò Thị Mai")

    assert listed(admin, words=words) == ["dongqt"]


def test_the_list_is_of_a_day(units, head):
    account = a_person(Role.EDITOR, units["phong"], "bientap")
    end_post(Post.objects.get(account=account), since=DAY, by=SYSTEM)

    assert (listed(head), listed(head, day="2021-09-17")) == (["truongphong"], ["bientap", "truongphong"])


def test_a_post_in_a_unit_that_is_gone_is_shown_as_ended(units, head):
    a_person(Role.CLERK, units["truong"], "vanthu")
    close_unit(units["truong"], day=DAY, by=SYSTEM)
    page = head.get(reverse("people"), {"unit": "truong"})

    assert [(line.held, line.to_come) for line in page.context["lines"]] == [(False, False)]


def test_a_longer_list_asks_no_more(units, head):
    def asked():
        with CaptureQueriesContext(connection) as seen:
            head.get(reverse("people"))
        return len(seen)

    a_person(Role.EDITOR, units["phong"], "mot")
    asked()
    few = asked()
    for number in range(12):
        suspend_account(a_person(Role.EDITOR, units["phong"], f"so-{number}"), since=DAY, reason="Nghỉ.", by=SYSTEM)

    assert asked() == few


# --- from the invitation to the last day ------------------------------------------------------------------------------


def invited(head, **changes):
    given = {"name": "Lò Thị Mới", "username": "moi", "role": "office-specialist", "since": "2021-09-18", **changes}
    return head.post(reverse("invite", args=["phong"]), given)


def test_someone_invited_sets_a_password_signs_in_and_works(head):
    shown = invited(head).context
    newcomer = Client()
    newcomer.cookies["django_language"] = "en"
    before = newcomer.get(shown["link"])
    weak = newcomer.post(shown["link"], {"password": "12345678", "again": "12345678"})
    uneven = newcomer.post(shown["link"], {"password": PASSWORD, "again": "khác"})
    done = newcomer.post(shown["link"], {"password": PASSWORD, "again": PASSWORD})
    again = newcomer.get(shown["link"])
    newcomer.post(reverse("sign-in"), {"username": "moi", "password": PASSWORD})

    assert [page.status_code for page in (before, weak, uneven, done, again)] == [200, 200, 200, 302, 404]
    assert weak.context["form"].errors.keys() == {"password"}
    assert uneven.context["form"].errors.keys() == {"again"}
    assert newcomer.get(reverse("tasks")).status_code == 200


def test_a_page_without_a_right_link_says_whom_to_ask(client, db):
    client.cookies["django_language"] = "en"

    answer = client.get(reverse("invitation", args=["khong-co"]))
    assert (answer.status_code, "Ask whoever invited you" in answer.content.decode()) == (404, True)


def test_only_the_posts_that_may_be_given_are_offered(head, units):
    form = head.get(reverse("invite", args=["phong"])).context["form"]
    wrong = invited(head, role="office-head")

    assert "office-head" not in dict(form.fields["role"].choices)
    assert wrong.context["form"].errors.keys() == {"role"}
    assert not Account.objects.filter(username="moi").exists()


def test_a_post_is_handed_over_with_what_it_has_to_do(units, head):
    old = a_person(Role.SPECIALIST, units["phong"], "cu", "Người cũ")
    new = a_person(Role.EDITOR, units["phong-khac"], "moi", "Người mới")
    post = Post.objects.get(account=old)
    page = reverse("hand-over", args=[post.pk])
    shown = head.get(page).content.decode()
    unknown = head.post(page, {"to": "ai-do", "since": "2021-09-19"})
    head.post(page, {"to": "moi", "since": "2021-09-19"})

    assert "Nominate for the awards" in shown
    assert unknown.context["form"].errors.keys() == {"to"}
    assert [[one.role for one in posts_held(who, day)] for who in (old, new) for day in (DAY, AFTER)] == [
        ["office-specialist"],
        [],
        ["editor"],
        ["editor", "office-specialist"],
    ]


def test_suspending_signs_out_and_says_so(units, head):
    theirs = at_desk(a_person(Role.SPECIALIST, units["phong"], "cu"))
    before = theirs.get(reverse("tasks")).status_code
    head.post(reverse("suspend-account", args=["cu"]), {"since": "2021-09-18", "reason": "Nghỉ không phép."})
    after = theirs.get(reverse("tasks"), follow=True)

    assert (before, after.redirect_chain) == (200, [("/dang-nhap/?next=/lam-viec/", 302)])
    assert "Your account is suspended." in after.content.decode()


def test_whoever_leaves_has_no_post_left(units, head):
    account = a_person(Role.SPECIALIST, units["phong"], "cu")
    head.post(reverse("leave", args=["cu"]), {"since": "2021-09-19"})

    assert [len(posts_held(account, day)) for day in (DAY, AFTER)] == [1, 0]


def test_what_cannot_be_is_said_beside_the_form(units, head):
    a_person(Role.SPECIALIST, units["phong"], "cu")
    page = head.post(reverse("leave", args=["cu"]), {"since": "2021-09-17"})

    assert "The day has passed." in page.content.decode()


ACTS = ["suspend-account", "resume-account", "leave", "renew-invitation"]


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SECRETARY])
def test_who_only_looks_is_refused(units, role, name):
    a_person(Role.SPECIALIST, units["phong"], "cu")
    looking, entries = at_desk(a_person(role, units["phong"], "ai")), Entry.objects.count()
    answer = looking.post(reverse(name, args=["cu"]), {"since": "2021-09-18", "reason": "Thử."})

    assert (answer.status_code, Entry.objects.count()) == (403, entries)


def test_everyone_sees_their_own_posts_with_their_history(units):
    account = a_person(Role.SPECIALIST, units["phong"], "cu")
    give_post(account, units["phong-khac"], Role.EDITOR, since=AFTER, by=SYSTEM)
    page = at_desk(account).get(reverse("choose-post"))

    told = {line.post.role: (line.held, line.to_come) for line in page.context["person"].posts}
    assert told == {"office-specialist": (True, False), "editor": (False, True)}


def test_an_auditor_chooses_the_office_to_look_at(units, monkeypatch):
    auditor = at_desk(a_person(Role.AUDITOR, units["tinh"], "thanhtra"))
    offered = [one.unit.code for one in auditor.get(reverse("offices")).context["offices"]]
    auditor.post(reverse("offices"), {"office": "phong"})
    looked_at = auditor.get(reverse("plan-year")).context["desk"].office.code
    auditor.post(reverse("offices"), {"office": "khong-co"})

    assert (offered, looked_at) == (["phong", "tinh"], "phong")


def test_a_head_cannot_look_at_another_office(units, head):
    head.post(reverse("offices"), {"office": "phong-khac"})

    assert head.get(reverse("plan-year")).context["desk"].office.code == "phong"
