"""One cell of one school is corrected: drafts follow, what went out stays, and says that it was corrected."""

import re
from datetime import date, timedelta
from fractions import Fraction

import pytest

from namhoc.certify.actions import register_certificate
from namhoc.certify.certificates import CertificateFact
from namhoc.collect.errors import NotNow
from namhoc.engine.gaps import Gap
from namhoc.journal.models import Entry
from namhoc.journal.queries import broken_at
from namhoc.law.findings import Place
from namhoc.measure.models import Figure
from namhoc.people.roles import Role
from namhoc.publish.actions import publish_article, renew_figures
from namhoc.publish.desk.drafting import draft_article
from namhoc.publish.models import ArticlePage
from namhoc.publish.queries import articles_resting_on_superseded, cited_by
from namhoc.summarise.queries import superseded_in
from tests.chain.conftest import TOWN, YEAR
from tests.chain.correcting import LATER, actor, adopt_again, change_cell, measure_again, publishing, report_of
from tests.chain.rooms import Rooms, read

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

SCHOOL, ROUND, QUESTION = "school-thcs-nguyen-ba-ngoc-muong-lay", "end-of-year", "graduates.grade-9"
GRADUATION = "lower-secondary-graduation-rate"
UNLOCKED = "Một học sinh lớp 9 chưa được công nhận tốt nghiệp, trường ghi thừa"
ADOPTED = "Trường THCS Nguyễn Bá Ngọc sửa số học sinh tốt nghiệp"


@pytest.fixture
def town(town_loaded, db):
    return Rooms(TOWN, YEAR)


@pytest.fixture
def another(town):
    """Another year of the office, with an article of its own."""
    rooms, editor = Rooms(TOWN, str(town.year.previous)), actor(Role.EDITOR, TOWN)
    publish_article(draft_article(rooms.law, rooms.office, rooms.year, by=editor), by=publishing(editor))
    return rooms


@pytest.fixture
def mended(town):
    """The cell is one less, approved and locked again; the office has not measured yet."""
    number = report_of(town, SCHOOL, ROUND).values[QUESTION]
    assert not isinstance(number, Gap)
    change_cell(town, SCHOOL, ROUND, QUESTION, number - 1, reason=UNLOCKED)
    return town


@pytest.fixture
def measured(mended):
    """Measured again: the figure stands beside the official one, as a draft."""
    return mended, measure_again(mended)


@pytest.fixture
def adopted(measured):
    """The head has adopted the new figure, with a reason."""
    rooms, changed = measured
    adopt_again(rooms, ADOPTED)
    return afresh(rooms), changed


def afresh(rooms):
    """The same rooms asked anew."""
    return Rooms(rooms.office.code, str(rooms.year))


def official(rooms, indicator=GRADUATION):
    return Figure.objects.official().own().get(unit=rooms.office, year=YEAR, indicator=indicator)


def sentence(figure):
    return f"{figure.numerator}/{figure.denominator} học sinh tốt nghiệp THCS"


def differing(before, after):
    return [(old, new) for old, new in zip(before, after, strict=True) if old != new]


def without_marks(page):
    """The text as it was published: without tags, unseen words, and notes on what was corrected since."""
    return re.sub(r"<[^>]+>", "", re.sub(r'<span class="unseen">.*?</span>| <small.*?</small>', "", page))


# --- measured, not adopted --------------------------------------------------------------------------------------------


def test_one_cell_moves_one_figure(town, mended):
    was = official(town)
    [now] = measure_again(mended)

    assert (now.indicator, now.numerator, now.denominator) == (GRADUATION, was.numerator - 1, was.denominator)
    assert (now.revision, now.replaces, now.adopted_on) == (was.revision + 1, was, None)


def test_the_summary_draft_follows_and_the_article_waits_for_the_head(town, mended):
    was, report, article = official(town), town.summary, town.article
    [now] = measure_again(mended)
    [(old, new)] = differing(report, afresh(town).summary)

    assert old.startswith(sentence(was))
    assert new.startswith(sentence(now))
    assert afresh(town).article == article  # an article cites official figures only


def test_before_the_head_adopts_nothing_is_marked(town, mended):
    watched = [town.published.get_url(), official(town).get_absolute_url(), "/"]
    before = [without_tokens(read(address)) for address in watched]
    measure_again(mended)

    assert superseded_in(town.issued) == []
    assert list(articles_resting_on_superseded()) == []
    assert [without_tokens(read(address)) for address in watched] == before


def test_official_figures_are_not_replaced_without_a_reason(measured):
    rooms, _changed = measured

    with pytest.raises(NotNow):
        adopt_again(rooms, " ")
    assert official(rooms).revision == 1


# --- adopted ----------------------------------------------------------------------------------------------------------


def test_the_article_draft_changes_in_that_figure_alone(town, mended):
    was, before = official(town), town.article
    measure_again(mended)
    adopt_again(mended, ADOPTED)
    now = official(town)
    [(old, new)] = differing(before, afresh(town).article)

    assert old.replace(sentence(was), sentence(now)).split(sentence(now))[0] == new.split(sentence(now))[0]
    assert sentence(was) in old
    assert sentence(now) in new
    assert sentence(was) not in new


def test_the_issued_report_stays_as_signed_and_is_known_to_be_superseded(town, mended):
    was, issued = official(town), town.issued
    signed = bytes(issued.word), bytes(issued.pdf), issued.digest
    measure_again(mended)
    adopt_again(mended, ADOPTED)

    assert superseded_in(town.issued) == [was]
    assert (bytes(town.issued.word), bytes(town.issued.pdf), town.issued.digest) == signed
    assert was in town.issued.figures.all()


