"""Units changed by people: typed, looked at beforehand, done; by whom, and what it meets in every room."""

import html
import re
from datetime import date
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from namhoc.certify.models import Certificate
from namhoc.collect.models import Report, Round, State
from namhoc.journal.models import Entry
from namhoc.measure.models import Figure, Share
from namhoc.people.actions import give_post, open_account
from namhoc.people.models import PostStart
from namhoc.people.roles import Role
from namhoc.units.models import Lineage, UnitVersion
from namhoc.units.queries import network, unit_by_code
from namhoc.units.touched import Touching
from namhoc.web.units.acts import ACTS
from namhoc.web.units.rooms import touched_by
from tests.publish import planted
from tests.units import country
from tests.units.country import OLD, PROVINCE, SCHOOL, TODAY, TOWN, WARD

pytestmark = pytest.mark.django_db
DECIDED = {"day": "2026-02-01", "decision": "45/QĐ-UBND", "issuer": "UBND tỉnh"}
DAY, BY = date(2026, 2, 1), planted.SYSTEM
OTHER = "school-th-lay-nua"


@pytest.fixture(autouse=True)
def _corner(monkeypatch):
    monkeypatch.setenv("NAMHOC_TODAY", TODAY.isoformat())
    country.record()
    country.record_one(country.founded(OTHER, "Trường Tiểu học Lay Nưa", "primary", PROVINCE))


def signed_in(client, role, unit=PROVINCE, since=country.BEGUN):
    account = open_account(f"{role.value}-1", "Lò Văn An", password=planted.PASSWORD, by=planted.SYSTEM)
    give_post(account, unit_by_code(unit), role, since=since, by=planted.SYSTEM)
    client.force_login(account)
    return client


@pytest.fixture
def admin(client):
    return signed_in(client, Role.SYSTEM_ADMIN)


def seen(answer):
    words = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", words)).split())


def preview(client, act, **typed):
    return client.post(reverse("act-on-units", args=[act]), {**DECIDED, "step": "preview", **typed})


def done(client, act, **typed):
    """Typed, looked at, done: exactly what the page of the preview sends."""
    shown = preview(client, act, **typed)
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown.content.decode())
    sent: dict[str, list[str]] = {}
    for name, value in hidden:
        if name != "csrfmiddlewaretoken":
            sent.setdefault(name, []).append(html.unescape(value))
    return client.post(reverse("act-on-units", args=[act]), {**sent, "step": "do"})


MERGED = {"units": [SCHOOL, OTHER], "new_name": "Trường Tiểu học Nậm Bay mới"}
ONE_OF_EACH = {
    "nhap": MERGED,
    "tach": {"unit": SCHOOL, "parts": [SCHOOL, OTHER], "parts-name": ["", ""], "parts-share": ["60%", "0,4"]},
    "doi-ten": {"unit": SCHOOL, "name": "Trường Hoa Ban"},
    "doi-loai": {"unit": SCHOOL, "type": "lower-secondary"},
    "chuyen": {"units": [SCHOOL], "parent": WARD},
    "lap": {"name": "Trường Mầm non Hoa Ban", "type": "preschool", "parent": WARD},
    "dong": {"units": [WARD, SCHOOL]},
    "mo-lai": {"unit": "commune-03184-lay-nua", "parent": PROVINCE},
    "bo-cap": {"unit": PROVINCE, "type": "ward"},
}


def test_every_act_has_a_form_and_an_example_here():
    assert {act.word for act in ACTS} == {*ONE_OF_EACH, "tep", "nhom"}


@pytest.mark.parametrize("act", ONE_OF_EACH)
def test_an_act_is_shown_beforehand_and_nothing_is_stored(admin, act):
    before = Lineage.objects.count(), Entry.objects.count()
    answer = preview(admin, act, **ONE_OF_EACH[act])

    assert (answer.status_code, "chưa lưu" in seen(answer), "Thực hiện" in seen(answer)) == (200, True, True), seen(
        answer
    )
    assert (Lineage.objects.count(), Entry.objects.count()) == before


