"""Someone who moves from unit to unit: whatever happens, the session that is open reaches what the day allows, no more.

A head who moves at noon does not approve in the old office in the afternoon: rights are asked at each request.
"""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from namhoc.journal.actor import system_actor
from namhoc.people.actions import end_post, give_post, hand_over_post, open_account
from namhoc.people.models import Post
from namhoc.people.roles import Role
from namhoc.people.suspending import resume_account, suspend_account
from namhoc.units.actions import found_unit
from namhoc.units.models import Unit
from namhoc.units.network import UnitStart

FIRST = date(2021, 9, 1)
LONG_AGO = date(2000, 1, 1)
OFFICES = ("phong-a", "phong-b", "phong-c")
SYSTEM = system_actor(LONG_AGO)
EXAMPLES, STEPS = 12, 12


class Moves(RuleBasedStateMachine):
    """One head with a session open all the while; a plain model says where they are head on each day."""

    @initialize()
    def begin(self) -> None:
        self.patch, self.apart = pytest.MonkeyPatch(), transaction.atomic()
        self.apart.__enter__()
        self.day, self.head_in, self.suspended = FIRST, set(), False
        for code in OFFICES:
            found_unit(UnitStart(code, LONG_AGO, code, "district-office", None), by=SYSTEM)
        self.account = open_account("thu", "Lò Thị Thu", password=None, by=SYSTEM)
        self.deputy = open_account("phó", "Quàng Văn Phó", password=None, by=SYSTEM)
        give_post(self.account, self._unit("phong-a"), Role.HEAD, since=LONG_AGO, by=SYSTEM)
        self.head_in.add("phong-a")
        self._today()
        self.client = Client()
        self.client.force_login(self.account)

    def _unit(self, code: str) -> Unit:
        return Unit.objects.get(code=code)

    def _today(self) -> None:
        self.patch.setenv("NAMHOC_TODAY", self.day.isoformat())

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.day += timedelta(days)
        self._today()

    @rule(to=st.sampled_from(OFFICES))
    def moves_today(self, to: str) -> None:
        for post in Post.objects.filter(account=self.account).held_on(self.day):
            end_post(post, since=self.day, by=SYSTEM)
        give_post(self.account, self._unit(to), Role.HEAD, since=self.day, by=SYSTEM)
        self.head_in = {to}

    @rule(also=st.sampled_from(OFFICES))
    def is_given_another_post(self, also: str) -> None:
        give_post(self.account, self._unit(also), Role.HEAD, since=self.day, by=SYSTEM)
        self.head_in.add(also)

    @rule()
    def hands_everything_over(self) -> None:
        for post in Post.objects.filter(account=self.account).held_on(self.day):
            hand_over_post(post, self.deputy, since=self.day, by=SYSTEM)
        self.head_in = set()

    @rule()
    def is_suspended(self) -> None:
        suspend_account(self.account, since=self.day, reason="Thử.", by=SYSTEM)
        self.suspended = True

    @rule()
    def acts_again(self) -> None:
        resume_account(self.account, since=self.day, by=SYSTEM)
        self.client.force_login(self.account)
        self.suspended = False

    @rule(wanted=st.sampled_from(OFFICES))
    def asks_to_act_under_a_post(self, wanted: str) -> None:
        post = Post.objects.filter(account=self.account, unit__code=wanted).first()
        self.client.post(reverse("choose-post"), {"post": "" if post is None else post.pk})

    @invariant()
    def the_session_reaches_what_the_day_allows(self) -> None:
        if not hasattr(self, "client"):
            return
        expected = set() if self.suspended else self.head_in
        reached = set()
        for code in OFFICES:
            post = Post.objects.filter(account=self.account, unit__code=code).first()
            self.client.post(reverse("choose-post"), {"post": "" if post is None else post.pk})
            if self.client.get(reverse("people"), {"unit": code}).status_code == 200:
                reached.add(code)
        assert reached == expected

    def teardown(self) -> None:
        """Nothing of one run is there in the next."""
        if hasattr(self, "patch"):
            self.patch.undo()
            transaction.set_rollback(True)
            self.apart.__exit__(None, None, None)


@pytest.mark.slow
def test_after_a_move_the_next_request_of_an_open_session_is_refused(db):
    chosen = settings(
        max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Moves, settings=chosen)


def test_a_machine_that_forgets_a_move_is_caught(db):
    """The control: a model that goes on believing in the old office does not agree with the site."""
    moves = Moves()
    moves.begin()
    try:
        moves.moves_today("phong-b")
        moves.the_session_reaches_what_the_day_allows()
        moves.head_in = {"phong-a"}
        with pytest.raises(AssertionError):
            moves.the_session_reaches_what_the_day_allows()
    finally:
        moves.teardown()
