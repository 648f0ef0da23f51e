"""The public pages of units: the list of a day, its table, the search and its suggestions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
    today, eve = page(client, "/don-vi/"), page(client, "/don-vi/?day=2025-06-30")

    assert ("Phường Mường Lay" in today, "Thị xã Mường Lay" in today) == (True, False)
    assert ("Phường Mường Lay" in eve, "Thị xã Mường Lay" in eve) == (False, True)


def test_a_branch_is_sent_alone_to_whoever_opens_it(client):
    opened = client.get(f"/don-vi/?under={TOWN}&day=2025-06-30", headers={"HX-Request": "true"}).content.decode()

    assert ("Xã Lay Nưa" in opened, "<html" in opened) == (True, False)


def test_all_of_a_type_are_listed_with_those_above_them(client):
    listed = page(client, "/don-vi/?type=ward&day=2025-06-30")

    assert [name in listed for name in ("Phường Sông Đà", "Phường Na Lay", "Xã Lay Nưa")] == [True, True, False]


def test_the_table_is_what_the_list_says(client):
    response = client.get("/don-vi.csv?day=2025-06-30&type=ward")

    assert response.content.decode("utf-8-sig").splitlines() == [
        "code,name,type,parent,official_code",
        f"commune-03148-song-da,Phường Sông Đà,ward,{TOWN},03148",
        f"commune-03151-na-lay,Phường Na Lay,ward,{TOWN},03151",
    ]


def test_the_table_of_one_branch_holds_all_below_it(client):
    response = client.get(f"/don-vi.csv?day=2025-06-30&under={TOWN}")
    codes = [line.split(",")[0] for line in response.content.decode("utf-8-sig").splitlines()[1:]]

    assert codes == ["commune-03148-song-da", "commune-03151-na-lay", "commune-03184-lay-nua", SCHOOL]


def test_the_search_says_by_which_name(client):
    assert "tên cũ đến 31/8/2019: Trường Tiểu học Nậm Cản" in page(client, "/don-vi/tim/?q=tieu+hoc+nam+can")


def test_an_empty_answer_teaches(client):
    assert "Không có đơn vị nào tên như vậy" in page(client, "/don-vi/tim/?q=zzzzzz")


def test_suggestions_are_choices_with_codes_for_a_field_of_any_name(client):
    assert f'value="Phường Mường Lay · {WARD}"' in page(client, "/don-vi/goi-y/?units=p+muong+lay&day=2026-01-15")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/don-vi/?day=x&type=nothing&page=-5", 400),
        ("/don-vi/?day=9999-99-99", 400),
        ("/don-vi/?day=2025-06-30&type=%00", 400),
        ("/don-vi/?under=%3Cscript%3E", 404),
        ("/don-vi/?under=khong-co", 404),
        ("/don-vi/?page=-5", 200),
        ("/don-vi/?type=%3Cscript%3Ealert(1)%3C/script%3E", 200),
        ("/don-vi/tim/?q=%00%27%22%3Cscript%3Ealert(1)%3C/script%3E&day=zz", 200),
        ("/don-vi/goi-y/?a=%3Cscript%3E&day=%00", 200),
        ("/don-vi/goi-y/", 200),
        ("/don-vi.csv?day=%27", 400),
        ("/don-vi.csv?type=%00", 400),
        ("/don-vi.csv?under=..%2F..", 404),
        ("/don-vi.csv?under=khong-co", 404),
    ],
)
def test_hostile_addresses_are_answered_calmly_and_never_with_another_days_units(client, address, status):
    response = client.get(address)
    content = response.content.decode()

    assert (response.status_code, "<script>alert" in content) == (status, False)
    if status != 200:
        assert ("Phường Mường Lay" in content, "Phường Sông Đà" in content) == (False, False)


def test_a_type_that_no_unit_has_on_the_day_lists_none_and_stays_chosen(client):
    listed = page(client, "/don-vi/?day=2026-01-10&type=town")
    table = client.get("/don-vi.csv?day=2026-01-10&type=town").content.decode("utf-8-sig")

    assert [words in listed for words in ("10/1/2026", "Phường Mường Lay", "Ngày đó không có đơn vị nào")] == [
        True,
        False,
        True,
    ]
    assert '<option value="town" selected>' in listed
    assert table.splitlines() == ["code,name,type,parent,official_code"]


def test_what_is_no_day_is_said_beside_the_field(client):
    assert "Ghi ngày theo dạng ngày/tháng/năm" in client.get("/don-vi/?day=x").content.decode()


def asked(client, address):
    """How many questions a page puts to the database."""
    with CaptureQueriesContext(connection) as asked_:
        page(client, address)
    return len(asked_)


def test_a_list_asks_as_many_questions_for_three_units_as_for_one(client):
    page(client, "/don-vi/")
    one = asked(client, f"/don-vi/?under={PROVINCE}&day=2025-06-30")
    country.record_one(country.founded("district-2", "Huyện Hai", "district", PROVINCE))
    country.record_one(country.founded("commune-2", "Xã Hai", "commune", "district-2"))
    country.record_one(country.founded("district-3", "Huyện Ba", "district", PROVINCE))
    country.record_one(country.founded("commune-3", "Xã Ba", "commune", "district-3"))

    assert asked(client, f"/don-vi/?under={PROVINCE}&day=2025-06-30") == one
