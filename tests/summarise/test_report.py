"""The report as blocks: every sentence from a figure, a plan or a decision; what has nothing to tell is left out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from namhoc.certify.year import MeasuredYear
from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.law.catalogue import ROOT
from namhoc.law.findings import Place
from namhoc.law.school_year import SchoolYear
from namhoc.paper.blocks import Heading, Paragraph, Run
from namhoc.plan.facts import DocumentFact, PlanFacts, RemarkFact, RolloutFact, TaskFact
from namhoc.summarise.letterhead import letterhead_of
from namhoc.summarise.outline import Outline, read_outline
from namhoc.summarise.programme import Programme
from namhoc.summarise.report import Letterhead, ReportFacts, compose_report, sentence
from namhoc.summarise.wording import Words
from tests.measure.office import LAW, measured, numbers, target

YEAR = SchoolYear(2020)
HEAD = Letterhead("Phòng GD&ĐT Mẫu", "UBND thị xã Mẫu", "PGDĐT", "Mẫu", ("TRƯỞNG PHÒNG",), "Nguyễn Văn Mẫu", ("Sở",))
OUTLINE = read_outline()
WORDS = Words(LAW, OUTLINE, {"nq-15": DocumentFact("nq-15", "15-NQ/TU", None, "Tỉnh ủy", "Nghị quyết")})
RATE = "schools-accredited-rate"


def report(*figures, plan=PlanFacts(), **more):  # noqa: B008 - a frozen value
    facts = ReportFacts(HEAD, YEAR, MeasuredYear(tuple(figures), (), {}), plan, issued_in=2021, **more)
    return compose_report(facts, WORDS)


def under(document, title):
    """The paragraphs under a heading, as text."""
    texts, here = [], False
    for block in document.body:
        if isinstance(block, Heading):
            here = block.text == title
        elif here and isinstance(block, Paragraph):
            texts.append("".join(run.text for run in block.runs))
    return texts


def headings(document):
    return [block.text for block in document.body if isinstance(block, Heading)]


RESULTS, PLANS = "Kết quả thực hiện nhiệm vụ năm học 2020-2021", "Phương hướng, nhiệm vụ năm học 2021-2022"
STANDARD = "Kiểm định chất lượng, trường đạt chuẩn quốc gia"


def test_a_year_of_which_nothing_is_known_has_its_two_parts_and_an_empty_annex():
    document = report()

    assert headings(document) == [RESULTS, PLANS]
    assert document.annexes[0].body[0].rows == ()


def test_the_head_foot_and_title_are_the_offices_own():
    document = report(number="12", day=date(2021, 6, 30), draft=False)

    assert (
        document.head.issuer,
        document.head.superior,
        document.head.symbol,
        document.head.number,
        document.head.place,
    ) == (
        "Phòng GD&ĐT Mẫu",
        "UBND thị xã Mẫu",
        "BC-PGDĐT",
        "12",
        "Mẫu",
    )
    assert (document.title.kind, document.title.abstract) == (
        "Báo cáo",
        "Tổng kết năm học 2020-2021 và phương hướng, nhiệm vụ năm học 2021-2022",
    )
    assert (document.signature.authority, document.signature.name, document.recipients) == (
        ("TRƯỞNG PHÒNG",),
        "Nguyễn Văn Mẫu",
        ("Sở",),
    )


def test_a_draft_without_a_day_keeps_the_year_it_will_be_issued_in():
    assert [
        (one.head.day, one.head.year, one.draft) for one in (report(), report(day=date(2021, 6, 30), draft=False))
    ] == [
        (None, 2021, True),
        (date(2021, 6, 30), None, False),
    ]


def test_a_figure_stands_in_its_section_as_one_raised_and_ended_sentence():
    (text,) = under(report(measured(RATE, numbers(9, 12))), STANDARD)

    assert text == "9/12 trường đạt kiểm định chất lượng giáo dục, đạt 75%."


def test_a_restated_base_is_told_behind_its_figure():
    one = measured(RATE, numbers(9, 12), numbers(8, 12), numbers(10, 14))

    (text,) = under(report(one), STANDARD)
    assert text == (
        "9/12 trường đạt kiểm định chất lượng giáo dục, đạt 75%, tăng 8,3 điểm phần trăm so với năm học trước "
        "(So với 8/12 = 66,67% của năm học 2019-2020, tính lại trên 12 đơn vị có mặt ngày 31/5/2021. "
        "Theo báo cáo khi đó: 10/14 = 71,43%)."
    )


def test_a_base_that_was_reported_so_needs_no_note():
    one = measured(RATE, numbers(9, 12), numbers(8, 12), numbers(8, 12))

    assert under(report(one), STANDARD) == [
        "9/12 trường đạt kiểm định chất lượng giáo dục, đạt 75%, tăng 8,3 điểm phần trăm so với năm học trước."
    ]


def test_a_figure_of_no_unit_is_left_out_and_one_that_nobody_reported_is_not():
    nobody, silent = numbers(0, 0, covered=0, expected=0), numbers(0, 0, covered=0, expected=12)

    assert under(report(measured(RATE, nobody)), STANDARD) == []
    assert under(report(measured(RATE, silent)), STANDARD) == [
        "Tỉ lệ trường đạt kiểm định chất lượng giáo dục: chưa có số liệu."
    ]


def test_a_report_cites_each_figure_by_its_key_alone():
    one = measured(RATE, numbers(9, 12))
    one = replace(one, now=replace(one.now, key=7))
    runs = [run for block in report(one).body if isinstance(block, Paragraph) for run in block.runs if run.reference]

    assert {run.reference for run in runs} == {"7"}


# --- the plan in words ------------------------------------------------------------------------------------------------

PLAN = PlanFacts(
    tasks=(
        *(TaskFact("2020-2021", "task", at, f"Nhiệm vụ {at}") for at in (1, 2)),
        TaskFact("2020-2021", "solution", 1, "Giải pháp"),
        TaskFact("2021-2022", "task", 1, "Nâng cao chất lượng."),
    ),
    rollout=(
        *(RolloutFact("2020-2021", grade, "running") for grade in (2, 1)),
        *(RolloutFact("2020-2021", grade, "prepared") for grade in (3, 7, 10)),
        *(RolloutFact("2020-2021", 3, "prepared", subject, "2022-2023") for subject in ("Tin học", "Ngoại ngữ")),
        *(RolloutFact("2020-2021", grade, "running", "Mô hình trường học mới") for grade in (6, 7)),
    ),
    remarks=(
        RemarkFact("2020-2021", "context", "dịch bệnh kéo dài."),
        RemarkFact("2020-2021", "context", "   "),
        RemarkFact("2021-2022", "context", "của năm sau"),
    ),
)


def test_remarks_and_tasks_open_the_report():
    assert under(report(plan=PLAN), "Bối cảnh và công tác chỉ đạo") == [
        "Dịch bệnh kéo dài.",
        "Đã triển khai 2 nhiệm vụ và 1 nhóm giải pháp chủ yếu.",
    ]


def test_the_curriculum_is_told_grade_by_grade_in_order():
    grades, *subjects = under(report(plan=PLAN), "Thực hiện chương trình, sách giáo khoa mới")

    assert grades == (
        "Thực hiện Chương trình giáo dục phổ thông 2018 đối với lớp 1 và lớp 2, "
        "chuẩn bị điều kiện triển khai đối với lớp 3, lớp 7 và lớp 10."
    )
    assert subjects == [
        "Chuẩn bị dạy Tin học và Ngoại ngữ ở lớp 3 từ năm học 2022-2023.",
        "Mô hình trường học mới: lớp 6 và lớp 7.",
    ]


def test_next_years_tasks_are_counted_and_listed():
    told = under(report(plan=PLAN), PLANS)

    assert told[:2] == [
        "Năm học 2021-2022 tập trung 1 nhiệm vụ trọng tâm và 0 nhóm giải pháp chủ yếu.",
        "1. Nâng cao chất lượng.",
    ]


def test_mergers_are_counted():
    merged = (frozenset("ABCD"), frozenset("EF"))

    assert under(report(mergers=merged), "Quy mô, mạng lưới trường, lớp, học sinh") == [
        "Trong năm học đã sáp nhập 4 trường thành 2 trường, giảm 2 đơn vị."
    ]


@pytest.mark.parametrize(
    ("grades", "text"), [((1,), "lớp 1"), ((2, 1), "lớp 1 và lớp 2"), ((3, 1, 2, 2), "lớp 1, lớp 2 và lớp 3")]
)
def test_grades_are_listed_once_each_in_order(grades, text):
    rows = [RolloutFact("2020-2021", grade, "running") for grade in grades]

    assert Programme(PLAN, OUTLINE).grades(rows) == text


def test_a_year_without_a_plan_says_nothing_of_one():
    programme, empty = Programme(PlanFacts(), OUTLINE), []

    assert [
        programme.remarks(YEAR),
        programme.tasks(YEAR, "tasks"),
        programme.listed(YEAR),
        programme.curriculum(YEAR),
    ] == [empty] * 4


def test_braces_in_what_people_write_are_words_like_any_other():
    plan = PlanFacts(remarks=(RemarkFact("2020-2021", "context", "tập {x} và {0}"),))
    document = report(plan=plan)

    assert under(document, "Bối cảnh và công tác chỉ đạo") == ["Tập {x} và {0}."]


# --- the annex --------------------------------------------------------------------------------------------------------


def test_the_annex_tells_each_figure_beside_last_year_and_its_target_by_group():
    figures = [
        measured(RATE, numbers(9, 12), numbers(8, 12), numbers(10, 14), target=target(RATE, Fraction(7, 10))),
        measured("pupils", numbers(1234, covered=3, expected=4), numbers(1200)),
        measured("girls-share", numbers(0, 0, covered=0, expected=4)),
        measured("lower-secondary-graduation-rate", numbers(0, 0, covered=2, expected=2)),
    ]
    (table,) = report(*figures).annexes[0].body

    assert table.rows == (
        ("Số học sinh", "1.234", "", "1.200", "+34 học sinh", "", "3/4"),
        ("Tỉ lệ trẻ em gái, học sinh nữ", "chưa có số liệu", "0/0", "", "", "", "0/4"),
        ("Tỉ lệ học sinh tốt nghiệp THCS", "không có đối tượng để tính", "0/0", "", "", "", "2/2"),
        (
            "Tỉ lệ trường đạt kiểm định chất lượng giáo dục",
            "75%",
            "9/12",
            "66,67%",
            "+8,3 điểm phần trăm",
            "70%",
            "12/12",
        ),
    )


# --- the outline and the letterhead ---------------------------------------------------------------------------------


def test_every_indicator_the_outline_names_is_in_the_catalogue():
    named = {code for section in OUTLINE.sections for code in section.figures}
    named |= {code for group in OUTLINE.article_figures for code in group}

    assert named - set(LAW.indicators) == set()


def test_an_outline_with_a_slip_in_a_key_is_refused(tmp_path):
    text = (ROOT / "papers" / "year-report.yaml").read_text().replace("abstract:", "abstrakt:", 1)
    (tmp_path / "slip.yaml").write_text(text)

    with pytest.raises(ValidationError, match="abstrakt"):
        read_outline(tmp_path / "slip.yaml")
    assert isinstance(OUTLINE, Outline)


def book(*rows):
    lines = tuple(ListRow({"about": about, "text": text}, Place()) for about, text in rows)
    return OfficeBook("phong", "2020-2021", "van-phong.xlsx", "", {"office": lines})


def test_a_letterhead_is_read_from_the_offices_book():
    rows = [
        ("name", "Phòng GD&ĐT Mẫu"),
        ("superior", "UBND thị xã Mẫu"),
        ("symbol", "BC-PGDĐT"),
        ("place", "Mẫu"),
        ("authority", "KT. TRƯỞNG PHÒNG"),
        ("authority", "PHÓ TRƯỞNG PHÒNG"),
        ("signatory", "Nguyễn Văn Mẫu"),
        ("recipient", "Sở GD&ĐT"),
        ("recipient", "Lưu: VT"),
        ("locality", "thị xã Mẫu"),
    ]

    assert letterhead_of(book(*rows)) == Letterhead(
        "Phòng GD&ĐT Mẫu",
        "UBND thị xã Mẫu",
        "PGDĐT",
        "Mẫu",
        ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        "Nguyễn Văn Mẫu",
        ("Sở GD&ĐT", "Lưu: VT"),
    )


def test_what_the_book_does_not_say_is_left_empty_for_the_clerk():
    assert letterhead_of(book()) == Letterhead("", "", "", "", (), "", ())


def test_a_sentence_keeps_how_its_first_piece_is_set():
    assert sentence([Run("đậm", bold=True, reference="7"), Run(" nhạt")], ".").runs == (
        Run("Đậm", bold=True, reference="7"),
        Run(" nhạt"),
        Run("."),
    )
