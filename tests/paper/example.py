"""A summary report of two pages, as an office would send it: for the tests, and to look at.

Run as a program it writes the report as Word and PDF beside each other, into the folder it is given.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from namhoc.paper.blocks import (
    Column,
    Document,
    Head,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)
from namhoc.paper.layout import Layout, read_layout
from namhoc.paper.numbers import number, percent, points
from namhoc.paper.pdf import write_pdf
from namhoc.paper.word import write_docx

LAYOUT = Path(__file__).parents[2] / "catalogue" / "papers" / "layout.yaml"
DAY = date(2021, 8, 27)

HEAD = Head(
    superior="Ủy ban nhân dân\nthành phố Điện Biên Phủ",
    issuer="Phòng Giáo dục và Đào tạo",
    number="275",
    symbol="BC-PGDĐT",
    place="Điện Biên Phủ",
    day=DAY,
)
BASES = (
    (
        "Căn cứ Nghị quyết số 15-NQ/TU ngày 12 tháng 8 năm 2020 của Ban Thường vụ Thành ủy về phát triển "
        "giáo dục và đào tạo thành phố giai đoạn 2020-2025"
    ),
    (
        "Căn cứ Kế hoạch số 830/KH-UBND ngày 09 tháng 9 năm 2020 của Ủy ban nhân dân thành phố về nhiệm vụ "
        "năm học 2020-2021"
    ),
)
LEVELS = (
    ("Mầm non", 14, 178, 4812),
    ("Tiểu học", 11, 233, 8105),
    ("Trung học cơ sở", 9, 141, 5236),
    ("Tiểu học và THCS", 3, 52, 1447),
)


def says(*parts: str | Run) -> Paragraph:
    return Paragraph(tuple(part if isinstance(part, Run) else Run(part) for part in parts))


def network_table() -> Table:
    rows = [(str(at), name, *map(number, counts)) for at, (name, *counts) in enumerate(LEVELS, 1)]
    totals = [number(sum(column)) for column in list(zip(*LEVELS, strict=True))[1:]]
    return Table(
        caption="Biểu 1. Quy mô trường, lớp, học sinh năm học 2020-2021",
        columns=(
            Column("TT", "center", 1),
            Column("Cấp học", "left", 5),
            Column("Số trường", "right", 3),
            Column("Số lớp", "right", 3),
            Column("Số học sinh", "right", 3),
        ),
        rows=(*rows, ("", "Tổng số", *totals)),
        notes=("Nguồn: báo cáo cuối năm của các trường, chốt ngày 31/5/2021.",),
        total=True,
    )


def body() -> tuple[Heading | Paragraph | Table, ...]:
    standard = Run(percent(Fraction(9, 12), 1), bold=True, reference="truong-dat-chuan-2021")
    return (
        says(
            "Phòng Giáo dục và Đào tạo thành phố Điện Biên Phủ báo cáo kết quả thực hiện nhiệm vụ năm học 2020-2021 "
            "và phương hướng, nhiệm vụ năm học 2021-2022 như sau:"
        ),
        Heading(1, "Phần thứ nhất", "Kết quả thực hiện nhiệm vụ năm học 2020-2021"),
        Heading(2, "I", "Quy mô, mạng lưới trường lớp, học sinh"),
        says(
            "Toàn thành phố có 37 trường với 604 lớp và 19.600 học sinh; so với năm học trước, giảm 02 trường do sáp "
            "nhập 04 trường trên địa bàn các xã mới chuyển về thành phố. Việc sắp xếp được thực hiện trước ngày "
            "khai giảng, không làm gián đoạn việc học của học sinh; các điểm trường lẻ còn lại đều được duy tu."
        ),
        network_table(),
        Heading(2, "II", "Phổ cập giáo dục, xóa mù chữ"),
        says(
            "Duy trì và nâng cao chất lượng phổ cập giáo dục ở 12/12 xã, phường, đạt ",
            Run("100%", bold=True, reference="pho-cap-2021"),
            ". Thành phố đạt chuẩn phổ cập giáo dục mầm non cho trẻ em 5 tuổi, phổ cập giáo dục tiểu học mức độ 3, "
            "phổ cập giáo dục trung học cơ sở mức độ 2 và xóa mù chữ mức độ 2.",
        ),
        Heading(2, "III", "Kiểm định chất lượng, trường đạt chuẩn quốc gia"),
        Heading(3, "1", "Trường đạt chuẩn quốc gia"),
        says(
            "Có 09/12 trường trung học cơ sở đạt chuẩn quốc gia, đạt ",
            standard,
            f" ({points(Fraction(9, 12) - Fraction(8, 12), 1)} so với năm học trước), vượt chỉ tiêu Nghị quyết "
            "Đại hội Đảng bộ thành phố giao.",
        ),
        Heading(3, "2", "Kiểm định chất lượng giáo dục"),
        says(
            "100% số trường hoàn thành tự đánh giá; đoàn đánh giá ngoài của Sở Giáo dục và Đào tạo đã công nhận thêm "
            "04 trường đạt kiểm định chất lượng giáo dục cấp độ 2. Hồ sơ được lưu theo từng tiêu chí, thuận lợi cho "
            "việc tra cứu và công khai."
        ),
        Heading(1, "Phần thứ hai", "Phương hướng, nhiệm vụ năm học 2021-2022"),
        says(
            "Toàn ngành tiếp tục thực hiện 8 nhiệm vụ chủ yếu và 5 giải pháp cơ bản; triển khai Chương trình giáo "
            "dục phổ thông 2018 đối với lớp 1, lớp 2 và lớp 6; bảo đảm an toàn trong phòng, chống dịch Covid-19; "
            "giữ vững và nâng cao chất lượng phổ cập giáo dục, xóa mù chữ."
        ),
        says(
            "Trên đây là Báo cáo tổng kết năm học 2020-2021 và phương hướng, nhiệm vụ năm học 2021-2022 của Phòng "
            "Giáo dục và Đào tạo thành phố Điện Biên Phủ."
        ),
    )


def report(**changed: object) -> Document:
    """The whole report; ``changed`` replaces parts of it."""
    document = Document(
        head=HEAD,
        title=Title(
            "Báo cáo",
            "Tổng kết năm học 2020-2021\nvà phương hướng, nhiệm vụ năm học 2021-2022",
        ),
        bases=BASES,
        body=body(),
        signature=Signature(("KT. Trưởng phòng", "Phó Trưởng phòng"), "Nguyễn Thị Thu Hường"),
        recipients=(
            "Sở Giáo dục và Đào tạo tỉnh Điện Biên (b/c)",
            "Ủy ban nhân dân thành phố (b/c)",
            "Các trường trực thuộc (t/h)",
            "Lưu: VT, CM",
        ),
        reference_base="https://pgd.example.vn/so-lieu/",
    )
    return replace(document, **changed)


def layout() -> Layout:
    return read_layout(LAYOUT, DAY)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_pdf(report(), layout(), folder / "bao-cao.pdf")
    write_docx(report(), layout(), folder / "bao-cao.docx")
