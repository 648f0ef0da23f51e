"""One subject with two values: the headline against the text, "toàn huyện có" twice, "đều mức 2, riêng … mức 1"."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.proof.claims import Verdict
from namhoc.proof.exact import counted
from namhoc.proof.items import Item, Kind
from namhoc.proof.judges.draft import Draft, Facts, Sentence, Shown
from namhoc.proof.vocabulary import words_of

TWO_VALUES, HEADLINE, ALL_BUT = "same-subject-two-values", "headline-vs-body", "all-but-one"
WHOLES = words_of("toàn cả total")
PLACES = words_of("tỉnh huyện thị thành quận xã ngành trường phố")
OTHER_TIME = words_of("trước đầu cuối đến dự kiến mục tiêu phấn đấu năm kế hoạch chỉ tiêu tăng giảm thêm mới")
ACTS = (
    ("công", "nhận"),
    ("sáp", "nhập"),
    ("giải", "thể"),
    ("tuyên", "dương"),
    ("khen", "thưởng"),
    ("tặng",),
    ("thành", "lập"),
)
LONGEST_TITLE, LEAST_SAID = 40, 4  # pieces of a headline; words of noun and predicate
NARROWING = OTHER_TIME | words_of("trong gồm riêng còn nâng số cùng với")
MOST_OPENING, MOST_NOUN = 6, 7  # words of "toàn thành phố Hà Nội", of "trường trung học cơ sở công lập"


def judge_subjects(sentences: list[Sentence]) -> Iterator[Draft]:
    yield from _two_values(sentences)
    yield from _headline(sentences)
    yield from _headline_said_again(sentences)
    for sentence in sentences:
        yield from _all_but_one(sentence)


def _two_values(sentences: list[Sentence]) -> Iterator[Draft]:
    """Only the plainest form is sure: "Toàn huyện có 541 trường mầm non", and again with another number."""
    known: dict[tuple[str, ...], Item] = {}
    for sentence in sentences:
        for place, item in enumerate(sentence):
            key = _plain_total(sentence, place)
            if not key:
                continue
            first = known.setdefault(key, item)
            if not counted(first.number, first.qualifier).meets(counted(item.number, item.qualifier)):
                facts: Facts = {"one": Shown(first.number), "other": Shown(item.number), "subject": " ".join(key)}
                yield Draft(TWO_VALUES, Verdict.MISMATCH, (first, item), item, item.number, first.number, facts)


def _plain_total(sentence: Sentence, place: int) -> tuple[str, ...]:
    """Place and noun of a count that is said of a whole place, with nothing else said of it; else nothing."""
    item = sentence[place]
    if item.kind is not Kind.COUNT or not item.family:
        return ()
    before: list[str] = []
    there = place - 1
    while there >= 0 and sentence[there].kind is Kind.WORD:
        before.insert(0, sentence[there].text)
        there -= 1
    before = before[1:] if before[:1] in (["hiện"], ["nay"]) else before
    if before[-2:] == ["tổng", "số"]:
        return _total_of_place(sentence, place)
    opening = [
        word
        for word in before
        if word not in ("hiện", "nay", "có", "tổng", "số", "tất", "cả", "là", "gồm", "hơn", "gần", "khoảng")
    ] or [""]
    spoken = " ".join(before)
    if before[:1] != ["toàn"] or "có" not in before or len(opening) > MOST_OPENING:
        return ()
    if (
        OTHER_TIME & set(before)
        or any(piece.kind in (Kind.YEAR, Kind.YEARS, Kind.SCHOOL_YEAR) for piece in sentence)
        or not spoken
    ):
        return ()
    noun: list[str] = []
    there = place + 1
    while (
        there < len(sentence) and sentence[there].kind is Kind.WORD and sentence[there].text not in ("và", "với", "and")
    ):
        noun.append(sentence[there].text)
        there += 1
    return (*opening, *_plain_noun(noun)) if len(noun) <= MOST_NOUN else ()


def _plain_noun(noun: list[str]) -> list[str]:
    return noun[:1] if noun == ["trường", "học"] else noun


def _total_of_place(sentence: Sentence, place: int) -> tuple[str, ...]:
    """``trong tổng số 45 trường toàn huyện có 30 trường …``."""
    words = [item.text for item in _until_mark(sentence, place, 1) if item.kind is Kind.WORD]
    if "toàn" not in words or any(item.years for item in sentence):
        return ()
    there = words.index("toàn")
    named, rest = words[there : there + 2], words[there + 2 :]
    whole = len(named) > 1 and named[1] in PLACES and (not rest or rest[0] in ("có", "đã", "thì"))
    return (*named, *_plain_noun(words[:there])) if whole and there else ()


def _headline(sentences: list[Sentence]) -> Iterator[Draft]:
    """The first line says how many were recognised, the text says otherwise."""
    if len(sentences) < len(("title", "body")) or len(sentences[0]) > LONGEST_TITLE or sentences[0][-1].is_mark("."):
        return
    for act in ACTS:
        title = [item for item in _counts_of(sentences[0], act) if not item.qualifier]
        if len(title) != 1 or any(item.kind is Kind.YEAR for item in sentences[0]):
            continue
        body = [item for sentence in sentences[1:] for item in _counts_of(sentence, act) if item.noun == title[0].noun]
        values = {item.number for item in body if item.number != title[0].number}
        if len(values) == 1 and len(body) >= 1 and title[0].number not in {item.number for item in body}:
            facts: Facts = {
                "title": Shown(title[0].number),
                "body": Shown(body[0].number),
                "noun": " ".join(title[0].noun),
            }
            yield Draft(
                HEADLINE, Verdict.MISMATCH, (title[0], body[0]), title[0], title[0].number, body[0].number, facts
            )
            return


def _headline_said_again(sentences: list[Sentence]) -> Iterator[Draft]:
    """``Tân An có 5 trường đạt chuẩn quốc gia`` as a headline, and the text says it of 7."""
    if len(sentences) < len(("title", "body")) or len(sentences[0]) > LONGEST_TITLE or sentences[0][-1].is_mark("."):
        return
    title = [(item, said) for place, item in enumerate(sentences[0]) if (said := _predicate(sentences[0], place))]
    if len(title) != 1:
        return
    first, said = title[0]
    body = [
        item
        for sentence in sentences[1:]
        for place, item in enumerate(sentence)
        if _predicate(sentence, place) == said and _of_the_same_place(sentences[0], sentence, place)
    ]
    if body and len({item.number for item in body}) == 1 and body[0].number != first.number:
        facts: Facts = {"title": Shown(first.number), "body": Shown(body[0].number), "noun": " ".join(said)}
        yield Draft(HEADLINE, Verdict.MISMATCH, (first, body[0]), first, first.number, body[0].number, facts)


def _of_the_same_place(title: Sentence, sentence: Sentence, place: int) -> bool:
    """Whether "có" leads up to the count and no name that the headline does not have."""
    before = _until_mark(sentence, place, -1)
    known = {piece.text for piece in title}
    named = [piece for piece in before if piece.capital and piece is not sentence[0]]
    return "có" in {piece.text for piece in before} and all(piece.text in known for piece in named)


def _predicate(sentence: Sentence, place: int) -> tuple[str, ...]:
    """Noun and what is said of it, where nothing else narrows the count: "trường đạt chuẩn quốc gia"."""
    item = sentence[place]
    if item.kind is not Kind.COUNT or not item.family or item.qualifier or any(piece.years for piece in sentence):
        return ()
    before = {piece.text for piece in _until_mark(sentence, place, -1)}
    words = [piece.text for piece in _until_mark(sentence, place, 1)]
    named = len(words) >= LEAST_SAID and all(piece.kind is Kind.WORD for piece in _until_mark(sentence, place, 1))
    return tuple(words) if named and not NARROWING & before else ()


def _counts_of(sentence: Sentence, act: tuple[str, ...]) -> list[Item]:
    """Counts of schools, people or prizes to which an act is done in the same clause."""
    found: list[Item] = []
    for place, item in enumerate(sentence):
        if item.kind is not Kind.COUNT or not item.family:
            continue
        clause = [
            piece.text for piece in (*_until_mark(sentence, place, -1)[::-1], item, *_until_mark(sentence, place, 1))
        ]
        if any(tuple(clause[there : there + len(act)]) == act for there in range(len(clause))):
            found.append(item)
    return found


def _until_mark(sentence: Sentence, place: int, step: int) -> list[Item]:
    pieces: list[Item] = []
    there = place + step
    while 0 <= there < len(sentence) and sentence[there].kind is not Kind.MARK and not sentence[there].is_figure:
        pieces.append(sentence[there])
        there += step
    return pieces


def _all_but_one(sentence: Sentence) -> Iterator[Draft]:
    """``đều đạt … mức 2; riêng Sông Hinh … mức 1``: all, and yet one not."""
    words = [item.text for item in sentence]
    if "đều" not in words or "riêng" not in words[words.index("đều") :] or {"trừ", "ngoại"} & set(words):
        return
    split = words.index("riêng", words.index("đều"))
    before = {
        _standard(sentence, place): sentence[place] for place in range(split) if sentence[place].kind is Kind.LEVEL
    }
    for place in range(split, len(sentence)):
        standard = _standard(sentence, place)
        if (
            sentence[place].kind is Kind.LEVEL
            and (first := before.get(standard))
            and first.text != sentence[place].text
        ):
            facts: Facts = {"one": first.text, "other": sentence[place].text, "subject": " ".join(standard)}
            yield Draft(ALL_BUT, Verdict.MISMATCH, (), sentence[place], sentence[place].text, first.text, facts)


def _standard(sentence: Sentence, place: int) -> tuple[str, ...]:
    """The standard whose level is named: the words before "mức"."""
    words = [item.text for item in sentence[max(0, place - 5) : place] if item.kind is Kind.WORD]
    while words and words[-1] in ("mức", "độ", "cấp"):
        words.pop()
    return tuple(words[-3:])