def test_an_act_done_before_without_its_decision_is_filled_in(admin):
    country.record_one(country.Event(DAY, country.EventKind.RENAME, SCHOOL, name="Trường Hoa Ban"))
    shown = seen(preview(admin, "doi-ten", **ONE_OF_EACH["doi-ten"]))
    answer = done(admin, "doi-ten", **ONE_OF_EACH["doi-ten"])

    assert "1 sự kiện đã ghi sẽ được điền thêm" in shown
    assert answer.status_code == 302
    assert list(Lineage.objects.filter(day=DAY).values_list("decision", flat=True)) == ["45/QĐ-UBND"]
    assert Entry.objects.latest("number").act == "complete-event"


@pytest.mark.parametrize("act", ONE_OF_EACH)
def test_an_act_is_done_and_written_in_the_journal(admin, act):
    before = Lineage.objects.count(), Entry.objects.count()
    answer = done(admin, act, **ONE_OF_EACH[act])

    assert answer.status_code == 302, seen(answer)
    events = Lineage.objects.count() - before[0]
    assert (events > 0, Entry.objects.count() - before[1]) == (True, events)
    assert set(Lineage.objects.order_by("-pk").values_list("decision", "issuer")[:events]) == {
        ("45/QĐ-UBND", "UBND tỉnh")
    }


def test_a_merger_makes_the_new_unit_out_of_the_first_ones(admin):
    done(admin, "nhap", **MERGED)
    standing, new = network().on(DAY), "primary-truong-tieu-hoc-nam-bay-moi"

    assert (SCHOOL in standing, OTHER in standing) == (False, False)
    assert (standing[new].kind, standing[new].parent, standing[new].name) == ("primary", PROVINCE, MERGED["new_name"])


def test_the_shares_of_a_split_are_kept_exactly(admin):
    done(admin, "tach", **{**ONE_OF_EACH["tach"], "parts-share": ["1/3", "2/3"]})

    assert network().heirs(SCHOOL, TODAY, DAY) == {SCHOOL: Fraction(1, 3), OTHER: Fraction(2, 3)}


def test_a_split_without_shares_says_what_can_no_longer_be_compared(admin):
    rests_on(SCHOOL)
    shown = seen(preview(admin, "tach", **{**ONE_OF_EACH["tach"], "parts-share": ["", ""]}))

    assert "1 số liệu chính thức sẽ không so sánh được nữa" in shown


def rests_on(code):
    """An official figure to which the unit brought its share."""
    figure = planted.a_figure(unit_by_code(PROVINCE), adopted_on=None, adopted_by="")
    Share.objects.create(figure=figure, unit=unit_by_code(code), order=1, name=code, part=1, whole=1)
    Figure.objects.filter(pk=figure.pk).update(adopted_on=TODAY, adopted_by="Trưởng phòng")


def test_the_preview_tells_what_it_meets_in_every_room(admin):
    office, school = unit_by_code(PROVINCE), unit_by_code(SCHOOL)
    signed_in_before = open_account("vanthu", "Văn thư", password=planted.PASSWORD, by=planted.SYSTEM)
    give_post(signed_in_before, school, Role.CLERK, since=country.BEGUN, by=planted.SYSTEM)
    asked = Round.objects.create(
        unit=office, year="2025-2026", code="end-of-year", opened_on=TODAY, reference_day=TODAY, due=TODAY
    )
    Report.objects.create(round=asked, unit=school, form="school-end-of-year", state=State.SENT, version=1)
    Certificate.objects.create(
        unit=school, kind="accreditation", number="1", day=TODAY, issuer="Sở", until=date(2030, 1, 1)
    )
    rests_on(SCHOOL)
    shown = seen(preview(admin, "nhap", **MERGED))

    assert [
        words in shown
        for words in (
            "1 vị trí công tác ở đơn vị kết thúc",
            "1 báo cáo đang mở của đơn vị kết thúc",
            "1 số liệu chính thức dựa trên các đơn vị này",
            "1 giấy chứng nhận của đơn vị kết thúc",
        )
    ] == [True] * 4, shown


