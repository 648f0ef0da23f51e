"""A text as figures among words: what each number is, before anything is judged."""

from namhoc.proof.items.item import FIGURES, Item, Kind
from namhoc.proof.items.sentences import sentences_of

__all__ = ["FIGURES", "Item", "Kind", "sentences_of"]
