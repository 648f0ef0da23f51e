"""Requests as no browser sends them are answered in time, without a fault of ours, and change nothing."""

from typing import NamedTuple

import pytest
from django.db import models
from django.http import HttpResponse

from namhoc.publish import queries
from namhoc.publish.models import ArticlePage, PortalHome, Section
from tests.hostile.requests import Case, cases, environ
from tests.hostile.trying import asked, digest, faults
from tests.publish.test_pages import typed

pytestmark = pytest.mark.slow

ELSEWHERE = "evil.example"
SECRETS = ("root:x:", "SECRET_KEY", "Traceback", "SQLite format 3")
TRIED = 160


def test_there_are_enough_of_them():
    assert len(cases()) >= TRIED
    assert len({case.name for case in cases()}) == len(cases())


def trouble(client, case):
    response, wrong = asked(lambda: client.generic(**environ(case)))
    page = b"" if response.streaming else response.content
    told = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    links = [f'"//{ELSEWHERE}', f'"http://{ELSEWHERE}', f'"https://{ELSEWHERE}']
    wrong += [f"leads to {link}" for link in links if link.encode() in page]
    wrong += [f"tells {secret}" for secret in SECRETS if secret.encode() in page]
    if response.headers.get("Location", "").startswith(("//", "/\\", f"http://{ELSEWHERE}", f"https://{ELSEWHERE}")):
        wrong.append(f"leads on to {response.headers['Location']}")
    if "Set-Cookie:a=b" in told or "a" in response.cookies:
        wrong.append("sets somebody else's cookie")
    response.close()
    return wrong


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_every_request_is_answered_in_time_and_changes_nothing(who, article, request):
    client = request.getfixturevalue(who)
    client.get("/tim-kiem/")  # what is read once has been read
    before = digest("axes", "account", "front_")

    assert faults(cases(), lambda case: trouble(client, case)) == {}
    assert digest("axes", "account", "front_") == before


def test_another_host_is_turned_away_by_name(stranger):
    answer = stranger.get("/", headers={"host": ELSEWHERE})

    assert (answer.status_code, ELSEWHERE.encode() in answer.content) == (400, False)


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_a_method_is_what_it_is(stranger, name):
    assert stranger.post("/tin-tuc/", headers={name: "GET"}).status_code == 405


OF_THE_DESK = frozenset({"title", "lead", "author", "source", "picture", "picture_alt", "picture_caption", "body"})


def fields_of(model: type[models.Model]) -> list[str]:
    fields = [field for field in model._meta.get_fields() if field.concrete]
    return sorted({name for field in fields for name in (field.name, field.attname)} - OF_THE_DESK)


class Assigned(NamedTuple):
    """A field of a model, typed into a form that does not show it."""

    name: str
    value: str


def assigned():
    fields = sorted({name for model in (ArticlePage, PortalHome, Section) for name in fields_of(model)})
    return [Assigned(field, value) for field in fields for value in ("1",)]


def test_a_form_sets_only_what_it_shows(article, editor):
    before = kept(article)
    place = f"/lam-viec/bai-viet/{article.pk}/"

    def more(case):
        sent = typed(article, **{case.name: case.value})
        _answer, wrong = asked(lambda: editor.post(f"{place}?{case.name}={case.value}", sent))
        return wrong if kept(article) == before else [*wrong, "was set"]

    assert faults(assigned(), more) == {}
    assert len(assigned()) > 60


CHANGED_BY_KEEPING = frozenset({"latest_revision", "latest_revision_created_at", "has_unpublished_changes", "folded"})


def kept(article):
    """All that is known of the article, as it stands and as it is drafted, and of the pages above it."""
    of_it = [ArticlePage.objects.get(pk=article.pk), queries.draft_of(ArticlePage.objects.get(pk=article.pk))]
    pages = [*of_it, *PortalHome.objects.all(), *Section.objects.all()]
    return [{name: str(getattr(page, name, "")) for name in told(page)} for page in pages]


def told(page):
    return [field.name for field in page._meta.concrete_fields if field.name not in CHANGED_BY_KEEPING]


def test_a_fault_of_ours_would_be_seen(db):
    class Broken:
        def generic(self, **_asked):
            return HttpResponse(status=500, headers={"Location": f"//{ELSEWHERE}"})

    assert trouble(Broken(), Case("a fault")) == ["answered 500", f"leads on to //{ELSEWHERE}"]