def held_until(code, until):
    """A post and a certificate of the unit that last until the day."""
    unit, account = unit_by_code(code), open_account(f"vanthu-{code}", "Văn thư", password=planted.PASSWORD, by=BY)
    post = give_post(account, unit, Role.CLERK, since=country.BEGUN, by=BY)
    PostStart.objects.create(post=post, since=until, held=False)
    Certificate.objects.create(unit=unit, kind="accreditation", number="1", day=country.BEGUN, issuer="Sở", until=until)


def test_a_file_of_several_days_asks_of_each_unit_on_the_day_on_which_it_ends(admin):
    """One unit's post and certificate end before the unit does, the other's after it."""
    held_until(SCHOOL, date(2026, 5, 1))
    held_until(OTHER, date(2026, 9, 1))
    rows = (f"2026-02-01,rename,{SCHOOL},,,Trường Hoa Ban,,,1", f"2026-06-01,close,{SCHOOL},,,,,,2")
    both = (*rows, f"2026-07-01,rename,{OTHER},,,Trường Hoa Mơ,,,3", f"2026-08-01,close,{OTHER},,,,,,4")
    shown, all_shown = seen(upload(admin, "\n".join(rows))), seen(upload(admin, "\n".join(both)))

    assert "Không chạm đến vị trí, báo cáo đang mở" in shown
    assert [
        words in all_shown
        for words in (
            "1 vị trí công tác ở đơn vị kết thúc",
            "1 giấy chứng nhận của đơn vị kết thúc",
            "2 đơn vị thay đổi",
        )
    ] == [True] * 3, all_shown
    assert [day in all_shown for day in ("Trước 1/2/2026", "Từ 1/8/2026")] == [True, True]


def test_what_a_change_meets_is_asked_the_same_few_questions_however_many_units(django_assert_max_num_queries):
    every = frozenset(UnitVersion.objects.values_list("unit__code", flat=True))
    with django_assert_max_num_queries(16):
        touched_by(Touching(dict.fromkeys(every, DAY), every))


def test_what_cannot_be_is_said_with_what_to_do_and_nothing_can_be_pressed(admin):
    shown = preview(admin, "dong", units=[PROVINCE])

    assert ("Chưa thực hiện được như thế này" in seen(shown), 'value="do"' in shown.content.decode()) == (True, False)
    assert ("Thêm dòng move" in seen(shown), "Ghi vào ô “Các đơn vị trực thuộc chuyển về”" in seen(shown)) == (
        False,
        True,
    )
    assert "Thêm dòng move cho từng đơn vị" in seen(upload(admin, f"2026-02-01,close,{PROVINCE},,,,,,1\n"))


@pytest.mark.parametrize("day", ["9999-12-31", "0202-02-01"])
def test_a_slip_in_the_year_is_asked_about_before_anything_closes(admin, day):
    shown = preview(admin, "dong", units=[SCHOOL], day=day)

    assert ("Xem lại năm" in seen(shown), 'value="do"' in shown.content.decode()) == (True, False)
    assert f'value="{day}"' in shown.content.decode()


def test_what_changed_between_the_preview_and_the_act_is_shown_again(admin):
    digest = re.search(
        r'name="digest" value="(\w+)"', preview(admin, "doi-ten", **ONE_OF_EACH["doi-ten"]).content.decode()
    )
    country.record_one(country.Event(date(2026, 1, 20), country.EventKind.RENAME, SCHOOL, name="Trường Hoa Mơ"))
    typed = {**DECIDED, **ONE_OF_EACH["doi-ten"], "digest": digest[1], "step": "do"}
    answer = admin.post(reverse("act-on-units", args=["doi-ten"]), typed)

    assert (answer.status_code, "Đơn vị đã thay đổi từ lúc bạn xem" in seen(answer)) == (200, True)
    assert Lineage.objects.filter(name="Trường Hoa Ban").count() == 0


def test_a_unit_is_meant_by_its_name_where_only_one_is_called_so(admin):
    shown = preview(admin, "doi-ten", unit="truong tieu hoc lay nua", name="Trường Hoa Ban")

    assert "Trường Hoa Ban" in seen(shown)
    assert "chưa lưu" in seen(shown)


