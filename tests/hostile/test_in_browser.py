"""The same HTML in a real browser: nothing of it runs, asks elsewhere, or is stopped only at the last moment."""

from urllib.parse import quote

import pytest

from namhoc.people.roles import Role
from namhoc.publish import actions
from tests.hostile.markup import cases
from tests.hostile.test_markup import as_kept
from tests.publish import planted

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CASES = [case for case in cases() if as_kept(case.text).strip()]
WATCH = """
window.stopped = [];
addEventListener("securitypolicyviolation",
    told => window.stopped.push(`${told.violatedDirective} ${told.blockedURI}`));
"""
DONE = "[typeof hacked === 'undefined' ? 'not hacked' : 'hacked', ...window.stopped]"


@pytest.fixture
def watched(page):
    """A page that notes what ran, what opened a dialog, and what our own policy had to stop."""
    page.add_init_script(WATCH)
    opened = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    yield page
    assert opened == []


@pytest.fixture
def published(office, article):
    """An article that says every case, in its text, its lead, its author and its source."""
    publisher, editor = planted.an_actor(office, Role.PUBLISHER), planted.an_actor(office)
    body = [as_kept(case.text) for case in CASES if "{{" not in case.text]  # that would be a figure, and is refused
    title, lead, author, source = (as_kept(CASES[number].text)[:100] for number in (0, 30, 60, 90))
    written = actions.write_article(office, planted.YEAR, title, lead, body, author=author, source=source, by=editor)
    return actions.publish_article(written, by=publisher)


def test_nothing_of_an_article_runs(watched, published):
    found = {}
    for place in (published.url, "/", "/tin-tuc/", f"{published.url}ban-in/", "/luu-tru/", "/so-do-trang/"):
        watched.goto(place, wait_until="load")
        watched.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found[place] = watched.evaluate(DONE)

    assert {place: told for place, told in found.items() if told != ["not hacked"]} == {}
    watched.goto(published.url)
    assert "hacked=1" in watched.inner_text("main")  # it is there, as words


def test_nothing_of_a_question_runs(watched, published):
    found = {}
    for case in CASES[::8]:
        watched.goto(f"/tim-kiem/?q={quote(as_kept(case.text)[:200])}")
        found[case.name] = watched.evaluate(DONE)

    assert {name: told for name, told in found.items() if told != ["not hacked"]} == {}


def test_what_runs_would_be_seen(watched, published):
    watched.goto("/")
    watched.evaluate(
        "document.body.append(document.createRange().createContextualFragment('<script>hacked=1</script>'))"
    )
    assert watched.evaluate(DONE)[1:] == ["script-src-elem inline"]  # our policy would stop it, and tell

    watched.route("**/bare", lambda route: route.fulfill(body="<script>hacked=1</script>", content_type="text/html"))
    watched.goto("/bare")
    assert watched.evaluate(DONE) == ["hacked"]
