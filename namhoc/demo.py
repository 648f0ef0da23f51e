"""``namhoc demo``: the sample made once, then served on 127.0.0.1."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from namhoc.sample.places import sample_day


def run_demo(*, port: int, serve: bool) -> int:
    """Make the database and the sample where they are not there yet, say where to look, serve.

    The sample is made in a process of its own: the engines that work in it start threads, and a
    server that forks its workers from such a process would wait for threads that are not there.
    """
    _settings(port)
    import django

    django.setup()
    if not serve:
        return _made_here(port)
    from namhoc.web.serving import serve as serve_site
    from namhoc.web.serving import taken

    if taken("127.0.0.1", port):
        print(f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: --port {port + 1}", file=sys.stderr)
        return 2
    if not _stands():
        made = subprocess.run(
            [sys.executable, "-m", "namhoc.cli", "demo", "--no-serve", "--port", str(port)], check=False
        )
        if made.returncode:
            return made.returncode
    _say(port)
    serve_site("127.0.0.1", port, workers=1)
    return 0


def _settings(port: int) -> None:
    os.environ.setdefault("NAMHOC_TODAY", sample_day())
    os.environ.setdefault("NAMHOC_SAMPLE", "1")
    os.environ.setdefault("NAMHOC_ADDRESS", f"http://127.0.0.1:{port}")
    os.environ["NAMHOC_VAR"] = os.environ.get("NAMHOC_VAR") or str(Path("var") / "demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")


def _made_here(port: int) -> int:
    if not _stands():
        _make()
        _stamp().write_text(_state(), encoding="utf-8")
    _say(port)
    return 0


def _stamp() -> Path:
    return Path(os.environ["NAMHOC_VAR"]) / ".sample"


def _state() -> str:
    """What the database was made by: the tables' history. Another history is brought up to date."""
    history = sorted(path.stem for path in Path(__file__).parent.glob("**/migrations/0*.py"))
    return hashlib.sha256(" ".join(history).encode()).hexdigest()


def _stands() -> bool:
    """Whether the sample is there already, under the tables that the code wants."""
    return _stamp().is_file() and _stamp().read_text(encoding="utf-8") == _state()


def _make() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _tell("tạo cơ sở dữ liệu")
        call_command("migrate", verbosity=0)
    from namhoc.units.models import Unit

    if not Unit.objects.exists():
        from django.db import transaction

        from namhoc.sample.around import set_out_around
        from namhoc.sample.load import load_sample

        with transaction.atomic():
            load_sample(_tell)
            set_out_around()
        from namhoc.journal.sealing import seal
        from namhoc.law.today import today

        seal(today())


def _tell(line: str) -> None:
    print(f"· {line}", file=sys.stderr, flush=True)


def _say(port: int) -> None:
    from namhoc.publish.actions import HERE
    from namhoc.sample.people import PASSWORD, SHORT, WHAT_FOR, WHAT_FOR_PROVINCE
    from namhoc.sample.sites import SITES, hosts_of

    here = f"http://127.0.0.1:{port}"
    print(f"\nnamhoc · dữ liệu mẫu · vào làm việc: {here}/lam-viec/")
    for code, host in hosts_of().items():
        print(f"  {SITES[code].name}: {f'http://{host}:{port}' if host != HERE else here}/")
    print(f"Mật khẩu của mọi tài khoản mẫu: {PASSWORD}")
    print(f"  mỗi phòng, TÊN là {' hoặc '.join(SHORT.values())}:")
    for login, does in WHAT_FOR.items():
        print(f"    {login + '.TÊN':<20} {does}")
    print("  cả tỉnh:")
    for login, does in WHAT_FOR_PROVINCE.items():
        print(f"    {login:<20} {does}")
    print(flush=True)
