"""The words of Word and PDF files."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from namhoc.proof.files.errors import UnreadableFile

MOST_UNPACKED = 200 * 2**20  # a small archive may hold a bomb
MOST_PAGES = 1_000


def text_of_docx(data: bytes) -> str:
    """Paragraphs and rows of tables, in the order of the paper."""
    from docx import Document
    from docx.table import Table

    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise UnreadableFile("tệp Word chứa quá nhiều. Hãy bỏ ảnh, lưu lại rồi thử lần nữa.")
        document = Document(BytesIO(data))
        blocks = [_rows(block) if isinstance(block, Table) else [block.text] for block in document.iter_inner_content()]
    except (BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise UnreadableFile("không phải tệp Word .docx, hoặc tệp bị hỏng. Hãy mở bằng Word rồi lưu lại.") from error
    return "\n\n".join(line for block in blocks for line in block)


def _rows(table: object) -> Iterator[str]:
    from docx.table import Table

    if isinstance(table, Table):
        yield from (" | ".join(cell.text.replace("\n", " ") for cell in row.cells) for row in table.rows)


def text_of_pdf(data: bytes) -> str:
    """The text of each page; a scanned page has none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile("tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi thử lại.")
        return "\n\n".join(page.extract_text() for page in reader.pages[:MOST_PAGES])
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UnreadableFile("không phải tệp PDF, hoặc tệp bị hỏng. Hãy xuất lại từ Word.") from error
