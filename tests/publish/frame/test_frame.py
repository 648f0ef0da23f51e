"""The words around every page of a site, and what its readers may do."""

import pytest

from namhoc.front.models import Change
from namhoc.hear.comments.models import Door
from namhoc.hear.comments.queries import door_of
from namhoc.journal.models import Entry
from namhoc.people.errors import Refused
from namhoc.publish import actions
from namhoc.publish.frame.actions import FACTS, set_frame
from namhoc.publish.frame.kept import site_door
from namhoc.publish.models import ArticlePage, PortalHome
from tests.publish import planted
from tests.publish.frame.around import page

pytestmark = pytest.mark.django_db


def facts(home, **others):
    return {name: getattr(home, name) for name in FACTS} | others


@pytest.fixture
def article(office, home, editor):
    made = actions.write_article(office, planted.YEAR, "Bài", "Mở đầu.", ["Đoạn."], by=editor)
    actions.publish_article(made, by=planted.publishing(editor))
    return ArticlePage.objects.get(pk=made.pk)


def test_the_fan_page_is_a_plain_link_and_nothing_foreign_comes_with_it(home, publisher):
    told = facts(home, fan_page="https://www.facebook.com/mau", fan_page_name="Fanpage Mẫu")
    set_frame(home, told, Door.EVERYBODY, by=publisher)

    assert '<a href="https://www.facebook.com/mau" rel="noopener">' in page()
    assert page().count("facebook") == 1


def test_the_door_of_the_whole_site_holds_for_its_articles(home, publisher, article):
    Change.objects.all().delete()
    set_frame(home, facts(home), Door.NOBODY, by=publisher)

    assert (door_of(article), site_door(home)) == (Door.NOBODY, Door.NOBODY)
    assert f"site:{home.pk}" in {name for change in Change.objects.all() for name in change.names.split("\n")}
    assert "/binh-luan/" not in page(article.url)


def test_what_stays_the_same_is_not_written_down(home, publisher):
    set_frame(home, facts(home), Door.EVERYBODY, by=publisher)
    assert not Entry.objects.filter(act__in=("set-frame", "set-comment-door")).exists()

    set_frame(home, facts(home, greeting="Kính chào"), Door.MEMBERS, by=publisher)
    assert Entry.objects.filter(act="set-frame").count() == 1
    assert Entry.objects.filter(act="set-comment-door").count() == 1


def test_a_draft_kept_elsewhere_does_not_bring_back_what_stood_before(home, publisher):
    home.save_revision()
    set_frame(home, facts(home, greeting="Kính chào"), Door.EVERYBODY, by=publisher)

    assert PortalHome.objects.get().get_latest_revision_as_object().greeting == "Kính chào"
    assert PortalHome.objects.get().greeting == "Kính chào"


def test_an_editor_changes_nothing(office, home):
    with pytest.raises(Refused):
        set_frame(home, facts(home, greeting="Kính chào"), Door.NOBODY, by=planted.an_actor(office))

    assert PortalHome.objects.get().greeting == ""


def test_the_page_at_the_desk_keeps_what_is_typed(home, desk):
    told = {**{name: value for name, value in facts(home).items() if value}, "greeting": "Kính chào", "door": "members"}
    assert desk.post("/lam-viec/bai-viet/trang/", told).status_code == 302

    assert (PortalHome.objects.get().greeting, site_door(home)) == ("Kính chào", Door.MEMBERS)
    assert "Kính chào" in page()


def test_an_address_that_is_none_is_said_and_nothing_is_kept(home, desk):
    answer = desk.post("/lam-viec/bai-viet/trang/", {"fan_page": "javascript:alert(1)", "door": "nobody"})

    assert "Enter a valid URL" in answer.content.decode()
    assert (PortalHome.objects.get().fan_page, site_door(home)) == ("", Door.EVERYBODY)
