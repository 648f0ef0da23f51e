"""``Số này từ đâu?``: what anyone may read of a figure, and what nobody may who is not of the office."""

import csv
import io
from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse

from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.law.catalogue import catalogue
from namhoc.measure.cover import Cover, Without, cover_of
from namhoc.measure.facts import Cell, Measured, Rule, ShareLine
from namhoc.measure.storing import Approval
from namhoc.people.roles import Role
from namhoc.plan.actions import name_document, set_target
from namhoc.plan.facts import DocumentFact
from namhoc.units.actions import merge_units
from tests.collect.desk import SYSTEM, an_office, someone
from tests.measure.reading import at_desk, queries_for, seen
from tests.measure.worked import (
    ACCREDITED,
    BEFORE,
    GRADUATION,
    YEAR,
    accredited,
    adopted,
    answered,
    graduation,
    kept,
    schools,
    worked,
)

pytestmark = pytest.mark.django_db
RESOLUTION = DocumentFact("nq-15", "15-NQ/TU", date(2018, 3, 16), "Tỉnh ủy Điện Biên", "Sắp xếp đơn vị")
REDUCTION = "school-units-reduction-rate"


@pytest.fixture
def office():
    return an_office()


def origin_of(figure):
    return reverse("figure-origin", args=[figure.pk])


# --- what it tells ----------------------------------------------------------------------------------------------------


def test_a_figure_leads_to_each_schools_cell_and_to_who_approved_it(office, reader):
    schools(office, 2)
    approvals = {("truong-00", YEAR, "end-of-year"): Approval(1, "Cô Hà", date(2021, 6, 3))}
    figure = adopted(office, graduation((40, 50), (110, 150)), approvals=approvals)[GRADUATION]

    page = seen(reader, origin_of(figure))

    assert "150 Recognised as lower-secondary graduates (Grade 9)" in page
    assert "200 Considered for lower-secondary graduation (Grade 9) 75%" in page
    assert "2 of 2 units are in this figure." in page
    assert (
        "Trường 00 40 / 50 80% 2 cells · truong.xlsx truong.xlsx › Biểu 1 J9 part (above) : 40 I9 whole (below) : 50"
        in page
    )
    assert "approved on 3 Jun 2021 by Cô Hà" in page
    assert "Decree 20/2014/NĐ-CP , article 10" in page


def test_numbers_of_the_sheet_stand_on_their_side_of_the_line(office, reader):
    schools(office, 1)
    figure = adopted(office, graduation((1, 3)))[GRADUATION]

    assert "33.33% rounded for printing only; comparisons use the exact fraction" in seen(reader, origin_of(figure))


def test_the_four_kinds_of_nothing_never_mix(office, reader):
    schools(office, 4)
    sick = Gap(GapKind.MISSING, "cả trường nghỉ dịch")
    figure = adopted(office, graduation((0, 10), NOT_APPLICABLE, NOT_REPORTED, sick))[GRADUATION]

    assert cover_of(figure.shares.all()) == Cover(
        1,
        ("Trường 00",),
        (Without("Trường 02"),),
        (Without("Trường 03", "cả trường nghỉ dịch"),),
        (Without("Trường 01"),),
    )
    page = seen(reader, origin_of(figure))
    assert "1 of 3 units are in this figure. 1 unit has not reported Trường 02" in page
    assert "1 unit has no number and says why Trường 03: cả trường nghỉ dịch" in page
    assert "To 1 unit it does not apply, and it is not expected Trường 01" in page
    assert "1 unit is counted with 0 Trường 00" in page


def test_a_change_names_the_restated_base_and_the_number_reported_then(office, reader):
    now, base, then = (
        accredited(9, 12),
        accredited(8, 12, year=BEFORE, structure="2021-05-31"),
        accredited(10, 14, year=BEFORE),
    )
    figure = adopted(office, Measured(now, base, then))[ACCREDITED]

    page = seen(reader, origin_of(figure))
    assert (
        "up 8.3 percentage points against the school year 2019-2020, worked out again on the 12 units that stood on "
        "31 May 2021: 66.67% (8/12) As it was reported then: 71.43% (10/14) ; against that number: "
        "up 3.6 percentage points"
    ) in page


