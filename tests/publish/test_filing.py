"""Under what an article is found, as its editor says it at the desk."""

import pytest
from django.urls import reverse

from namhoc.publish import actions, queries
from namhoc.publish.desk.filing import FilingForm
from namhoc.publish.models import Author, Tag, Topic
from tests.publish import planted

BODY = {"body-TOTAL_FORMS": "1", "body-INITIAL_FORMS": "0", "body-0-kind": "paragraph", "body-0-text": "Đoạn."}


@pytest.fixture
def draft(office, editor):
    return actions.write_article(office, planted.YEAR, "Tin mới", "Mở đầu.", ["Đoạn."], by=editor)


def typed(draft, **filing):
    based_on = queries.draft_of(draft).latest_revision_id
    given = {f"filing-{name}": value for name, value in filing.items()}
    return {"title": "Tin mới", "lead": "Mở đầu.", "based_on": based_on, **BODY, **given}


def test_an_article_is_kept_under_its_topic_tags_and_authors(portal, draft, at_the_desk):
    topic = Topic.objects.create(home=portal, name="Năm học mới", slug="nam-hoc-moi")
    author = Author.objects.create(home=portal, name="Hà Linh", slug="ha-linh")
    Tag.objects.create(home=portal, name="Khai giảng", slug="khai-giang")
    filing = {"topic": topic.pk, "tags": "khai giảng,  Sách  mới, ", "written_by": [author.pk]}

    at_the_desk.post(reverse("article-edit", args=[draft.pk]), typed(draft, **filing, source_url="https://a.example/b"))

    kept = queries.draft_of(draft)
    assert (kept.topic, [tag.name for tag in kept.tags.all()]) == (topic, ["Khai giảng", "Sách mới"])
    assert ([one.name for one in kept.written_by.all()], kept.source_url) == (["Hà Linh"], "https://a.example/b")


def test_what_another_site_has_cannot_be_chosen(portal, draft, office):
    elsewhere = actions.open_portal("Nơi khác", intro="", hostname="noi-khac.example", by=planted.SYSTEM)
    topic = Topic.objects.create(home=elsewhere, name="Ở nơi khác", slug="o-noi-khac")
    Topic.objects.create(home=portal, name="Ở đây", slug="o-day")

    form = FilingForm({"topic": topic.pk, "tags": "", "source_url": ""}, home=portal)

    assert sorted(form.errors) == ["topic"]


def test_a_tag_of_a_text_that_is_not_kept_is_not_made(draft, at_the_desk):
    stale = {**typed(draft, tags="Thẻ mới"), "based_on": "999999"}

    at_the_desk.post(reverse("article-edit", args=[draft.pk]), stale)

    assert not Tag.objects.exists()
