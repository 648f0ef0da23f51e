"""A file's bytes as text, by the ending of its name; what cannot be read says why in Vietnamese."""

from __future__ import annotations

from collections.abc import Callable

from namhoc.proof.files.errors import UnreadableFile
from namhoc.proof.files.markup import text_of_html
from namhoc.proof.files.paper import text_of_docx, text_of_pdf
from namhoc.proof.files.plain import text_of_plain

KNOWN: dict[str, Callable[[bytes], str]] = {
    ".txt": text_of_plain,
    ".md": text_of_plain,
    ".html": text_of_html,
    ".htm": text_of_html,
    ".docx": text_of_docx,
    ".pdf": text_of_pdf,
}
MOST_BYTES = 30 * 2**20


def text_of(name: str, data: bytes) -> str:
    """The text in a file; raises ``UnreadableFile`` with a sentence that can be shown as it is."""
    ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
    reader = KNOWN.get(ending)
    if reader is None:
        raise UnreadableFile(f"{name}: không đọc được loại tệp này. Hãy dùng một trong các loại {', '.join(KNOWN)}.")
    if len(data) > MOST_BYTES:
        raise UnreadableFile(f"{name}: tệp lớn hơn {MOST_BYTES // 2**20} MB. Hãy chia nhỏ, hoặc bỏ ảnh trong tệp.")
    try:
        text = reader(data)
    except UnreadableFile as error:
        raise UnreadableFile(f"{name}: {error}") from error
    if not text.strip():
        raise UnreadableFile(f"{name}: tệp không có chữ nào (có thể là ảnh quét). Hãy dùng tệp có chữ.")
    return text


__all__ = ["KNOWN", "UnreadableFile", "text_of"]
