"""``namhoc demo``: the sample made once, then served on 127.0.0.1."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from namhoc.sample.places import sample_day


def run_demo(*, port: int, serve: bool) -> int:
    """Make the database and the sample where they are not there yet, say where to look, serve."""
    os.environ.setdefault("NAMHOC_TODAY", sample_day())
    os.environ.setdefault("NAMHOC_SAMPLE", "1")
    os.environ.setdefault("NAMHOC_ADDRESS", f"http://127.0.0.1:{port}")
    os.environ["NAMHOC_VAR"] = os.environ.get("NAMHOC_VAR") or str(Path("var") / "demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    import django

    django.setup()
    _make()
    _say(port)
    if serve:
        from namhoc.web.serving import serve as serve_site

        serve_site("127.0.0.1", port, workers=1)
    return 0


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

        from namhoc.sample.load import load_sample

        with transaction.atomic():
            load_sample(_tell)


def _tell(line: str) -> None:
    print(f"· {line}", file=sys.stderr, flush=True)


def _say(port: int) -> None:
    from namhoc.sample.people import CLERK, OFFICE_POSTS, PASSWORD, SHORT

    here = f"http://127.0.0.1:{port}"
    print(f"\nnamhoc · dữ liệu mẫu · cổng công khai: {here}/ · vào làm việc: {here}/lam-viec/")
    print(f"Mật khẩu của mọi tài khoản mẫu: {PASSWORD}")
    for office, short in SHORT.items():
        names = [f"{login}.{short}" for login, _name in OFFICE_POSTS.values()]
        print(f"  {office}: {', '.join(names)}, {CLERK[0]}01.{short} …")
    print(flush=True)
