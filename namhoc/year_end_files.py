"""What the year-end job writes: findings and figures as tables, the report and the article as papers."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from namhoc.convene.office_book import office_text
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding
from namhoc.measure.decimals import decimal_text, moved_text, moved_unit
from namhoc.measure.facts import Measured
from namhoc.measure.phrases import base_note
from namhoc.paper.layout import read_layout
from namhoc.paper.pdf import write_pdf
from namhoc.paper.spreadsheets import unmarked
from namhoc.paper.word import write_docx
from namhoc.publish.draft import ArticleFacts, as_html, compose_article
from namhoc.recognise.office_book import award_lines
from namhoc.recognise.sentences import awards_paragraph
from namhoc.summarise.letterhead import letterhead_of
from namhoc.summarise.mergers import mergers_under
from namhoc.summarise.outline import read_outline
from namhoc.summarise.report import ReportFacts, compose_report
from namhoc.summarise.wording import Words
from namhoc.year_end import LAST_ROUND, YearTold

FINDING_COLUMNS = ("code", "severity", "file", "sheet", "cell", "unit", "message", "cure")
FIGURE_COLUMNS = (
    "indicator",
    "unit",
    "year",
    "round",
    "numerator",
    "denominator",
    "value",
    "value_unit",
    "previous_value",
    "change",
    "change_unit",
    "target",
    "excess",
    "covered",
    "expected",
    "structure",
    "rule_in_force",
    "base_note",
)


def write_findings(catalogue: Catalogue, findings: Sequence[Finding], out: Path) -> None:
    """``findings.csv``: a line each, worded in Vietnamese, the worst first."""
    order = {"error": 0, "warning": 1, "note": 2}
    ranked = sorted(findings, key=lambda finding: order[catalogue.wording(finding).severity])
    with (out / "findings.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FINDING_COLUMNS)
        for one in ranked:
            words = catalogue.wording(one)
            place = one.place
            told = (one.code, words.severity, place.file, place.sheet, place.cell, place.unit)
            writer.writerow(unmarked(text) for text in (*told, words.says(one), words.cure(one)))


def write_figures(catalogue: Catalogue, end: YearTold, out: Path) -> None:
    """``figures.csv``: one line a figure, values exact to four decimals."""
    with (out / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIGURE_COLUMNS)
        writer.writeheader()
        for one in end.measured.figures:
            writer.writerow(_figure_row(catalogue, one))


def _figure_row(catalogue: Catalogue, one: Measured) -> dict[str, object]:
    now, unit = one.now, one.now.value_unit
    change, excess = one.change, one.excess
    return {
        "indicator": now.indicator,
        "unit": now.unit,
        "year": now.year,
        "round": now.round,
        "numerator": now.figure.numerator,
        "denominator": "" if now.figure.denominator is None else now.figure.denominator,
        "value": decimal_text(now.value, unit),
        "value_unit": unit.value,
        "previous_value": "" if one.base is None else decimal_text(one.base.value, unit),
        "change": moved_text(change, unit),
        "change_unit": moved_unit(change, unit),
        "target": "" if one.target is None else decimal_text(one.target.at_least, unit),
        "excess": moved_text(excess, unit),
        "covered": now.figure.covered,
        "expected": now.figure.expected,
        "structure": now.structure,
        "rule_in_force": f"{now.rule.source} ({now.rule.since or 'unknown'})",
        "base_note": base_note(catalogue, one),
    }


def write_papers(catalogue: Catalogue, end: YearTold, out: Path) -> None:
    """``summary.docx``, ``summary.pdf`` and ``article.html``."""
    words = Words(catalogue, read_outline(), {one.code: one for one in end.plan.documents})
    mergers = mergers_under(catalogue, end.network, end.unit, end.year)
    issued_in = catalogue.reference_day(end.year, LAST_ROUND).year
    report = ReportFacts(
        letterhead_of(end.office),
        end.year,
        end.measured,
        end.plan,
        mergers,
        issued_in=issued_in,
        sample=_is_sample(end),
    )
    document = compose_report(report, words)
    layout = read_layout(catalogue.root / "papers" / "layout.yaml", date(issued_in, 12, 31))
    write_docx(document, layout, out / "summary.docx")
    write_pdf(document, layout, out / "summary.pdf")
    told = awards_paragraph(award_lines(end.awards, catalogue), catalogue, locality=office_text(end.office, "locality"))
    article = ArticleFacts(
        end.year,
        end.measured.figures,
        end.plan,
        mergers,
        end.conference,
        [told] if told else [],
    )
    html = as_html(compose_article(article, words))
    (out / "article.html").write_text(html, encoding="utf-8")


def _is_sample(end: YearTold) -> bool:
    return any(start.sample for start in end.network.starts)
