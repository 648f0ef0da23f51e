"""Reads a text, finds its figures, says which contradict each other."""

from namhoc.proof.against import Book
from namhoc.proof.claims import Claim, Finding, Reading, Verdict
from namhoc.proof.read import read

__all__ = ["Book", "Claim", "Finding", "Reading", "Verdict", "read"]
