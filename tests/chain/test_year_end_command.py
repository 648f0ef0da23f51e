"""``namhoc year-end`` keeps its contract: five files, exact figures, plain words for everything that is wrong."""

import csv
import os
import pty
import re
import shutil
import subprocess
from contextlib import suppress
from fractions import Fraction

import openpyxl
import pytest
from openpyxl import Workbook

from tests.chain.command import FILES, LAST_YEAR, OFFICE, PAPERS, PROGRAM, SAMPLE, UNIT, YEAR
from tests.chain.ledger import as_printed, read_seeds
from tests.collect.making import edited, with_cell, with_parts, zipped

pytestmark = pytest.mark.slow  # each runs the command
TOWN_PAGE = read_seeds()["seed-004"]
COLUMNS = [
    "indicator",
    "unit",
    "year",
    "round",
    "numerator",
    "denominator",
    "value",
    "value_unit",
    "previous_value",
    "change",
    "change_unit",
    "target",
    "excess",
    "covered",
    "expected",
    "structure",
    "rule_in_force",
    "base_note",
]
SCHOOL, SCHOOL_UNIT = "thcs-nguyen-ba-ngoc", "school-thcs-nguyen-ba-ngoc-muong-lay"
WORKBOOK = f"{SCHOOL}.cuoi-nam"
SHEET, PUPILS, GRADUATES = "Biểu 1", "C6", "J9"
GRADUATION = "lower-secondary-graduation-rate"
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
SHEET_XML = "xl/worksheets/sheet2.xml"
MEGABYTE = 2**20
MOST_ABOVE = 256 * MEGABYTE
MOST_WORK = 10  # seconds of processor: two cores have twice that in ten


def of(indicator):
    return next(entry for entry in TOWN_PAGE["indicators"] if entry["id"] == indicator)


def is_plain(ran):
    """No trace of a program that broke."""
    return "Traceback" not in ran.said and "Error" not in ran.said


# --- the sample as it is ----------------------------------------------------------------------------------------------


def test_the_command_leaves_five_files_and_says_so(clean):
    assert (clean.code, clean.files) == (0, FILES)
    assert all(name in clean.said for name in PAPERS)
    assert (clean.out / "summary.pdf").read_bytes().startswith(b"%PDF-")
    assert (clean.out / "summary.docx").read_bytes().startswith(b"PK")
    assert "<h1>" in (clean.out / "article.html").read_text(encoding="utf-8")


