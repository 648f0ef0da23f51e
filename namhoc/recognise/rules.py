"""Who may grant what to whom, how many at most, and what the votes say: decisions on plain values.

The day asked about is the day the competent body received the dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor

from namhoc.law.awards import Award, AwardVersion, Quota
from namhoc.law.catalogue import Catalogue
from namhoc.law.findings import Finding
from namhoc.law.starts import Starts
from namhoc.recognise.facts import AwardRecord
from namhoc.recognise.words import RecipientKind


def award_findings(record: AwardRecord, catalogue: Catalogue, day: date) -> tuple[Finding, ...]:
    """The award and its giver exist, the award is in force, the giver may grant it, to such a recipient."""
    award, giver = catalogue.awards.get(record.award), catalogue.givers.get(record.giver)
    findings: list[Finding] = []
    if award is None:
        findings.append(_at(record, "award", "recognise.unknown-award", found=record.award))
    if giver is None:
        findings.append(_at(record, "giver", "recognise.unknown-giver", found=record.giver))
    if award is not None:
        findings += _in_force(record, award, day, None if giver is None else giver.label)
    return tuple(findings)


def _in_force(record: AwardRecord, award: Award, day: date, giver: str | None) -> Iterator[Finding]:
    version = version_on(award, day)
    if version is None:
        yield _at(record, "award", "recognise.not-in-force", award=award.label)
    elif giver is not None and record.giver not in version.granted_by:
        yield _at(record, "giver", "recognise.giver-may-not", giver=giver, award=award.label)
    if record.recipient_kind.value not in award.recipients:
        details = {"award": award.label, "recipient": record.recipient}
        yield _at(record, "recipient_kind", "recognise.recipient-not-allowed", **details)


def _at(record: AwardRecord, column: str, code: str, **details: object) -> Finding:
    return Finding(code, record.place_of(column), details)


def version_on(award: Award, day: date) -> AwardVersion | None:
    """The rule behind an award on ``day``, where there was one."""
    return Starts(award.since).get(day)


def repeated(records: Iterable[AwardRecord], catalogue: Catalogue) -> tuple[Finding, ...]:
    """The same award to the same recipient of the same unit twice in a year."""
    seen: set[tuple[str, str, str]] = set()
    findings = []
    for record in records:
        key = (record.award, record.unit, " ".join(record.recipient.casefold().split()))
        if key in seen:
            label = award_label(record.award, catalogue)
            findings.append(_at(record, "recipient", "recognise.twice", recipient=record.recipient, award=label))
        seen.add(key)
    return tuple(findings)


def award_label(code: str, catalogue: Catalogue) -> str:
    award = catalogue.awards.get(code)
    return code if award is None else award.label


def individuals_by_award(records: Iterable[AwardRecord]) -> dict[str, int]:
    """How many persons have each award."""
    counted: dict[str, int] = {}
    for record in records:
        if record.recipient_kind is RecipientKind.INDIVIDUAL:
            counted[record.award] = counted.get(record.award, 0) + 1
    return counted


def quota_findings(held: Mapping[str, int], catalogue: Catalogue, day: date) -> tuple[Finding, ...]:
    """Awards over their cap, and those whose cap cannot be judged because nobody listed its base.

    Unit    ``held``: persons by award; an award that no person has may be absent
    """
    findings: list[Finding] = []
    for code, given in held.items():
        award = catalogue.awards.get(code)
        version = None if award is None else version_on(award, day)
        if award is not None and version is not None and version.quota is not None and given:
            findings += _quota(award, version.quota, given, held, catalogue)
    return tuple(findings)


def _quota(award: Award, quota: Quota, given: int, held: Mapping[str, int], catalogue: Catalogue) -> Iterator[Finding]:
    share, base = Fraction(quota.at_most), held.get(quota.of, 0)
    details = {"award": award.label, "given": given, "of": award_label(quota.of, catalogue)}
    if share and not base:
        yield Finding("recognise.quota-unknown", details={**details, "needed": ceil(given / share)})
    elif given > share * base:
        yield Finding("recognise.quota-exceeded", details={**details, "most": floor(share * base), "base": base})


def unverified_findings(awards: Iterable[str], catalogue: Catalogue, day: date) -> tuple[Finding, ...]:
    """Awards whose rule nobody has compared with its source: said once each."""
    findings = []
    for code in sorted(set(awards)):
        award = catalogue.awards.get(code)
        version = None if award is None else version_on(award, day)
        if award is not None and version is not None and not version.verified:
            details = {
                "award": _told_apart(award, version, catalogue),
                "source": catalogue.sources[version.source_code].label,
            }
            findings.append(Finding("recognise.rule-unverified", details=details))
    return tuple(findings)


def _told_apart(award: Award, version: AwardVersion, catalogue: Catalogue) -> str:
    """The award with its only giver: three givers have a Bằng khen of their own."""
    if len(version.granted_by) > 1:
        return award.label
    return f"{award.label} ({catalogue.givers[version.granted_by[0]].label})"


def outcome(votes_for: int, votes_against: int) -> bool | None:
    """Whether the council supports: more for than against. ``None`` where nobody has voted."""
    return votes_for > votes_against if votes_for + votes_against else None
