"""Findings as pages and forms take them: by how grave they are, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from namhoc.journal.language import language
from namhoc.law.catalogue import catalogue
from namhoc.law.findings import Finding

GRAVITY = ("error", "warning", "note")


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, otherwise in the order in which they were found."""
    return sorted(findings, key=lambda finding: GRAVITY.index(catalogue().wording(finding).severity))


def grave(findings: Iterable[Finding]) -> list[Finding]:
    """Those that stop an act: errors, not warnings or notes."""
    return [finding for finding in findings if catalogue().wording(finding).severity == "error"]


def told(finding: Finding) -> str:
    """What is wrong and what to do, for a form that was refused."""
    wording = catalogue().wording(finding)
    return f"{wording.says(finding, language())} {wording.cure(finding, language())}"
