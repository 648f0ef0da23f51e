"""Files made to do harm, or broken on the way: each is refused in words, and nothing of it is unpacked for a reader."""

import random
import re
import struct
import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from namhoc.collect.archive import MOST_BYTES, MOST_ENTRIES
from namhoc.collect.guard import look
from namhoc.collect.workbook_in import read_school_workbook
from namhoc.collect.xml_walk import MOST_DEPTH
from namhoc.law.findings import Finding, Place
from tests.collect.making import FILE, LAW, YEAR, parts_of, read, school_book, spots, with_parts, zipped

ONE = "xl/worksheets/sheet2.xml"
TEXTS = "xl/sharedStrings.xml"


def refused(data: bytes) -> list[tuple[str, dict[str, object]]]:
    """Codes and details of a file that gave no filing."""
    filing, findings = read(data)
    assert filing is None
    assert {each.place.file for each in findings} == {FILE}
    return [(each.code, dict(each.details)) for each in findings]


# --- what it is ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "0 byte"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0", "JPEG"),
        (b"Rar!\x1a\x07\0", "RAR"),
        (b"7z\xbc\xaf'\x1c\0", "7-Zip"),
        (b"PK\x05\x06" + bytes(18), "ZIP"),
        (b"{\\rtf1 }", "RTF"),
        (b"<html><table>", "HTML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "XML"),
        ("lớp,số\n1,2\n".encode(), "CSV, TXT"),
        (b"\0\1\2\3", "?"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel (.xls), Word (.doc)"),
        (zipped({"word/document.xml": b"<a/>"}), "Word (.docx)"),
        (zipped({"ppt/presentation.xml": b"<a/>"}), "PowerPoint (.pptx)"),
        (zipped({"xl/workbook.bin": b"a"}), "Excel (.xlsb)"),
        (zipped({"content.xml": b"<a/>"}), "OpenDocument (.ods, .odt)"),
        (zipped({"ảnh.png": b"a"}), "ZIP"),
    ],
)
def test_a_file_that_was_only_renamed_is_called_what_it_is(data, kind):
    assert refused(data) == [("collect.not-a-workbook", {"kind": kind})]


def test_a_workbook_with_a_password_is_called_so():
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    flagged = bytearray(school_book())
    at = flagged.index(b"PK\x01\x02")
    flagged[at + 8] |= 1

    assert refused(locked) == [("collect.encrypted", {})]
    assert refused(bytes(flagged)) == [("collect.encrypted", {})]


def test_a_file_too_large_is_not_even_read(tmp_path):
    path = tmp_path / FILE
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    expected = Finding("collect.too-large", Place(file=FILE), {"limit": "8 MB"})

    assert read_school_workbook(path, LAW, year=YEAR, units=None) == (None, [expected])
    assert read(path.read_bytes()) == (None, [expected])


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", "collect.macros"),
        ("xl/macrosheets/sheet1.xml", "collect.macros"),
        ("xl/activeX/activeX1.bin", "collect.macros"),
        ("xl/externalLinks/externalLink1.xml", "collect.external-links"),
        ("xl/connections.xml", "collect.external-links"),
        ("xl/queryTables/queryTable1.xml", "collect.external-links"),
        ("xl/embeddings/oleObject1.bin", "collect.embedded-file"),
        ("xl/media/trong.xlsx", "collect.embedded-file"),
    ],
)
def test_what_does_not_belong_in_a_report_is_named_and_the_rest_still_read(part, code):
    filing, findings = read(with_parts(school_book(), {part: b"x"}))

    assert spots(findings) == [(code, "", "")]
    assert filing is not None


# --- swelling --------------------------------------------------------------------------------------------------------


def test_a_flat_bomb_is_stopped():
    assert refused(with_parts(school_book(), {TEXTS: bytes(90_000_000)})) == [("collect.bomb", {})]
    assert refused(with_parts(school_book(), {"xl/media/a.bin": bytes(90_000_000)})) == [("collect.bomb", {})]


def test_a_sheet_that_swells_is_stopped_and_named():
    body = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 4000 + b" " * 90_000_000
    filing, findings = read(with_parts(school_book(), {ONE: body}))

    assert (filing, spots(findings)) == (None, [("collect.bomb", "Biểu 1", "")])


