"""The secretary keeps the conference; nobody else does, and nobody after it is closed."""

import json

import pytest
from django.db import IntegrityError, transaction

from namhoc.convene import actions
from namhoc.convene.errors import ConferenceClosed
from namhoc.convene.models import Conference, Site
from namhoc.convene.queries import conference_of
from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from tests.convene.office import YEAR, an_office, schools_of, someone

OTHERS = [role for role in Role if role is not Role.SECRETARY]


def acts_on(conference, session, site, school):
    """Every act on a conference, by name."""
    return {
        "add_session": lambda by: actions.add_session(
            conference, code="x", kind="internal", mode="in_person", organiser="Phòng", by=by
        ),
        "add_site": lambda by: actions.add_site(session, kind="remote", place="Nơi khác", by=by),
        "add_sites": lambda by: actions.add_sites(session, [(school, "Trường")], by=by),
        "invite_delegate": lambda by: actions.invite_delegate(session, rank=1, role="Bí thư", by=by),
        "add_paper": lambda by: actions.add_paper(session, number=1, topic="Huy động trẻ", by=by),
        "record_attendance": lambda by: actions.record_attendance(site, 12, by=by),
        "take_note": lambda by: actions.take_note(session, "Thống nhất", by=by),
        "remove_line": lambda by: actions.remove_line(site, by=by),
        "close_conference": lambda by: actions.close_conference(conference, by=by),
    }


NAMES = list(acts_on(None, None, None, None))


@pytest.fixture
def acts(office, conference, session, secretary):
    site = actions.add_site(session, kind="main", place="Trụ sở Thành ủy", invited=40, by=secretary)
    return acts_on(conference, session, site, schools_of(office, 1)[0])


@pytest.mark.parametrize("role", OTHERS)
def test_only_the_secretary_plans_a_conference(office, role):
    by = someone(role, office)

    with pytest.raises(Refused):
        actions.plan_conference(office, YEAR, title="Hội nghị", host="UBND", by=by)

    assert conference_of(office, YEAR) is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", OTHERS)
def test_only_the_secretary_keeps_it(acts, office, name, role):
    before = Entry.objects.count()
    by = someone(role, office)
    people = Entry.objects.count() - before

    with pytest.raises(Refused):
        acts[name](by)

    assert Entry.objects.count() - before == people


@pytest.mark.parametrize("name", NAMES)
def test_a_secretary_of_another_office_is_refused(acts, name):
    elsewhere = an_office("district-095-muong-lay", "Phòng Giáo dục và Đào tạo thị xã Mường Lay")

    with pytest.raises(Refused):
        acts[name](someone(Role.SECRETARY, elsewhere, "thu-ki-khac"))


@pytest.mark.parametrize("name", NAMES)
def test_each_act_leaves_one_entry(acts, secretary, name):
    before = Entry.objects.count()

    acts[name](secretary)

    assert Entry.objects.count() == before + 1


@pytest.mark.parametrize("name", NAMES)
def test_a_closed_conference_takes_nothing_more(acts, conference, secretary, name):
    actions.close_conference(conference, by=secretary)

    with pytest.raises(ConferenceClosed):
        acts[name](secretary)


def test_a_closed_conference_is_opened_again_with_a_reason(acts, conference, secretary):
    actions.close_conference(conference, by=secretary)

    actions.reopen_conference(conference, reason="Bổ sung tham luận", by=secretary)

    assert acts["take_note"](secretary).text == "Thống nhất"
    assert Entry.objects.get(act="reopen-conference").reason == "Bổ sung tham luận"


def test_a_conference_that_is_open_is_not_opened_again(conference, secretary):
    told = actions.reopen_conference(conference, reason="Nhầm", by=secretary)

    assert (told.state, Entry.objects.filter(act="reopen-conference").count()) == ("planned", 0)


def test_a_stale_copy_does_not_get_past_the_closing(acts, conference, session, secretary):
    stale = Conference.objects.get(pk=conference.pk)
    actions.close_conference(stale, by=secretary)

    with pytest.raises(ConferenceClosed):
        actions.take_note(session, "Muộn", by=secretary)


def test_the_first_count_opens_the_conference(acts, conference, secretary):
    acts["record_attendance"](secretary)

    conference.refresh_from_db()
    assert conference.state == "held"


def test_nobody_there_is_not_the_same_as_not_reported(acts, session, secretary):
    site = session.sites.get()

    told = actions.record_attendance(site, 0, by=secretary)
    kept = Site.objects.get(pk=site.pk)

    assert (told.present, kept.present, kept.confirmed_by) == (0, 0, secretary.name)
    actions.record_attendance(site, None, by=secretary)
    assert Site.objects.filter(pk=site.pk).values_list("present", "confirmed_at", "confirmed_by").get() == (
        None,
        None,
        "",
    )


def test_the_journal_keeps_the_count_that_stood_before_not_the_one_once_on_screen(acts, session, secretary):
    site, stale = session.sites.get(), session.sites.get()
    actions.record_attendance(site, 12, by=secretary)

    actions.record_attendance(stale, 13, by=secretary)

    details = Entry.objects.filter(act="record-attendance").order_by("number").values_list("details", flat=True)
    assert [json.loads(each)["before"] for each in details] == [None, 12]


def test_many_sites_at_once_leave_those_that_are_there(acts, office, session, secretary):
    places = [(session.conference.unit, "Trụ sở Thành ủy"), (session.conference.unit, "Nhà văn hóa")]

    added = actions.add_sites(session, places, by=secretary)

    assert [site.place for site in added] == ["Nhà văn hóa"]


def test_notes_keep_their_order_when_one_is_removed(session, secretary):
    first, second = (actions.take_note(session, text, by=secretary) for text in ("một", "hai"))
    actions.remove_line(first, by=secretary)

    third = actions.take_note(session, "ba", by=secretary)

    assert [note.order for note in session.notes.all()] == [second.order, third.order] == [2, 3]


# --- the database says no ---------------------------------------------------------------------------------------------


def refused_by_the_database(act):
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


def test_the_database_refuses_a_second_main_site(session, secretary):
    actions.add_site(session, kind="main", place="Trụ sở Thành ủy", by=secretary)

    assert refused_by_the_database(lambda: actions.add_site(session, kind="main", place="Nơi khác", by=secretary))
    assert not refused_by_the_database(lambda: actions.add_site(session, kind="remote", place="Nơi khác", by=secretary))


def test_the_database_refuses_a_rank_or_a_number_twice(session, secretary):
    actions.invite_delegate(session, rank=1, role="Bí thư", by=secretary)
    actions.add_paper(session, number=1, topic="Một", by=secretary)

    assert refused_by_the_database(lambda: actions.invite_delegate(session, rank=1, role="Phó Bí thư", by=secretary))
    assert refused_by_the_database(lambda: actions.add_paper(session, number=1, topic="Hai", by=secretary))


def test_the_database_refuses_fewer_than_nobody(session, secretary):
    site = actions.add_site(session, kind="main", place="Trụ sở Thành ủy", by=secretary)

    assert refused_by_the_database(lambda: actions.record_attendance(site, -1, by=secretary))


def test_the_database_refuses_a_count_that_nobody_confirmed(session, secretary):
    site = actions.add_site(session, kind="main", place="Trụ sở Thành ủy", by=secretary)

    assert refused_by_the_database(lambda: Site.objects.filter(pk=site.pk).update(present=5))


def test_the_database_refuses_a_second_conference_for_the_year(conference, office, secretary):
    assert refused_by_the_database(
        lambda: actions.plan_conference(office, YEAR, title="Hội nghị", host="UBND", by=secretary)
    )
