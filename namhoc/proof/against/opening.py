"""What may stand behind an indicator's words without making them mean fewer."""

from __future__ import annotations

from namhoc.proof.against.leading import Own, is_own_place
from namhoc.proof.items import Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import TIES, phrases_of, starts_with

# "… trường trên địa bàn", but not "… giáo viên trên 50 tuổi".
OPEN = phrases_of(
    "đạt,đạt tỷ lệ,chiếm,chiếm tỷ lệ,tỷ lệ,bằng,là,tăng,giảm,giữ nguyên,vượt,thấp hơn,cao hơn,so với,trong đó,"
    "ước đạt,còn,is,was,reached,equal to,accounting for"
)
AREA = phrases_of(
    "trong năm học,năm học,trên địa bàn,của toàn,của thị xã,của thành phố,của huyện,của tỉnh,của phường,của xã,"
    "của ngành,toàn thị xã,toàn thành phố,toàn ngành,in the school year"
)
FOLLOWED = {"còn", "là", "is", "was"}  # by a figure, else they say what some of them are
LISTS = (",", "-", "/", "&", "và")


def is_open(sentence: Sentence, place: int, own: Own) -> bool:
    """Whether what stands at a place leaves the words before it as wide as they are."""
    if place >= len(sentence) or sentence[place].kind not in (Kind.WORD, Kind.MARK):
        return True
    words = [item.text for item in sentence[place : place + 4]]
    if starts_with(words, AREA):
        return is_own_place(sentence[place:], own)
    if joined := starts_with(words, OPEN):
        tied = bool((TIES | FOLLOWED) & set(joined))
        return not tied or _share_at(sentence, place + len(joined))
    if sentence[place].text not in LISTS:
        return sentence[place].kind is Kind.MARK
    return place + 1 >= len(sentence) or _goes_on(sentence, place + 1)


def _share_at(sentence: Sentence, place: int) -> bool:
    """Whether a share stands there: ``trường đạt 75%``, and not ``trường đạt 4 chuẩn``."""
    return place < len(sentence) and sentence[place].kind in (Kind.PERCENT, Kind.RATIO)


def _goes_on(sentence: Sentence, place: int) -> bool:
    """Whether a comma begins something new: a figure, or a word that says how much."""
    item = sentence[place]
    return item.kind not in (Kind.WORD, Kind.MARK) or bool(starts_with([item.text], OPEN))
