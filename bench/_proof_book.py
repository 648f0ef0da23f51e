"""A book of adopted figures in small, and texts made to cost as much as can be when they are held against it."""

from namhoc.proof.against import Book, Measure, Office, Official, Spoken, Standing

ACCREDITED = "trường đạt kiểm định chất lượng giáo dục"
BEGIN = "Tổng kết năm học 2020-2021 của thị xã Mường Lay. "


def _official(indicator: str, numerator: int, denominator: int | None, year: str) -> Official:
    return Official("town", indicator, year, numerator, denominator, Standing.STANDS, f"/{indicator}/{year}")


BOOK = Book(
    (Office("town", ("Thị xã Mường Lay", "Mường Lay")),),
    (
        Spoken("accredited", Measure.SHARE, "Tỉ lệ kiểm định", (ACCREDITED,)),
        Spoken("schools", Measure.NUMBER, "Số trường", ("trường",)),
    ),
    (
        _official("accredited", 9, 12, "2020-2021"),
        _official("accredited", 8, 12, "2019-2020"),
        _official("schools", 12, None, "2020-2021"),
        _official("schools", 14, None, "2019-2020"),
    ),
)
HOSTILE = {
    "adopted figures: a name without end": BEGIN + "Thị xã Mường Lay " * 12_000,
    "adopted figures: one figure for ever": BEGIN + "Có 12 trường. " * 20_000,
    "adopted figures: one change for ever": BEGIN
    + f"9/12 {ACCREDITED}, đạt 75%, tăng 8,3 điểm so với năm học trước, " * 3_000,
}
