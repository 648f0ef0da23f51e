"""``namhoc portal`` and ``namhoc site``: 0 fine, 1 blocked, 2 wrong call; what is wrong is said in Vietnamese."""

import pytest
from django.core.cache import cache

from namhoc import cli
from namhoc.journal.models import Entry
from namhoc.publish.models import ArticlePage
from tests.publish.conftest import _on_the_day, office, planted_here, portal  # noqa: F401 - fixtures
from tests.publish.moving import old_portal
from tests.publish.moving.conftest import HOST, home, uploads  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")]


def called(*words):
    try:
        return cli.main(list(map(str, words)))
    except SystemExit as left:
        return left.code


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "old.sql"
    path.write_text(old_portal.as_mysqldump(old_portal.portal(2)), encoding="utf-8")
    return path


def test_a_dump_is_taken_in_and_once_only(dump, home, uploads, capsys):  # noqa: F811 - fixtures
    words = ("portal", "import-nukeviet", dump, "--site", HOST, "--files", uploads)
    first, said = called(*words), capsys.readouterr()
    again, said_again = called(*words), capsys.readouterr()

    assert (first, again) == (cli.FINE, cli.FINE)
    assert said.out == (
        "Đã ghi: 18 bài mới · 0 bài được cập nhật · 0 bài đã có từ trước · 3 ý kiến mới.\n"
        "Lượt truy cập trang cũ đã đếm: 135.197.382 (2020: 20.000.000, 2021: 31.000.000).\n"
    )
    assert "nv4_vi_news_rows · id 1002: cảnh báo: “Không có chuyên mục”: không có chuyên mục số 77" in said.err
    assert said_again.out.startswith("Đã ghi: 0 bài mới · 0 bài được cập nhật · 18 bài đã có từ trước · 0 ý kiến mới.")


def test_a_dry_run_writes_nothing(dump, home, capsys):  # noqa: F811 - fixtures
    before = Entry.objects.count()

    assert called("portal", "import-nukeviet", dump, "--site", HOST, "--dry-run") == cli.FINE
    assert capsys.readouterr().out.startswith("Chạy thử, chưa ghi gì: 18 bài mới")
    assert (ArticlePage.objects.count(), Entry.objects.count()) == (0, before)


def test_a_dump_that_is_cut_off_blocks(dump, home, capsys):  # noqa: F811 - fixtures
    dump.write_text(dump.read_text()[:-2000])

    assert called("portal", "import-nukeviet", dump, "--site", HOST) == cli.BLOCKED
    said = capsys.readouterr().err
    assert "old.sql: " in said
    assert "Tệp kết xuất bị cụt: phần cuối không có." in said
    assert "Chưa ghi gì." in said
    assert ArticlePage.objects.count() == 0


WRONG = {
    "no such file": (["khong-co.sql", "--site", HOST], "không có tệp khong-co.sql"),
    "nothing to read": (["--site", HOST], "ghi một tệp kết xuất (FILE), hoặc --connect"),
    "no such site": (["{dump}", "--site", "khac.example"], f"không có trang nào tên khac.example; đang có: {HOST}"),
    "no such office": (["{dump}", "--site", HOST, "--unit", "x"], "không có đơn vị nào mang mã x"),
    "no such folder": (["{dump}", "--site", HOST, "--files", "khong-co"], "không có thư mục khong-co"),
    "no address": (["--connect", "postgres://x", "--site", HOST], "mysql://người-dùng:mật-khẩu@máy:3306/tên"),
    "nobody answers": (
        ["--connect", "mysql://a@localhost/b?socket=/nowhere.sock", "--site", HOST],
        "không đọc được cơ sở",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_is_told(name, dump, home, capsys):  # noqa: F811 - fixtures
    words, said = WRONG[name]

    assert called("portal", "import-nukeviet", *(word.format(dump=dump) for word in words)) == 2
    assert said in capsys.readouterr().err


def test_a_site_is_copied_out(dump, home, uploads, tmp_path, settings, capsys):  # noqa: F811, PLR0917 - fixtures
    settings.ALLOWED_HOSTS, settings.DEBUG = [HOST], True  # scripts and styles stay where they lie
    cache.clear()
    called("portal", "import-nukeviet", dump, "--site", HOST, "--files", uploads)
    capsys.readouterr()

    assert called("site", "export", HOST, tmp_path / "out", "--section", "thong-bao", "--under", "/lay/") == cli.FINE
    assert capsys.readouterr().out.startswith("Đã ghi ")
    assert (tmp_path / "out/bai-so-1-cua-nam-hoc/index.html").is_file()
    assert called("site", "export", HOST, tmp_path / "out", "--section", "thong-bao", "--under", "/lay/") == cli.FINE
    assert capsys.readouterr().out.startswith("Đã ghi 0 tệp")


NOT_COPIED = {
    "no such site": (["khac.example", "{out}"], "không có trang nào tên khac.example"),
    "no such section": ([HOST, "{out}", "--section", "x"], "không có chuyên mục x"),
    "no path": ([HOST, "{out}", "--under", "lay"], "--under: lay phải có dạng"),
}


@pytest.mark.parametrize("name", NOT_COPIED)
def test_what_cannot_be_copied_is_told(name, home, tmp_path, capsys):  # noqa: F811 - fixtures
    words, said = NOT_COPIED[name]

    assert called("site", "export", *(word.format(out=tmp_path / "out") for word in words)) == 2
    assert said in capsys.readouterr().err