def test_the_base_and_the_number_reported_then_have_origins_of_their_own(office, reader):
    now, base, then = (
        accredited(9, 12),
        accredited(8, 12, year=BEFORE, structure="2021-05-31"),
        accredited(10, 14, year=BEFORE),
    )
    figure = adopted(office, Measured(now, base, then))[ACCREDITED]

    page = reader.get(origin_of(figure)).content.decode()
    assert f'href="{origin_of(figure.base)}">66.67% (8/12)' in page
    assert f'href="{origin_of(figure.base_as_reported)}">71.43% (10/14)' in page
    assert "Compared with: 2020-2021, 75%" in seen(reader, origin_of(figure.base))


def test_the_excess_over_a_target_is_exact_and_its_document_is_named(office, reader):
    by = someone(Role.SPECIALIST, office)
    document = name_document(RESOLUTION, office, by=by)
    set_target(office, YEAR, REDUCTION, Fraction(1, 10), basis=document, base_on=date(2020, 5, 31), by=by)
    lines = (ShareLine(f"truong-{at:02}", f"Trường {at:02}", int(at > 1), 1) for at in range(14))
    figure = adopted(office, worked(REDUCTION, *lines))[REDUCTION]

    page = seen(reader, origin_of(figure))
    assert "at least 10% exceeded by 4.29 percentage points" in page
    assert "Basis: 15-NQ/TU , 16 Mar 2018, Tỉnh ủy Điện Biên: Sắp xếp đơn vị Counted from 31 May 2020." in page


def test_a_rule_that_nobody_checked_says_so(office, reader):
    checked = adopted(office, graduation((1, 2)))[GRADUATION]
    by_habit = graduation((1, 2), rule=Rule("namhoc-method", None, verified=False))
    unchecked = adopted(office, by_habit, reason="Đổi căn cứ.")[GRADUATION]

    assert "checked In force since 15 May 2014, and so on 31 May 2021." in seen(reader, origin_of(checked))
    page = seen(reader, origin_of(unchecked))
    assert "not checked against the text Applied on 31 May 2021; the day on which it began is not known." in page


def test_a_certificate_is_told_with_its_number_and_its_days_and_an_expired_one_does_not_count(office, reader):
    lines = (
        ShareLine(
            "a",
            "Trường A",
            1,
            None,
            (Cell("12/QĐ · Sở", 1, file="vp.xlsx", sheet="Chứng nhận", cell="A7", note="2018-01-02/2023-01-02"),),
        ),
        ShareLine("b", "Trường B", 0, None, (Cell("9/QĐ · Sở", 0, note="2014-05-16/2019-05-16"),)),
        ShareLine("c", "Trường C", 0),
    )
    figure = adopted(office, worked(ACCREDITED, *lines))[ACCREDITED]

    page = seen(reader, origin_of(figure))
    assert "Trường A in force 1 certificate 12/QĐ · Sở from 2 Jan 2018 to 1 Jan 2023 vp.xlsx › Chứng nhận › A7" in page
    assert (
        "Trường B none in force 1 certificate 9/QĐ · Sở from 16 May 2014 to 15 May 2019 · expired, does not count"
        in page
    )
    assert "Trường C none in force none registered" in page