def test_figures_have_the_columns_that_were_agreed(clean):
    with (clean.out / "figures.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == COLUMNS
    assert {(row["unit"], row["year"]) for row in clean.figures.values()} == {(UNIT, YEAR)}


def test_a_share_with_its_restated_base(clean):
    entry, row = of("accreditation_rate"), clean.figures["schools-accredited-rate"]

    assert (row["numerator"], row["denominator"], row["value"]) == (
        str(entry["numerator"]),
        str(entry["denominator"]),
        str(entry["value"]),
    )
    assert (row["value_unit"], row["change_unit"]) == (entry["unit"], entry["change_unit"])
    assert as_printed(Fraction(row["change"]), like=entry["change"]) == entry["change"]
    assert as_printed(Fraction(row["previous_value"]), like=entry["previous"]) == entry["previous"]
    assert f"{entry['previous_numerator']}/{entry['previous_denominator']}" in row["base_note"]
    assert f"/{of('schools_change')['previous']} = " in row["base_note"]


def test_a_reduction_over_its_target(clean):
    entry, row = of("public_units_reduction_rate"), clean.figures["school-units-reduction-rate"]

    assert (row["numerator"], row["denominator"]) == (str(entry["numerator"]), str(entry["denominator"]))
    assert (row["target"], row["change"], row["change_unit"]) == (str(entry["target"]), "", "")
    assert as_printed(Fraction(row["excess"]), like=entry["excess_published"]) == entry["excess_published"]
    assert row["rule_in_force"].startswith("nq-15-tu-2018 ")


def test_counts_levels_and_whole_shares(clean):
    schools, change = clean.figures["schools"], of("schools_change")
    shares = {
        "schools-national-standard-rate": of("national_standard_rate"),
        "primary-programme-completion-rate": of("primary_completion_rate"),
        GRADUATION: of("thcs_graduation_rate"),
        "pcgdthcs-level": of("pcgd_thcs_level"),
        "xmc-level": of("xmc_level"),
    }

    assert (schools["value"], schools["previous_value"], schools["change"], schools["denominator"]) == (
        str(change["current"]),
        str(change["previous"]),
        str(change["value"]),
        "",
    )
    assert {code: clean.figures[code]["value"] for code in shares} == {
        code: str(entry["value"]) for code, entry in shares.items()
    }


def test_every_figure_says_its_cover_structure_and_rule(clean):
    rows = clean.figures.values()

    assert [row["indicator"] for row in rows if not int(row["covered"]) <= int(row["expected"])] == []
    assert {row["structure"] for row in rows} == {"as-reported"}
    assert [row["indicator"] for row in rows if not row["rule_in_force"]] == []
    assert [row["indicator"] for row in rows if row["change"] and not row["base_note"]] == []


def test_findings_name_code_place_and_cure(clean):
    header = (clean.out / "findings.csv").read_text(encoding="utf-8-sig").splitlines()[0]

    assert header == "code,severity,file,sheet,cell,unit,message,cure"
    assert "error" not in {row["severity"] for row in clean.findings}
    assert [row["code"] for row in clean.findings if not (row["message"] and row["cure"])] == []


def test_the_work_of_twelve_schools_fits_its_time(clean):
    assert clean.work < MOST_WORK


def test_the_same_folders_give_the_same_bytes(clean, office):
    again = office.run()

    assert again.bytes() == clean.bytes()


# --- a cell, a school, a year -----------------------------------------------------------------------------------------


def test_one_cell_changes_its_figure_and_no_other(clean, office):
    was = clean.figures[GRADUATION]
    office.put(WORKBOOK, SHEET, GRADUATES, office_value(office) - 1)
    ran = office.run()
    now = ran.figures[GRADUATION]
    exact = Fraction(int(was["numerator"]) - 1, int(was["denominator"])) * 100

    assert ran.code == 0
    assert [code for code, row in ran.figures.items() if row != clean.figures[code]] == [GRADUATION]
    assert int(now["numerator"]) == int(was["numerator"]) - 1
    assert now["value"] == str(round(float(exact), 4))
    assert Fraction(now["change"]) == Fraction(now["value"]) - 100
    assert now["excess"] == str(round(float(exact - Fraction(was["target"])), 4))


def office_value(office):
    return openpyxl.load_workbook(office.workbook(WORKBOOK))[SHEET][GRADUATES].value


def test_a_school_that_did_not_send_is_missed_and_the_others_counted(clean, office):
    for path in office.folder.glob(f"{SCHOOL}.*.xlsx"):
        path.unlink()
    ran = office.run()
    schools, pupils = int(clean.figures["learners"]["expected"]), ran.figures["learners"]
    missed = [row for row in ran.findings if row["code"] == "collect.not-sent"]

    assert (ran.code, ran.files) == (0, FILES)
    assert (pupils["covered"], pupils["expected"]) == (str(schools - 1), str(schools))
    assert {(row["severity"], row["unit"]) for row in missed} == {("warning", SCHOOL_UNIT)}
    assert len(missed) == len({row["round"] for row in clean.figures.values()} - {"universalisation"})
    assert f"mới có số liệu của {schools - 1}/{schools} đơn vị" in (ran.out / "article.html").read_text(
        encoding="utf-8"
    )


def test_without_last_year_nothing_is_compared_and_that_is_said(clean, office):
    shutil.rmtree(office.place / LAST_YEAR)
    ran = office.run()
    rows = ran.figures.values()

    assert ran.code == 0
    assert {(row["previous_value"], row["change"]) for row in rows} == {("", "")}
    assert "collect.previous-missing" in {row["code"] for row in ran.findings}
    assert {code: row["value"] for code, row in ran.figures.items()} == {
        code: row["value"] for code, row in clean.figures.items()
    }


def test_last_year_may_be_named(clean, office):
    shutil.move(office.place / LAST_YEAR / OFFICE, office.place / "kho")
    ran = office.run("--previous", str(office.place / "kho"))

    assert ran.code == 0
    assert ran.figures == clean.figures


def test_trouble_in_last_years_folder_names_the_year(office):
    (office.place / LAST_YEAR / OFFICE / "thcs-na-lay.cuoi-nam.xlsx").write_bytes(b"%PDF-1.7\n")
    ran = office.run()

    assert ran.code == 1
    assert f"{LAST_YEAR}/thcs-na-lay.cuoi-nam.xlsx" in {row["file"] for row in ran.findings}


# --- bad input --------------------------------------------------------------------------------------------------------


def merge_heading(book: Workbook) -> None:
    book[SHEET].merge_cells("C4:D4")


def hide_sheet(book: Workbook) -> None:
    book["Biểu 2"].sheet_state = "hidden"


def empty_rows(count: int) -> bytes:
    lines = b"".join(b'<row r="%d"/>' % number for number in range(1, count + 1))
    return b"<worksheet><sheetData>%s</sheetData></worksheet>" % lines


BAD = {
    "truncated": (lambda data: data[: len(data) // 2], "collect.truncated", "", ""),
    "renamed": (lambda _data: zipped({"word/document.xml": b"<a/>"}), "collect.not-a-workbook", "", ""),
    "of another year": (
        lambda _data: (SAMPLE / LAST_YEAR / OFFICE / f"{WORKBOOK}.xlsx").read_bytes(),
        "collect.other-year",
        "Thông tin",
        "B5",
    ),
    "text in a number": (
        lambda data: with_cell(data, SHEET, PUPILS, "năm mươi ba"),
        "collect.not-a-number",
        SHEET,
        PUPILS,
    ),
    "a total below its part": (
        lambda data: with_cell(data, SHEET, PUPILS, 10),
        "collect.part-exceeds-whole",
        SHEET,
        "D6",
    ),
    "a merged heading": (lambda data: edited(data, merge_heading), "collect.merged-cells", SHEET, "C4:D4"),
    "a formula": (lambda data: with_cell(data, SHEET, PUPILS, "=50+3"), "collect.formula", SHEET, PUPILS),
    "a hidden sheet": (lambda data: edited(data, hide_sheet), "collect.sheet-hidden", "Biểu 2", ""),
    "a million empty rows": (
        lambda data: with_parts(data, {SHEET_XML: empty_rows(1_000_000)}),
        "collect.too-many-rows",
        SHEET,
        "",
    ),
    "a zip bomb": (
        lambda data: with_parts(data, {SHEET_XML: b"<worksheet>" + b" " * 90_000_000 + b"</worksheet>"}),
        "collect.bomb",
        SHEET,
        "",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_in_words_and_nothing_is_written(name, clean, office, tmp_path):
    spoil, code, sheet, cell = BAD[name]
    workbook = office.workbook(WORKBOOK)
    workbook.write_bytes(spoil(workbook.read_bytes()))
    out = tmp_path / "papers"
    shutil.copytree(clean.out, out)  # an earlier run was fine
    ran = office.run(out=out)
    errors = [row for row in ran.findings if row["severity"] == "error"]
    told = next(row for row in errors if row["code"] == code)

    assert (ran.code, ran.files) == (1, {"findings.csv"})
    assert (told["file"], told["sheet"], told["cell"]) == (workbook.name, sheet, cell)
    assert {row["file"] for row in errors} == {workbook.name}
    assert told["message"] in ran.said
    assert told["cure"] in ran.said
    assert VIETNAMESE.search(told["message"])
    assert VIETNAMESE.search(told["cure"])
    assert is_plain(ran)
    assert ran.peak - clean.peak <= MOST_ABOVE


# --- wrong calls ------------------------------------------------------------------------------------------------------


def test_an_unknown_unit_is_refused_with_the_one_that_the_folder_is_of(office):
    ran = office.run(unit="phong-khong-co")
    [cover, *_more] = [row for row in ran.findings if row["severity"] == "error" and row["file"] == "van-phong.xlsx"]

    assert (ran.code, ran.files) == (1, {"findings.csv"})
    assert (cover["code"], cover["sheet"], cover["cell"]) == ("collect.other-unit", "Thông tin", "B4")
    assert f"--unit phong-khong-co: thư mục này là của {UNIT}" in ran.said
    assert is_plain(ran)


@pytest.mark.parametrize("year", ["2020", "2020-2022", "năm nay", "", "1990-1991"])
def test_a_year_that_is_none_is_a_wrong_call(year, office):
    ran = office.run(year=year)

    assert (ran.code, ran.files) == (2, set())
    assert "--year" in ran.said
    assert is_plain(ran)


@pytest.mark.parametrize("words", [["khong-co"], [".", "--previous", "khong-co"]])
def test_a_folder_that_is_not_there_is_a_wrong_call(words, office):
    ran = office.call(*words, "--unit", UNIT, "--year", YEAR)

    assert (ran.code, ran.files) == (2, set())
    assert "không có thư mục khong-co" in ran.said
    assert is_plain(ran)


def test_an_empty_folder_lacks_the_offices_own_workbook(office, tmp_path):
    (tmp_path / "trong").mkdir()
    ran = office.call(str(tmp_path / "trong"), "--unit", UNIT, "--year", YEAR)

    assert (ran.code, ran.files) == (1, {"findings.csv"})
    assert "collect.office-workbook-missing" in {row["code"] for row in ran.findings}
    assert is_plain(ran)


def test_a_file_where_the_papers_should_go_is_a_wrong_call(office, tmp_path):
    (tmp_path / "papers").write_text("không phải thư mục")
    ran = office.run(out=tmp_path / "papers" / "2021")

    assert ran.code == 2
    assert "--out: không ghi được vào" in ran.said
    assert is_plain(ran)


def test_a_paper_that_cannot_be_replaced_is_named(office, tmp_path):
    (tmp_path / "papers" / "summary.docx").mkdir(parents=True)
    ran = office.run(out=tmp_path / "papers")

    assert ran.code == 2
    assert f"--out: không ghi được {tmp_path / 'papers' / 'summary.docx'}" in ran.said
    assert is_plain(ran)


def test_words_left_out_are_asked_for(office):
    ran = office.call(str(office.folder), "--unit", UNIT)

    assert ran.code == 2
    assert "--year" in ran.said
    assert is_plain(ran)


# --- on a terminal ----------------------------------------------------------------------------------------------------


def test_progress_is_shown_on_a_terminal_alone(clean, office, tmp_path):
    sent = len(list(office.folder.glob("*.xlsx"))) - 1
    words = [str(office.folder), "--unit", UNIT, "--year", YEAR, "--out", str(tmp_path / "papers")]
    code, shown = on_a_terminal([*PROGRAM, *words], office.surroundings())

    assert code == 0
    assert f"{YEAR} {sent}/{sent} " in shown
    assert f"{LAST_YEAR} 1/" in shown
    assert f"{YEAR} {sent}/{sent} " not in clean.said


def on_a_terminal(program, surroundings):
    """The exit code, and what a terminal was told; it is read on, for a terminal holds little."""
    ours, its = pty.openpty()
    running = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=its, env=surroundings)
    os.close(its)
    shown = b""
    with suppress(OSError):  # how a terminal says that its program has gone
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    return running.wait(timeout=300), shown.decode()
