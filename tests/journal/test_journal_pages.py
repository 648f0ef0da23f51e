"""The journal on its page: whose acts a post sees, narrowed, checked, taken away."""

import csv
import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from namhoc.journal.actions import write_entry
from namhoc.journal.actor import Actor, system_actor
from namhoc.journal.models import Entry
from namhoc.journal.sealing import make_checkpoint
from namhoc.journal.words import ACTS, KEYS, KINDS
from namhoc.law.catalogue import catalogue
from namhoc.people.roles import Role
from namhoc.units.actions import move_unit
from tests.collect.desk import DAY, a_round, an_office, clerk_of, report_of, schools_of, sent, someone
from tests.house.tree import PACKAGE, modules
from tests.journal.keeping import own_key  # noqa: F401 - a fixture
from tests.measure.reading import at_desk, queries_for, seen, words_of

pytestmark = pytest.mark.django_db
JOURNAL = "journal"


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def head(client, office):
    return at_desk(client, someone(Role.HEAD, office))


def write(act, thing, by, **more):
    with transaction.atomic():
        return write_entry(act, thing, by=by, **more)


def acts_in(answer):
    """The acts that the page lists, latest first: what stands between who and thing."""
    return re.findall(r"<p><b>[^<]*</b> ([^<]*?) <span", answer.content.decode())


def test_an_office_sees_its_own_acts_and_its_schools(office, client):
    school, *_more = schools_of(office)
    specialist = someone(Role.SPECIALIST, office)
    sent(report_of(a_round(office), school.code))

    answer = at_desk(client, specialist).get(reverse(JOURNAL))
    assert acts_in(answer) == ["sent a report", "filled in a report", "opened a round"]
    assert "School clerk, Trường Tiểu học Một" in words_of(answer)


def test_another_offices_acts_are_not_among_them(office, client):
    write("rename-unit", office, someone(Role.SPECIALIST, office))
    other = an_office("phong-khac", "Phòng khác")

    assert "renamed a unit" not in acts_in(at_desk(client, someone(Role.HEAD, other)).get(reverse(JOURNAL)))


def test_a_school_that_went_to_another_office_takes_its_acts_along(office, client):
    school, *_more = schools_of(office)
    other = an_office("phong-khac", "Phòng khác")
    sent(report_of(a_round(office), school.code))
    move_unit(school, other, day=DAY, by=system_actor(DAY))

    old, new = (acts_in(at_desk(client, someone(Role.HEAD, one)).get(reverse(JOURNAL))) for one in (office, other))
    assert ("sent a report" in old, "sent a report" in new) == (False, True)


def test_acts_of_the_installation_are_for_the_head_and_about_the_heads_units(office, client):
    other = an_office("phong-khac", "Phòng khác")
    write("close-unit", office, system_actor(DAY), reason="của mình")
    write("close-unit", other, system_actor(DAY), reason="của nơi khác")
    page = seen(at_desk(client, someone(Role.HEAD, office)), reverse(JOURNAL))
    assert ("của mình" in page, "của nơi khác" in page) == (True, False)

    assert "của mình" not in seen(at_desk(client, someone(Role.SPECIALIST, office)), reverse(JOURNAL))


def test_a_clerk_is_refused_and_a_reader_asked_to_sign_in(office, client):
    school, *_more = schools_of(office)
    pages = [reverse(name) for name in (JOURNAL, "journal-table")]

    assert [client.get(page).status_code for page in pages] == [302, 302]
    at_desk(client, clerk_of(school))
    assert [client.get(page).status_code for page in pages] == [403, 403]
    assert "It can be done by:" in client.get(pages[0]).content.decode()
    assert client.post(reverse("journal-verify")).status_code == 403


def test_an_entry_tells_units_days_and_rounds_as_people_write_them(office, head):
    by = someone(Role.SPECIALIST, office)
    write(
        "open-round",
        office,
        by,
        details={"round": "end-of-year", "unit": "phong-mau", "until": DAY, "was": {"level": 1}},
    )

    page = seen(head, reverse(JOURNAL))
    assert f"round: {catalogue().rounds['end-of-year'].label_en}" in page
    assert "unit: Phòng Giáo dục và Đào tạo Mẫu" in page
    assert "until: 15/10/2020" in page
    assert "was: level 1" in page


