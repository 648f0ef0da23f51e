"""The article drafted from the database: official figures alone, each cited from the revision that is official."""

import pytest

from namhoc.law.catalogue import catalogue
from namhoc.measure.actions import adopt_figures
from namhoc.people.errors import Refused
from namhoc.people.roles import Role
from namhoc.publish.desk.drafting import article_draft, draft_article
from tests.collect.desk import YEAR, an_office, schools_of, someone
from tests.measure.keeping import NAME, count, keep, rate

LAW = catalogue()
pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    office = an_office()
    schools_of(office)
    return office


def cited(office):
    """The figures that the draft cites, each once."""
    draft = article_draft(LAW, office, YEAR)
    return {run.reference.partition(":")[0] for paragraph in draft.paragraphs for run in paragraph if run.reference}


def told(office):
    return ["".join(run.text for run in runs) for runs in article_draft(LAW, office, YEAR).paragraphs]


def test_a_year_without_anything_adopted_has_no_number(office):
    keep(office, someone(Role.SPECIALIST, office), rate(1, 0, 1))

    assert (cited(office), told(office)) == (set(), [])


def test_adopted_figures_are_told_and_cited_by_their_key(office):
    keep(office, someone(Role.SPECIALIST, office), rate(1, 0, 1), count(5, 6, 7))
    figures = adopt_figures(office, NAME, by=someone(Role.HEAD, office))
    accredited = next(one for one in figures if one.indicator == "schools-accredited-rate")

    assert cited(office) == {str(accredited.pk)}
    assert told(office) == ["2/3 trường đạt kiểm định chất lượng giáo dục, đạt 66,67%."]


def test_a_draft_of_a_new_revision_changes_no_article_until_it_is_adopted(office):
    specialist, head = someone(Role.SPECIALIST, office), someone(Role.HEAD, office)
    keep(office, specialist, rate(1, 0, 1))
    adopt_figures(office, NAME, by=head)
    before = cited(office)
    keep(office, specialist, rate(1, 1, 1))
    assert cited(office) == before

    (second,) = adopt_figures(office, NAME, reason="nộp lại", by=head)
    assert cited(office) == {str(second.pk)}
    assert told(office) == ["3/3 trường đạt kiểm định chất lượng giáo dục, đạt 100%."]


def test_only_an_editor_drafts(office):
    with pytest.raises(Refused):
        draft_article(LAW, office, YEAR, by=someone(Role.SPECIALIST, office))
