"""The counts that the article and the summary take, out of the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from namhoc.people.duties import DutyState
from namhoc.people.roles import Role
from namhoc.recognise import actions, queries
from namhoc.recognise.facts import AwardLine
from namhoc.recognise.models import Nomination
from namhoc.recognise.words import NominationState
from tests.convene.office import SYSTEM, YEAR, an_office, someone
from tests.recognise.records import CITY, DAY, TOWN, a_record, records_of


def load(office, records):
    return actions.load_awards(office, YEAR, records, dossier_on=DAY, by=SYSTEM)


@pytest.mark.parametrize(("lines", "totals"), [(CITY, (24, 22)), (TOWN, (20, 67))])
def test_the_lines_of_the_pages_come_out_of_the_database(office, lines, totals):
    load(office, records_of(lines))

    assert (queries.award_counts(office, YEAR), queries.totals(office, YEAR)) == (list(lines), totals)


def test_proposed_and_granted_are_never_added_up(office):
    proposed = [AwardLine("province-committee", "bk-tinh", 3, 7)]
    load(office, [*records_of(CITY), *records_of(proposed, NominationState.PROPOSED)])

    assert queries.award_counts(office, YEAR) == list(CITY)
    assert queries.award_counts(office, YEAR, "proposed") == proposed
    assert queries.totals(office, YEAR, "proposed") == (3, 7)


def test_another_year_and_another_office_are_not_counted(office):
    elsewhere = an_office("district-095-muong-lay", "Phòng khác")
    load(elsewhere, records_of(TOWN))

    assert (queries.award_counts(office, YEAR), queries.totals(elsewhere, "2019-2020")) == ([], (0, 0))


def test_one_decision_stands_for_all_that_it_granted(office):
    load(office, records_of(CITY))

    found = [(decision.giver, decision.awards) for decision in queries.decisions_of(office, YEAR)]

    assert sorted(found) == [("ministry-of-education", 1), ("prime-minister", 3), ("province-committee", 42)]


def test_a_stored_award_is_the_record_it_came_from(office):
    record = a_record(unit=office.code, reason="Hoàn thành xuất sắc nhiệm vụ")
    load(office, [record])

    assert queries.record_of(queries.nominations_of(office, YEAR).get()) == record


def test_the_list_tells_repeats_caps_and_unverified_rules(office):
    titles = records_of([AwardLine("district-committee", "cstdcs", 0, 20)])
    load(office, [*titles, a_record(), a_record()])

    found = queries.list_findings(queries.nominations_of(office, YEAR), "Danh sách")

    assert [(finding.code, str(finding.place)) for finding in found] == [
        ("recognise.twice", "Danh sách!Người thứ nhất"),
        ("recognise.quota-unknown", ""),
        ("recognise.rule-unverified", ""),
    ]


def test_what_the_council_did_not_support_is_no_repeat(nominate, member):
    first = nominate()
    actions.cast_vote(first, in_favour=False, by=member)
    actions.weigh_nomination(first, by=member)
    nominate()

    found = queries.list_findings(queries.nominations_of(first.unit, YEAR), "")

    assert [finding.code for finding in found] == ["recognise.rule-unverified"]


def test_the_tally_knows_one_s_own_vote(nominate, member, other_member, office):
    nomination = nominate()
    actions.cast_vote(nomination, in_favour=True, by=member)
    actions.cast_vote(nomination, in_favour=False, by=other_member)

    def seen_by(by):
        one = queries.with_tally(queries.nominations_of(office, YEAR), by).get()
        return one.votes_for, one.votes_against, one.voted, one.voted_for

    assert [seen_by(by) for by in (member, other_member)] == [(1, 1, True, True), (1, 1, True, False)]


def test_three_awards_ask_as_many_queries_as_thirty(office):
    def asked(act):
        with CaptureQueriesContext(connection) as seen:
            act()
        return len(seen)

    reads = [
        lambda: queries.award_counts(office, YEAR),
        lambda: queries.list_findings(queries.nominations_of(office, YEAR), ""),
    ]
    records = [a_record(recipient=f"Người {at}", unit=office.code) for at in range(30)]
    load(office, records[:3])
    few = [asked(read) for read in reads]
    load(office, [a_record(recipient=record.recipient, unit=office.code, decision="11") for record in records[3:]])

    assert (Nomination.objects.count(), [asked(read) for read in reads]) == (30, few)


def duties(by):
    return [(duty.state, duty.title) for duty in queries.duties_of(by, YEAR)]


def test_duties_follow_the_nominations(office, specialist, nominate, member):
    steps = [duties(specialist), duties(member)]
    nomination = nominate()
    steps += [duties(specialist), duties(member)]
    actions.cast_vote(nomination, in_favour=True, by=member)
    steps += [duties(member)]
    actions.weigh_nomination(nomination, by=member)
    steps += [duties(specialist), duties(member)]

    assert [[state for state, _title in step] for step in steps] == [
        [DutyState.TO_DO],
        [],
        [DutyState.SENT],
        [DutyState.TO_DO],
        [DutyState.DOING],
        [DutyState.DONE],
        [DutyState.DOING],
    ]


def test_others_have_no_duty_with_awards(office, nominate):
    nominate()

    others = [role for role in Role if role not in (Role.SPECIALIST, Role.COUNCIL)]
    assert [duties(someone(role, office)) for role in others] == [[]] * len(others)
