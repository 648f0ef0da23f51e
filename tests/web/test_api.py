"""The open interface."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from namhoc.measure.models import Figure, Share
from namhoc.units.actions import found_unit, merge_units
from namhoc.units.models import Unit
from namhoc.units.network import UnitStart
from tests.publish import planted


def answered(client, address):
    return json.loads(client.get(address).content)


def test_a_figure_is_told_with_its_numbers_apart(client, portal, office):
    figure = planted.a_figure(office)

    page = answered(client, "/api/figures")

    told = page["items"][0]
    assert (told["numerator"], told["denominator"], told["value"], told["text"]) == (9, 12, "75", "75%")
    assert (told["unit"], told["structure"], told["superseded_by"]) == ("muong-lay", "as-reported", None)
    assert told["origin"] == f"http://testserver{figure.get_absolute_url()}"


def test_what_is_not_adopted_is_told_to_nobody(client, portal, office):
    draft = planted.a_figure(office, adopted_on=None, adopted_by="")

    assert answered(client, "/api/figures")["items"] == []
    assert client.get(f"/api/figures/{draft.pk}").status_code == 404


def test_a_replaced_figure_is_told_only_on_asking_and_names_its_successor(client, portal, office):
    first = planted.a_figure(office)
    later = planted.a_correction(first, 8)

    def told(address):
        return [(one["id"], one["superseded_by"]) for one in answered(client, address)["items"]]

    assert told("/api/figures") == [(later.pk, None)]
    assert told("/api/figures?superseded=true") == [(first.pk, later.pk), (later.pk, None)]


@pytest.mark.parametrize(("query", "found"), [("year=2020-2021", 1), ("year=2019-2020", 0), ("unit=elsewhere", 0)])
def test_figures_are_narrowed_by_what_is_asked(client, portal, office, query, found):
    planted.a_figure(office)

    assert len(answered(client, f"/api/figures?{query}")["items"]) == found


def test_a_long_list_comes_in_pages_without_losing_one(client, portal, office):
    keys = [planted.a_figure(office, revision=2 * number).pk for number in range(1, 8)]
    seen, after = [], 0
    while after is not None:
        page = answered(client, f"/api/figures?limit=3&after={after}")
        seen += [one["id"] for one in page["items"]]
        after = page["next"]

    assert seen == keys


def test_an_origin_leads_down_to_the_schools_cell(client, portal, office):
    figure = planted.a_figure(office, 1, 1, adopted_on=None, adopted_by="")
    cell = {"label": "Trường đạt kiểm định", "value": 1, "file": "th-nam-can.xlsx", "sheet": "Biểu 1", "cell": "C7"}
    Share.objects.create(figure=figure, order=1, name="TH Nậm Cản", part=1, whole=1, cells=[cell])
    Figure.objects.filter(pk=figure.pk).update(adopted_on=planted.DAY, adopted_by="Trưởng phòng")

    told = answered(client, f"/api/figures/{figure.pk}")

    share = told["shares"][0]
    assert (share["name"], share["cells"][0]["sheet"], share["cells"][0]["cell"]) == ("TH Nậm Cản", "Biểu 1", "C7")
    assert (told["formula"], told["source"], told["adopted_by"]) == ("share-of-units", "seed-004", "Trưởng phòng")


def test_the_description_loads_nothing_from_elsewhere(client, portal):
    page = client.get("/api/docs").content.decode()

    assert ("https://" in page, "//cdn" in page) == (False, False)
    assert set(answered(client, "/api/openapi.json")["paths"]) == {
        "/api/figures",
        "/api/figures/{key}",
        "/api/indicators",
        "/api/proof",
    }


def test_the_list_asks_as_much_for_thirty_figures_as_for_three(client, portal, office):
    def queries_with(more, start):
        for number in range(more):
            planted.a_figure(office, revision=start + number)
        client.get("/api/figures")
        with CaptureQueriesContext(connection) as captured:
            client.get("/api/figures")
        return len(captured)

    assert queries_with(3, 1) == queries_with(27, 10)


def school(code, office):
    return found_unit(UnitStart(code, planted.FOUNDED, f"TH {code}", "primary", office.code), by=planted.SYSTEM)


@pytest.fixture
def crowded(portal, office):
    """Pupils per class of two schools, which merge on 1/7/2021."""
    asks = {"indicator": "pupils-per-class", "formula": "overall", "value_unit": "ratio", "covered": 2}
    figure = planted.a_figure(office, 150, 5, **asks, adopted_on=None, adopted_by="")
    for order, (code, part, whole) in enumerate([("an-be", 100, 4), ("bao-an", 50, 1)], start=1):
        sides = {"part": part, "whole": whole, "name": f"TH {code}"}
        Share.objects.create(figure=figure, order=order, unit=school(code, office), **sides)
    Figure.objects.filter(pk=figure.pk).update(adopted_on=planted.DAY, adopted_by="Trưởng phòng")
    one, other = Unit.objects.get(code="an-be"), Unit.objects.get(code="bao-an")
    merge_units([other], one, day=date(2021, 7, 1), by=planted.SYSTEM)
    return figure


ON = ("structure", "numerator", "denominator", "value", "covered", "expected", "structure_note")


def test_a_figure_is_told_on_the_units_it_is_asked_on(client, crowded):
    for address in ("/api/figures?", f"/api/figures/{crowded.pk}?"):
        found = answered(client, address + "structure=on-a-day&day=2021-07-01")
        told = found["items"][0] if "items" in found else found

        assert {name: told[name] for name in ON} == {
            "structure": "2021-07-01",
            "numerator": 150,
            "denominator": 5,
            "value": "30",
            "covered": 1,
            "expected": 1,
            "structure_note": "Tính lại trên 1 đơn vị có mặt ngày 1/7/2021. Theo báo cáo khi đó 30.",
        }


def test_a_figure_that_cannot_be_put_on_other_units_says_so_and_gives_no_number(client, portal, office):
    planted.a_figure(office)  # without the shares it came from

    told = answered(client, "/api/figures?structure=today")["items"][0]

    assert (told["numerator"], told["value"], told["text"]) == (None, None, "")
    assert "Không tính lại được" in told["structure_note"]


def test_the_units_of_a_day_need_the_day(client, crowded):
    answer = client.get("/api/figures?structure=on-a-day")

    assert (answer.status_code, json.loads(answer.content)["detail"]) == (
        422,
        "structure=on-a-day cần có ngày, dạng day=YYYY-MM-DD.",
    )
    assert client.get("/api/figures?structure=of-yore").status_code == 422


def test_a_day_that_nobody_asks_about_is_not_passed_over_in_silence(client, crowded):
    for structure in ("today", "as-reported"):
        answer = client.get(f"/api/figures?structure={structure}&day=2021-07-01")
        assert (answer.status_code, "structure=on-a-day" in json.loads(answer.content)["detail"]) == (422, True)


def test_other_units_are_asked_of_many_figures_as_of_one(client, crowded, office):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/api/figures?structure=today")
        return len(captured)

    queries()
    before = queries()
    for number in range(5):
        planted.a_figure(office, revision=10 + number)
    assert queries() == before


def test_a_text_is_checked_and_forgotten(client, db):
    text = "Có 369/597 giáo viên đạt chuẩn, đạt 66,33%."
    given = json.dumps({"text": text, "language": "en"})
    with CaptureQueriesContext(connection) as asked:
        answer = client.post("/api/proof", given, content_type="application/json")
    told = json.loads(answer.content)
    finding = told["findings"][0]
    claims = {claim["id"]: claim for claim in told["claims"]}

    assert (answer.status_code, finding["verdict"], finding["published"]) == (200, "mismatch", 66.33)
    assert [claims[key]["text"] for key in finding["claims"]] == [
        text[slice(*claims[key]["span"])] for key in finding["claims"]
    ]
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


@pytest.mark.parametrize("given", ['{"text": 1}', "{}", '{"text": "a", "language": "fr"}', "[", "null"])
def test_what_is_no_text_is_refused_as_such(client, db, given):
    assert client.post("/api/proof", given, content_type="application/json").status_code in (400, 422)