def test_where_several_may_be_meant_they_are_named(admin):
    shown = seen(preview(admin, "doi-ten", unit="lay nua", name="Trường Hoa Ban"))

    assert f"Trường Tiểu học Lay Nưa · {OTHER}" in shown
    assert "Xã Lay Nưa · commune-03184-lay-nua" in shown


def test_more_rows_keep_what_was_typed_and_complain_of_nothing(admin):
    shown = admin.post(reverse("act-on-units", args=["nhap"]), {"units": [SCHOOL, OTHER], "step": "more"})

    assert (shown.content.decode().count('name="units"'), "Sửa các điểm sau trước" in seen(shown)) == (5, False)


@pytest.mark.parametrize(
    ("act", "typed", "said"),
    [
        ("dong", {"units": [SCHOOL] * 61}, "61 dòng: mỗi lần nhiều nhất 60"),
        ("tach", {"unit": SCHOOL, "parts": [OTHER] * 61}, "61 dòng: mỗi lần nhiều nhất 60"),
        ("tach", {"unit": SCHOOL, "parts-name": ["Trường mới " * 20, "Trường khác"]}, "dài quá 200 chữ"),
    ],
)
def test_what_is_too_much_for_a_form_is_told_and_nothing_is_left_out(admin, act, typed, said):
    shown = preview(admin, act, **typed)

    assert (said in seen(shown), "chưa lưu" in seen(shown)) == (True, False), seen(shown)
    if "units" in typed:
        assert shown.content.decode().count(f'name="units" value="{SCHOOL}"') == 61


def test_what_is_missing_is_said_beside_each_field(admin):
    shown = seen(admin.post(reverse("act-on-units", args=["nhap"]), {"step": "preview", "day": "hôm qua"}))

    assert [words in shown for words in ("Ghi số quyết định", "Ghi cơ quan ban hành", "ngày/tháng/năm")] == [True] * 3


# --- an event withdrawn -----------------------------------------------------------------------------------------------


def withdrawn(client, name, reason="ghi nhầm", **more):
    """The page of the event, and the answer when what it shows is done."""
    row = Lineage.objects.get(name=name).pk
    address = f"{reverse('withdraw-event')}?event={row}"
    shown = client.get(address)
    digest = re.search(r'name="digest" value="(\w+)"', shown.content.decode())
    return shown, client.post(address, {"digest": digest[1] if digest else "", "reason": reason, **more})


def test_an_event_of_the_list_is_withdrawn_with_a_reason_after_a_look(admin):
    before = sorted(map(str, network().starts))
    done(admin, "doi-ten", **ONE_OF_EACH["doi-ten"])
    row = Lineage.objects.latest("pk").pk
    assert f'href="/lam-viec/don-vi/rut/?event={row}"' in admin.get("/lam-viec/don-vi/").content.decode()
    shown, answer = withdrawn(admin, "Trường Hoa Ban")

    assert [words in seen(shown) for words in ("Từ 1/2/2026", "Trường TH&THCS Nậm Bay", "45/QĐ-UBND")] == [True] * 3
    assert (answer.status_code, sorted(map(str, network().starts))) == (302, before)
    assert (Entry.objects.latest("number").act, Entry.objects.latest("number").reason) == ("withdraw-event", "ghi nhầm")


def test_without_a_reason_or_after_another_change_nothing_is_withdrawn(admin):
    done(admin, "doi-ten", **ONE_OF_EACH["doi-ten"])
    _shown, blank = withdrawn(admin, "Trường Hoa Ban", reason="")
    _shown, stale = withdrawn(admin, "Trường Hoa Ban", digest="0")

    assert "Hãy ghi lí do" in seen(blank)
    assert "Đơn vị đã thay đổi từ lúc bạn xem" in seen(stale)
    assert Lineage.objects.filter(name="Trường Hoa Ban").exists()


