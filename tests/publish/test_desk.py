"""From a draft to the public and back: each step, who may take it, and what is kept of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from namhoc.front.models import Change
from namhoc.journal.queries import entries_about
from namhoc.people.actions import give_post
from namhoc.people.errors import Refused
from namhoc.people.queries import actor_under
from namhoc.people.roles import Role
from namhoc.publish import actions, queries
from namhoc.publish.desk import duties, listing, reviewing, timing
from namhoc.publish.desk.models import Appointment, SectionDuty, Step
from namhoc.publish.desk.sections import assign_sections, set_section_rule
from namhoc.publish.desk.stages import OPEN_AT, Stage, is_open
from namhoc.publish.desk.steps import stage_of
from namhoc.publish.errors import BadMoment, NotFitToPublish, NotNow
from namhoc.publish.models import ArticlePage, Section
from namhoc.publish.moments import moment_now
from tests.publish import planted


@pytest.fixture
def publisher(office, portal):
    return planted.an_actor(office, Role.PUBLISHER)


@pytest.fixture
def head(office):
    return planted.an_actor(office, Role.HEAD)


@pytest.fixture
def draft(office, editor):
    return actions.write_article(office, planted.YEAR, "Tin mới", "Mở đầu.", ["Đoạn."], by=editor)


def kept(article):
    return ArticlePage.objects.get(pk=article.pk)


def way_of(article):
    return list(Step.objects.filter(article=article.pk).values_list("stage", "name", "reason"))


def test_an_article_goes_from_its_writer_through_review_to_the_public(draft, editor, publisher):
    reviewing.send_article(draft, by=editor)
    reviewing.review_article(draft, by=publisher)
    actions.publish_article(draft, by=publisher)

    assert [stage for stage, _name, _reason in way_of(draft)] == ["writing", "sent", "reviewed", "published"]
    assert [entry.act for entry in entries_about(draft)][::-1] == [
        "write-article",
        "send-article",
        "review-article",
        "publish-article",
    ]


def test_what_is_sent_back_says_why_and_is_the_writer_s_again(draft, editor, publisher):
    reviewing.send_article(draft, by=editor)
    reviewing.refuse_article(draft, reason="Thiếu ảnh.", by=publisher)

    assert way_of(draft)[-1] == ("refused", publisher.name, "Thiếu ảnh.")
    assert [(one.about, one.state.value) for one in duties.duties_of(editor, planted.YEAR)] == [
        ("Bài bị trả lại, cần sửa", "returned")
    ]

    actions.revise_article(queries.draft_of(draft), by=editor)

    assert stage_of(kept(draft)) is Stage.WRITING


def test_the_database_keeps_no_refusal_without_a_reason(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(article=draft, stage=Stage.REFUSED, account="a", name="b")


@pytest.mark.parametrize("act", ["review_article", "call_back_article", "recover_article"])
def test_a_step_is_taken_only_where_it_makes_sense(draft, editor, publisher, act):
    by = publisher if act == "review_article" else editor

    with pytest.raises(NotNow):
        getattr(reviewing, act)(draft, by=by)

    assert [stage for stage, *_ in way_of(draft)] == ["writing"]


def test_every_stage_can_be_left():
    assert [stage for stage in Stage if not any(is_open(act, stage) for act in OPEN_AT)] == []


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PUBLISHER, Role.HEAD)])
def test_only_the_publisher_and_the_head_review(office, draft, editor, role):
    reviewing.send_article(draft, by=editor)

    with pytest.raises(Refused):
        reviewing.review_article(draft, by=planted.an_actor(office, role))


def test_where_a_section_wants_review_nothing_else_is_published(office, draft, editor, publisher, head):
    [news, _notices] = Section.objects.order_by("path")
    set_section_rule(news, office, review_first=True, two_people=False, by=head)

    with pytest.raises(NotFitToPublish):
        actions.publish_article(draft, by=publisher)
    reviewing.send_article(draft, by=editor)
    reviewing.review_article(draft, by=head)

    assert actions.publish_article(draft, by=publisher).live


def test_where_a_section_wants_two_people_nobody_publishes_what_they_wrote(office, portal, head):
    post = planted.a_post(office)
    both = give_post(post.account, office, Role.PUBLISHER, since=planted.FOUNDED, by=planted.SYSTEM)
    writer, same = actor_under(post, planted.DAY), actor_under(both, planted.DAY)
    mine = actions.write_article(office, planted.YEAR, "Tin mới", "Mở đầu.", ["Đoạn."], by=writer)
    set_section_rule(Section.objects.order_by("path")[0], office, review_first=False, two_people=True, by=head)

    with pytest.raises(Refused):
        actions.publish_article(mine, by=same)

    assert actions.publish_article(mine, by=planted.an_actor(office, Role.PUBLISHER)).live


def test_a_post_that_was_given_sections_works_in_no_other(office, portal, head):
    post = planted.a_post(office)
    editor = actor_under(post, planted.DAY)
    [news, notices] = Section.objects.order_by("path")
    assign_sections(post, [notices], by=head)

    with pytest.raises(Refused):
        actions.write_article(office, planted.YEAR, "Tin", "Mở đầu.", [], section=news, by=editor)
    written = actions.write_article(office, planted.YEAR, "Tin", "Mở đầu.", [], section=notices, by=editor)

    assert (written.get_parent().pk, SectionDuty.objects.count()) == (notices.pk, 1)


def test_only_the_head_says_who_works_where(office, draft, editor):
    post = planted.a_post(office)

    with pytest.raises(Refused):
        assign_sections(post, [Section.objects.order_by("path")[0]], by=editor)


def test_a_withdrawn_article_comes_back_as_it_was(draft, publisher, client):
    before = actions.publish_article(draft, by=publisher)
    actions.withdraw_article(draft, reason="Nhầm.", by=publisher)
    after = actions.put_back_article(draft, by=publisher)

    assert (after.live, after.posted_at, after.url) == (True, before.posted_at, before.url)
    assert client.get(after.url).status_code == 200


def test_a_discarded_draft_is_gone_from_the_list_and_can_be_taken_back(draft, editor):
    reviewing.discard_article(draft, by=editor)
    listed = [list(listing.found_at_desk(editor, tab, listing.Looked(), planted.DAY)) for tab in ("all", "discarded")]
    reviewing.recover_article(draft, by=editor)

    assert (listed, stage_of(kept(draft))) == ([[], [kept(draft)]], Stage.WRITING)


def test_a_public_article_is_not_discarded(draft, editor, publisher):
    actions.publish_article(draft, by=publisher)
    actions.revise_article(queries.draft_of(draft), by=editor)

    with pytest.raises(NotNow):
        reviewing.discard_article(draft, by=editor)


# --- at a minute ------------------------------------------------------------------------------------------------------


def test_a_scheduled_article_is_published_at_its_minute_and_bears_it(draft, publisher):
    now = moment_now().replace(hour=9, minute=0, second=0, microsecond=0)
    at = now + timedelta(hours=1)
    timing.schedule_article(draft, at, now=now, by=publisher)

    assert timing.keep_appointments(at - timedelta(seconds=1)) == []
    assert not kept(draft).live
    assert timing.keep_appointments(at) == [draft.pk]
    assert (kept(draft).live, kept(draft).posted_at) == (True, at)
    assert timing.keep_appointments(at) == []


def test_what_was_missed_is_published_late_and_says_when(draft, publisher):
    now = moment_now().replace(hour=9, minute=0, second=0, microsecond=0)
    timing.schedule_article(draft, now + timedelta(minutes=5), now=now, by=publisher)
    late = now + timedelta(hours=3)

    assert timing.keep_appointments(late) == [draft.pk]
    assert kept(draft).posted_at == late


def test_an_article_is_taken_from_the_public_when_it_expires(draft, publisher):
    now = moment_now().replace(hour=9, minute=0, second=0, microsecond=0)
    actions.publish_article(draft, by=publisher)
    timing.set_expiry(draft, now + timedelta(hours=1), now=now, by=publisher)

    timing.keep_appointments(now + timedelta(minutes=59))
    assert kept(draft).live
    timing.keep_appointments(now + timedelta(minutes=60))

    assert (kept(draft).live, stage_of(kept(draft))) == (False, Stage.EXPIRED)


@pytest.mark.parametrize("minutes", [0, -1])
def test_nothing_is_scheduled_for_a_minute_that_is_past(draft, publisher, minutes):
    now = moment_now()

    with pytest.raises(BadMoment):
        timing.schedule_article(draft, now + timedelta(minutes=minutes), now=now, by=publisher)

    assert Appointment.objects.count() == 0


def test_nobody_writes_on_what_is_scheduled(draft, editor, publisher):
    now = moment_now()
    timing.schedule_article(draft, now + timedelta(minutes=5), now=now, by=publisher)

    with pytest.raises(NotNow):
        actions.revise_article(queries.draft_of(draft), by=editor)
    timing.unschedule_article(draft, by=publisher)
    actions.revise_article(queries.draft_of(draft), by=editor)

    assert timing.keep_appointments(now + timedelta(hours=1)) == []


def test_what_may_not_be_published_at_its_minute_goes_back_with_the_reason(draft, publisher):
    now = moment_now()
    timing.schedule_article(draft, now + timedelta(minutes=5), now=now, by=publisher)
    [revision] = draft.revisions.all()
    revision.content = {**revision.content, "lead": "Đạt {{figure:404:value}}."}  # as if a figure were gone
    revision.save()

    timing.keep_appointments(now + timedelta(minutes=5))

    assert (kept(draft).live, way_of(draft)[-1][0], "404" in way_of(draft)[-1][2]) == (False, "refused", True)


def test_what_changes_for_the_public_is_told_and_nothing_else(draft, editor, publisher):
    Change.objects.all().delete()
    reviewing.send_article(draft, by=editor)
    reviewing.review_article(draft, by=publisher)
    assert Change.objects.count() == 0

    actions.publish_article(draft, by=publisher)

    section = draft.get_parent()
    told = {f"article:{draft.pk}", f"section:{section.pk}", f"dates:{section.get_parent().pk}"}
    told |= {f"of-office:{draft.office_id}"}
    assert {name for change in Change.objects.all() for name in change.names.split("\n")} == told


# --- the list ---------------------------------------------------------------------------------------------------------


def test_the_list_tells_whose_turn_it_is(office, draft, editor, publisher):
    other = planted.an_actor(office)
    reviewing.send_article(draft, by=editor)

    def counts(by):
        counted = listing.counts_of(by, planted.DAY)
        return counted["mine"], counted["waiting"]

    assert (counts(editor), counts(other), counts(publisher)) == ((1, 0), (0, 0), (0, 1))


def test_the_list_asks_as_much_of_three_as_of_one(office, editor, at_the_desk, django_assert_max_num_queries):
    actions.write_article(office, planted.YEAR, "Bài", "Mở đầu.", [], by=editor)
    at_the_desk.get("/lam-viec/bai-viet/")
    with django_assert_max_num_queries(60) as one:
        at_the_desk.get("/lam-viec/bai-viet/")
    for number in range(3):
        actions.write_article(office, planted.YEAR, f"Bài {number}", "Mở đầu.", [], by=editor)
    with django_assert_max_num_queries(len(one.captured_queries)):
        at_the_desk.get("/lam-viec/bai-viet/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=tin+moi", True),
        ("q=khac", False),
        ("stage=writing", True),
        ("stage=sent", False),
        ("until=2020-01-01", False),
    ],
)
def test_the_list_finds_what_is_looked_for(draft, at_the_desk, asked, found):
    assert ("Tin mới" in at_the_desk.get(f"/lam-viec/bai-viet/?{asked}").content.decode()) is found


# --- the pages --------------------------------------------------------------------------------------------------------


def test_an_editor_sends_and_a_publisher_sends_back_and_schedules(draft, at_the_desk, at_the_publisher_s):
    desk = f"/lam-viec/bai-viet/{draft.pk}/"
    at_the_desk.post(f"{desk}gui-duyet/")
    at_the_publisher_s.post(f"{desk}tra-lai/", {"reason": "Thiếu ảnh."})
    assert "Thiếu ảnh." in at_the_desk.get(desk).content.decode()
    at_the_desk.post(f"{desk}gui-duyet/")
    at_the_publisher_s.post(f"{desk}duyet/")
    at = (moment_now() + timedelta(hours=1)).strftime("%d/%m/%Y %H:%M")

    at_the_publisher_s.post(f"{desk}dang/", {"how": "later", "publish_at": at})

    assert [stage for stage, *_ in way_of(draft)] == ["writing", "sent", "refused", "sent", "reviewed", "scheduled"]


def test_a_minute_that_cannot_be_read_is_told_and_stays_typed(draft, at_the_publisher_s):
    page = at_the_publisher_s.post(f"/lam-viec/bai-viet/{draft.pk}/dang/", {"how": "later", "publish_at": "mai sáng"})

    assert ("day/month/year hour:minute" in page.content.decode(), 'value="mai sáng"' in page.content.decode()) == (
        True,
        True,
    )


def test_two_writers_meet_and_nothing_typed_is_lost(office, draft, editor, at_the_desk, client):
    desk = f"/lam-viec/bai-viet/{draft.pk}/"
    first = queries.draft_of(draft).latest_revision_id
    at_the_desk.get(desk)
    theirs = replace(editor, account="editor-khac", name="Cô Hà")
    other = queries.draft_of(draft)
    other.lead = "Lời của cô Hà."
    actions.revise_article(other, by=theirs)
    typed = {"title": "Tin mới", "lead": "Lời của tôi.", "opened": first, "based_on": first}
    typed |= {
        "body-TOTAL_FORMS": 1,
        "body-INITIAL_FORMS": 1,
        "body-0-was": 0,
        "body-0-text": "Đoạn.",
        "body-0-kind": "paragraph",
    }

    page = at_the_desk.post(desk, typed)

    assert queries.draft_of(draft).lead == "Lời của cô Hà."
    words = page.content.decode()
    assert ("Lời của tôi." in words, "<del>cô Hà</del>" in words, "<ins>tôi</ins>" in words) == (True, True, True)

    at_the_desk.post(desk, typed | {"based_on": queries.draft_of(draft).latest_revision_id})

    assert queries.draft_of(draft).lead == "Lời của tôi."


def test_a_second_writer_is_told_and_may_take_over(office, draft, at_the_desk, client):
    desk = f"/lam-viec/bai-viet/{draft.pk}/"
    client.cookies["django_language"] = "en"
    at_the_desk.get(desk)
    second = type(client)()
    second.cookies["django_language"] = "en"
    second.force_login(planted.a_post(office, name="Cô Hà").account)

    assert "Lò Thị Hường is writing on this article" in second.get(desk).content.decode()
    second.post(f"{desk}nhan-sua/")

    assert "Cô Hà is writing on this article" in at_the_desk.get(desk).content.decode()
    assert at_the_desk.post(f"{desk}giu-cho/").json()["mine"] is False
