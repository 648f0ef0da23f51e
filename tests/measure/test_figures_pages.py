"""The office's figures of a year on its desk: listed, narrowed, adopted by the head."""

import pytest
from django.urls import reverse

from namhoc.engine.gaps import NOT_REPORTED
from namhoc.journal.models import Entry
from namhoc.law.catalogue import catalogue
from namhoc.measure.facts import Rule, ShareLine
from namhoc.measure.models import Figure
from namhoc.people.roles import Role
from tests.collect.desk import an_office, clerk_of, schools_of, someone
from tests.measure.reading import at_desk, queries_for, seen, words_of
from tests.measure.worked import ACCREDITED, GRADUATION, YEAR, accredited, adopted, graduation, kept, worked

pytestmark = pytest.mark.django_db
FIGURES, ADOPT = "measure-figures", "measure-adopt"


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def head(client, office):
    return at_desk(client, someone(Role.HEAD, office))


def labels():
    return [catalogue().indicators[code].label_en for code in (ACCREDITED, GRADUATION)]


def shown(client, **asked):
    page = seen(client, reverse(FIGURES), **asked)
    return [label for label in labels() if label in page]


def test_the_specialist_works_out_and_the_head_adopts(office, client):
    kept(office, accredited(9, 12))

    page = seen(at_desk(client, someone(Role.SPECIALIST, office)), reverse(FIGURES))
    assert ("Work out again" in page, "Adopt the figures" in page) == (True, False)
    page = seen(at_desk(client, someone(Role.HEAD, office)), reverse(FIGURES))
    assert ("Work out again" in page, "Adopt the figures" in page) == (False, True)


def test_an_empty_year_says_what_comes_first(office, client):
    page = seen(at_desk(client, someone(Role.SPECIALIST, office)), reverse(FIGURES))

    assert "No figure in this school year yet Approve the schools' reports first" in page


def test_a_clerk_has_no_figures_of_the_office(office, client):
    school, *_more = schools_of(office)
    at_desk(client, clerk_of(school))

    assert [client.get(reverse(name)).status_code for name in (FIGURES, ADOPT)] == [403, 403]


def test_someone_not_signed_in_is_asked_to_sign_in(client):
    assert client.get(reverse(FIGURES)).url == f"{reverse('sign-in')}?next={reverse(FIGURES)}"


def test_another_offices_figures_are_not_in_the_list(office, client):
    kept(office, accredited(9, 12))
    other = an_office("phong-khac", "Phòng khác")

    assert "No figure in this school year yet" in seen(at_desk(client, someone(Role.HEAD, other)), reverse(FIGURES))


def test_the_head_adopts_what_waits_and_readers_see_it(office, head):
    kept(office, accredited(9, 12), graduation((1, 2)))

    answer = head.post(reverse(ADOPT), follow=True)
    assert "2 figures adopted. They are official from today." in words_of(answer)
    assert [(figure.indicator, figure.adopted_by) for figure in Figure.objects.order_by("indicator")] == [
        (GRADUATION, "Người office-head-phong-mau"),
        (ACCREDITED, "Người office-head-phong-mau"),
    ]
    assert Entry.objects.filter(act="adopt-figures", account="office-head-phong-mau").count() == 1


def test_only_the_head_adopts(office, client):
    kept(office, accredited(9, 12))
    at_desk(client, someone(Role.SPECIALIST, office))

    assert client.post(reverse(ADOPT)).status_code == 403
    assert Figure.objects.adopted().count() == 0


def test_adopted_figures_are_not_replaced_without_a_reason(office, head):
    adopted(office, accredited(8, 12))
    kept(office, accredited(9, 12))

    answer = head.post(reverse(ADOPT), {"reason": "  "})
    page = words_of(answer)
    assert "Write why figures that were adopted before are replaced. Readers see it." in page
    assert "66.67% 8/12 75% 9/12" in page
    assert [figure.adopted_on is None for figure in Figure.objects.order_by("revision")] == [False, True]


def test_a_replacement_is_adopted_with_its_reason(office, head):
    adopted(office, accredited(8, 12))
    kept(office, accredited(9, 12))

    head.post(reverse(ADOPT), {"reason": "Nộp bổ sung."})
    assert [(figure.revision, figure.reason, figure.superseded) for figure in Figure.objects.order_by("revision")] == [
        (1, "", True),
        (2, "Nộp bổ sung.", False),
    ]


def test_what_to_look_at_first_stands_before_adopting(office, head):
    kept(office, graduation((1, 2), NOT_REPORTED), accredited(1, 2, rule=Rule("namhoc-method", None, verified=False)))

    page = seen(head, reverse(ADOPT))
    assert "2 points to look at first" in page
    assert "answers of 1 out of 2 units only." in page
    assert "the rule behind it has not been checked against its text." in page


def test_with_nothing_to_adopt_the_page_says_so(office, head):
    adopted(office, accredited(9, 12))

    assert "There is nothing to adopt" in seen(head, reverse(ADOPT))


def test_the_list_is_narrowed_by_what_there_is_to_do_and_by_group(office, head):
    adopted(office, accredited(8, 12))
    kept(office, accredited(9, 12), graduation((1, 2), NOT_REPORTED))

    assert shown(head) == labels()
    assert [shown(head, show=show) for show in ("changed", "incomplete", "below")] == [labels()[:1], labels()[1:], []]
    assert shown(head, group="school-standards") == labels()[:1]
    assert shown(head, show="no such thing") == labels()


def test_the_list_asks_as_many_queries_for_three_figures_as_for_thirty(office, head):
    codes = [code for code, one in catalogue().indicators.items() if one.formula == "total"]
    asked = {}
    for count in (3, len(codes)):
        kept(office, *(worked(code, ShareLine("a", "A", count)) for code in codes[:count]))
        assert Figure.objects.filter(year=YEAR).count() == count
        asked[count] = queries_for(head, reverse(FIGURES)), queries_for(head, reverse(ADOPT))

    assert len(set(asked.values())) == 1, asked
