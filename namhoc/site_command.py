"""``namhoc site``: a site or a section of it as files, for a host portal."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from namhoc.publish.copying.copying import Copying
    from namhoc.publish.copying.folder import Kept

FINE, BLOCKED = 0, 1
PAGES_A_LINE = 20
_UNDER = re.compile(r"(?:https?://[^/?#\s]+)?/(?:[^?#\s]*/)?")


def add_site(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command; nothing of Django is asked for until it runs."""
    site = commands.add_parser("site", help="a site: copied to a folder, for a host portal")
    acts = site.add_subparsers(dest="act", required=True, metavar="ACT")

    export = acts.add_parser("export", help="every public page of a site or section, with all it needs, as files")
    export.add_argument("host", metavar="HOST", help="the name under which the site answers")
    export.add_argument("out", type=Path, metavar="OUT", help="an empty folder, or a copy made before")
    export.add_argument("--section", default="", metavar="SLUG", help="only this section")
    export.add_argument(
        "--under", default="", metavar="ADDRESS", help="where it will stand: /path/ or https://host/path/"
    )
    export.add_argument("--live", default="", metavar="ADDRESS", help="the living site, for what a copy cannot do")
    export.set_defaults(run=_export)


def _export(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """0 fine, 1 where the site does not answer, 2 wrong call."""
    if arguments.under and not _UNDER.fullmatch(arguments.under):
        parser.error(
            f"--under: {arguments.under} phải có dạng /đường-dẫn/ hoặc https://máy/đường-dẫn/, kết thúc bằng /"
        )
    copying = _ready(arguments, parser)
    from namhoc.publish.copying.folder import NotACopy, keep_files

    files = copying.run()
    if copying.scope.start not in copying.answers:
        print(f"{arguments.host}{copying.scope.start} không trả lời; chưa ghi gì.", file=sys.stderr)
        return BLOCKED
    about = {"site": arguments.host, "section": arguments.section, "under": arguments.under}
    try:
        kept = keep_files(arguments.out, files, about)
    except NotACopy as trouble:
        parser.error(f"{trouble} đã có tệp khác; chọn thư mục trống hoặc thư mục của lần xuất trước")
    except OSError as error:
        parser.error(f"không ghi được {error.filename or arguments.out}: {error.strerror}")
    _report(kept, copying)
    return FINE


def _ready(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> Copying:
    """Django with its scripts and styles in place, and the site."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    django.setup()
    from namhoc.publish.copying.asking import Asking
    from namhoc.publish.copying.copying import Base, Copying
    from namhoc.publish.copying.queries import section_places, site_at
    from namhoc.publish.copying.scope import Scope
    from namhoc.web.serving import collect_static_files

    site = site_at(arguments.host)
    if site is None:
        parser.error(f"không có trang nào tên {arguments.host}")
    if arguments.section and f"/{arguments.section}/" not in section_places(arguments.host):
        parser.error(f"--section: trang {arguments.host} không có chuyên mục {arguments.section}")
    collect_static_files()
    live = (arguments.live or site.root_url).rstrip("/")
    asking = Asking(arguments.host, site.port)
    places = section_places(arguments.host)
    return Copying(asking, Scope(arguments.section), Base(arguments.under), live, places, _progress)


def _report(kept: Kept, copying: Copying) -> None:
    _show("")
    named = {address: page for address, page in sorted(copying.broken.items()) if page}
    for address, page in named.items():
        print(
            f"cảnh báo: {page}: liên kết đến {address} không dẫn đến đâu; chữ được giữ, liên kết bị bỏ.",
            file=sys.stderr,
        )
    print(f"Đã ghi {kept.written} tệp · giữ nguyên {kept.same} · xóa {kept.removed}.")


def _progress(pages: int) -> None:
    if pages % PAGES_A_LINE == 0:
        _show(f"đã lấy {pages} tệp")


def _show(line: str) -> None:
    """What is being done, in one line that is written over; only where somebody looks."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