def test_a_bomb_that_lies_about_its_size_is_stopped():
    data = bytearray(with_parts(school_book(), {TEXTS: b"<sst>" + b" " * 40_000_000}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        begins = 0
        while (begins := data.find(signature, begins)) >= 0:
            if struct.unpack_from("<L", data, begins + at)[0] > 1_000_000:
                struct.pack_into("<L", data, begins + at, 3000)
            begins += 4

    assert refused(bytes(data)) == [("collect.bomb", {})]


def test_a_size_smaller_than_said_is_a_broken_file():
    data = bytearray(school_book())
    begins = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, begins + 24, struct.unpack_from("<L", data, begins + 24)[0] + 1)
    name = zipfile.ZipFile(BytesIO(data)).infolist()[0].filename
    whole = parts_of(school_book())

    assert name in whole
    assert read(bytes(data))[0] is not None  # a part nobody reads
    data = bytearray(zipped({ONE: whole[ONE], **whole}))
    begins = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, begins + 24, struct.unpack_from("<L", data, begins + 24)[0] + 1)
    assert refused(bytes(data)) == [("collect.truncated", {})]


def test_entries_lying_over_each_other_are_stopped():
    parts = parts_of(school_book())
    data = bytearray(zipped(parts))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]

    assert refused(bytes(data)) == [("collect.bomb", {})]


@pytest.mark.parametrize("count", [MOST_ENTRIES + 1, 65_000])
def test_a_crowd_of_entries_is_stopped(count):
    assert refused(zipped({f"{at}": b"" for at in range(count)})) == [("collect.bomb", {})]


def test_a_million_empty_rows_are_counted_and_not_read():
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Biểu 1")
    for row in range(0, 1_000_000, 50):
        sheet.set_row(row, 20)
    sheet.write(999_999, 0, None, book.add_format({"bold": True}))
    book.close()
    rows = b"".join(b'<row r="%d"/>' % row for row in range(1, 1_000_001))
    short = with_parts(school_book(), {ONE: b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"})
    place = Place(file=FILE, sheet="Biểu 1")
    expected = Finding("collect.too-many-rows", place, {"rows": 1_000_000, "limit": 5_000})
    filing, findings = read(short)

    assert look(FILE, out.getvalue())[1] == [expected]
    assert [Finding(each.code, Place(each.place.file, each.place.sheet), each.details) for each in findings] == [
        expected
    ]
    assert filing is not None


def test_one_cell_far_away_does_not_make_a_sheet_huge():
    far_down = b'<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    far_right = b'<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'

    assert [read(with_parts(school_book(), {ONE: body}))[1][0].code for body in (far_down, far_right)] == [
        "collect.too-many-rows",
        "collect.too-many-columns",
    ]


# --- names and parts no program writes -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\a.xml", "xl\\..\\..\\a", "XL/WORKBOOK.XML"])
def test_names_that_lead_out_or_twice_to_one_place_are_stopped(name):
    ((code, details),) = refused(with_parts(school_book(), {name: b"x"}))

    assert (code, set(details)) == ("collect.unusual-structure", {"part"})


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><worksheet/>',
        b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>',
        '<?xml version="1.0" encoding="utf-16"?><worksheet/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="utf-7"?><worksheet/>',
        b'<?xml version="1.0" encoding="windows-1258"?><worksheet/>',
        b'<worksheet><c r="A0"/></worksheet>',
        b'<worksheet><c r="1A"/></worksheet>',
        b'<worksheet><row r="-1"/></worksheet>',
        b'<worksheet><mergeCell ref="A1:B"/></worksheet>',
        b"<worksheet>" + b'<mergeCell ref="A1:B2"/>' * 501,
    ],
)
def test_xml_that_asks_for_more_than_itself_is_stopped(body):
    ((code, _),) = refused(with_parts(school_book(), {ONE: body}))

    assert code == "collect.unusual-structure"


def test_the_encoding_is_never_guessed():
    body = "<worksheet/>".encode("utf-16-le")  # well-formed, and something else, for a parser that guesses

    assert refused(with_parts(school_book(), {ONE: body})) == [("collect.unusual-structure", {"part": "XML"})]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", TEXTS, "xl/styles.xml"])
def test_no_part_that_is_read_may_bring_entities(part):
    body = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    assert refused(with_parts(school_book(), {part: body})) == [("collect.unusual-structure", {"part": "DOCTYPE"})]