def test_a_criterion_tells_its_fraction_its_threshold_and_leads_to_its_own_figure(office, reader):
    asked = Cell("Trẻ 6 tuổi vào lớp 1", 1, "six-year-old-grade1-rate", note="49/50", least="49/50")
    unknown = Cell("Trẻ 11 tuổi", NOT_REPORTED, "u-eleven-completed-primary-rate", least="9/10")
    lines = (ShareLine("xa-a", "Xã A", 1, None, (asked,)), ShareLine("xa-b", "Xã B", NOT_REPORTED, None, (unknown,)))
    children = worked("six-year-old-grade1-rate", answered("xa-a", 49, 50))
    found = adopted(office, worked("u-communes-pcgdth-3-rate", *lines), children)
    figure = found["u-communes-pcgdth-3-rate"]

    page = seen(reader, origin_of(figure))
    assert "Xã A met 1 criterion Trẻ 6 tuổi vào lớp 1 : 49/50 = 98% (at least 98%) met" in page
    assert "Xã B not reported 1 criterion Trẻ 11 tuổi (at least 90%) not known" in page
    assert (
        f'href="{origin_of(found["six-year-old-grade1-rate"])}">Trẻ 6 tuổi'
        in reader.get(origin_of(figure)).content.decode()
    )


def test_a_merged_unit_is_told_with_its_decision(office, reader):
    gone = Cell("1207/QĐ-UBND · UBND thị xã", 0, note="2020-08-01/merge/Trường C")
    lines = (ShareLine("a", "Trường A", 0, 1, (gone,)), ShareLine("b", "Trường B", 1, 1))
    figure = adopted(office, worked(REDUCTION, *lines))[REDUCTION]

    page = seen(reader, origin_of(figure))
    assert "Trường A there no more 1 Aug 2020: merged into Trường C 1207/QĐ-UBND · UBND thị xã" in page
    assert "Trường B there there" in page


