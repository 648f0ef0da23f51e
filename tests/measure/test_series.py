"""An indicator through the years: what is read, what is drawn, and what its pages tell."""

import io
import re
from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from namhoc.engine.figures import ValueUnit
from namhoc.engine.gaps import NOT_REPORTED
from namhoc.front.models import Change
from namhoc.front.shown import shown_by
from namhoc.measure.facts import Measured
from namhoc.measure.models import Figure
from namhoc.measure.series.drawing import MOST_BARS, Told, chart_of
from namhoc.measure.series.reading import every_series, series_of
from namhoc.units.actions import merge_units
from tests.collect.desk import SYSTEM, an_office
from tests.measure.reading import queries_for, seen
from tests.measure.worked import (
    ACCREDITED,
    BEFORE,
    GRADUATION,
    YEAR,
    accredited,
    adopted,
    graduation,
    kept,
    schools,
)

pytestmark = pytest.mark.django_db
ON_2021 = "2021-05-31"


@pytest.fixture
def office():
    return an_office()


def page_of(indicator):
    return reverse("public-indicator", args=[indicator])


def compared():
    """A year with the year before: as it was reported, and on this year's units."""
    then = accredited(10, 14, year=BEFORE)
    return Measured(accredited(9, 12), accredited(8, 12, year=BEFORE, structure=ON_2021), then)


def lines(series):
    return [(point.figure.year, point.restated, str(point.figure.value)) for point in series.points]


# --- what is read -----------------------------------------------------------------------------------------------------


def test_a_series_has_each_year_and_the_base_on_later_units_beside_it(office):
    figure = adopted(office, compared())[ACCREDITED]

    assert lines(series_of(figure)) == [(BEFORE, False, "5/7"), (BEFORE, True, "2/3"), (YEAR, False, "3/4")]


def test_a_draft_is_in_no_series(office, reader):
    kept(office, accredited(9, 12))

    assert every_series(ACCREDITED, [office]) == []
    assert "No official figure yet" in seen(reader, page_of(ACCREDITED))


def test_a_corrected_figure_stands_in_its_series_as_it_stands_now(office):
    adopted(office, accredited(9, 12))
    figure = adopted(office, accredited(10, 12), reason="Gửi lại.")[ACCREDITED]

    assert lines(series_of(figure)) == [(YEAR, False, "5/6")]


# --- what is drawn ----------------------------------------------------------------------------------------------------


def test_bars_of_shares_reach_to_the_whole_and_stand_under_each_other():
    chart = chart_of([Told("A", Fraction(1, 2), "50%"), Told("B", Fraction(1), "100%")], ValueUnit.PERCENT)

    places = [(bar.left, bar.width, bar.number_left, bar.name_at) for bar in chart.bars]
    assert places == [("0.00%", "40.00%", "41.00%", "1.00em"), ("0.00%", "80.00%", "81.00%", "4.00em")]
    assert (chart.height, chart.zero, chart.words) == ("6.00em", "0.00%", "A: 50%; B: 100%")


def test_bars_below_nothing_grow_to_the_left_of_it():
    chart = chart_of([Told("A", Fraction(-10), "-10"), Told("B", Fraction(30), "30")], ValueUnit.NUMBER)

    assert [(bar.left, bar.width) for bar in chart.bars] == [("0.00%", "20.00%"), ("20.00%", "60.00%")]
    assert chart.zero == "20.00%"


def test_a_gap_has_no_bar_and_says_so():
    chart = chart_of([Told("A", NOT_REPORTED, "not reported"), Told("B", Fraction(3), "3")], ValueUnit.NUMBER)

    assert [(bar.width, bar.told.text) for bar in chart.bars] == [("0.00%", "not reported"), ("80.00%", "3")]


@pytest.mark.parametrize("count", [0, 1, MOST_BARS + 1])
def test_there_is_no_chart_of_nothing_or_of_too_much(count):
    assert chart_of([Told("A", Fraction(1), "1")] * count, ValueUnit.NUMBER) is None


def test_all_zeros_are_drawn_as_no_length():
    chart = chart_of([Told("A", Fraction(0), "0"), Told("B", Fraction(0), "0")], ValueUnit.NUMBER)

    assert [bar.width for bar in chart.bars] == ["0.00%", "0.00%"]


# --- what the pages tell ----------------------------------------------------------------------------------------------


def test_a_figure_is_said_in_a_sentence_with_value_year_and_adoption(office, client):
    figure = adopted(office, compared())[ACCREDITED]

    assert (
        "Năm học 2020-2021, tính đến 31/5/2021, chỉ số “Tỉ lệ trường đạt kiểm định chất lượng giáo dục” của "
        "Phòng Giáo dục và Đào tạo Mẫu là 75% , theo số liệu do Người office-head-phong-mau thông qua ngày "
        "15/10/2020 (bản 1)."
    ) in seen(client, figure.get_absolute_url())


