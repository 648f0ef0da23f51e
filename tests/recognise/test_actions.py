"""Nominated by the office, weighed and decided by the council; nobody does another's act, and no step is skipped."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.recognise import actions
from namhoc.recognise.errors import AnotherGiver, NotNominable, NoVotes, WrongState
from namhoc.recognise.models import Decision, Nomination, Vote
from namhoc.recognise.words import NominationState
from tests.convene.office import SYSTEM, YEAR, an_office, someone
from tests.recognise.records import DAY, TOWN, a_record, records_of

NUMBER = {"number": "10/QĐ-UBND", "day": date(2021, 8, 10), "giver": "province-committee"}


def nominating(office):
    return {
        "nominate_recipient": lambda by: actions.nominate_recipient(
            office,
            YEAR,
            award="bk-tinh",
            giver="province-committee",
            recipient_kind="individual",
            recipient="Người mới",
            by=by,
        ),
    }


def weighing(nomination):
    return {
        "cast_vote": lambda by: actions.cast_vote(nomination, in_favour=True, by=by),
        "weigh_nomination": lambda by: actions.weigh_nomination(nomination, by=by),
        "reopen_vote": lambda by: actions.reopen_vote(nomination, reason="Bầu lại", by=by),
    }


def deciding(office, nomination):
    return {
        "record_decision": lambda by: actions.record_decision(office, YEAR, nominations=[nomination], by=by, **NUMBER),
        "refuse_nomination": lambda by: actions.refuse_nomination(nomination, reason="Không đủ", by=by),
    }


def refused(act, by):
    before = list(Nomination.objects.values()), Entry.objects.count(), Vote.objects.count()
    with pytest.raises(Refused):
        act(by)
    return (list(Nomination.objects.values()), Entry.objects.count(), Vote.objects.count()) == before


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SPECIALIST])
def test_only_the_specialist_nominates_and_withdraws(office, nominate, role):
    by, nomination = someone(role, office), nominate()

    assert refused(nominating(office)["nominate_recipient"], by)
    assert refused(lambda actor: actions.withdraw_nomination(nomination, reason="Nhầm", by=actor), by)


@pytest.mark.parametrize("name", ["cast_vote", "weigh_nomination", "reopen_vote"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COUNCIL])
def test_only_the_council_weighs(office, nominate, role, name):
    assert refused(weighing(nominate())[name], someone(role, office))


@pytest.mark.parametrize("name", ["record_decision", "refuse_nomination"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COUNCIL])
def test_only_the_council_records_decisions(office, supported, role, name):
    assert refused(deciding(office, supported())[name], someone(role, office))


@pytest.mark.parametrize("role", list(Role))
def test_nobody_of_an_office_loads_a_year_of_awards(office, role):
    by = someone(role, office)

    assert refused(lambda actor: actions.load_awards(office, YEAR, [a_record()], dossier_on=DAY, by=actor), by)


def test_another_office_s_council_is_refused(office, nominate):
    stranger = someone(Role.COUNCIL, an_office("district-095-muong-lay", "Phòng khác"), "khac")

    assert [refused(act, stranger) for act in weighing(nominate()).values()] == [True] * 3


def test_what_the_law_refuses_is_not_nominated(nominate):
    with pytest.raises(NotNominable) as refusal:
        nominate(giver="department", award="co-tinh")

    assert [finding.code for finding in refusal.value.findings] == [
        "recognise.giver-may-not",
        "recognise.recipient-not-allowed",
    ]
    assert Nomination.objects.count() == 0


def test_the_day_of_the_dossier_decides_what_may_be_nominated(nominate):
    title = {"award": "cstdcs", "giver": "district-committee"}

    assert nominate(**title).dossier_on == DAY
    with pytest.raises(NotNominable):
        nominate(**title, dossier_on=date(2025, 7, 1))


def test_of_several_recipients_all_are_nominated_or_none(office, specialist):
    what = {"award": "bk-tinh", "giver": "province-committee", "recipient_kind": "individual"}

    both = actions.nominate_recipients(office, YEAR, recipients=["Một", "Hai"], by=specialist, **what)
    with pytest.raises(NotNominable):
        actions.nominate_recipients(office, YEAR, recipients=["Ba"], by=specialist, **{**what, "giver": "department"})

    assert [nomination.recipient for nomination in both] == ["Một", "Hai"]
    assert Entry.objects.filter(act="nominate-recipient").count() == Nomination.objects.count() == 2


def test_a_member_votes_once_and_may_vote_anew(nominate, member):
    nomination = nominate()

    actions.cast_vote(nomination, in_favour=True, by=member)
    actions.cast_vote(nomination, in_favour=False, by=member)

    assert list(Vote.objects.values_list("in_favour", flat=True)) == [False]
    assert [entry.details for entry in Entry.objects.filter(act="cast-vote")] == ['{"again":false}', '{"again":true}']


def test_the_votes_decide(nominate, member, other_member):
    votes = {"supported": (True,), "not_supported": (True, False)}
    found = {}
    for state, cast in votes.items():
        nomination = nominate(state)
        for by, in_favour in zip((member, other_member), cast, strict=False):
            actions.cast_vote(nomination, in_favour=in_favour, by=by)
        found[state] = actions.weigh_nomination(nomination, by=member).state

    assert found == {state: state for state in votes}


def test_without_a_vote_nothing_is_counted(nominate, member):
    nomination = nominate()

    with pytest.raises(NoVotes):
        actions.weigh_nomination(nomination, by=member)

    nomination.refresh_from_db()
    assert nomination.state == "proposed"


def test_a_vote_comes_too_late_once_the_votes_are_closed(supported, member, other_member):
    nomination = supported()

    with pytest.raises(WrongState):
        actions.cast_vote(nomination, in_favour=False, by=other_member)

    actions.reopen_vote(nomination, reason="Vắng một người", by=member)
    actions.cast_vote(nomination, in_favour=False, by=other_member)
    assert actions.weigh_nomination(nomination, by=member).state == "not_supported"


def test_a_decision_grants_what_was_supported(office, supported, member):
    nominations = [supported(name) for name in ("Một", "Hai")]

    decision = actions.record_decision(office, YEAR, nominations=nominations, by=member, **NUMBER)

    assert set(decision.nominations.values_list("recipient", "state")) == {("Một", "granted"), ("Hai", "granted")}
    assert Entry.objects.filter(act="record-decision").count() == 1


def test_what_is_only_proposed_is_not_granted(office, nominate, supported, member):
    with pytest.raises(WrongState):
        actions.record_decision(office, YEAR, nominations=[supported("Một"), nominate("Hai")], by=member, **NUMBER)

    assert (Decision.objects.count(), Nomination.objects.filter(state="granted").count()) == (0, 0)


def test_a_decision_is_one_giver_s(office, supported, member):
    other = supported(award="giay-khen", giver="department")

    with pytest.raises(AnotherGiver):
        actions.record_decision(office, YEAR, nominations=[other], by=member, **NUMBER)


def test_a_decision_grants_something(office, member):
    with pytest.raises(WrongState):
        actions.record_decision(office, YEAR, nominations=[], by=member, **NUMBER)


def test_a_decision_taken_back_leaves_the_council_s_support(office, supported, member):
    nomination = supported()
    decision = actions.record_decision(office, YEAR, nominations=[nomination], by=member, **NUMBER)

    actions.annul_decision(decision, reason="Sai số", by=member)

    nomination.refresh_from_db()
    assert (nomination.state, nomination.decision, Decision.objects.count()) == ("supported", None, 0)
    assert Entry.objects.get(act="annul-decision").reason == "Sai số"


def test_a_decision_is_taken_back_once(office, supported, member):
    decision = actions.record_decision(office, YEAR, nominations=[supported()], by=member, **NUMBER)
    stale = Decision.objects.get(pk=decision.pk)
    actions.annul_decision(decision, reason="Sai số", by=member)

    with pytest.raises(WrongState):
        actions.annul_decision(stale, reason="Sai số", by=member)
    assert Entry.objects.filter(act="annul-decision").count() == 1


def test_what_the_giver_did_not_grant_is_refused_and_stays_so(office, supported, member):
    nomination = actions.refuse_nomination(supported(), reason="Hết chỉ tiêu", by=member)

    assert nomination.state == "refused"
    with pytest.raises(WrongState):
        actions.record_decision(office, YEAR, nominations=[nomination], by=member, **NUMBER)


def test_a_withdrawn_nomination_is_kept_by_the_journal(nominate, supported, specialist):
    actions.withdraw_nomination(nominate("Nhầm tên"), reason="Nhập nhầm", by=specialist)

    assert Nomination.objects.count() == 0
    assert "Nhầm tên" in Entry.objects.get(act="withdraw-nomination").details
    with pytest.raises(WrongState):
        actions.withdraw_nomination(supported(), reason="Muộn", by=specialist)


def test_a_year_of_awards_is_loaded_in_few_queries(office, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        stored = actions.load_awards(office, YEAR, records_of(TOWN), dossier_on=DAY, by=SYSTEM)

    assert len(stored) == Nomination.objects.count() == 87
    assert Entry.objects.filter(act="load-awards").count() == 1


# --- the database says no ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [state.value for state in NominationState if state is not NominationState.PROPOSED])
def test_the_database_keeps_granted_and_decided_together(office, supported, member, state):
    nomination = supported()
    decision = Decision.objects.create(unit=office, year=YEAR, giver="province-committee", number="1")
    given = None if state == "granted" else decision

    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.filter(pk=nomination.pk).update(state=state, decision=given)


def test_the_database_refuses_a_second_vote(nominate, member):
    vote = actions.cast_vote(nominate(), in_favour=True, by=member)

    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(nomination=vote.nomination, voter=vote.voter, in_favour=False)
