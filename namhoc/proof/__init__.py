"""Reads a text, finds its figures, says which contradict each other."""

from namhoc.proof.claims import Claim, Finding, Reading, Verdict
from namhoc.proof.read import read

__all__ = ["Claim", "Finding", "Reading", "Verdict", "read"]
