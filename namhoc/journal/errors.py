"""Trouble with the journal is trouble in the code: raised at once."""

from __future__ import annotations


class OutsideTransaction(RuntimeError):
    """An act tried to write its entry outside a transaction: it could be lost on its own."""