@pytest.mark.parametrize("body", [b"<a>" * (MOST_DEPTH + 1), b'<a b="' + b"x" * 3_000_000 + b'"/>'])
def test_xml_too_deep_or_too_long_is_stopped(body):
    assert [code for code, _ in refused(with_parts(school_book(), {TEXTS: body}))] == ["collect.bomb"]


@pytest.mark.parametrize(
    ("part", "promise"),
    [(TEXTS, b'uniqueCount="4294967296"'), (TEXTS, b'count="1e9"'), ("xl/styles.xml", b'count="99999999999"')],
)
def test_promises_of_more_than_there_is_are_stopped(part, promise):
    body = parts_of(school_book())[part]  # the reader would set memory aside for all that is promised, and die of it
    spoilt = re.sub(rb"\b" + promise.split(b"=")[0] + rb'="\d+"', promise, body, count=1)

    assert spoilt != body
    assert [code for code, _ in refused(with_parts(school_book(), {part: spoilt}))] == ["collect.unusual-structure"]


def test_a_workbook_without_its_list_of_sheets_is_stopped():
    parts = parts_of(school_book())
    twice = parts["xl/workbook.xml"].replace("Biểu 2".encode(), "Biểu 1".encode())
    del parts["xl/_rels/workbook.xml.rels"]

    assert refused(zipped(parts)) == [("collect.unusual-structure", {"part": "xl/_rels/workbook.xml.rels"})]
    assert refused(with_parts(school_book(), {"xl/workbook.xml": twice})) == [
        ("collect.unusual-structure", {"part": "xl/workbook.xml"})
    ]


def test_texts_that_are_not_there_are_a_broken_file():
    parts = parts_of(school_book())
    del parts[TEXTS]
    filing, findings = read(zipped(parts))

    assert filing is None
    assert {each.code for each in findings} == {"collect.truncated", "collect.cover-unreadable"}


# --- broken on the way -----------------------------------------------------------------------------------------------


def test_a_file_cut_off_anywhere_is_refused_in_words():
    book = school_book()
    lengths = [*range(4, len(book), 1000), len(book) - 1, len(book) - 22]

    assert {code for length in lengths for code, _ in refused(book[:length])} == {"collect.truncated"}


def test_a_flipped_byte_never_breaks_the_reading_nor_changes_an_answer_unseen():
    book = school_book()
    sound, _ = read(book)
    chance = random.Random(2021)  # noqa: S311  (noise, not a secret)
    for _ in range(300):
        spoilt = bytearray(book)
        spoilt[chance.randrange(len(book))] ^= 1 << chance.randrange(8)
        filing, findings = read(bytes(spoilt))
        if filing is not None and not findings:
            assert filing.answers == sound.answers


def test_noise_inside_a_sheet_never_breaks_the_reading():
    parts = parts_of(school_book())
    body = parts[ONE]
    chance = random.Random(1945)  # noqa: S311  (noise, not a secret)
    for _ in range(200):
        spoilt = bytearray(body)
        for _ in range(chance.randrange(1, 4)):
            spoilt[chance.randrange(len(body))] = chance.randrange(256)
        _, findings = read(zipped({**parts, ONE: bytes(spoilt)}))
        assert all(each.code in LAW.wordings for each in findings)


ODD = [b"", b"-1", b"0", b"1e999", b"nan", b"s", b"d", b"e", b"A1", b"XFD1048576", b"A1:XFD1048576", b"C9:A1", b"44000"]
ODD += [b"2958466", b"[h]:mm", b"yyyy", b"2020-13-45", b"65536", b"2147483648", b"99999999999999999999", b"_xD800_"]
SEEN = re.compile(rb'="([^"]*)"|<(?:v|t)>([^<]*)<')
READ = [ONE, TEXTS, "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]


def test_odd_values_in_well_formed_parts_never_break_the_reading():
    parts = parts_of(school_book())
    chance = random.Random(1954)  # noqa: S311  (noise, not a secret)
    for _ in range(300):
        part = chance.choice(READ)
        body = parts[part]
        for place in sorted(chance.sample(list(SEEN.finditer(body)), 3), key=lambda each: -each.start()):
            group = 1 if place[1] is not None else 2
            body = body[: place.start(group)] + chance.choice(ODD) + body[place.end(group) :]
        _, findings = read(zipped({**parts, part: body}))
        assert all(each.code in LAW.wordings for each in findings)
