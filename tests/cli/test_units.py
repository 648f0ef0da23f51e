"""``namhoc units``: a file of events in, the list of a day out; 0 fine, 1 blocked, 2 wrong call."""

import csv
import io
from datetime import date

import pytest

from namhoc import cli
from namhoc.journal.models import Entry
from namhoc.journal.queries import broken_at
from namhoc.units.models import Lineage, Unit, UnitVersion
from namhoc.units.queries import units_on

pytestmark = pytest.mark.django_db
HEAD = "day,kind,unit,into,share,name,type,parent,decision"
TREE = """2004-01-01,found,tinh,,,Tỉnh Mẫu,province,,202/2025
2004-01-01,found,huyen,,,Huyện Mẫu,district,tinh,
2004-01-01,found,xa-1,,,Xã Một,commune,huyen,
2004-01-01,found,xa-2,,,Xã Hai,commune,huyen,
2004-01-01,found,truong,,,Trường Mẫu,school,xa-1,
1/7/2025,level-removed,tinh,,,,district,,72/2025/QH15; Quốc hội
1/7/2025,merge,xa-1,xa-moi,,,,,1661/NQ
1/7/2025,merge,xa-2,xa-moi,,,,,1661/NQ
1/7/2025,found,xa-moi,,,Phường Mới,ward,tinh,1661/NQ
"""


def called(*words):
    try:
        return cli.main(["units", *words])
    except SystemExit as left:
        return left.code


@pytest.fixture
def file(tmp_path):
    def written(rows, head=HEAD):
        path = tmp_path / "EVENTS.csv"
        path.write_text(f"{head}\n{rows}")
        return str(path)

    return written


def kept():
    return [list(model.objects.order_by("pk").values()) for model in (Unit, UnitVersion, Lineage, Entry)]


def test_a_file_is_taken_in_with_an_entry_for_each_event(file, capsys):
    assert called("import", file(TREE)) == cli.FINE
    assert capsys.readouterr().out == "Đã ghi: 9 sự kiện mới · 0 sự kiện đã có từ trước.\n"
    assert (Entry.objects.count(), broken_at()) == (9, None)


def test_a_dry_run_says_as_much_and_writes_nothing(file, capsys):
    before = kept()

    assert called("import", file(TREE), "--dry-run") == cli.FINE
    assert (capsys.readouterr().out, kept()) == (
        "Chạy thử, chưa ghi gì: 9 sự kiện mới · 0 sự kiện đã có từ trước.\n",
        before,
    )


def test_the_same_file_again_changes_nothing(file, capsys):
    called("import", file(TREE))
    before = kept()
    capsys.readouterr()

    assert called("import", file(TREE)) == cli.FINE
    assert (capsys.readouterr().out, kept()) == ("Đã ghi: 0 sự kiện mới · 9 sự kiện đã có từ trước.\n", before)


def test_files_of_different_days_make_the_same_list_in_either_order(file):
    old, new = TREE[: TREE.index("1/7/2025")], TREE[TREE.index("1/7/2025") :]
    late = "2020-05-05,rename,truong,,,Trường Hoa Ban,,,\n2010-01-01,move,xa-2,,,,,tinh,\n"
    for rows in (old, new, late):
        assert called("import", file(rows)) == cli.FINE
    one_after_another = list(UnitVersion.objects.values_list("unit__code", "since", "name", "parent__code", "closed"))
    for model in (UnitVersion, Lineage):
        model.objects.all().delete()
    for rows in (old, late, new):
        assert called("import", file(rows)) == cli.FINE

    again = list(UnitVersion.objects.values_list("unit__code", "since", "name", "parent__code", "closed"))
    assert sorted(again, key=str) == sorted(one_after_another, key=str)


def test_every_finding_is_told_with_its_row_and_nothing_is_written(file, capsys):
    rows = TREE + "2026-01-01,rename,la,,,Lạ,,,\n2026-01-02,close,xa-1,,,,,,\n2026-02-30,close,tinh,,,,,,\n"
    before = kept()

    assert called("import", file(rows)) == cli.BLOCKED
    said = capsys.readouterr()
    assert (said.out, kept()) == ("", before)
    assert [line.split(": ")[0] for line in said.err.splitlines()] == [
        "EVENTS.csv · dòng 11 · unit",
        "EVENTS.csv · dòng 12 · unit",
        "EVENTS.csv · dòng 13 · day",
        "3 lỗi phải sửa · 0 cảnh báo. Chưa ghi gì.",
    ]


