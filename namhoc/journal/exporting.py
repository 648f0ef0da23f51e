"""The journal as files that anyone can check without this program: entries as they were hashed, notes, the verifier.

What leaves is what an inspector would read in the pages: names and reasons stand in it as they do in the journal. It is
written by whoever runs the installation, for someone with a right to read it; what is public is the notes alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from namhoc.journal import verify_journal
from namhoc.journal.chain import row_text
from namhoc.journal.errors import BrokenChain
from namhoc.journal.queries import rows_after
from namhoc.journal.sealing import checkpoints_text, make_checkpoint

ENTRIES, CHECKPOINTS, VERIFIER, README = "entries.txt", "checkpoints.txt", "verify_journal.py", "README.txt"
EVERYTHING = 10**18
TOLD = """\
NHẬT KÍ XUẤT NGÀY {day}

  entries.txt         mỗi dòng một mục: mã băm SHA-256, dấu cách, rồi đúng văn bản đã băm (JSON)
  checkpoints.txt     khóa công khai và các mốc đã kí
  verify_journal.py   bộ kiểm tra, chỉ cần Python 3.9 trở lên: đọc được trong mười phút, không cần tin

Kiểm tra:   python3 verify_journal.py . --checkpoints CÁC-MỐC-BẠN-ĐÃ-GHI.txt
Bộ kiểm tra này nằm ở cổng thông tin, trang /nhat-ki/moc/: hãy lấy nó ở nơi bạn tin, đừng lấy ở đây.

Trong tệp có tên người, lí do và số liệu đúng như nhật kí: chỉ trao cho người có quyền đọc, không đăng lên mạng.
Nội dung trước và sau mỗi việc chỉ có mã băm; không có mật khẩu, tệp gửi lên hay địa chỉ máy. Chỉ các mốc là công khai.

JOURNAL EXPORTED ON {day}

  entries.txt         one entry a line: its SHA-256, a space, then the very text that was hashed (JSON)
  checkpoints.txt     public keys and the signed checkpoints
  verify_journal.py   the verifier, in need of Python 3.9 or newer only: ten minutes' reading, no trust wanted

To check:   python3 verify_journal.py . --checkpoints WHAT-YOU-NOTED.txt
The verifier also stands on the portal, at /nhat-ki/moc/: take it from where you trust it, not from here.

Names, reasons and figures stand in these files as they do in the journal: hand them only to those who may read it, and
publish none. Of the states before and after an act there are digests only; no passwords, uploads or addresses. The
checkpoints alone are public.
"""


@dataclass(frozen=True)
class Exported:
    """What was written; ``broken`` names the entry over which nothing was signed."""

    entries: int
    broken: int | None


def export_journal(folder: Path, day: date) -> Exported:
    """Write the journal with a note over its very end; one that does not hold is written as it is, unsigned."""
    broken, until = None, EVERYTHING
    try:
        end = make_checkpoint(day, again=True)
        until = EVERYTHING if end is None else end.number
    except BrokenChain as chain:
        broken = chain.number
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    with (folder / ENTRIES).open("w", encoding="utf-8", newline="\n") as file:
        for line in entry_lines(until):
            file.write(line)
            written += 1
    (folder / CHECKPOINTS).write_text(checkpoints_text(), encoding="utf-8", newline="\n")
    (folder / README).write_text(TOLD.format(day=day.isoformat()), encoding="utf-8")
    shutil.copyfile(verify_journal.__file__, folder / VERIFIER)
    return Exported(written, broken)


def entry_lines(until: int = EVERYTHING) -> Iterator[str]:
    """Each entry as the digest and the text it is of; what cannot be spelled any more is left without."""
    for row in rows_after(0, until):
        try:
            yield f"{row[-1]} {row_text(row)}\n"
        except (KeyError, TypeError, ValueError):
            yield f"{row[-1]}\n"