def test_what_later_events_need_is_told_and_cannot_be_withdrawn(admin):
    shown, answer = withdrawn(admin, "Phường Mường Lay")

    assert ("cần đến sự kiện này" in seen(shown), 'name="reason"' in shown.content.decode()) == (True, False)
    assert (answer.status_code, Lineage.objects.filter(name="Phường Mường Lay").exists()) == (200, True)


@pytest.mark.parametrize("asked", ["", "?event=0", "?event=x", "?event=99999999999999999999", "?event=%00"])
def test_an_event_that_is_none_leads_to_the_list(admin, asked):
    answer = admin.get(f"/lam-viec/don-vi/rut/{asked}")

    assert (answer.status_code, "Rút một sự kiện" in seen(answer)) == (200, False)


def test_nobody_withdraws_what_they_may_not_change(client):
    signed_in(client, Role.SYSTEM_ADMIN, WARD, country.NEW)
    row = Lineage.objects.get(name="Trường TH&THCS Nậm Bay").pk
    address = f"/lam-viec/don-vi/rut/?event={row}"

    assert [client.get(address).status_code, client.post(address, {"reason": "x"}).status_code] == [403, 403]
    assert f'rut/?event={row}"' not in client.get("/lam-viec/don-vi/").content.decode()


# --- groups of other trees --------------------------------------------------------------------------------------------


def grouped(client, what="join", group=OTHER, tree="emulation-cluster"):
    typed = {"unit": SCHOOL, "what": what, "tree": tree, "group": group, "since": "2026-01-02"}
    return client.post(reverse("groups-of-units"), typed)


def test_a_unit_is_put_into_a_group_and_its_page_says_so(admin):
    answer = grouped(admin)

    assert answer.status_code == 302, seen(answer)
    shown = seen(admin.get(f"/don-vi/{SCHOOL}/"))
    assert [words in shown for words in ("Thuộc các nhóm, ngày 15/1/2026", "Cụm, khối thi đua")] == [True, True]
    assert f'href="/lam-viec/don-vi/nhom/?unit={SCHOOL}"' in admin.get(f"/don-vi/{SCHOOL}/").content.decode()


def test_a_unit_that_ends_tells_of_its_groups_beforehand(admin):
    grouped(admin)

    assert "1 chỗ trong nhóm kết thúc" in seen(preview(admin, "dong", units=[SCHOOL]))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"what": "leave"}, "không thuộc nhóm"),
        ({"group": SCHOOL}, "lại thuộc chính nó"),
        ({"group": ""}, "Ghi tên nhóm"),
        ({"tree": ""}, "Chọn cách phân nhóm"),
    ],
)
def test_what_groups_cannot_be_is_said(admin, typed, said):
    answer = grouped(admin, **typed)

    assert (answer.status_code, said in seen(answer)) == (200, True), seen(answer)


# --- from a file ------------------------------------------------------------------------------------------------------

HEAD = "day,kind,unit,into,share,name,type,parent,decision\n"


def upload(client, rows, **more):
    file = SimpleUploadedFile("events.csv", (HEAD + rows).encode())
    return client.post(reverse("events-file"), {"file": file, "step": "preview", **more})


def test_a_file_is_shown_beforehand_and_done(admin):
    shown = upload(admin, f"2026-02-01,rename,{SCHOOL},,,Trường Hoa Ban,,,45/QĐ\n")
    assert "chưa lưu" in seen(shown)
    typed = dict(re.findall(r'name="(text|digest)" value="([^"]*)"', shown.content.decode()))
    answer = admin.post(
        reverse("events-file"), {**{name: html.unescape(text) for name, text in typed.items()}, "step": "do"}
    )

    assert (answer.status_code, network().on(DAY)[SCHOOL].name) == (302, "Trường Hoa Ban")


def test_every_fault_of_a_file_is_told_with_its_row(admin):
    shown = upload(
        admin, f"2026-02-01,rename,{SCHOOL},,,,,,1\nhôm nay,rename,{SCHOOL},,,X,,,\n2026-02-01,close,khong-co,,,,,,\n"
    )

    assert [f"Dòng {row}:" in seen(shown) for row in (2, 3, 4)] == [True] * 3
    assert 'value="do"' not in shown.content.decode()


