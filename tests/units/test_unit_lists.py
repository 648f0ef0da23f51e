"""The public pages of units: the list of a day, its table, the search and its suggestions."""

import pytest

from tests.units import country
from tests.units.country import PROVINCE, SCHOOL, TODAY, TOWN, WARD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _corner(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", TODAY.isoformat())
    country.record()


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_list_opens_at_the_top_and_shows_the_day_asked(client):
    today, eve = page(client, "/don-vi/"), page(client, "/don-vi/?ngay=2025-06-30")

    assert ("Phường Mường Lay" in today, "Thị xã Mường Lay" in today) == (True, False)
    assert ("Phường Mường Lay" in eve, "Thị xã Mường Lay" in eve) == (False, True)


def test_a_branch_is_sent_alone_to_whoever_opens_it(client):
    opened = client.get(f"/don-vi/?thuoc={TOWN}&ngay=2025-06-30", headers={"HX-Request": "true"}).content.decode()

    assert ("Xã Lay Nưa" in opened, "<html" in opened) == (True, False)


def test_all_of_a_type_are_listed_with_those_above_them(client):
    listed = page(client, "/don-vi/?loai=ward&ngay=2025-06-30")

    assert [name in listed for name in ("Phường Sông Đà", "Phường Na Lay", "Xã Lay Nưa")] == [True, True, False]


def test_the_table_is_what_the_list_says(client):
    response = client.get("/don-vi.csv?ngay=2025-06-30&loai=ward")

    assert response.content.decode("utf-8-sig").splitlines() == [
        "code,name,type,parent,official_code",
        f"commune-03148-song-da,Phường Sông Đà,ward,{TOWN},03148",
        f"commune-03151-na-lay,Phường Na Lay,ward,{TOWN},03151",
    ]


def test_the_table_of_one_branch_holds_all_below_it(client):
    response = client.get(f"/don-vi.csv?ngay=2025-06-30&thuoc={TOWN}")
    codes = [line.split(",")[0] for line in response.content.decode("utf-8-sig").splitlines()[1:]]

    assert codes == ["commune-03148-song-da", "commune-03151-na-lay", "commune-03184-lay-nua", SCHOOL]


def test_the_search_says_by_which_name(client):
    assert "tên cũ đến 31/8/2019: Trường Tiểu học Nậm Cản" in page(client, "/don-vi/tim/?q=tieu+hoc+nam+can")


def test_an_empty_answer_teaches(client):
    assert "Không có đơn vị nào tên như vậy" in page(client, "/don-vi/tim/?q=zzzzzz")


def test_suggestions_are_choices_with_codes_for_a_field_of_any_name(client):
    assert f'value="Phường Mường Lay · {WARD}"' in page(client, "/don-vi/goi-y/?units=p+muong+lay&ngay=2026-01-15")


@pytest.mark.parametrize(
    "address",
    [
        "/don-vi/?ngay=x&loai=nothing&page=-5",
        "/don-vi/?ngay=9999-99-99",
        "/don-vi/?thuoc=%3Cscript%3E",
        "/don-vi/tim/?q=%00%27%22%3Cscript%3Ealert(1)%3C/script%3E&ngay=zz",
        "/don-vi/goi-y/?a=%3Cscript%3E&ngay=%00",
        "/don-vi/goi-y/",
        "/don-vi.csv?ngay=%27&thuoc=..%2F..&loai=%00",
    ],
)
def test_hostile_addresses_are_answered_calmly(client, address):
    assert "<script>alert" not in page(client, address)


def test_a_unit_above_that_is_none_is_not_found(client):
    assert client.get("/don-vi/?thuoc=khong-co").status_code == 404


def test_a_list_asks_as_many_questions_for_three_units_as_for_one(client, django_assert_max_num_queries):
    page(client, "/don-vi/")
    with django_assert_max_num_queries(16):
        page(client, f"/don-vi/?thuoc={PROVINCE}&ngay=2025-06-30")
    with django_assert_max_num_queries(16):
        page(client, f"/don-vi/?thuoc={TOWN}&ngay=2025-06-30")
