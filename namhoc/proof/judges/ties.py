"""Which share belongs to which fraction: what the sentence ties together, and nothing it keeps apart."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Sentence
from namhoc.proof.vocabulary import AIMS, MEASURED_AGAINST, TIES, TIES_FIRMLY, ends_with, starts_with, words_of

FARTHEST = 30  # pieces between a fraction and its share
KEEPS_APART = frozenset(["và", "and", "trong", "còn", "riêng", "with", "nhưng", "while", "có"])
LONGEST_BASE = 8  # words that name what a share is of
OF_ALL = words_of("số tổng của of the các")
SAME_THING = frozenset(["thành", "thị", "phường", "xã", "huyện", "quận", "tỉnh", "thị", "trấn"])
SAYS_AGAIN = ("hay", "tức", "là", "or", "tương", "đương", "ứng", "với", "nghĩa", "namely", "being")
PLACED = words_of("huyện xã tỉnh ngành phường toàn thị thành phố cả")  # "…, toàn huyện đạt tỷ lệ 80%"
OTHER_SHARE = frozenset(["tỷ", "rate"])


def tied(sentence: Sentence) -> Iterator[tuple[Item, Item]]:
    """Pairs of a fraction and its share, each used once."""
    taken: set[int] = set()
    for place, item in enumerate(sentence):
        if item.kind is not Kind.RATIO:
            continue
        found = _share_in_front(sentence, place)
        if found is None or id(sentence[found]) in taken:
            found = _share_behind(sentence, place)
        if found is not None and id(sentence[found]) not in taken:
            taken.add(id(sentence[found]))
            yield item, sentence[found]


def _share_behind(sentence: Sentence, place: int) -> int | None:
    """12/15 trường đạt chuẩn, đạt tỷ lệ 80% · 12/15 trường (80%) · 12/15, 80%."""
    words: list[str] = []  # since the fraction or the last comma
    after_comma = False
    for there in range(place + 1, min(len(sentence), place + FARTHEST)):
        item = sentence[there]
        if item.kind is Kind.PERCENT:
            return there if _belongs(sentence, there, words, after_comma=after_comma) else None
        if item.is_mark(":") and only_ties(words) and words:
            continue
        if item.is_figure or item.kind in (Kind.MONEY, Kind.MEASURE) or item.is_mark(";", ")", ":", "•", "|"):
            return None
        if item.is_mark(",", "(", "-"):
            if after_comma and not only_ties(words):
                return None
            after_comma, words = after_comma or not _names_more_places(sentence, there), []
            continue
        words.append(item.text)
        if item.text in MEASURED_AGAINST and item.text != "hơn" and not _goes_up_to(sentence, there):
            return None
    return None


def _goes_up_to(sentence: Sentence, there: int) -> bool:
    """``moved up to the next grade`` and ``making up 80%`` measure against nothing."""
    if sentence[there].text != "up":
        return False
    return sentence[there - 1].is_word("making") or (there + 1 < len(sentence) and sentence[there + 1].is_word("to"))


def _names_more_places(sentence: Sentence, comma: int) -> bool:
    """``12/12 xã, phường``: behind the comma the same thing is named on."""
    return sentence[comma].is_mark(",") and comma + 1 < len(sentence) and sentence[comma + 1].text in SAME_THING


def _belongs(sentence: Sentence, there: int, words: list[str], *, after_comma: bool) -> bool:
    firmly = bool(ends_with(_bare(words), TIES_FIRMLY)) or (_bare(words)[-1:] == [] and _has_tie(words))
    if ends_with(words, AIMS) or starts_with(words, AIMS):
        return False
    if after_comma:
        if names_own_base(sentence, there):
            return False
        in_brackets = _opened_by_bracket(sentence, there, words)
        return only_ties(words) and (firmly or in_brackets or not _counts_another(sentence[there]))
    if KEEPS_APART & set(words) or (OTHER_SHARE & set(words) and not firmly):
        return False
    return firmly or not _counts_another(sentence[there])


def _bare(words: list[str]) -> list[str]:
    """Without what may stand between a tie and its number."""
    loose = {
        "đạt",
        "là",
        "khoảng",
        "trên",
        "hơn",
        "gần",
        "xấp",
        "xỉ",
        "được",
        "over",
        "nearly",
        "about",
        "more",
        "than",
    }
    while words and words[-1] in loose:
        words = words[:-1]
    return words


def _has_tie(words: list[str]) -> bool:
    return bool(words) and set(words) <= TIES and "đạt" in words


def only_ties(words: list[str]) -> bool:
    if words[-2:] == ["rate", "of"]:  # "giving a pass rate of"
        return True
    return all(
        word in TIES or word in PLACED or word in ("hơn", "trên", "gần", "tới", "đến", "over", "nearly", "about")
        for word in words
    )


def _opened_by_bracket(sentence: Sentence, there: int, words: list[str]) -> bool:
    opening = there - len(words) - 1
    return opening >= 0 and sentence[opening].is_mark("(")


def _counts_another(share: Item) -> bool:
    """``84% học sinh``: a share that names its own base."""
    return (bool(share.family) and share.family != "places") or share.noun != ()


def names_own_base(sentence: Sentence, there: int) -> bool:
    """``99,1% số giáo viên THCS``: behind the noun stands what narrows it, so the share is of something else."""
    noun = sentence[there].noun
    if not noun:
        return False
    words: list[str] = []
    for item in sentence[there + 1 : there + 1 + LONGEST_BASE]:
        if item.kind is not Kind.WORD or item.text in KEEPS_APART:
            break
        words.append(item.text)
    narrowing = [word for word in words if word not in OF_ALL]
    return len(narrowing) > len(noun)


def _share_in_front(sentence: Sentence, place: int) -> int | None:
    """82,51% (382/463 trường) · 100% xã đạt chuẩn (12/12) · 84% hay 42/50."""
    if place <= 1:
        return None
    before = place - 1
    if not (sentence[before].is_mark("(", "=") or sentence[before].is_word(*SAYS_AGAIN)):
        return None
    while before > 0 and (sentence[before].is_mark("(", ",", "=") or sentence[before].is_word(*SAYS_AGAIN)):
        before -= 1
    before += 1
    for there in range(before - 1, max(-1, before - FARTHEST // 2), -1):
        item = sentence[there]
        if item.kind is Kind.PERCENT:
            return None if _is_a_change(sentence, there) else there
        if item.is_figure or item.kind is Kind.MARK:
            return None
    return None


def _is_a_change(sentence: Sentence, there: int) -> bool:
    """``tăng 8,3%``: the share is a difference."""
    words = [item.text for item in sentence[max(0, there - 3) : there] if item.kind is Kind.WORD]
    return bool(MEASURED_AGAINST & set(words) - {"hơn"})
