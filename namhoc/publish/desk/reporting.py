"""The articles of a period, told for those who lead: by section, by author, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from namhoc.front.models import Count
from namhoc.front.visitors import Kind
from namhoc.journal.actor import Actor
from namhoc.paper.spreadsheets import unmarked
from namhoc.publish.desk.listing import desk_of, told_in_list


@dataclass(frozen=True)
class Told:
    """One article of the report."""

    title: str
    section: str
    author: str
    approved: str
    posted_at: datetime
    public: bool
    views: int


@dataclass(frozen=True)
class Report:
    """The articles posted from one day to another."""

    since: date
    until: date
    articles: list[Told]

    @property
    def by_section(self) -> list[tuple[str, int, int]]:
        return _sums([(one.section, one.views) for one in self.articles])

    @property
    def by_author(self) -> list[tuple[str, int, int]]:
        return _sums([(one.author, one.views) for one in self.articles])


def _sums(pairs: Sequence[tuple[str, int]]) -> list[tuple[str, int, int]]:
    """By name how many articles and how many views, most articles first."""
    many, views = Counter(name for name, _views in pairs), Counter[str]()
    for name, seen in pairs:
        views[name] += seen
    return [(name, number, views[name]) for name, number in sorted(many.items(), key=lambda one: (-one[1], one[0]))]


def report_of(by: Actor, since: date, until: date) -> Report:
    """What the post may read of it: every article that was posted in the period, still public or not."""
    found = desk_of(by).filter(posted_at__date__range=(since, until)).order_by("posted_at", "pk")
    listed = told_in_list(found)
    views = views_of([article.pk for article in listed])
    return Report(since, until, [_told(article, views.get(article.pk, 0)) for article in listed])


def _told(article: Any, views: int) -> Told:
    author = article.author or article.wrote
    return Told(article.title, article.section_name, author, article.approved, article.posted_at, article.live, views)


def views_of(articles: Sequence[int]) -> dict[int, int]:
    """How often people opened each article; search engines aside."""
    names = {f"article:{pk}": pk for pk in articles}
    rows = Count.objects.filter(what__in=names).exclude(kind=Kind.ROBOT).values("what").annotate(all=Sum("number"))
    return {names[row["what"]]: row["all"] for row in rows}


def as_workbook(report: Report) -> bytes:
    """Three sheets: the articles, and their sums by section and by author."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        minute = book.add_format({"num_format": "d/m/yyyy hh:mm"})
        sheet = _sheet(book, _("Articles"), article_heads(), bold)
        for place, one in enumerate(report.articles, start=1):
            sheet.write_number(place, 0, place)
            for column, text in enumerate((one.title, one.section, one.author, one.approved), start=1):
                sheet.write_string(place, column, str(unmarked(text)))
            sheet.write_datetime(place, 5, timezone.localtime(one.posted_at).replace(tzinfo=None), minute)
            sheet.write_string(place, 6, _("yes") if one.public else _("no"))
            sheet.write_number(place, 7, one.views)
        sheet.set_column(1, 1, 60)
        sheet.set_column(2, 5, 20)
        for label, sums in ((pgettext("portal", "Section"), report.by_section), (_("Author"), report.by_author)):
            sheet = _sheet(book, label, [label, _("Articles"), _("Views")], bold)
            for place, (name, number, views) in enumerate(sums, start=1):
                sheet.write_string(place, 0, str(unmarked(name)))
                sheet.write_row(place, 1, [number, views])
            sheet.set_column(0, 0, 40)
    return content.getvalue()


def article_heads() -> list[str]:
    return [
        _("No."),
        _("Title"),
        pgettext("portal", "Section"),
        _("Author"),
        _("Approved by"),
        _("Posted"),
        _("Public now"),
        _("Views"),
    ]


def _sheet(book: Any, name: str, heads: list[str], bold: Any) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, heads, bold)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    return sheet