def test_the_figure_is_asked_again_on_the_units_of_today(office, reader, monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", "2021-09-01")
    first, second = schools(office, 2)
    figure = adopted(office, graduation((1, 2), (1, 3)))[GRADUATION]
    merge_units([second], first, day=date(2021, 8, 1), by=SYSTEM)

    page = seen(reader, origin_of(figure), structure="today")
    assert "40% (2/5) 1 of 1 units are in this figure. Tính lại trên 1 đơn vị có mặt ngày 1/9/2021." in page
    asked = [{"structure": "on-a-day"}, {"structure": "as-reported"}, {"structure": "no such"}, {}]
    assert ["Worked out for you just now" in seen(reader, origin_of(figure), **one) for one in asked] == [False] * 4


def test_a_day_on_which_it_cannot_be_asked_says_why(office, reader):
    schools(office, 1)
    figure = adopted(office, graduation((1, 2)))[GRADUATION]

    page = seen(reader, origin_of(figure), structure="on-a-day", day="1999-01-01")
    assert "Không tính lại được trên các đơn vị có mặt ngày 1/1/1999" in page


def test_predecessors_without_cells_are_named_with_their_numbers(office, reader):
    line = ShareLine("c", "Trường C", 1, None, (Cell("Trường A", 1, of="Trường A"), Cell("Trường B", 0, of="Trường B")))
    figure = adopted(office, worked("schools", line))["schools"]

    assert "Trường C Trường A: 1 Trường B: 0" in seen(reader, origin_of(figure))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_indicator_has_an_origin_in_both_languages(office, client, language):
    client.cookies["django_language"] = language
    lines = (ShareLine("a", "Trường A", 1, 1), ShareLine("b", "Trường B", NOT_REPORTED, NOT_REPORTED))
    figures = adopted(office, *(worked(code, *lines) for code in catalogue().indicators))

    answers = {code: client.get(origin_of(figure)).status_code for code, figure in figures.items()}
    assert answers == dict.fromkeys(catalogue().indicators, 200)


# --- who may read it --------------------------------------------------------------------------------------------------


def addresses_of(figure):
    return [origin_of(figure), *(reverse("figure-data", args=[figure.pk, form]) for form in ("csv", "json"))]


def test_a_draft_is_nowhere_for_readers_and_for_other_offices(office, client):
    figure = kept(office, accredited(9, 12))[ACCREDITED]
    other = someone(Role.HEAD, an_office("phong-khac", "Phòng khác"))

    assert [client.get(address).status_code for address in addresses_of(figure)] == [404, 404, 404]
    at_desk(client, other)
    assert [client.get(address).status_code for address in addresses_of(figure)] == [404, 404, 404]


def test_the_office_sees_its_draft_marked_as_one(office, client):
    figure = kept(office, accredited(9, 12))[ACCREDITED]
    at_desk(client, someone(Role.HEAD, office))

    assert [client.get(address).status_code for address in addresses_of(figure)] == [200, 200, 200]
    assert "Not adopted yet This figure has not been adopted." in seen(client, origin_of(figure))


def test_a_base_is_open_once_what_rests_on_it_is_adopted(office, reader):
    figure = kept(office, Measured(accredited(9, 12), accredited(8, 12, year=BEFORE, structure="2021-05-31")))[
        ACCREDITED
    ]
    assert reader.get(origin_of(figure.base)).status_code == 404

    adopted(office, Measured(accredited(9, 12), accredited(8, 12, year=BEFORE, structure="2021-05-31")))
    page = seen(reader, origin_of(figure.base))
    assert "The figure of the school year 2019-2020, worked out again on the units that stood on 31 May 2021" in page


def test_a_superseded_figure_says_so_first_and_leads_to_the_newest_with_the_reason(office, reader):
    first = adopted(office, accredited(8, 12))[ACCREDITED]
    second = adopted(office, accredited(9, 12), reason="Một trường nộp bổ sung quyết định.")[ACCREDITED]

    page = seen(reader, origin_of(first))
    told = (
        "This figure has been replaced Revision 2 stands now: 75% . See where the new number comes from "
        "Reason: Một trường nộp bổ sung quyết định."
    )
    assert page.index(told) < page.index("Where does this number come from?")
    assert f'href="{origin_of(second)}">See where' in reader.get(origin_of(first)).content.decode()
    assert "This figure has been replaced" not in seen(reader, origin_of(second))
    assert "Revision 1 : 66.67% (8/12) · adopted on" in seen(reader, origin_of(second))


def test_a_later_draft_is_not_told_to_readers(office, reader):
    first = adopted(office, accredited(8, 12))[ACCREDITED]
    kept(office, accredited(9, 12))

    page = seen(reader, origin_of(first))
    assert ("This figure has been replaced" in page, "75%" in page) == (False, False)


# --- taken away -------------------------------------------------------------------------------------------------------


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_working_as_a_table_has_a_line_a_cell_and_no_formula(office, reader):
    schools(office, 1)
    line = answered("truong-00", 1, 2, name="Trường 00", file="=cmd|' /C calc'!A1.xlsx")
    figure = adopted(office, worked(GRADUATION, line))[GRADUATION]

    rows = rows_of(reader.get(reverse("figure-data", args=[figure.pk, "csv"])))
    assert [(row["unit"], row["part"], row["whole"], row["cell"], row["value"], row["file"]) for row in rows] == [
        ("truong-00", "1", "2", "J9", "1", "'=cmd|' /C calc'!A1.xlsx"),
        ("truong-00", "1", "2", "I9", "2", "'=cmd|' /C calc'!A1.xlsx"),
    ]


def test_a_gap_stays_a_gap_in_the_table(office, reader):
    schools(office, 2)
    figure = adopted(office, graduation(Gap(GapKind.MISSING, "nghỉ dịch"), (40, 50)))[GRADUATION]

    first, *_more = rows_of(reader.get(reverse("figure-data", args=[figure.pk, "csv"])))
    assert (first["part"], first["gap"], first["reason"], first["value"], first["value_gap"]) == (
        "",
        "missing",
        "nghỉ dịch",
        "",
        "missing",
    )


def test_the_working_for_programs_is_exact(office, reader):
    figure = adopted(office, accredited(1, 3))[ACCREDITED]

    told = reader.get(reverse("figure-data", args=[figure.pk, "json"])).json()
    assert (told["value"], told["numerator"], told["denominator"], told["covered"]) == ("1/3", 1, 3, 3)
    assert [share["part"] for share in told["shares"]] == [1, 0, 0]


def test_another_kind_of_file_is_not_there(office, reader):
    figure = adopted(office, accredited(1, 3))[ACCREDITED]

    assert reader.get(reverse("figure-data", args=[figure.pk, "docx"])).status_code == 404


# --- lists ------------------------------------------------------------------------------------------------------------


def test_the_public_list_has_official_figures_only(office, reader):
    adopted(office, accredited(8, 12))
    second = adopted(office, accredited(9, 12), reason="Bổ sung.")[ACCREDITED]
    kept(office, accredited(9, 12), graduation((1, 2)))

    address = reverse("public-figures", args=[office.code, YEAR])
    page = seen(reader, address)
    assert ("75% 9/12" in page, "66.67%" in page, "graduation" in page.lower()) == (True, False, False)
    rows = rows_of(reader.get(reverse("public-figures-data", args=[office.code, YEAR])))
    assert [(row["id"], row["numerator"], row["denominator"]) for row in rows] == [(str(second.pk), "9", "12")]


def test_the_years_that_are_published_lead_to_their_lists(office, reader):
    assert "No official figure yet" in seen(reader, reverse("published-figures"))

    adopted(office, accredited(9, 12))
    page = reader.get(reverse("published-figures")).content.decode()
    assert f'href="{reverse("public-figures", args=[office.code, YEAR])}"' in page


@pytest.mark.parametrize("address", ["/so-lieu/phong-mau/2020-2022/", "/so-lieu/khong-co/2020-2021/", "/so-lieu/999/"])
def test_what_is_not_there_is_a_plain_404(office, reader, address):
    assert reader.get(address).status_code == 404


def test_an_origin_asks_as_many_queries_for_three_schools_as_for_thirty(office, reader):
    schools(office, 30)
    asked = {}
    for count in (3, 30):
        figure = adopted(office, graduation(*[(1, 2)] * count), reason="Đổi.")[GRADUATION]
        asked[count] = queries_for(reader, origin_of(figure))

    assert asked[3] == asked[30]


def test_the_public_list_asks_as_many_queries_for_three_figures_as_for_thirty(office, reader):
    codes = [code for code, one in catalogue().indicators.items() if one.formula == "total"]
    asked = {}
    for count in (3, min(30, len(codes))):
        adopted(office, *(worked(code, ShareLine("a", "A", count)) for code in codes[:count]), reason="Đổi.")
        asked[count] = queries_for(reader, reverse("public-figures", args=[office.code, YEAR]))

    assert len(set(asked.values())) == 1, asked


def test_the_public_list_is_told_on_the_units_of_another_day(office, reader):
    first, second = schools(office, 2)[:2]
    adopted(office, graduation((4, 8), (1, 2)))
    merge_units([second], first, day=date(2021, 8, 1), by=SYSTEM)
    asked = {"structure": "on-a-day", "day": "1/8/2021"}

    page = seen(reader, reverse("public-figures", args=[office.code, YEAR]), **asked)
    assert "50% 5/10 50% 5/10" in page, page
    (row,) = rows_of(reader.get(reverse("public-figures-data", args=[office.code, YEAR]), asked))
    told = ("structure", "numerator", "denominator", "value", "covered", "expected")
    assert [row[name] for name in told] == ["2021-08-01", "5", "10", "50", "1", "1"]
    assert row["structure_note"].startswith("Tính lại trên 1 đơn vị có mặt ngày 1/8/2021.")


def test_what_cannot_be_put_on_other_units_is_told_without_a_number(office, reader):
    adopted(office, worked(REDUCTION, ShareLine("truong-00", "Trường 00", 1, 2)))

    page = seen(reader, reverse("public-figures", args=[office.code, YEAR]), structure="today")
    (row,) = rows_of(reader.get(reverse("public-figures-data", args=[office.code, YEAR]), {"structure": "today"}))

    assert "not comparable" in page
    assert (row["numerator"], row["value"]) == ("", "")
