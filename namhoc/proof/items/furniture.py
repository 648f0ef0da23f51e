"""Lines of a page that are no part of its text: counters, ratings, addresses, timers."""

from __future__ import annotations

from namhoc.proof.folding import folded

LONGEST_LINE = 200  # what is longer is somebody's sentence
BULLETS = " \t\r•·*-–+#>|"
STARTS = (
    "ban da khong su dung site", "ban quyen", "binh luan", "click de danh gia", "copyright", "da xem", "dang online",
    "dang truy cap", "danh gia bai viet", "dia chi:", "dien thoai", "dt:", "e-mail", "email", "fax", "giay phep",
    "hom nay", "hom qua", "hotline", "khach vieng tham", "luot truy cap", "luot xem", "ma so thue",
    "may chu tim kiem", "so lan xem", "so luot truy cap", "so tai khoan", "stk", "tel", "thang hien tai",
    "thang nay", "thang truoc", "thanh vien truc tuyen", "thoi gian cho", "thong ke truy cap", "tong luot truy cap",
    "tong so diem cua bai viet", "tong truy cap", "trang sau", "trang truoc", "truc tuyen:", "tuan nay", "views",
    "visitors", "xep hang:",
)  # fmt: skip
ANYWHERE = ("phieu bau", "luot xem", "luot doc", "http://", "https://", "www.", "©")


def furniture_lines(text: str) -> list[tuple[int, int]]:
    """Where such lines stand."""
    places: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if len(line) <= LONGEST_LINE and any(letter.isdigit() for letter in line) and _is_furniture(line):
            places.append((start, start + len(line)))
        start += len(line) + 1
    return places


def _is_furniture(line: str) -> bool:
    words = folded(line.lstrip(BULLETS))
    return words.startswith(STARTS) or any(sign in words for sign in ANYWHERE)
