"""What pages say they show, and what acts say they change: a page is made anew exactly when it has to be."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client

from namhoc.front.models import Change
from namhoc.front.shown import shown_by
from namhoc.measure.actions import adopt_figures
from namhoc.measure.models import Figure
from namhoc.people.roles import Role
from namhoc.publish import actions, queries
from namhoc.publish.models import ArticlePage, Author, Tag, Topic
from tests.provide.held import held
from tests.publish import planted

MANY = 24  # articles: an article has ten neighbours on either side, and some beyond
SECTION = [f"/tin-tuc/{page}" for page in ("", "?page=2", "?page=3")]
LISTS = ["/", *SECTION, "/thong-bao/", "/luu-tru/", "/luu-tru/2021/", "/luu-tru/2021/9/", "/so-do-trang/", "/kenh-tin/"]
GATHERED = ["/tac-gia/huong/", "/tu-khoa/kiem-dinh/", "/tu-khoa/khac/", "/chu-de/hoi-nghi/"]
MACHINES = ["/tin-moi.rss", "/tin-moi.atom", "/tin-tuc.rss", "/sitemap.xml"]
FIGURES = ["/so-lieu/", f"/so-lieu/muong-lay/{planted.YEAR}/", "/so-lieu/chi-so/", "/so-lieu/sitemap.xml"]
INDICATORS = [f"/so-lieu/chi-so/{planted.ACCREDITED}{form}" for form in ("/", ".csv", ".xlsx")]
CALENDAR = ["/lich/", "/lich/2020-2021/", "/lich.ics"]
UNITS = ["/don-vi/muong-lay/", "/don-vi/sitemap.xml"]
OTHER_INDICATORS = ["/so-lieu/chi-so/schools/", "/so-lieu/chi-so/schools.csv"]

# Pages that may be made anew though they come out the same, and why.
ALSO = {
    "a list is named as a whole, whichever part a page shows": r"/|/tin-tuc/(\?page=\d)?|/luu-tru/.*|/so-do-trang/",
    "a feed and a sitemap follow their sections and their frame": r"/tin-(moi|tuc)\.(rss|atom)|/sitemap\.xml",
    "a year of the calendar follows what is adopted in any year": r"/lich/2020-2021/",
    "an office's newest articles are named as a whole": r"/don-vi/muong-lay/",
    "the list of indicators says how many figures there are, and a correction leaves as many": r"/so-lieu/chi-so/",
    "an article on paper goes with the article, without its tags and topic": r"/tin-tuc/[^/]+/ban-in/",
}


@dataclass(frozen=True)
class Seen:
    """A page as it is: its bytes, and the names of what it says it shows."""

    body: bytes
    names: frozenset[str]


def seen(address):
    """The page as it is made for anyone; nothing where there is none."""
    answer = Client().get(address)
    if answer.status_code != 200:
        return None
    return Seen(answer.content, shown_by(answer.wsgi_request))


@pytest.fixture(scope="module")
def planted_town(django_db_setup, django_db_blocker):
    """A portal of many articles, a few of them with all that stands around one; told apart by their days."""
    with pytest.MonkeyPatch.context() as patch, held(django_db_blocker):
        patch.setenv("NAMHOC_TODAY", planted.DAY.isoformat())
        yield a_town()


def a_town():
    office, portal = planted.an_office(), planted.a_portal()
    editor, figure = planted.an_actor(office), planted.a_figure(office)
    topic = Topic.objects.create(home=portal, name="Hội nghị", slug="hoi-nghi")
    tags = [Tag.objects.create(home=portal, name=name, slug=slug) for name, slug in TAGS.items()]
    author = Author.objects.create(home=portal, name="Hường", slug="huong")
    for number in range(MANY):
        body = [["đạt ", figure.pk]] if number == 3 else ["Đoạn."]
        article = actions.write_article(office, planted.YEAR, f"Bài {number:02}", "Mở đầu.", body, by=editor)
        article.posted_at = f"2021-09-01T{number:02}:00:00+07:00"
        if number % 8 == 4:
            article.topic, article.tags, article.written_by = topic, [tags[0]], [author]
        actions.revise_article(article, by=editor)
        if number != HELD:
            actions.publish_article(article, by=planted.publishing(editor))
    return editor


@pytest.fixture
def town(planted_town, db):
    return planted_town


@pytest.fixture(scope="module")
def pages_before(planted_town):
    """All pages before an act, filled by the first test: every act of this file finds the same."""
    return {}


TAGS = {"kiểm định": "kiem-dinh", "khác": "khac"}
HELD = 12  # written, and not published


def article(number):
    return ArticlePage.objects.get(slug=f"bai-{number:02}")


def rewritten(number, by, **changes):
    draft = queries.draft_of(article(number))
    for name, value in changes.items():
        setattr(draft, name, value)
    actions.revise_article(draft, by=by)


def addresses():
    own = [place for one in ArticlePage.objects.order_by("pk") for place in (one.url, f"{one.url}ban-in/")]
    figures = [one.get_absolute_url() for one in Figure.objects.order_by("pk")]
    return [*LISTS, *GATHERED, *MACHINES, *FIGURES, *INDICATORS, *OTHER_INDICATORS, *UNITS, *CALENDAR, *figures, *own]


# --- the acts ---------------------------------------------------------------------------------------------------------


def publish(by):
    actions.publish_article(article(HELD), by=planted.publishing(by))


def publish_with_all_around(by):
    rewritten(
        HELD, by, topic=Topic.objects.get(), tags=[Tag.objects.get(slug="khac")], written_by=[Author.objects.get()]
    )
    publish(by)


def revise(by):
    rewritten(4, by, title="Nháp", lead="Nháp.")


def publish_another_text(by):
    draft = queries.draft_of(article(4))
    draft.body = [("paragraph", "Đoạn khác.")]
    actions.revise_article(draft, by=by)
    actions.publish_article(draft, by=planted.publishing(by))


def publish_another_title(by):
    rewritten(4, by, title="Bài bốn")
    actions.publish_article(article(4), by=planted.publishing(by))


def publish_under_another_tag(by):
    rewritten(4, by, tags=[Tag.objects.get(slug="khac")])
    actions.publish_article(article(4), by=planted.publishing(by))


def publish_without_topic(by):
    rewritten(4, by, topic=None)
    actions.publish_article(article(4), by=planted.publishing(by))


def withdraw(by):
    actions.withdraw_article(article(12 - 8), reason="Thử.", by=planted.publishing(by))


def withdraw_the_newest(by):
    actions.withdraw_article(article(MANY - 1), reason="Thử.", by=planted.publishing(by))


def rename_the_site(_by):
    planted.a_portal("Cổng khác")


def correct_a_figure(_by):
    figure = Figure.objects.get()
    planted.a_figure(figure.unit, 8, revision=2, replaces=figure, adopted_on=None, adopted_by="")
    adopt_figures(figure.unit, planted.YEAR, reason="Gửi lại.", by=planted.an_actor(figure.unit, Role.HEAD))


ACTS = [
    publish,
    publish_with_all_around,
    revise,
    publish_another_text,
    publish_another_title,
    publish_under_another_tag,
    publish_without_topic,
    withdraw,
    withdraw_the_newest,
    rename_the_site,
    correct_a_figure,
]


@pytest.mark.slow
@pytest.mark.one_database
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_a_page_is_dropped_exactly_when_it_has_changed(town, pages_before, act):
    before = pages_before or {address: seen(address) for address in addresses()}
    pages_before.update(before)
    Change.objects.all().delete()

    act(town)

    told = {name for change in Change.objects.all() for name in change.names.split("\n")}
    changed = {address for address, page in before.items() if page and _differs(page, seen(address))}
    dropped = {address for address, page in before.items() if page and page.names & told}
    assert sorted(changed - dropped) == []
    assert sorted(address for address in dropped - changed if not _may(address)) == []
    assert bool(changed) == (act is not revise)


def _differs(page, now):
    return now is None or page.body != now.body


def _may(address):
    return any(re.fullmatch(pattern, address) for pattern in ALSO.values())


def test_every_page_says_what_it_shows_but_the_search(town):
    silent = [address for address in addresses() if (page := seen(address)) and not page.names]

    assert silent == []
    assert seen("/tim-kiem/?q=bai").names == frozenset()
