"""The main job without a server: a folder of workbooks in, the year's papers and figures out."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from namhoc.certify.certificates import CertificateFact, certificates_of
from namhoc.certify.year import MeasuredYear, YearBook, measure_year
from namhoc.collect.answers import Filing, OfficeBook
from namhoc.collect.folder import FolderReading, read_folder
from namhoc.collect.layout import OFFICE_FILE
from namhoc.collect.office_records import network_of, plan_of
from namhoc.convene.facts import ConferenceFacts
from namhoc.convene.office_book import office_text, read_conference
from namhoc.engine.figures import Difference, Points, ValueUnit
from namhoc.engine.gaps import Gap
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding, Place
from namhoc.law.school_year import SchoolYear
from namhoc.measure.facts import Measured, YearFacts
from namhoc.measure.phrases import base_note
from namhoc.paper.layout import read_layout
from namhoc.paper.pdf import write_pdf
from namhoc.paper.word import write_docx
from namhoc.plan.facts import PlanFacts
from namhoc.publish.draft import ArticleFacts, as_html, compose_article
from namhoc.recognise.facts import AwardRecord
from namhoc.recognise.office_book import award_lines, read_awards
from namhoc.recognise.sentences import awards_paragraph
from namhoc.summarise.letterhead import letterhead_of
from namhoc.summarise.mergers import mergers_under
from namhoc.summarise.outline import read_outline
from namhoc.summarise.report import ReportFacts, compose_report
from namhoc.summarise.wording import Words
from namhoc.units.network import Network

Progress = Callable[[str], None]
LAST_ROUND = "end-of-year"
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


@dataclass(frozen=True)
class YearEnd:
    """Everything the folder says about the year; nothing is worked out where findings block."""

    unit: str
    year: SchoolYear
    findings: tuple[Finding, ...]
    blocked: bool
    office: OfficeBook | None = None
    network: Network = field(default_factory=lambda: Network(()))
    measured: MeasuredYear | None = None
    plan: PlanFacts = field(default_factory=PlanFacts)
    conference: ConferenceFacts | None = None
    awards: tuple[AwardRecord, ...] = ()


def read_year_end(
    catalogue: Catalogue,
    folder: Path,
    *,
    unit: str,
    year: SchoolYear,
    previous: Path | None = None,
    progress: Progress = lambda _line: None,
) -> YearEnd:
    """Read this year's folder and last year's, check them, work the year out.

    Gaps    without last year's folder nothing is compared, and a finding says so
    """
    readings = _readings(catalogue, folder, unit, year, previous, progress)
    findings = [finding for reading in readings for finding in reading.findings]
    if previous is None:
        findings.append(Finding("collect.previous-missing", Place(unit=unit)))
    books = [reading.office for reading in readings if reading.office is not None]
    office = readings[-1].office
    if office is None or _blocks(catalogue, findings):
        return YearEnd(unit, year, tuple(findings), blocked=True, office=office)
    network, found = network_of(books)
    findings += found
    certificates, found = certificates_of(books, network.codes)
    findings += found
    plan, found = plan_of(office, catalogue)
    findings += found
    day = catalogue.reference_day(year, LAST_ROUND)
    conference, told = read_conference(office)
    findings += told
    awards, told = read_awards(office, catalogue, day)
    findings += told
    if _blocks(catalogue, findings):
        return YearEnd(unit, year, tuple(findings), blocked=True, office=office)
    progress("figures")
    measured = _measure(catalogue, readings, network, certificates, plan, unit, year)
    return YearEnd(
        unit,
        year,
        tuple(findings),
        blocked=False,
        office=office,
        network=network,
        measured=measured,
        plan=plan,
        conference=conference,
        awards=awards,
    )


def _readings(
    catalogue: Catalogue,
    folder: Path,
    unit: str,
    year: SchoolYear,
    previous: Path | None,
    progress: Progress,
) -> list[FolderReading]:
    """Last year's folder, where there is one, then this year's."""
    asked = [(folder, year)]
    if previous is not None:
        asked.insert(0, (previous, year.previous))
    return [
        read_folder(
            place,
            catalogue,
            year=of,
            unit=unit,
            progress=_counting(of, progress),
        )
        for place, of in asked
    ]


def _counting(year: SchoolYear, progress: Progress) -> Callable[[int, int, str], None]:
    return lambda at, total, name: progress(f"{year} {at}/{total} {name}")


def _blocks(catalogue: Catalogue, findings: Sequence[Finding]) -> bool:
    return any(catalogue.wording(finding).severity == "error" for finding in findings)


def _measure(
    catalogue: Catalogue,
    readings: Sequence[FolderReading],
    network: Network,
    certificates: tuple[CertificateFact, ...],
    plan: PlanFacts,
    unit: str,
    year: SchoolYear,
) -> MeasuredYear:
    books = [
        YearBook(
            YearFacts(
                unit,
                of,
                network,
                _all_filings(reading),
                tuple(target for target in plan.targets if target.year == str(of)),
            ),
            certificates,
        )
        for reading, of in zip(reversed(readings), (year, year.previous), strict=False)
    ]
    return measure_year(catalogue, books[0], books[1] if len(books) > 1 else None)


def _all_filings(reading: FolderReading) -> tuple[Filing, ...]:
    communes = () if reading.office is None else reading.office.communes
    return (*reading.filings, *communes)


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
            writer.writerow(_unmarked(text) for text in (*told, words.says(one), words.cure(one)))


def _unmarked(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def write_figures(catalogue: Catalogue, end: YearEnd, out: Path) -> None:
    """``figures.csv``: one line a figure, values exact to four decimals."""
    assert end.measured is not None
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
        "value": _shown(now.value, unit),
        "value_unit": unit.value,
        "previous_value": "" if one.base is None else _shown(one.base.value, unit),
        "change": _moved(change, unit),
        "change_unit": _moved_unit(change, unit),
        "target": "" if one.target is None else _shown(one.target.at_least, unit),
        "excess": _moved(excess, unit),
        "covered": now.figure.covered,
        "expected": now.figure.expected,
        "structure": now.structure,
        "rule_in_force": f"{now.rule.source} ({now.rule.since or 'unknown'})",
        "base_note": base_note(catalogue, one),
    }


def _shown(value: Fraction | Gap, unit: ValueUnit) -> str:
    """A value for a machine: per cent as 75, a point for the decimals, four of them at most."""
    if isinstance(value, Gap):
        return ""
    exact = value * 100 if unit is ValueUnit.PERCENT else value
    units = (2 * abs(exact.numerator) * 10**4 + exact.denominator) // (2 * exact.denominator)
    whole, rest = divmod(units, 10**4)
    decimals = f"{rest:04}".rstrip("0")
    sign = "-" if exact < 0 and units else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def _moved(change: Points | Difference | Gap | None, unit: ValueUnit) -> str:
    return "" if change is None or isinstance(change, Gap) else _shown(change.value, unit)


def _moved_unit(change: Points | Difference | Gap | None, unit: ValueUnit) -> str:
    if change is None or isinstance(change, Gap):
        return ""
    return ValueUnit.POINT.value if isinstance(change, Points) else unit.value


def write_papers(catalogue: Catalogue, end: YearEnd, out: Path) -> None:
    """``summary.docx``, ``summary.pdf`` and ``article.html``."""
    assert end.measured is not None and end.office is not None and end.conference is not None
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


def _is_sample(end: YearEnd) -> bool:
    return any(start.sample for start in end.network.starts)


__all__ = ["OFFICE_FILE", "YearEnd", "read_year_end", "write_figures", "write_findings", "write_papers"]