@pytest.mark.parametrize("rows", ["\x00\x01", "=cmd|' /C calc'!A0," * 3, "\n" * 100, '"', "a" * 1_100_000])
def test_a_hostile_file_is_refused_calmly(admin, rows):
    answer = upload(admin, rows)

    assert (answer.status_code, Lineage.objects.filter(day=DAY).count()) == (200, 0)


# --- by whom ----------------------------------------------------------------------------------------------------------

BASE = "/lam-viec/don-vi/"
ADDRESSES = [BASE, *(f"{BASE}{act}/" for act in ("tep", "nhom", "rut", *ONE_OF_EACH))]


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_who_may_change_units_comes_to_the_acts(client, address):
    assert client.get(address).status_code == 302
    signed_in(client, Role.SPECIALIST)
    posted = 405 if address == ADDRESSES[0] else 403  # the first page only shows
    assert (client.get(address).status_code, client.post(address, {}).status_code) == (403, posted)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_administrator_comes_to_each(admin, address):
    assert admin.get(address).status_code == 200


def test_nobody_changes_units_beyond_their_own(client):
    signed_in(client, Role.SYSTEM_ADMIN, WARD, country.NEW)
    answer = preview(client, "doi-ten", **ONE_OF_EACH["doi-ten"])

    assert (answer.status_code, Lineage.objects.filter(name="Trường Hoa Ban").count()) == (403, 0)


def test_an_act_that_is_none_is_not_found(admin):
    assert admin.get("/lam-viec/don-vi/xoa/").status_code == 404


# --- a unit's own page ------------------------------------------------------------------------------------------------


def test_a_units_page_is_public_and_tells_its_life(client):
    answer = client.get(f"/don-vi/{SCHOOL}/?day=2019-08-31")

    assert [
        words in seen(answer)
        for words in (
            "Trường Tiểu học Nậm Cản",
            "đổi tên thành Trường TH&THCS Nậm Bay",
            "Trường THCS Nậm Bay (40%)",
            "Thay đổi đơn vị này",
        )
    ] == [True, True, True, False]


def test_a_unit_that_is_gone_leads_to_what_it_became(client):
    answer = client.get("/don-vi/commune-03184-lay-nua/")

    assert "Ngày 15/1/2026 không có đơn vị này. Kế tiếp là Phường Mường Lay" in seen(answer)
    assert f'href="/don-vi/{WARD}/"' in answer.content.decode()


def test_a_code_that_is_none_is_not_found(client):
    assert client.get("/don-vi/khong-co/").status_code == 404


def test_who_holds_posts_is_told_only_to_who_may_look_at_people(client):
    account = open_account("vanthu", "Quàng Thị Bí Mật", password=planted.PASSWORD, by=planted.SYSTEM)
    give_post(account, unit_by_code(SCHOOL), Role.CLERK, since=country.BEGUN, by=planted.SYSTEM)
    public = seen(client.get(f"/don-vi/{SCHOOL}/"))
    signed_in(client, Role.SYSTEM_ADMIN)

    assert ("Quàng Thị Bí Mật" in public, "Quàng Thị Bí Mật" in seen(client.get(f"/don-vi/{SCHOOL}/"))) == (False, True)


def test_the_administrator_finds_the_acts_on_a_units_page(admin):
    answer = admin.get(f"/don-vi/{SCHOOL}/")

    assert f'href="/lam-viec/don-vi/doi-ten/?unit={SCHOOL}"' in answer.content.decode()
    assert SCHOOL in admin.get(f"/lam-viec/don-vi/doi-ten/?unit={SCHOOL}").content.decode()


@pytest.mark.parametrize("code", [WARD, TOWN, *OLD])
def test_a_units_page_asks_the_same_few_questions(client, code, django_assert_max_num_queries):
    client.get(f"/don-vi/{code}/")
    with django_assert_max_num_queries(36):
        client.get(f"/don-vi/{code}/?day=2025-06-30")