def test_the_published_article_keeps_its_number_and_says_that_it_was_corrected(town, mended):
    was, before = official(town), town.read()
    measure_again(mended)
    adopt_again(mended, ADOPTED)
    now, after = official(town), town.read()

    assert [page.pk for page in articles_resting_on_superseded()] == [town.published.pk]
    assert (sentence(was) in without_marks(before), sentence(was) in without_marks(after)) == (True, True)
    assert 'id="corrections"' not in before
    notice = after[after.index('id="corrections"') :].partition("</div>")[0]
    assert ADOPTED in notice
    assert f'href="{now.get_absolute_url()}"' in notice
    assert was.get_absolute_url() in after
    assert f"({now.numerator}/{now.denominator})" in notice


def test_the_origin_of_the_old_number_leads_to_the_new_one(adopted):
    rooms, _changed = adopted
    now = official(rooms)
    was = now.replaces
    old_page, new_page = read(was.get_absolute_url()), read(now.get_absolute_url())

    for page, other in ((old_page, now), (new_page, was)):
        assert f'href="{other.get_absolute_url()}"' in page
        assert ADOPTED in page
    assert f"{was.numerator}/{was.denominator}" in old_page
    assert f"{now.numerator}/{now.denominator}" in new_page


def test_the_new_origin_shows_the_schools_cell_and_who_let_it_through(adopted):
    rooms, _changed = adopted
    [share] = official(rooms).shares.filter(unit__code=SCHOOL)
    [cell] = [cell for cell in share.cells if cell["question"] == QUESTION]
    head_of_cell = report_of(rooms, SCHOOL, ROUND)

    assert (cell["value"], cell["cell"]) == (share.part, head_of_cell.filing.answers[QUESTION].cell)
    assert cell["approved_by"] == actor(Role.SPECIALIST, rooms.office.code).name
    assert cell["approved_on"] == LATER.isoformat()


def test_nothing_else_that_is_published_changes(town, another, mended):
    others = [cited.figure for cited in cited_by(town.published).all if cited.figure.indicator != GRADUATION]
    watched = [another.published.get_url(), *(figure.get_absolute_url() for figure in others)]
    before = {address: without_tokens(read(address)) for address in watched}
    measure_again(mended)
    adopt_again(mended, ADOPTED)

    assert len(watched) > len(others) > 1
    assert [address for address in watched if without_tokens(read(address)) != before[address]] == []
    assert superseded_in(another.issued) == []


def without_tokens(page):
    """A page without what differs each time it is asked for."""
    return re.sub(r'(csrfmiddlewaretoken" value=|nonce=)"[^"]*"', "", page)


def test_published_anew_the_article_has_the_new_number_and_says_what_it_first_said(adopted):
    rooms, _changed = adopted
    now, editor = official(rooms), actor(Role.EDITOR, rooms.office.code)
    renew_figures(rooms.published, by=editor)
    waiting = without_marks(rooms.read())
    publish_article(ArticlePage.objects.get(pk=rooms.published.pk), by=publishing(editor))
    page = rooms.read()

    assert sentence(now.replaces) in waiting  # renewing a draft publishes nothing
    assert sentence(now) in without_marks(page)
    assert 'id="corrections"' not in page
    assert ADOPTED in page
    assert list(articles_resting_on_superseded()) == []


def test_every_step_is_in_the_journal_with_its_reason(town):
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first()
    change_cell(town, SCHOOL, ROUND, QUESTION, report_of(town, SCHOOL, ROUND).values[QUESTION] - 1, reason=UNLOCKED)
    measure_again(town)
    adopt_again(town, ADOPTED)
    entries = Entry.objects.filter(pk__gt=last).order_by("pk")
    said = {entry.act: entry.reason for entry in entries if entry.reason}

    assert [entry.act for entry in entries] == [
        "ask-unlock",
        "unlock-report",
        "fill-report",
        "send-report",
        "approve-report",
        "lock-report",
        "judge-communes",
        "measure",
        "adopt-figures",
    ]
    assert said == {"ask-unlock": UNLOCKED, "unlock-report": UNLOCKED, "adopt-figures": ADOPTED}
    assert broken_at() is None


# --- a certificate ----------------------------------------------------------------------------------------------------


def test_a_certificate_registered_late_makes_a_new_revision(town):
    rate = official(town, "schools-accredited-rate")
    without = next(share.unit.code for share in rate.shares.select_related("unit") if share.part == 0)
    granted = town.closing - timedelta(days=30)
    fact = CertificateFact(
        without, "accreditation", 1, "77/QĐ-SGDĐT (mẫu)", granted, "Sở GD&ĐT", date(granted.year + 5, 5, 1), Place()
    )
    register_certificate(fact, by=actor(Role.SPECIALIST, town.office.code))
    changed = {figure.indicator for figure in measure_again(town)}
    adopt_again(town, "Chứng nhận cấp trước ngày chốt, đăng kí muộn")
    now = official(town, "schools-accredited-rate")
    rate.refresh_from_db()

    assert changed == {"schools-accredited-rate", "schools-accredited"}
    assert (now.numerator, now.denominator, now.revision) == (rate.numerator + 1, rate.denominator, 2)
    assert now.replaces == rate
    assert rate.value == Fraction(rate.numerator, rate.denominator)  # the old one stands as it was
    assert superseded_in(town.issued) == [official(town, "schools-accredited").replaces, rate]
    assert f"{now.numerator}/{now.denominator} trường đạt kiểm định" in " ".join(afresh(town).article)
    assert f"{rate.numerator}/{rate.denominator} trường đạt kiểm định" in without_marks(town.read())