def test_figures_are_told_by_their_names_and_many_by_their_number(office, head):
    by, codes = someone(Role.SPECIALIST, office), list(catalogue().indicators)[:7]
    write("measure", office, by, details={"figures": {codes[0]: "digest"}})
    write("measure", office, by, details={"figures": dict.fromkeys(codes, "digest")})

    page = seen(head, reverse(JOURNAL))
    assert f"figures: {catalogue().indicators[codes[0]].label_en}" in page
    assert "figures: 7" in page


def test_the_journal_is_narrowed_by_unit_person_act_kind_and_thing(office, head):
    school, *_more = schools_of(office)
    write("send-report", school, clerk_of(school))
    write("rename-unit", office, someone(Role.SPECIALIST, office))

    both = ["renamed a unit", "sent a report"]

    def shown(**asked):
        return [act for act in acts_in(head.get(reverse(JOURNAL), asked)) if act in both]

    assert [
        shown(),
        shown(unit="truong-mot"),
        shown(account="office-specialist-phong-mau"),
        shown(act="send-report"),
        shown(kind="units.unit", thing="truong-mot"),
        shown(unit="khong-co"),
        shown(act="lock-report"),
    ] == [both, both[1:], both[:1], both[1:], both[1:], both, []]


def test_the_journal_is_narrowed_by_the_days_of_acts(office, head):
    by = someone(Role.SPECIALIST, office)
    for at in range(3):
        write("rename-unit", office, replace(by, day=DAY + timedelta(days=at)), reason=f"lần {at}")

    def told(**asked):
        return re.findall("lần .", seen(head, reverse(JOURNAL), act="rename-unit", **asked))

    day = (DAY + timedelta(days=1)).isoformat()
    assert [told(), told(since=day), told(until=day), told(since=day, until=day), told(since="hôm qua")] == [
        ["lần 2", "lần 1", "lần 0"],
        ["lần 2", "lần 1"],
        ["lần 1", "lần 0"],
        ["lần 1"],
        ["lần 2", "lần 1", "lần 0"],
    ]


def test_what_others_did_to_ones_unit_is_seen_and_found_by_the_unit(office, head):
    school, *_more = schools_of(office)
    stranger = Actor("ai", "Ai", "office-specialist", "phong-khac", DAY)
    write("rename-unit", school, stranger)

    assert acts_in(head.get(reverse(JOURNAL), {"act": "rename-unit"})) == ["renamed a unit"]
    assert acts_in(head.get(reverse(JOURNAL), {"act": "rename-unit", "unit": school.code})) == ["renamed a unit"]
    assert acts_in(head.get(reverse(JOURNAL), {"act": "rename-unit", "unit": office.code})) == []


def test_accounts_and_posts_of_another_office_are_in_no_heads_journal(office, client):
    other = an_office("phong-khac", "Phòng khác")
    theirs, ours = someone(Role.CLERK, other, "nguoi-khac"), someone(Role.CLERK, office, "nguoi-minh")

    page = seen(at_desk(client, someone(Role.HEAD, office)), reverse(JOURNAL))
    assert (ours.account in page, theirs.account in page) == (True, False)
    table = b"".join(client.get(reverse("journal-table")).streaming_content).decode()
    assert (ours.account in table, theirs.account in table) == (True, False)


def test_the_newest_checkpoint_stands_on_the_page_with_what_came_after_it(office, head, own_key):  # noqa: F811
    assert "No checkpoint yet" in seen(head, reverse(JOURNAL))
    number = make_checkpoint(DAY).number
    write("rename-unit", office, someone(Role.SPECIALIST, office))
    since = Entry.objects.count() - number

    assert f"Newest checkpoint: 15 Oct 2020, entry {number} {since} entries since" in seen(head, reverse(JOURNAL))
    answer = head.post(reverse("journal-verify"), follow=True)
    assert "nothing was changed or removed. 1 checkpoint agrees." in words_of(answer)


