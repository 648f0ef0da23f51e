"""Dumps are read whole, wherever a reading happens to be cut, and what cannot be read is named by table and row."""

import gzip
import io

import pytest

from namhoc.publish.moving import bytes_in
from namhoc.publish.moving.bytes_in import Window
from namhoc.publish.moving.dump import Dump
from namhoc.publish.moving.origin import DumpFile, wanted
from tests.publish.moving import old_portal

HEAD = "CREATE TABLE `w` (\n  `id` int(11) NOT NULL COMMENT 'a;b)',\n  `t` text,\n  `n` varchar(3),\n  PRIMARY KEY (`id`)\n);\n"


def read(text, among=lambda table: table == "w"):
    dump = Dump(Window(io.BytesIO(text if isinstance(text, bytes) else text.encode()).read), among)
    rows = [tuple(row.values.values()) for row in dump]
    return rows, [(found.code, found.place.sheet, found.place.line) for found in dump.findings]


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("1,'a',NULL", ("1", "a", None)),
        ("1,'it''s \\'so\\' \\\\',NULL", ("1", "it's 'so' \\", None)),
        ("1,'a\\nb\\r\\tc\\Z',''", ("1", "a\nb\r\tc\x1a", "")),
        ('-1.5e3,\'100\\% \\_\',"x""y"', ("-1.5e3", "100\\% \\_", 'x"y')),
        ("0x4142,_binary 'q',x'4142'", ("AB", "q", "AB")),
        ("1,'Điện Biên; (1),(2)',b'101'", ("1", "Điện Biên; (1),(2)", "5")),
        (" 1 , 'a' , true ", ("1", "a", "1")),
        ("1,'-- không phải chú thích\n# cũng không',NULL", ("1", "-- không phải chú thích\n# cũng không", None)),
    ],
)
def test_values_are_read_as_they_were_in_the_table(written, values):
    assert read(f"{HEAD}INSERT INTO `w` VALUES ({written});\n") == ([values], [])


def test_columns_named_by_the_statement_go_before_those_of_the_table():
    dump = Dump(Window(io.BytesIO(b"INSERT IGNORE INTO w (`n`, id) VALUES ('a', 1);").read), lambda _table: True)

    assert [row.values for row in dump] == [{"n": "a", "id": "1"}]


def test_what_is_not_asked_for_is_passed_by_whatever_it_holds():
    others = "INSERT INTO `u` VALUES (1,'it''s ; \\' INSERT INTO `w` VALUES (9,9,9);');\n-- it's\nDROP TABLE `x`;\n"

    assert read(f"{HEAD}{others}INSERT INTO `w` VALUES (1,'a','b');") == ([("1", "a", "b")], [])


def test_triggers_between_tables_are_passed_by():
    trigger = "DELIMITER ;;\nCREATE TRIGGER t BEFORE INSERT ON w FOR EACH ROW BEGIN SET @a = 1; END ;;\nDELIMITER ;\n"

    assert read(f"{HEAD}{trigger}INSERT INTO `w` VALUES (1,'a','b');") == ([("1", "a", "b")], [])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000])
def test_a_dump_reads_the_same_however_it_is_cut_into_readings(size, monkeypatch):
    text = old_portal.as_mysqldump(old_portal.portal(1))
    whole = read(text, wanted)
    monkeypatch.setattr(bytes_in, "A_READ", size)

    assert read(text, wanted) == whole
    assert (len(whole[0]), whole[1]) == (69, [])


def test_the_portal_s_own_backup_says_the_same_as_mariadb_s_dump():
    tables = old_portal.portal(3)

    assert read(old_portal.as_its_own_backup(tables), wanted) == read(old_portal.as_mysqldump(tables), wanted)


def test_a_table_that_its_own_backup_ends_with_a_comma_is_read_to_its_end():
    text = f"{HEAD}INSERT INTO `w` VALUES\n(1, 'a', NULL), \n\n-- ----\n\nDROP TABLE IF EXISTS `v`;\n"

    assert read(text) == ([("1", "a", None)], [])


def test_a_dump_that_is_cut_off_says_where():
    whole = f"{HEAD}INSERT INTO `w` VALUES (1,'a','b'),(2,'c','d');\n"
    cut = {at: read(whole[:at])[1] for at in range(len(HEAD) + 24, len(whole) - 1)}

    assert {tuple(found[0] for found in codes) for codes in cut.values()} == {("publish.dump-cut-off",)}
    assert cut[len(whole) - 6] == [("publish.dump-cut-off", "w", 2)]


def test_a_row_that_does_not_fit_is_named_and_the_next_ones_are_read():
    text = f"{HEAD}INSERT INTO `w` VALUES (1,'a'),(2,'b','c');\nINSERT INTO `w` VALUES (3,oops,1);\nINSERT INTO `w` VALUES (4,'d','e');"

    assert read(text) == (
        [("2", "b", "c"), ("4", "d", "e")],
        [("publish.dump-row-misfits", "w", 1), ("publish.dump-row-unreadable", "w", 3)],
    )


def test_rows_of_a_table_whose_columns_nobody_names_are_found():
    assert read("INSERT INTO `w` VALUES (1,'a','b');") == ([], [("publish.dump-without-columns", "w", None)])


def test_letters_of_another_writing_are_found_and_shown_as_what_they_are_not():
    text = HEAD.encode() + b"INSERT INTO `w` VALUES (1,'h\xe0','');"

    assert read(text) == ([("1", "h\ufffd", "")], [("publish.dump-letters-garbled", "w", 1)])
    assert read(b"SET NAMES latin1;\n" + text) == ([("1", "hà", "")], [])


def test_a_dump_cut_off_between_two_statements_is_found_out(tmp_path):
    text = old_portal.as_mysqldump(old_portal.portal(1))
    (tmp_path / "cut.sql").write_text(text[: text.index("DROP TABLE IF EXISTS `nv4_vi_news_topics`")])
    cut = DumpFile(tmp_path / "cut.sql")
    tables = {row.table for row in cut.rows()}

    assert "nv4_vi_news_topics" not in tables
    assert [found.code for found in cut.findings] == ["publish.dump-cut-off"]


def test_a_compressed_dump_reads_the_same_and_a_broken_one_is_found(tmp_path):
    text = old_portal.as_mysqldump(old_portal.portal(2)).encode()
    (tmp_path / "a.sql").write_bytes(text)
    (tmp_path / "a.sql.gz").write_bytes(gzip.compress(text))
    (tmp_path / "b.sql.gz").write_bytes(gzip.compress(text)[:-200])
    plain, packed, broken = (DumpFile(tmp_path / name) for name in ("a.sql", "a.sql.gz", "b.sql.gz"))

    assert list(packed.rows()) == list(plain.rows())
    assert len(list(broken.rows())) < len(list(plain.rows()))
    assert [found.code for found in broken.findings] == ["publish.dump-cut-off"]
