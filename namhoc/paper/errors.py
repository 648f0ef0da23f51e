"""What can be wrong with a document handed to this room."""

from __future__ import annotations


class DocumentError(ValueError):
    """The document cannot be laid out: a block contradicts itself or the layout. Says which."""