def test_the_chart_has_a_name_and_the_table_says_the_same(office, client):
    figure = adopted(office, compared())[ACCREDITED]

    page = client.get(figure.get_absolute_url()).content.decode()
    names = re.findall(r' id="([^"]+)"', page)
    assert '<svg role="img" aria-labelledby="years-chart years-chart-words"' in page
    assert sorted(names) == sorted(set(names))
    assert {"years-chart", "years-chart-words"} <= set(names)
    told = seen(client, figure.get_absolute_url())
    assert "2019-2020: 71,43%; 2019-2020, theo đơn vị ngày 31/5/2021: 66,67%; 2020-2021: 75%." in told
    assert "2019-2020, theo đơn vị ngày 31/5/2021 66,67% 8/12 12/12" in told


def test_each_unit_has_a_bar_and_its_own_value_in_the_table(office, reader):
    schools(office, 2)
    figure = adopted(office, graduation((40, 50), (110, 150)))[GRADUATION]

    page = seen(reader, figure.get_absolute_url())
    assert "Trường 00: 80%; Trường 01: 73.33%." in page
    assert "Trường 00 40 / 50 80%" in page


def test_an_indicator_tells_its_method_its_rules_and_each_office(office, reader):
    adopted(office, compared())

    page = seen(reader, page_of(ACCREDITED))
    assert "Official figures of 1 office" in page
    assert "The units that have it are counted and divided by all units of which it is known" in page
    assert "From 10 Oct 2018: Circular 18/2018/TT-BGDĐT" in page
    assert "2020-2021 75% 9/12 12/12 15 Oct 2020" in page


def test_an_unknown_indicator_has_no_page(reader):
    answers = [page_of("no-such"), reverse("public-indicator-data", args=["no-such", "csv"])]
    answers.append(reverse("public-indicator-data", args=[ACCREDITED, "docx"]))

    assert [reader.get(address).status_code for address in answers] == [404] * 3


def test_every_indicator_is_listed_with_how_many_figures_there_are(office, reader):
    adopted(office, accredited(9, 12))

    assert "Rate of schools accredited 1 figure" in seen(reader, reverse("public-indicators"))


def test_many_offices_ask_as_many_queries_as_one(office, reader):
    adopted(office, accredited(9, 12))
    asked = queries_for(reader, page_of(ACCREDITED))
    for code in ("khac", "khac-nua"):
        other = an_office(code)
        _copied(Figure.objects.get(unit=office), other)

    assert queries_for(reader, page_of(ACCREDITED)) == asked


def _copied(figure, office):
    Figure.objects.create(**{
        field.name: getattr(figure, field.name) for field in Figure._meta.concrete_fields if field.name != "id"
    } | {"unit": office})  # fmt: skip


def test_the_workbook_has_numbers_as_numbers(office, client):
    adopted(office, accredited(9, 12))

    answer = client.get(reverse("public-indicator-data", args=[ACCREDITED, "xlsx"]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    row = dict(zip(*sheet.iter_rows(values_only=True), strict=True))
    assert (row["indicator"], row["numerator"], row["denominator"], row["value"]) == (ACCREDITED, 9, 12, 75)
    assert row["adopted_on"].date() == date(2020, 10, 15)


def test_the_working_of_a_figure_is_a_workbook_too(office, client):
    figure = adopted(office, graduation((40, 50)))[GRADUATION]

    book = load_workbook(io.BytesIO(client.get(reverse("figure-data", args=[figure.pk, "xlsx"])).content))
    facts = dict(book.worksheets[0].iter_rows(values_only=True, max_col=2))
    assert (facts["numerator"], facts["denominator"], facts["content"]) == (40, 50, figure.content)
    assert [cell.value for cell in book.worksheets[1]["M"]] == ["value", 40, 50]


def test_a_figure_on_other_units_says_how_many_have_reported(office, reader, monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", "2021-09-01")
    first, second, _third = schools(office, 3)
    adopted(office, graduation((1, 2), (1, 3), NOT_REPORTED))
    merge_units([second], first, day=date(2021, 8, 1), by=SYSTEM)

    page = seen(reader, reverse("public-figures", args=[office.code, YEAR]), structure="today")
    assert "40% 2/5 1/2 units missing" in page


# --- kept pages -------------------------------------------------------------------------------------------------------


def shown_at(client, address):
    return shown_by(client.get(address).wsgi_request)


def told():
    return {name for change in Change.objects.all() for name in change.names.split("\n")}


def test_adopting_drops_the_series_of_its_indicator_and_of_no_other(office, client):
    figure = adopted(office, accredited(9, 12))[ACCREDITED]
    own, other = shown_at(client, page_of(ACCREDITED)), shown_at(client, page_of(GRADUATION))
    beside = shown_at(client, figure.get_absolute_url())
    Change.objects.all().delete()

    adopted(office, accredited(10, 12), reason="Gửi lại.")
    assert [bool(names & told()) for names in (own, beside, other)] == [True, True, False]
