"""Who may do what where: every role, every act, every way a unit can stand to the post's own. The day decides."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.models import Entry
from namhoc.people import actions
from namhoc.people.errors import Refused
from namhoc.people.models import Account, Post, PostStart
from namhoc.people.queries import actor_under, around, ask_permission, may, posts_held, roles_that_may, units_open_to
from namhoc.people.roles import RIGHTS, Reach, Role, reach_of
from namhoc.units.actions import close_unit, found_unit, merge_units, move_unit, split_unit
from namhoc.units.models import Unit
from namhoc.units.network import UnitStart
from tests.provide.held import held

DAY = date(2021, 8, 20)
LONG_AGO, EARLIER = date(2000, 1, 1), DAY - timedelta(100)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)
SYSTEM = system_actor(LONG_AGO)
ACTS = sorted({act for rights in RIGHTS.values() for act in rights})
pytestmark = pytest.mark.django_db

NONE = Reach(0)
# How a unit can stand to the unit of the post: any of these reaches gets there.
WITHIN = {
    "own": Reach.OWN,
    "under": Reach.CHILDREN,
    "moved here today": Reach.CHILDREN,
    "below what is under": Reach.DEEPER,
    "closed today": Reach.LEFT | Reach.DEEPER,
    "merged into another's today": Reach.LEFT | Reach.DEEPER,
    "merged into mine": Reach.PREDECESSORS,
    "merged into what went into mine": Reach.PREDECESSORS,
    "split, and I am a part": Reach.PREDECESSORS,
    "was under what went into mine": Reach.DEEPER,
    "closed under what went into mine": Reach.LEFT | Reach.DEEPER,
    "closed under what was split": Reach.LEFT | Reach.DEEPER,
    "level removed from under me": Reach.LEFT | Reach.DEEPER,
    "closed under the level removed": Reach.LEFT | Reach.DEEPER,
    "closed below what is under": Reach.DEEPER,
    "lives on beside its part": NONE,
    "sibling": NONE,
    "above": NONE,
    "under another": NONE,
    "closed under another": NONE,
    "moved away today": NONE,
    "not founded yet": NONE,
}


@pytest.fixture(scope="module")
def country(django_db_setup, django_db_blocker):
    """Offices of a province, with units that stand to one of them in every way there is."""
    with held(django_db_blocker):
        for name, parent in TREE.items():
            found(name, parent)
        found("not founded yet", "own", since=AFTER)
        move_unit(unit("moved away today"), unit("sibling"), day=DAY, by=SYSTEM)
        move_unit(unit("moved here today"), unit("own"), day=DAY, by=SYSTEM)
        merged("merged into what went into mine", "merged into mine", EARLIER)
        close_unit(unit("closed under what went into mine"), day=EARLIER, by=SYSTEM)
        move_unit(unit("was under what went into mine"), unit("under"), day=BEFORE, by=SYSTEM)
        merged("merged into mine", "own", BEFORE)
        close_unit(unit("closed under what was split"), day=EARLIER, by=SYSTEM)
        split_unit(unit("split, and I am a part"), [unit("own"), unit("sibling")], day=BEFORE, by=SYSTEM)
        split_unit(
            unit("lives on beside its part"), [unit("lives on beside its part"), unit("own")], day=BEFORE, by=SYSTEM
        )
        merged("merged into another's today", "under another", DAY)
        for name in ("closed under the level removed", "closed below what is under", "closed under another"):
            close_unit(unit(name), day=EARLIER, by=SYSTEM)
        for name in ("closed today", "level removed from under me"):
            close_unit(unit(name), day=DAY, by=SYSTEM)
        yield


@pytest.fixture
def units(country, db):
    return {name: unit(name) for name in WITHIN}


TREE = {
    "above": None,
    "own": "above",
    "sibling": "above",
    "merged into mine": "above",
    "split, and I am a part": "above",
    "lives on beside its part": "above",
    "merged into what went into mine": "above",
    "under": "own",
    "below what is under": "under",
    "closed below what is under": "under",
    "under another": "sibling",
    "closed under another": "sibling",
    "moved away today": "own",
    "moved here today": "sibling",
    "closed today": "own",
    "merged into another's today": "own",
    "level removed from under me": "own",
    "closed under the level removed": "level removed from under me",
    "closed under what was split": "split, and I am a part",
    "was under what went into mine": "merged into mine",
    "closed under what went into mine": "merged into mine",
}


def merged(name: str, into: str, day: date) -> None:
    merge_units([unit(name)], unit(into), day=day, by=SYSTEM)


def code_of(name: str) -> str:
    return name.replace(" ", "-").replace(",", "").replace("'", "")


def found(name, parent, since=LONG_AGO):
    above = None if parent is None else code_of(parent)
    return found_unit(UnitStart(code_of(name), since, name, "district-office", above), by=SYSTEM)


def unit(name: str) -> Unit:
    return Unit.objects.get(code=code_of(name))


def a_post(role, where, since=LONG_AGO) -> Post:
    account = Account.objects.filter(username=role.value).first()
    account = account or actions.open_account(role.value, "Nguyễn Văn Mẫu", password=None, by=SYSTEM)
    return actions.give_post(account, where, role, since=since, by=SYSTEM)


def acting(role: Role) -> Actor:
    return actor_under(a_post(role, unit("own")), DAY)


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_an_act_where_its_right_reaches_and_nowhere_else(units, role):
    by = acting(role)

    for act in acts_by_reach(role):
        assert {name for name, there in units.items() if may(by, act, there)} == within_reach(role, act), act


@pytest.mark.parametrize("role", Role)
def test_the_units_open_to_a_post_are_those_it_may_act_on(units, role):
    by = acting(role)
    near = around(by)

    for act in ACTS:
        opened = set(units_open_to(by, act, near=near).values_list("code", flat=True))
        assert {name for name, there in units.items() if there.code in opened} == within_reach(role, act), act


def acts_by_reach(role: Role) -> list[str]:
    """One act of each reach that the role has, and one it has not."""
    return list({reach_of(role, act): act for act in ACTS}.values())


def within_reach(role: Role, act: str) -> set[str]:
    return {name for name, gets_there in WITHIN.items() if (reach_of(role, act) or NONE) & gets_there}


@pytest.mark.parametrize("role", Role)
def test_where_a_post_may_not_it_is_refused_and_the_refusal_says_what_and_where(units, role):
    by = acting(role)

    with pytest.raises(Refused) as refusal:
        ask_permission(by, "approve-report", units["under another"])
    assert (refusal.value.act, refusal.value.unit) == ("approve-report", "under-another")


def test_what_no_role_knows_nobody_may(units):
    assert [may(acting(role), "abolish-school", units["own"]) for role in Role] == [False] * len(Role)


def test_a_role_that_is_none_may_nothing(units):
    by = Actor("ai-do", "Ai đó", "minister", "own", DAY)

    assert [may(by, act, units["own"]) for act in ACTS] == [False] * len(ACTS)
    assert set(units_open_to(by, "see-report")) == set()


def test_the_installation_itself_may_do_everything_everywhere(units):
    assert all(may(system_actor(DAY), act, there) for act in ACTS for there in units.values())
    assert set(units_open_to(system_actor(DAY), "measure")) == set(Unit.objects.all())


# --- no one holds both ends of a step ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fill-report", "approve-report"),
        ("ask-unlock", "unlock-report"),
        ("measure", "adopt-figures"),
        ("write-summary", "issue-summary"),
        ("nominate", "weigh-nomination"),
        ("adopt-figures", "publish-article"),
        ("write-article", "publish-article"),
        ("change-units", "adopt-figures"),
        ("manage-accounts", "approve-report"),
        ("read-journal", "manage-accounts"),
    ],
)
def test_no_role_may_do_both_a_thing_and_what_checks_it(one, other):
    """But what a dissolved unit left is finished by the office: one person there does it, another judges it."""
    both = {role: (reach_of(role, one) or NONE) & (reach_of(role, other) or NONE) for role in Role}

    assert [role for role, reach in both.items() if reach & ~Reach.LEFT] == []


LOOKING = ("see-", "read-")


@pytest.mark.parametrize("role", [Role.CLERK, Role.SCHOOL_HEAD])
def test_a_school_never_reaches_beyond_itself_but_to_read_what_became_it(role):
    beyond = {act: reach for act, reach in RIGHTS[role].items() if reach is not Reach.OWN}

    assert beyond == {"see-approved": Reach.HISTORY}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.MINISTRY_READER])
def test_who_only_reads_writes_nothing(role):
    assert [act for act in RIGHTS[role] if not act.startswith(LOOKING)] == []


def test_an_auditor_reads_everything_that_anyone_reads():
    read = {act for rights in RIGHTS.values() for act in rights if act.startswith(LOOKING)}

    assert set(RIGHTS[Role.AUDITOR]) == read


def test_whoever_keeps_the_accounts_reads_no_report_and_no_figure():
    assert set(RIGHTS[Role.SYSTEM_ADMIN]) == {"manage-accounts", "change-units", "see-people"}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_who_writes_for_the_public_sees_no_draft_of_report_or_figure(role):
    assert {act for act in RIGHTS[role] if act.startswith(LOOKING)} == {"see-article", "see-granted"}


@pytest.mark.parametrize("role", Role)
def test_drafts_are_read_by_their_own_unit_and_whoever_took_them_over_alone(role):
    allowed = Reach.BELOW if role is Role.AUDITOR else Reach.OWN | Reach.LEFT

    assert (reach_of(role, "see-draft") or NONE) & ~allowed == NONE


@pytest.mark.parametrize("role", Role)
def test_nothing_but_looking_reaches_what_a_unit_was_made_of_or_what_lies_deeper(role):
    far = Reach.PREDECESSORS | Reach.DEEPER
    keeping = {"manage-accounts", "change-units"}

    assert [
        act for act, reach in RIGHTS[role].items() if reach & far and not act.startswith(LOOKING) and act not in keeping
    ] == []


def test_only_the_head_adopts():
    assert roles_that_may("adopt-figures") == [Role.HEAD]


# --- the day decides --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "held"), [(BEFORE, False), (DAY, True), (AFTER, True)])
def test_a_post_is_held_from_its_day_on(units, day, held):
    post = a_post(Role.HEAD, units["own"], since=DAY)

    assert posts_held(post.account, day) == ([post] if held else [])


@pytest.mark.parametrize(("day", "held"), [(BEFORE, True), (DAY, False), (AFTER, False)])
def test_a_post_that_has_ended_is_held_no_longer(units, day, held):
    post = a_post(Role.HEAD, units["own"])
    actions.end_post(post, since=DAY, by=SYSTEM)

    assert posts_held(post.account, day) == ([post] if held else [])


def test_a_post_can_be_given_again_after_its_end(units):
    post = a_post(Role.HEAD, units["own"])
    actions.end_post(post, since=BEFORE, by=SYSTEM)
    again = a_post(Role.HEAD, units["own"], since=DAY)

    assert (again, posts_held(post.account, BEFORE), posts_held(post.account, DAY)) == (post, [], [post])


def test_a_post_in_a_closed_unit_is_held_no_longer(units):
    post = a_post(Role.CLERK, units["closed today"])

    assert [posts_held(post.account, day) for day in (BEFORE, DAY)] == [[post], []]


@pytest.mark.parametrize("since", [AFTER, date(2030, 1, 1)])
def test_nobody_acts_under_a_post_before_it_is_held(units, since):
    with pytest.raises(Refused):
        actor_under(a_post(Role.HEAD, units["own"], since=since), DAY)


def test_nobody_acts_under_a_post_that_has_ended_or_whose_unit_is_gone(units):
    ended, closed = a_post(Role.HEAD, units["own"]), a_post(Role.CLERK, units["closed today"])
    actions.end_post(ended, since=DAY, by=SYSTEM)

    assert actor_under(ended, BEFORE) == Actor("office-head", "Nguyễn Văn Mẫu", "office-head", "own", BEFORE)
    for post in (ended, closed):
        with pytest.raises(Refused):
            actor_under(post, DAY)


def test_what_answered_to_the_office_yesterday_was_open_to_it_yesterday(units):
    post = a_post(Role.SPECIALIST, units["own"])
    gone, come = units["moved away today"], units["moved here today"]

    assert [
        [may(actor_under(post, day), "approve-report", there) for there in (gone, come)] for day in (BEFORE, DAY)
    ] == [[True, False], [False, True]]


# --- what is done to accounts and posts -----------------------------------------------------------------------------


def test_an_account_without_a_password_cannot_sign_in(units):
    opened = actions.open_account("mot", "Một", password=None, by=SYSTEM)
    with_password = actions.open_account("hai", "Hai", password="mật khẩu", by=SYSTEM)

    assert (opened.has_usable_password(), with_password.check_password("mật khẩu")) == (False, True)


def test_each_act_leaves_its_entry_and_no_password_in_it(units):
    Account.objects.all().delete()
    before = Entry.objects.count()
    account = actions.open_account("mot", "Một", password="mật khẩu", by=SYSTEM)
    post = actions.give_post(account, units["own"], Role.HEAD, since=DAY, by=SYSTEM)
    actions.end_post(post, since=AFTER, by=SYSTEM)
    entries = list(Entry.objects.order_by("number")[before:])

    assert [entry.act for entry in entries] == ["open-account", "give-post", "end-post"]
    assert all("mật khẩu" not in entry.details for entry in entries)


def test_a_name_is_kept_whole_and_the_short_form_is_its_last_word():
    account = Account(username="mot", name="Lò Thị Mai")

    assert (str(account), account.get_full_name(), account.get_short_name()) == ("Lò Thị Mai", "Lò Thị Mai", "Mai")


# --- the database says no -------------------------------------------------------------------------------------------

CONSTRAINED = {
    "a post once": lambda post: Post.objects.create(account=post.account, unit=post.unit, role=post.role),
    "one start a day": lambda post: PostStart.objects.create(post=post, since=LONG_AGO),
    "a role that there is": lambda post: Post.objects.create(account=post.account, unit=post.unit, role="system"),
    "one account a name": lambda post: Account.objects.create(username=post.account.username),
}


@pytest.mark.parametrize("name", CONSTRAINED)
def test_the_database_says_no(units, name):
    post = a_post(Role.HEAD, units["own"])

    with pytest.raises(IntegrityError), transaction.atomic():
        CONSTRAINED[name](post)


def test_an_account_with_posts_is_kept(units):
    post = a_post(Role.HEAD, units["own"])

    with pytest.raises(IntegrityError), transaction.atomic():
        post.account.delete()
