"""The pages of awards: who sees which, what they show, and what they refuse."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from namhoc.people.roles import Role
from namhoc.recognise import actions
from namhoc.recognise.models import Decision, Nomination, Vote
from tests.convene.office import OFFICE, SYSTEM, YEAR, an_office, schools_of, someone
from tests.recognise.records import CITY, DAY, a_record, records_of

HERE = [OFFICE, YEAR]
PROPOSAL = {
    "what": "province-committee/bk-tinh",
    "recipient_kind": "individual",
    "recipients": "Người thứ nhất\n\n  Người   thứ hai ",
    "recipient_unit": "truong-00",
    "reason": "Hoàn thành xuất sắc nhiệm vụ",
    "dossier_on": "2021-08-20",
}


def text(response):
    return " ".join(response.content.decode().split())


def test_the_office_nominates_several_at_once(site, office, specialist):
    schools_of(office, 1)

    response = site(specialist).post(reverse("nominate", args=HERE), PROPOSAL)

    assert response.status_code == 302
    assert list(Nomination.objects.values_list("recipient", "recipient_unit__code", "state")) == [
        ("Người thứ nhất", "truong-00", "proposed"),
        ("Người thứ hai", "truong-00", "proposed"),
    ]


def test_the_form_offers_only_what_a_giver_may_grant(site, specialist):
    page = site(specialist).get(reverse("nominate", args=HERE))
    groups = {label: [code for code, _name in group] for label, group in page.context["form"].fields["what"].choices}

    assert groups["UBND tỉnh"] == [
        "province-committee/co-tinh",
        "province-committee/bk-tinh",
        "province-committee/ttldxs",
        "province-committee/cstd-tinh",
    ]


def test_the_form_says_which_rule_refuses(site, specialist):
    flag = PROPOSAL | {"what": "province-committee/co-tinh", "recipient_unit": ""}

    response = site(specialist).post(reverse("nominate", args=HERE), flag)

    assert (response.status_code, Nomination.objects.count()) == (200, 0)
    assert "Cờ thi đua không dành cho loại đối tượng đã chọn" in text(response)


def test_counts_of_proposed_and_granted_stand_apart(site, office, specialist, nominate):
    actions.load_awards(office, YEAR, records_of(CITY), dossier_on=DAY, by=SYSTEM)
    nominate("Người được đề nghị")

    tables = site(specialist).get(reverse("awards", args=HERE)).context["tables"]

    assert [(table.state, table.collectives, table.individuals) for table in tables] == [
        ("granted", 24, 22),
        ("proposed", 0, 1),
    ]


def test_the_list_is_narrowed_by_state_and_line(site, office, specialist, nominate):
    actions.load_awards(office, YEAR, records_of(CITY), dossier_on=DAY, by=SYSTEM)
    nominate()
    seen = site(specialist)

    def count(**asked):
        return seen.get(reverse("awards", args=HERE), asked).context["page"].paginator.count

    assert [count(), count(state="proposed"), count(line="province-committee/bk-tinh"), count(state="none")] == [
        47,
        1,
        41,
        47,
    ]


def test_a_vote_comes_back_as_its_line(site, nominate, member):
    nomination = nominate()
    url = reverse("vote", args=[*HERE, nomination.pk])

    line = site(member).post(url, {"vote": "against"}, headers={"HX-Request": "true"})
    whole = site(member).post(url, {"vote": "for"})

    assert (line.status_code, whole.status_code, Vote.objects.get().in_favour) == (200, 302, True)
    assert f'id="nomination-{nomination.pk}"' in text(line)


def test_votes_are_closed_but_for_those_without_any(site, nominate, member):
    voted, silent = nominate("Một"), nominate("Hai")
    actions.cast_vote(voted, in_favour=True, by=member)

    response = site(member).post(reverse("close-votes", args=HERE))

    assert list(Nomination.objects.order_by("pk").values_list("state", flat=True)) == ["supported", "proposed"]
    assert [message.level_tag for message in get_messages(response.wsgi_request)] == ["warning"]
    assert silent.recipient == "Hai"


def test_a_decision_is_recorded_read_and_taken_back(site, supported, member):
    nominations = [supported("Một"), supported("Hai")]
    council = site(member)
    given = {"number": "10/QĐ-UBND", "day": "2021-08-10", "nominations": [nominations[0].pk]}

    recorded = council.post(reverse("decide", args=HERE) + "?giver=province-committee", given)
    page = council.get(recorded.url)
    council.post(reverse("award-step", args=[*HERE, "huy-quyet-dinh", Decision.objects.get().pk]), {"reason": "Sai số"})

    assert ("Một" in text(page), "Hai" in text(page), "10/QĐ-UBND" in text(page)) == (True, False, True)
    assert set(Nomination.objects.values_list("state", flat=True)) == {"supported"}


def test_a_decision_grants_at_least_one(site, supported, member):
    supported()

    response = site(member).post(reverse("decide", args=HERE), {"number": "10", "day": "2021-08-10"})

    assert (list(response.context["form"].errors), Decision.objects.count()) == (["nominations"], 0)


def test_a_step_that_another_has_taken_leads_back_to_the_list(site, supported, specialist):
    url = reverse("award-step", args=[*HERE, "rut-de-nghi", supported().pk])

    response = site(specialist).post(url, {"reason": "Nhầm"})

    assert (response.url, [message.level_tag for message in get_messages(response.wsgi_request)]) == (
        reverse("awards", args=HERE),
        ["error"],
    )


def test_the_roll_holds_what_was_granted_only(site, office, specialist, nominate):
    actions.load_awards(office, YEAR, [a_record()], dossier_on=DAY, by=SYSTEM)
    nominate("Người được đề nghị")

    page = text(site(specialist).get(reverse("award-roll", args=HERE)))

    assert ("Người thứ nhất" in page, "Người được đề nghị" in page) == (True, False)


WEIGHED_BY = {Role.SPECIALIST, Role.HEAD, Role.COUNCIL, Role.AUDITOR}
OPEN_TO = {
    "awards": WEIGHED_BY,
    "award-roll": {*WEIGHED_BY, Role.SECRETARY, Role.EDITOR, Role.PUBLISHER},
    "nominate": {Role.SPECIALIST},
    "weigh": {Role.COUNCIL},
    "decide": {Role.COUNCIL},
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", OPEN_TO)
def test_each_page_is_open_to_those_who_work_on_it(site, office, nominate, name, role):
    nominate()

    status = site(someone(role, office)).get(reverse(name, args=HERE)).status_code

    assert (status == 200) is (role in OPEN_TO[name])
    assert status in (200, 403, 404)


def test_another_office_s_awards_are_not_there(site, nominate):
    nomination = nominate()
    stranger = site(someone(Role.COUNCIL, an_office("district-095-muong-lay", "Phòng khác"), "khac"))

    assert [
        stranger.get(reverse("awards", args=HERE)).status_code,
        stranger.post(reverse("vote", args=[*HERE, nomination.pk]), {"vote": "for"}).status_code,
        stranger.get(reverse("award-step", args=[*HERE, "mo-lai-phieu", nomination.pk])).status_code,
    ] == [404, 404, 404]


def test_a_step_that_is_none_is_not_there(site, nominate, specialist):
    assert site(specialist).get(reverse("award-step", args=[*HERE, "xoa", nominate().pk])).status_code == 404


@pytest.mark.parametrize("name", ["awards", "award-roll", "weigh"])
def test_pages_ask_as_many_queries_for_thirty_rows_as_for_three(site, office, member, nominate, name):
    seen = site(member)
    counts = []
    for rows in (range(3), range(3, 30)):
        for at in rows:
            nominate(f"Người {at}")
        granted = [a_record(recipient=f"Đã tặng {at}", unit=OFFICE, decision=str(rows)) for at in rows]
        actions.load_awards(office, YEAR, granted, dossier_on=DAY, by=SYSTEM)
        with CaptureQueriesContext(connection) as asked:
            seen.get(reverse(name, args=HERE))
        counts.append(len(asked))

    assert counts[0] == counts[1]
