"""Holds what a text says against the figures that offices have adopted."""

from namhoc.proof.against.book import Book, Measure, Office, Official, Spoken, Standing
from namhoc.proof.against.judging import judge_against

__all__ = ["Book", "Measure", "Office", "Official", "Spoken", "Standing", "judge_against"]
