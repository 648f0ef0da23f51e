"""What is done to accounts and posts: by whom, from which day, and what the journal keeps of it."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.models import Entry
from namhoc.people import actions, errors, inviting, suspending
from namhoc.people.errors import CannotBe, NeedsSecondFactor, Refused
from namhoc.people.listing import accounts_open_to
from namhoc.people.models import Account, AccountStart, Invitation, Post, PostStart
from namhoc.people.queries import actor_under, is_suspended, may_give, may_look_after, posts_held
from namhoc.people.roles import GIVES, RIGHTS, Reach, Role
from namhoc.units.actions import close_unit, found_unit
from namhoc.units.network import UnitStart

DAY = date(2021, 9, 18)
LONG_AGO, BEFORE, AFTER = date(2000, 1, 1), DAY - timedelta(1), DAY + timedelta(1)
SYSTEM = system_actor(LONG_AGO)
pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    """A province, an office in it with a school, and another office."""
    tree = {"tinh": None, "phong": "tinh", "truong": "phong", "phong-khac": "tinh"}
    return {
        code: found_unit(UnitStart(code, LONG_AGO, code, "office", above), by=SYSTEM) for code, above in tree.items()
    }


def someone(role: Role, unit, username="") -> Actor:
    return actor_under(a_post(role, unit, username or f"{role}-{unit.code}"), DAY)


def a_post(role: Role, unit, username="lan") -> Post:
    account = Account.objects.filter(username=username).first()
    account = account or actions.open_account(username, f"Người {username}", password="mau", by=SYSTEM)
    return actions.give_post(account, unit, role, since=LONG_AGO, by=SYSTEM)


def told(entry: Entry) -> dict:
    return json.loads(entry.details)


# --- who gives what where ---------------------------------------------------------------------------------------------

HEAD_GIVES = {
    "phong": {Role.SPECIALIST, Role.SECRETARY, Role.SITE_OPERATOR, Role.COUNCIL, Role.EDITOR, Role.PUBLISHER},
    "truong": {Role.CLERK, Role.SCHOOL_HEAD, Role.HEAD},
    "tinh": set(),
    "phong-khac": set(),
}


def test_a_head_gives_the_posts_of_the_office_and_of_its_schools(units):
    head = someone(Role.HEAD, units["phong"])

    assert {code: {role for role in Role if may_give(head, role, unit)} for code, unit in units.items()} == HEAD_GIVES


def test_whoever_keeps_the_accounts_gives_every_post_at_and_below_their_own_unit(units):
    admin = someone(Role.SYSTEM_ADMIN, units["phong"])

    assert {code: {role for role in Role if may_give(admin, role, unit)} for code, unit in units.items()} == {
        "phong": set(Role),
        "truong": set(Role),
        "tinh": set(),
        "phong-khac": set(),
    }


@pytest.mark.parametrize("role", [role for role in Role if role not in GIVES])
def test_others_give_nothing(units, role):
    by = someone(role, units["phong"])

    assert [(given, code) for given in Role for code, unit in units.items() if may_give(by, given, unit)] == []


def test_nobody_but_who_keeps_the_accounts_gives_a_post_that_sees_further_down_than_their_own():
    deep = {role for role, rights in RIGHTS.items() if any(Reach.DEEPER in reach for reach in rights.values())}
    given = {role: set(allowed) & deep for role, allowed in GIVES.items() if role not in deep}

    assert given == {role: set() for role in given}


REFUSED = {
    "open an account": lambda by, _post: actions.open_account("moi", "Mới", password=None, by=by),
    "give": lambda by, post: actions.give_post(post.account, post.unit, Role.HEAD, since=DAY, by=by),
    "end": lambda by, post: actions.end_post(post, since=DAY, by=by),
    "hand over": lambda by, post: actions.hand_over_post(post, Account.objects.get(username="hoa"), since=DAY, by=by),
    "invite": lambda by, post: inviting.invite_person("moi", "Mới", post.unit, Role.EDITOR, since=DAY, by=by),
    "new link": lambda by, post: inviting.renew_invitation(post.account, by=by),
    "suspend": lambda by, post: suspending.suspend_account(post.account, since=DAY, reason="Nghỉ.", by=by),
    "resume": lambda by, post: suspending.resume_account(post.account, since=DAY, by=by),
    "leave": lambda by, post: actions.end_all_posts(post.account, since=DAY, by=by),
}


def everything():
    return [list(kind.objects.order_by("pk").values()) for kind in (Account, Post, PostStart, AccountStart, Invitation)]


@pytest.mark.parametrize("act", REFUSED)
@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.AUDITOR, Role.HEAD])
def test_another_post_is_refused_and_changes_nothing(units, role, act):
    post = a_post(Role.SPECIALIST, units["phong-khac"])
    a_post(Role.EDITOR, units["phong-khac"], "hoa")
    by, before = someone(role, units["phong"]), None
    before = everything()

    with pytest.raises(Refused):
        REFUSED[act](by, post)

    assert everything() == before


@pytest.mark.parametrize("act", REFUSED)
def test_each_act_asks_for_a_second_factor(units, act):
    post = a_post(Role.SPECIALIST, units["phong"])
    a_post(Role.EDITOR, units["phong"], "hoa")
    admin = replace(someone(Role.SYSTEM_ADMIN, units["tinh"]), single_factor=True)

    with pytest.raises(NeedsSecondFactor):
        REFUSED[act](admin, post)


@pytest.mark.parametrize("act", ["give", "end", "suspend", "resume", "leave"])
def test_nobody_does_it_to_themselves(units, act):
    admin = someone(Role.SYSTEM_ADMIN, units["tinh"])
    own = Post.objects.get(account__username=admin.account)

    with pytest.raises(CannotBe) as refusal:
        REFUSED[act](admin, own)

    assert refusal.value.message == errors.OWN_ACCOUNT


@pytest.mark.parametrize("act", ["give", "end", "hand over", "suspend", "resume"])
def test_nothing_is_changed_in_the_past(units, act):
    post = a_post(Role.SPECIALIST, units["phong"])
    a_post(Role.EDITOR, units["phong"], "hoa")
    tomorrow = replace(someone(Role.SYSTEM_ADMIN, units["tinh"]), day=AFTER)

    with pytest.raises(CannotBe) as refusal:
        REFUSED[act](tomorrow, post)

    assert refusal.value.message == errors.IN_THE_PAST


def test_no_post_is_given_in_a_unit_that_will_be_gone(units):
    admin = someone(Role.SYSTEM_ADMIN, units["tinh"])
    lan = a_post(Role.EDITOR, units["phong"]).account
    close_unit(units["truong"], day=AFTER, by=SYSTEM)

    with pytest.raises(CannotBe) as refusal:
        actions.give_post(lan, units["truong"], Role.CLERK, since=AFTER, by=admin)

    assert refusal.value.message == errors.UNIT_GONE


# --- giving, ending, handing over -------------------------------------------------------------------------------------


def test_a_post_is_given_from_a_day_and_the_journal_has_it_before_and_after(units):
    head = someone(Role.HEAD, units["phong"])
    lan = a_post(Role.EDITOR, units["phong-khac"]).account
    post = actions.give_post(lan, units["phong"], Role.SPECIALIST, since=AFTER, by=head)
    entry = Entry.objects.order_by("number").last()

    assert [post in posts_held(lan, day) for day in (DAY, AFTER)] == [False, True]
    assert (entry.act, entry.account, entry.post) == ("give-post", head.account, head.post)
    assert told(entry) == {"role": "office-specialist", "since": "2021-09-19", "unit": "phong", "username": "lan"}
    assert entry.before != entry.after


def test_what_is_ended_does_not_begin_again_later(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])
    actions.give_post(post.account, units["phong"], Role.SPECIALIST, since=AFTER + timedelta(30), by=head)
    actions.end_post(post, since=AFTER, by=head)

    assert [start.since for start in PostStart.objects.filter(post=post)] == [LONG_AGO, AFTER]


def test_a_post_handed_over_is_held_by_one_person_on_each_day(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])
    hoa = a_post(Role.EDITOR, units["phong-khac"], "hoa").account
    taken = actions.hand_over_post(post, hoa, since=AFTER, by=head)
    entry = Entry.objects.order_by("number").last()

    assert [(post in posts_held(post.account, day), taken in posts_held(hoa, day)) for day in (DAY, AFTER)] == [
        (True, False),
        (False, True),
    ]
    assert (entry.act, told(entry)["was"], told(entry)["username"]) == ("hand-over-post", "lan", "hoa")


def test_a_post_that_is_not_held_or_already_theirs_is_not_handed_over(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])
    hoa = a_post(Role.EDITOR, units["phong-khac"], "hoa").account
    with pytest.raises(CannotBe) as same:
        actions.hand_over_post(post, post.account, since=DAY, by=head)
    actions.end_post(post, since=DAY, by=head)
    with pytest.raises(CannotBe) as ended:
        actions.hand_over_post(post, hoa, since=DAY, by=head)

    assert (same.value.message, ended.value.message) == (errors.SAME_PERSON, errors.NOT_HELD)


def test_no_post_is_handed_to_somebody_who_is_suspended_then(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])
    hoa = a_post(Role.EDITOR, units["phong"], "hoa").account
    suspending.suspend_account(hoa, since=AFTER, reason="Đi học dài ngày.", by=head)

    with pytest.raises(CannotBe) as handed:
        actions.hand_over_post(post, hoa, since=AFTER, by=head)

    assert handed.value.message == errors.SUSPENDED
    assert post in posts_held(post.account, AFTER)


def test_whoever_leaves_holds_nothing_from_that_day_on(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])
    actions.give_post(post.account, units["phong"], Role.COUNCIL, since=AFTER + timedelta(5), by=head)
    ended = actions.end_all_posts(post.account, since=AFTER, by=head)

    assert len(ended) == 2
    assert [len(posts_held(post.account, day)) for day in (DAY, AFTER, AFTER + timedelta(9))] == [1, 0, 0]


def test_what_has_ended_is_not_ended_again(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])
    actions.end_post(post, since=DAY, by=head)
    before = [*everything(), Entry.objects.count()]
    with pytest.raises(CannotBe) as ended:
        actions.end_post(post, since=AFTER, by=head)
    with pytest.raises(CannotBe) as gone:
        actions.end_all_posts(post.account, since=AFTER, by=head)

    assert (ended.value.message, gone.value.message) == (errors.NOT_HELD, errors.NOTHING_HELD)
    assert [*everything(), Entry.objects.count()] == before


def test_a_post_ends_before_it_has_begun(units):
    head, lan = someone(Role.HEAD, units["phong"]), a_post(Role.EDITOR, units["phong-khac"]).account
    post = actions.give_post(lan, units["phong"], Role.SPECIALIST, since=AFTER, by=head)
    actions.end_post(post, since=DAY, by=head)

    assert [post in posts_held(lan, day) for day in (DAY, AFTER, AFTER + timedelta(9))] == [False, False, False]


# --- suspending -------------------------------------------------------------------------------------------------------


def test_a_suspended_account_acts_under_nothing_until_it_may_again(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])
    suspending.suspend_account(post.account, since=DAY, reason="Đi học dài ngày.", by=head)
    suspending.resume_account(post.account, since=AFTER, by=head)
    entries = list(Entry.objects.order_by("number"))[-2:]

    days = (BEFORE, DAY, AFTER)
    assert [(len(posts_held(post.account, day)), is_suspended(post.account, day)) for day in days] == [
        (1, False),
        (0, True),
        (1, False),
    ]
    assert [(entry.act, entry.reason) for entry in entries] == [
        ("suspend-account", "Đi học dài ngày."),
        ("resume-account", ""),
    ]


def test_a_suspension_needs_a_reason_and_the_database_says_so_too(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])

    with pytest.raises(CannotBe):
        suspending.suspend_account(post.account, since=DAY, reason=" ", by=head)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountStart.objects.create(account=post.account, since=DAY, suspended=True)


def test_an_account_with_a_post_elsewhere_is_not_a_head_s_to_suspend(units):
    head, post = someone(Role.HEAD, units["phong"]), a_post(Role.SPECIALIST, units["phong"])
    a_post(Role.SPECIALIST, units["phong-khac"])

    assert not may_look_after(head, post.account)


def test_whoever_held_posts_once_is_looked_after_where_they_held_them(units):
    admin, elsewhere = (someone(Role.SYSTEM_ADMIN, units[code]) for code in ("phong", "phong-khac"))
    post = a_post(Role.SPECIALIST, units["phong"])
    actions.end_post(post, since=DAY, by=admin)

    assert (may_look_after(admin, post.account), may_look_after(elsewhere, post.account)) == (True, False)


def test_a_superuser_is_nobodys_to_look_after(units):
    """A new link to such an account would open the whole installation."""
    admin = someone(Role.SYSTEM_ADMIN, units["tinh"])
    plain, mighty = (actions.open_account(name, "Người", password=None, by=SYSTEM) for name in ("thuong", "toan-quyen"))
    Account.objects.filter(pk=mighty.pk).update(is_superuser=True)
    mighty.refresh_from_db()

    assert (may_look_after(admin, plain), may_look_after(admin, mighty)) == (True, False)
    assert plain in accounts_open_to(admin)
    assert mighty not in accounts_open_to(admin)
    with pytest.raises(Refused):
        inviting.renew_invitation(mighty, by=admin)


# --- inviting ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def invited(units):
    head = someone(Role.HEAD, units["phong"])
    return inviting.invite_person("moi", "Lò Thị Mới", units["phong"], Role.SPECIALIST, since=AFTER, by=head)


def accept(secret):
    invitation = inviting.invitation_with(secret)
    by = Actor(invitation.account.username, invitation.account.name, "", "", DAY)
    return inviting.accept_invitation(invitation, "hoa ban trắng 2021", by=by)


def test_the_invited_have_a_post_and_no_password_until_they_set_one(invited):
    post, secret = invited
    before = post.account.has_usable_password()
    account = accept(secret)

    assert (before, account.check_password("hoa ban trắng 2021")) == (False, True)
    assert posts_held(account, AFTER) == [post]


def test_a_link_works_once(invited):
    accept(invited[1])

    assert inviting.invitation_with(invited[1]) is None


def test_a_link_taken_up_twice_at_once_sets_one_password(invited):
    invitation = inviting.invitation_with(invited[1])
    accept(invited[1])

    with pytest.raises(CannotBe) as refusal:
        inviting.accept_invitation(invitation, "mật khẩu khác hẳn", by=Actor("moi", "", "", "", DAY))
    assert refusal.value.message == errors.INVITATION_OVER


def test_a_link_does_not_work_for_ever(invited):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert inviting.invitation_with(invited[1]) is None


def test_a_new_link_ends_the_one_before(invited, units):
    newer = inviting.renew_invitation(invited[0].account, by=someone(Role.HEAD, units["phong"]))

    assert inviting.invitation_with(invited[1]) is None
    assert inviting.invitation_with(newer).account == invited[0].account


def test_nobody_makes_a_link_for_themselves(units):
    """It would set a password without asking for the one there is."""
    admin = someone(Role.SYSTEM_ADMIN, units["tinh"])

    with pytest.raises(CannotBe) as refusal:
        inviting.renew_invitation(Account.objects.get(username=admin.account), by=admin)

    assert (refusal.value.message, Invitation.objects.count()) == (errors.OWN_LINK, 0)


def test_the_secret_is_kept_nowhere(invited):
    kept = [*Invitation.objects.values_list("digest", flat=True), *Entry.objects.values_list("details", flat=True)]

    assert [text for text in kept if invited[1] in text] == []


def test_a_user_name_is_taken_once_however_it_is_written(invited, units):
    with pytest.raises(CannotBe) as refusal:
        inviting.invite_person(
            "MOI", "Khác", units["phong"], Role.EDITOR, since=DAY, by=someone(Role.HEAD, units["phong"])
        )

    assert refusal.value.message == errors.NAME_TAKEN
