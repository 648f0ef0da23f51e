"""``namhoc proof``: files and standard input in, findings out, and how it ends."""

import io
import json

import pytest
import typst
from docx import Document

from namhoc.cli import main

WRONG = "Có 369/597 học sinh đạt 66,33%."
RIGHT = "Có 9/12 trường đạt chuẩn, đạt 75%."


def as_docx(path):
    paper = Document()
    paper.add_paragraph("Báo cáo")
    paper.add_table(rows=1, cols=1).cell(0, 0).text = WRONG
    paper.save(path)


def as_pdf(path):
    source = path.with_suffix(".typ")
    source.write_text(WRONG)
    typst.compile(source, output=path)


MAKERS = {
    ".txt": lambda path: path.write_text(WRONG),
    ".md": lambda path: path.write_text(f"# Bài\n\n{WRONG}"),
    ".html": lambda path: path.write_text(
        f"<script>var a = '1/2 trường 3%'</script><p>Có 369/597 em</p><p>{WRONG}</p>"
    ),
    ".docx": as_docx,
    ".pdf": as_pdf,
}


@pytest.mark.parametrize("ending", MAKERS)
def test_a_wrong_figure_is_found_in_any_kind_of_file(ending, tmp_path, capsys):
    path = tmp_path / f"bai{ending}"
    MAKERS[ending](path)

    assert main(["proof", "--json", str(path)]) == 1

    told = json.loads(capsys.readouterr().out)
    accused = [finding["working"] for finding in told["findings"] if finding["verdict"] == "mismatch"]
    assert (told["file"], accused) == (str(path), ["369/597 = 61,809%, bài ghi 66,33%."])


def test_a_right_text_ends_well_and_says_how_much_was_read(tmp_path, capsys):
    path = tmp_path / "bai.txt"
    path.write_text(RIGHT)

    assert main(["proof", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: 2 số liệu, 0 chỗ sai, 0 điều phải xem.\n"


def test_a_finding_is_shown_with_its_line_its_mark_its_working_and_advice(tmp_path, capsys):
    path = tmp_path / "bai.txt"
    path.write_text(f"Báo cáo\n{WRONG}")

    main(["proof", str(path)])

    assert capsys.readouterr().out.splitlines() == [
        f"{path}:2 SAI [percent-vs-fraction]",
        "    …Có 369/597 học sinh đạt »66,33%«.…",
        "    369/597 = 61,809%, bài ghi 66,33%. Xem lại tử số, mẫu số và tỉ lệ; sửa số nào sai.",
        f"{path}: 2 số liệu, 1 chỗ sai, 1 điều phải xem.",
    ]


def test_standard_input_is_read_where_no_file_is_named(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))

    assert main(["proof", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["file"] == "-"


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path, capsys):
    good, bad = tmp_path / "bai.txt", tmp_path / "hong.docx"
    good.write_text(RIGHT)
    bad.write_bytes(b"PK no Word file")

    ended = main(["proof", str(bad), str(good), str(tmp_path / "khong-co.txt"), "--json"])

    said = capsys.readouterr()
    assert (ended, [told["file"] for told in json.loads(said.out)]) == (2, [str(good)])
    assert [line.split(": ")[1] for line in said.err.splitlines()] == [
        "không phải tệp Word .docx, hoặc tệp bị hỏng. Hãy mở bằng Word rồi lưu lại.",
        "không có tệp này. Xem lại tên và thư mục.",
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"\xff\xfa\x80", "chữ không theo Unicode (UTF-8). Hãy lưu lại tệp với bảng mã UTF-8."),
        ("a.xls", b"a", "không đọc được loại tệp này. Hãy dùng một trong các loại"),
        ("a.pdf", b"no pdf", "không phải tệp PDF, hoặc tệp bị hỏng. Hãy xuất lại từ Word."),
        ("a.txt", b"  ", "tệp không có chữ nào"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_vietnamese(name, data, said, tmp_path, capsys):
    path = tmp_path / name
    path.write_bytes(data)

    assert main(["proof", str(path)]) == 2
    assert said in capsys.readouterr().err
