"""Parts against their total."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from namhoc.proof.causes import cause_of_sum
from namhoc.proof.claims import Verdict
from namhoc.proof.exact import Range, allowed, counted
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Cause, Draft, Facts, Sentence, Shown
from namhoc.proof.judges.lists import FEWEST, Opening, Part, Parted, parted
from namhoc.proof.vocabulary import KINDS, phrases_of, starts_with

CODE = "parts-vs-total"
NEAR_MISS = 20  # a sum within a twentieth of the total was meant to be the total
ALIKE = (
    {"schools", "bodies"},
    {"pupils", "persons"},
    {"staff", "persons"},
    {"titles", "collectives", "persons"},
    {"prizes", "titles"},
)
SURE = {"result", "prize", "grade", "degree", "sex"}  # kinds of which none is left out
PAIRS = {"sex", "receiver", "owner", "post", "job"}  # two names make the whole
OVERLAPPING = phrases_of("nữ,nam,đảng viên,đoàn viên,dân tộc,thạc sĩ,tiến sĩ,trên chuẩn,đạt chuẩn,hộ nghèo")
FIRST_LEVELS = (
    {"mầm", "mn", "mẫu", "kindergartens", "preschool"},
    {"tiểu", "th", "primary"},
    {"thcs", "trung", "lower", "secondary"},
)


def judge_parts(sentences: list[Sentence]) -> Iterator[Draft]:
    for sentence in sentences:
        for found in parted(sentence):
            if _of_one_sort(found):
                yield from _judged(found)


def _of_one_sort(found: Parted) -> bool:
    """Whether the parts can be parts of this whole at all."""
    kinds = {part.figure.kind for part in found.parts}
    if len(kinds) > 1 or (kinds == {Kind.RATIO} and found.whole.kind is not Kind.RATIO):
        return False
    families = {part.figure.family for part in found.parts} - {"", found.whole.family}
    if not found.whole.family:
        return len(families) <= 1 or families <= {"collectives", "persons"}
    return all(any({family, found.whole.family} <= alike for alike in ALIKE) for family in families)


def _judged(found: Parted) -> Iterator[Draft]:
    if found.parts[0].figure.kind is Kind.RATIO:
        tops = [part.figure.parts[0] for part in found.parts]
        bottoms = [part.figure.parts[1] for part in found.parts]
        top, bottom = found.whole.parts
        yield from _compared(found, sum(tops, Fraction()), [(top, found.whole.qualifier)], top)
        yield from _compared(found, sum(bottoms, Fraction()), [(bottom, found.whole.qualifier)], bottom)
        return
    values = [part.figure.number for part in found.parts]
    wholes = list(found.whole.parts) if found.whole.kind is Kind.RATIO else [found.whole.number]
    others = [(item.number, item.qualifier) for item in found.others]
    yield from _compared(
        found, sum(values, Fraction()), [*((whole, found.whole.qualifier) for whole in wholes), *others], wholes[0]
    )


def _compared(found: Parted, total: Fraction, wholes: list[tuple[Fraction, str]], printed: Fraction) -> Iterator[Draft]:
    room = Range(total, total)
    if found.parts[0].figure.kind in (Kind.COUNT, Kind.MONEY):
        room = Range(Fraction(), Fraction())
        for part in found.parts:
            room = room.plus(_part_range(part.figure))
    loose = any(part.figure.qualifier for part in found.parts)
    if any(_whole_range(value, sign, loose=loose).meets(room) for value, sign in wholes):
        yield _draft(found, total, printed, Verdict.OK)
        return
    verdict = _accused(found, room, _whole_range(printed, found.whole.qualifier, loose=loose))
    if verdict is not None:
        yield _draft(found, total, printed, verdict)


def _part_range(figure: Item) -> Range:
    if figure.kind is Kind.MONEY:  # of "15,2 tỷ đồng" no dong is meant
        return allowed(figure.number, figure.places, figure.qualifier)
    return counted(figure.number, figure.qualifier)


def _whole_range(value: Fraction, qualifier: str, *, loose: bool) -> Range:
    """A round total over rounded parts is round itself."""
    exact = counted(value, qualifier)
    step = _roundness(value) if loose else Fraction()
    return Range(exact.low - step / 2, exact.high + step / 2)


def _roundness(value: Fraction) -> Fraction:
    step = Fraction(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _accused(found: Parted, room: Range, whole: Range) -> Verdict | None:
    """What may be said against parts that do not make their whole; nothing, where they need not make it."""
    kinds = {part.kind for part in found.parts}
    uniform = len(kinds) == 1 and "" not in kinds and _distinct(found.parts)
    if not uniform and any(starts_with(list(part.label), OVERLAPPING) for part in found.parts):
        return None
    if found.opening is Opening.LOOSE:
        return Verdict.MISMATCH if kinds <= SURE and (_near(room, whole) or _slip_explains(found)) else None
    too_many, near = room.low > whole.high, _near(room, whole)
    if found.opening is Opening.INCLUDING or found.open_ended:
        return _accused_of_some(found, next(iter(kinds)), too_many=too_many) if uniform else None
    two_levels = kinds == {"level"} and not too_many and len(found.parts) == FEWEST
    if uniform and (near or not two_levels):
        return Verdict.MISMATCH
    if not _distinct(found.parts) and any(part.label for part in found.parts):
        return None
    sort = found.whole.family or found.whole.kind is Kind.MONEY
    comprising = found.opening is Opening.COMPRISING and sort and _counts_the_same(found)
    slipped = (len(found.parts) > FEWEST or _parallel(found.parts)) and _slip_explains(found)
    return Verdict.MISMATCH if near or slipped or (comprising and not uniform) else None


def _parallel(parts: list[Part]) -> bool:
    """``12 sáng kiến cấp tỉnh và 68 sáng kiến cấp huyện``: the labels begin alike and end apart."""
    labels = [part.label for part in parts]
    return all(len(label) > 1 for label in labels) and len({label[0] for label in labels}) == 1


def _slip_explains(found: Parted) -> bool:
    """Whether one digit changed in the total or in one part makes the sum right: they were meant to be parts."""
    if found.whole.kind is Kind.RATIO or {part.figure.family for part in found.parts} - {"", found.whole.family}:
        return False
    values = [part.figure.number for part in found.parts]
    away = sum(values, Fraction()) - found.whole.number
    meant = [(found.whole.number, found.whole.number + away), *((value, value - away) for value in values)]
    return any(one_digit_apart(str(printed), str(right)) for printed, right in meant)


def one_digit_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(first != second for first, second in zip(one, other, strict=True)) == 1


def _accused_of_some(found: Parted, kind: str, *, too_many: bool) -> Verdict | None:
    """Parts of which some may have been left out: too many are wrong; too few only where two names make the whole."""
    if too_many:
        return Verdict.MISMATCH
    if found.open_ended or not _complete(found.parts, kind):
        return None
    return Verdict.MISMATCH if kind in PAIRS else Verdict.SUSPICIOUS


def _counts_the_same(found: Parted) -> bool:
    return all(part.figure.family == found.whole.family for part in found.parts)


def _distinct(parts: list[Part]) -> bool:
    labels = [(part.figure.noun, part.label, part.degree) for part in parts]
    return len(set(labels)) == len(labels)


def _near(room: Range, whole: Range) -> bool:
    middle = (whole.low + whole.high) / 2
    away = max(room.low - whole.high, whole.low - room.high)
    return away <= max(Fraction(1), middle / NEAR_MISS)


def _narrowed(part: Part) -> bool:
    """``10 trường công lập tự chủ`` are not all public ones."""
    behind = [item.text for item in part.behind][len(part.figure.noun) :]
    return starts_with(behind, KINDS[part.kind]) != () and len(behind) > len(part.name)


def _complete(parts: list[Part], kind: str) -> bool:
    if kind == "job":
        return len({part.name[0] for part in parts if part.name} & {"cán", "cbql", "giáo", "nhân"}) == len("abc")
    if kind in PAIRS:
        narrowed = kind in ("owner", "sex") and any(_narrowed(part) for part in parts)
        return len(parts) == len(("one", "other")) and not narrowed
    firsts = {part.name[0] for part in parts if part.name}
    if kind == "fund":
        return len(parts) > FEWEST
    return kind == "level" and all(firsts & level for level in FIRST_LEVELS)


def _draft(found: Parted, total: Fraction, printed: Fraction, verdict: Verdict) -> Draft:
    values = [_value(part.figure, found, printed) for part in found.parts]
    facts: Facts = {"total": Shown(total), "printed": Shown(printed), "away": Shown(abs(total - printed))}
    items: tuple[Item, ...] = (found.whole, *(part.figure for part in found.parts))
    cause = _cause(printed, values) if verdict is Verdict.MISMATCH else None
    return Draft(
        CODE, verdict, items, found.whole, printed, total, facts, cause, tuple(Shown(value) for value in values)
    )


def _cause(printed: Fraction, values: list[Fraction]) -> Cause | None:
    if found := cause_of_sum(printed, values):
        return found[0], {"number": Shown(found[1])}
    away = printed - sum(values, Fraction())
    return ("missing", {"number": Shown(away)}) if away > 0 else None


def _value(figure: Item, found: Parted, printed: Fraction) -> Fraction:
    if figure.kind is not Kind.RATIO:
        return figure.number
    return figure.parts[1] if found.whole.kind is Kind.RATIO and found.whole.parts[1] == printed else figure.parts[0]
