"""The lines of a document whose words follow from the form: Word and PDF say exactly the same."""

from __future__ import annotations

from dataclasses import replace

from namhoc.paper.blocks import Block, Document, Head, Heading, Paragraph, Run
from namhoc.paper.errors import DocumentError
from namhoc.paper.layout import HeadingForm, Layout, Listed, Recipients
from namhoc.paper.numbers import padded
from namhoc.paper.text import one_line

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def number_line(head: Head, layout: Layout) -> str:
    return layout.number.pattern.format(number=_number(head, layout), symbol=head.symbol)


def place_line(head: Head, layout: Layout) -> str:
    return layout.place_date.pattern.format(place=head.place, **_day(head, layout))


def _number(head: Head, layout: Layout) -> str:
    if head.number is None:
        return layout.number.blank
    if not (head.number.isascii() and head.number.isdigit()):
        return head.number  # 15a, or a number that already names its book
    return padded(int(head.number), layout.number.zero_below)


def _day(head: Head, layout: Layout) -> dict[str, str]:
    form = layout.place_date
    if head.day is None:
        return {"day": form.blank, "month": form.blank, "year": str(head.year)}
    month = form.zeros.month(head.day.month)
    return {"day": form.zeros.day(head.day.day), "month": month, "year": str(head.day.year)}


def bases(document: Document, layout: Layout) -> tuple[str, ...]:
    return _listed(document.bases, layout.basis)


def recipients(document: Document, layout: Layout) -> tuple[str, ...]:
    form: Recipients = layout.recipients
    return tuple(form.dash + line for line in _listed(document.recipients, form))


def _listed(lines: tuple[str, ...], form: Listed) -> tuple[str, ...]:
    bare = [_unended(line.strip(), form) for line in lines]
    return tuple(line + (form.last_ends if at == len(bare) else form.ends) for at, line in enumerate(bare, 1))


def _unended(line: str, form: Listed) -> str:
    """The line without the mark it was typed with; three dots are no such mark."""
    if line.endswith("..."):
        return line
    return line.removesuffix(form.ends).removesuffix(form.last_ends)


def ended(body: tuple[Block, ...], layout: Layout) -> tuple[Block, ...]:
    """The body with the mark that says nothing follows, when its last block is a paragraph."""
    if not body or not isinstance(body[-1], Paragraph) or not body[-1].runs:
        return body
    *runs, last = body[-1].runs
    mark = layout.body.end_mark
    text = last.text.rstrip()
    closed = text if text.endswith(mark) else text.removesuffix(".") + mark
    return (*body[:-1], Paragraph((*runs, replace(last, text=closed))))


def heading_form(heading: Heading, layout: Layout) -> HeadingForm:
    try:
        return layout.headings.levels[heading.level]
    except KeyError:
        known = ", ".join(map(str, layout.headings.levels))
        raise DocumentError(f"Heading {heading.text!r}: level {heading.level} is not one of {known}") from None


def heading_lines(heading: Heading, layout: Layout) -> tuple[str, ...]:
    """The title on one line with its number, or under it: ``Phần thứ nhất`` stands alone."""
    form = heading_form(heading, layout)
    title = form.written(heading.text)
    bare = heading.number.strip().rstrip(".)")
    if not bare:
        return (title,)
    if bare.split()[0] in layout.headings.own_line:
        return (bare, title)
    return (bare + form.joined + title,)


def annex_names(document: Document, layout: Layout) -> tuple[str, ...]:
    """``Phụ lục``, with a Roman number each when there are several."""
    word, count = layout.annex.text, len(document.annexes)
    return (word,) if count == 1 else tuple(f"{word} {roman(at)}" for at in range(1, count + 1))


def roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text


def annex_reference(document: Document, layout: Layout) -> str:
    """To which document an annex belongs."""
    head = document.head
    kind, issuer = one_line(document.title.kind), one_line(head.issuer)
    number = _number(head, layout)
    return layout.annex.pattern.format(
        kind=kind, number=number, symbol=head.symbol, issuer=issuer, **_day(head, layout)
    )


def mark(document: Document, layout: Layout) -> str:
    """What the top margin warns of: a draft, sample data, both, or nothing."""
    form = layout.marks
    told = ((form.draft, document.draft), (form.sample, document.sample))
    return form.between.join(word for word, holds in told if holds)


def subject(document: Document) -> str:
    """The document's name where a reader sees only one line: file lists, the window's title."""
    return f"{one_line(document.title.kind)} {one_line(document.title.abstract)}".strip()


def plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