def test_fifty_acts_stand_on_a_page_and_the_older_follow(office, head):
    by = someone(Role.SPECIALIST, office)
    for number in range(51):
        write("rename-unit", office, by, reason=f"lần {number}")
    last = Entry.objects.order_by("-number").values_list("number", flat=True)[49]

    answer = head.get(reverse(JOURNAL))
    assert (len(acts_in(answer)), f"before={last}" in answer.content.decode()) == (50, True)
    older = head.get(reverse(JOURNAL), {"before": last, "act": "rename-unit"})
    assert (acts_in(older), "lần 0" in words_of(older)) == (["renamed a unit"], True)


def test_the_chain_is_checked_at_a_press(office, head):
    write("rename-unit", office, someone(Role.SPECIALIST, office))

    answer = head.post(reverse("journal-verify"), follow=True)
    assert "The chain holds from the first entry to the last: nothing was changed or removed." in words_of(answer)


def test_a_broken_chain_is_told_with_its_number(office, head):
    end = Entry.objects.order_by("-number").first()
    Entry.objects.create(
        **{name: getattr(end, name) for name in ("at", "day", "account", "post", "act", "kind", "thing", "previous")},
        number=end.number + 1,
        digest="f" * 64,
    )

    answer = head.post(reverse("journal-verify"), follow=True)
    assert f"The journal does not hold from entry {end.number + 1} on. Mend nothing." in words_of(answer)


def test_the_table_has_every_act_and_no_formula(office, head):
    write("rename-unit", office, someone(Role.SPECIALIST, office), reason="=1+1")

    answer = head.get(reverse("journal-table"), {"act": "rename-unit"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [(row["act"], row["post"], row["thing"], row["reason"]) for row in rows] == [
        ("rename-unit", "office-specialist@phong-mau", "phong-mau", "'=1+1")
    ]


def test_the_page_asks_as_many_queries_for_three_acts_as_for_thirty(office, head):
    asked = {}
    for count in (3, 30):
        for number in range(count):
            write("rename-unit", office, Actor(f"ai-{number}", "Ai", "office-specialist", office.code, DAY))
        asked[count] = queries_for(head, reverse(JOURNAL))

    assert asked[3] == asked[30]


# --- words ------------------------------------------------------------------------------------------------------------


def acts_written():
    """Every act that the code writes by name."""
    written = re.compile(r'write_entry\(\s*"([a-z-]+)"')
    return {act for path, _tree in modules(PACKAGE) for act in written.findall(path.read_text(encoding="utf-8"))}


def test_every_act_has_words():
    assert (sorted(acts_written() - set(ACTS)), len(acts_written()) > 40) == ([], True)


def test_a_code_without_words_shows_as_it_is(office, head):
    write("do-something-new", office, someone(Role.SPECIALIST, office), details={"strange-key": 1})

    page = seen(head, reverse(JOURNAL))
    assert ("do-something-new" in page, "strange-key: 1" in page) == (True, True)
    assert {type(str(label)) for words in (ACTS, KINDS, KEYS) for label in words.values()} == {str}


def test_what_a_school_types_before_it_sends_is_for_its_auditor_and_not_for_its_office(office, client):
    """That something was typed is told to the office; what, to whoever may read drafts: on the page, in the table."""
    school, *_more = schools_of(office)
    details = {"cells": {"pupils.grade-1": 4711}}
    write("fill-report", report_of(a_round(office), school.code), clerk_of(school), details=details)

    def told(role):
        reader = at_desk(client, someone(role, office))
        table = b"".join(reader.get(reverse("journal-table")).streaming_content).decode()
        page = reader.get(reverse(JOURNAL))
        return "filled in a report" in acts_in(page), "4711" in words_of(page), "4711" in table

    assert [told(role) for role in (Role.SPECIALIST, Role.HEAD, Role.AUDITOR)] == [
        (True, False, False),
        (True, False, False),
        (True, True, True),
    ]
