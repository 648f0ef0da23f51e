"""The text of a file: plain, Markdown, HTML, Word or PDF."""

from namhoc.proof.files.opening import KNOWN, UnreadableFile, text_of

__all__ = ["KNOWN", "UnreadableFile", "text_of"]