def test_a_row_that_cannot_be_read_brings_no_findings_of_those_that_rest_on_it(file, capsys):
    rows = "x,found,tinh,,,Tỉnh,province,,\n2004-01-01,found,huyen,,,Huyện,district,tinh,\n"

    assert called("import", file(rows)) == cli.BLOCKED
    assert [line.split(": ")[0] for line in capsys.readouterr().err.splitlines()] == [
        "EVENTS.csv · dòng 2 · day",
        "1 lỗi phải sửa · 0 cảnh báo. Chưa ghi gì.",
    ]


def test_a_warning_is_told_and_blocks_nothing(file, capsys):
    assert called("import", file("2004-01-01,found,a,,,A,comune,,\n")) == cli.FINE
    assert "dòng 2 · type: cảnh báo: " in capsys.readouterr().err


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path, capsys):
    assert [called("import", str(tmp_path / "không-có.csv")), called("import", str(tmp_path))] == [cli.WRONG_CALL] * 2
    assert "không có tệp" in capsys.readouterr().err


# --- on ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def province(file, capsys):
    called("import", file(TREE))
    capsys.readouterr()


def listed(capsys):
    return list(csv.reader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize("day", ["2025-06-30", "30/6/2025", "30/06/2025"])
def test_the_units_of_a_day_come_from_the_top_down(province, capsys, day):
    assert called("on", day, "--csv") == cli.FINE
    assert listed(capsys) == [
        ["code", "name", "type", "parent", "official_code"],
        ["tinh", "Tỉnh Mẫu", "province", "", ""],
        ["huyen", "Huyện Mẫu", "district", "tinh", ""],
        ["xa-1", "Xã Một", "commune", "huyen", ""],
        ["truong", "Trường Mẫu", "school", "xa-1", ""],
        ["xa-2", "Xã Hai", "commune", "huyen", ""],
    ]


def test_after_the_level_went_the_list_is_the_new_one(province, capsys):
    called("on", "2025-07-01", "--csv")

    assert [row[0::3] for row in listed(capsys)[1:]] == [["tinh", ""], ["xa-moi", "tinh"], ["truong", "xa-moi"]]


def test_under_a_unit_are_all_below_it_and_not_itself(province, capsys):
    called("on", "2025-06-30", "--under", "huyen", "--csv")

    assert [row[0] for row in listed(capsys)[1:]] == ["xa-1", "truong", "xa-2"]


def test_without_csv_the_list_is_a_table_that_lines_up(province, capsys):
    called("on", "2025-07-01", "--under", "tinh")

    assert capsys.readouterr().out == (
        "mã      tên         loại    thuộc   mã chính thức\n"
        "xa-moi  Phường Mới  ward    tinh\n"
        "truong  Trường Mẫu  school  xa-moi\n"
        "2 đơn vị\n"
    )


def test_a_unit_that_does_not_stand_that_day_has_nobody_below_and_that_is_said(province, capsys):
    assert called("on", "2025-07-01", "--under", "huyen", "--csv") == cli.FINE
    said = capsys.readouterr()
    assert (said.out.count("\n"), "huyen không hoạt động vào ngày 2025-07-01" in said.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["on", "hôm nay"], "'hôm nay' không phải ngày"),
        (["on", "2025-02-30"], "'2025-02-30' không phải ngày"),
        (["on", "2025-07-01", "--under", "lạ"], "--under: không có đơn vị nào mang mã lạ"),
        ([], "usage: namhoc units"),
        (["on"], "usage: namhoc units on"),
    ],
)
def test_a_wrong_call_names_what_is_wrong(words, told, capsys):
    assert called(*words) == cli.WRONG_CALL
    assert told in capsys.readouterr().err


def test_a_name_that_a_spreadsheet_would_reckon_with_is_marked_as_text(file, capsys):
    called("import", file("2004-01-01,found,a,,,=1+1,school,,\n"))
    capsys.readouterr()
    called("on", "2025-07-01", "--csv")

    assert listed(capsys)[1][1] == "'=1+1"


def test_the_list_of_a_day_takes_one_query_however_many_units(province, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(units_on(date(2025, 7, 1))) == 3


# --- find -------------------------------------------------------------------------------------------------------------


def test_a_unit_is_found_by_an_old_name_and_told_with_its_code(file, capsys):
    called("import", str(file(TREE)))
    capsys.readouterr()

    assert (called("find", "phuong", "moi"), capsys.readouterr().out.splitlines()[0]) == (
        0,
        "xa-moi  Phường Mới  Tỉnh Mẫu",
    )
    assert called("find", "--on", "30/6/2025", "xa", "mot") == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("xa-1  Xã Một  ")


def test_where_none_is_called_so_it_says_what_to_do(file, capsys):
    called("import", str(file(TREE)))

    assert (called("find", "không đâu"), "chỉ ghi tên riêng" in capsys.readouterr().err) == (1, True)
    assert called("find", "--on", "hôm qua", "xã") == 2
