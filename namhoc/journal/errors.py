"""Trouble with the journal is trouble in the code, or worse: raised at once."""

from __future__ import annotations


class OutsideTransaction(RuntimeError):
    """An act tried to write its entry outside a transaction: it could be lost on its own."""


class BrokenChain(RuntimeError):
    """The chain does not hold at ``number``: nothing is signed over that."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"the chain does not hold at entry {number}")
