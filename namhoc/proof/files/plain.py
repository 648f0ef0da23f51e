"""Plain text and Markdown, in the encodings of offices."""

from __future__ import annotations

from namhoc.proof.files.errors import UnreadableFile

MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def text_of_plain(data: bytes) -> str:
    """UTF-8, with or without its mark, or UTF-16 with one."""
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("chữ không theo Unicode (UTF-8). Hãy lưu lại tệp với bảng mã UTF-8.") from error
    if "\x00" in text:
        raise UnreadableFile("đây không phải là tệp văn bản. Hãy chọn tệp .txt, .md, .html, .docx hoặc .pdf.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
