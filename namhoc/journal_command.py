"""``namhoc journal``: verified, noted, exported."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

FINE, BLOCKED = 0, 1


def add_journal(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command; nothing of Django is asked for until one of them runs."""
    journal = commands.add_parser("journal", help="the journal: verified, noted in signed checkpoints, exported")
    acts = journal.add_subparsers(dest="act", required=True, metavar="ACT")

    verify = acts.add_parser("verify", help="reckon every entry and checkpoint anew")
    verify.add_argument("--checkpoints", type=Path, metavar="FILE", help="checkpoints that were kept elsewhere")
    verify.set_defaults(run=_verify)

    checkpoint = acts.add_parser("checkpoint", help="sign where the journal ends today, once a day")
    checkpoint.add_argument("--to", type=Path, metavar="DIR", help="add what is new to checkpoints.txt in this folder")
    checkpoint.add_argument("--now", action="store_true", help="another one today, if anything was written since")
    checkpoint.set_defaults(run=_checkpoint)

    export = acts.add_parser("export", help="entries, checkpoints and the verifier, for whoever checks")
    export.add_argument("folder", type=Path, metavar="DIR")
    export.set_defaults(run=_export)


def _ready(parser: argparse.ArgumentParser) -> None:
    """Django, and a database that has a journal."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    django.setup()
    from django.db import DatabaseError

    from namhoc.journal.queries import chain_end

    try:
        chain_end()
    except DatabaseError as error:
        parser.error(f"chưa đọc được nhật kí ({error}); tạo cơ sở dữ liệu bằng: namhoc manage migrate")


def _verify(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    kept = None if arguments.checkpoints is None else _read(arguments.checkpoints, parser)
    _ready(parser)
    from namhoc.journal.checking import check_journal
    from namhoc.law.catalogue import catalogue

    checked = check_journal(kept, processes=min(2, os.cpu_count() or 1))
    for finding in checked.findings:
        words = catalogue().wording(finding)
        print(f"{words.says(finding)}\n  {words.cure(finding)}", file=sys.stderr)
    if checked.findings:
        return BLOCKED
    print(f"Nhật kí nguyên vẹn: {checked.number} mục, {checked.notes} mốc đã kí.")
    if checked.number > checked.noted:
        loose = checked.number - checked.noted
        print(f"{loose} mục cuối chưa có mốc nào bảo chứng: namhoc journal checkpoint --now")
    print(f"Ghi lại ở nơi khác để đối chiếu về sau: {checked.number} {checked.digest}".rstrip())
    return FINE


def _read(place: Path, parser: argparse.ArgumentParser) -> str:
    try:
        return place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        parser.error(f"không đọc được tệp mốc {place}: {error}")


def _checkpoint(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    _ready(parser)
    from namhoc.journal.errors import BrokenChain
    from namhoc.journal.sealing import copy_checkpoints, make_checkpoint
    from namhoc.law.today import today

    try:
        made = make_checkpoint(today(), again=arguments.now)
        if made is None:
            print("Nhật kí còn trống: chưa có gì để kí.")
            return FINE
        print(made.note, end="")
        if arguments.to is not None:
            place, added = copy_checkpoints(arguments.to)
            print(f"{place}: thêm {added} mốc.", file=sys.stderr)
    except BrokenChain as chain:
        print(f"Không kí: nhật kí không còn nguyên vẹn từ mục {chain.number}.", file=sys.stderr)
        return BLOCKED
    except (OSError, ValueError) as error:
        parser.error(f"không kí hoặc không ghi được mốc: {error}")
    return FINE


def _export(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    _ready(parser)
    from namhoc.journal.exporting import export_journal
    from namhoc.law.today import today

    try:
        exported = export_journal(arguments.folder, today())
    except (OSError, ValueError) as error:
        parser.error(f"không xuất được nhật kí ra {arguments.folder}: {error}")
    print(f"Đã xuất {exported.entries} mục ra {arguments.folder}.")
    print("Trong đó có tên người và lí do như trong nhật kí: chỉ trao cho người có quyền đọc.")
    if exported.broken is not None:
        print(f"Không kí mốc mới: nhật kí không còn nguyên vẹn từ mục {exported.broken}.", file=sys.stderr)
        return BLOCKED
    return FINE
