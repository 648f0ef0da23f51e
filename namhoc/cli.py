"""The ``namhoc`` command. Work on workbooks needs no server and no database; the rest does."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from namhoc.journal_command import add_journal
from namhoc.portal_command import add_portal
from namhoc.proof_command import add_proof
from namhoc.site_command import add_site
from namhoc.units_command import add_units

FINE, BLOCKED, WRONG_CALL = 0, 1, 2
PORTS = range(1, 2**16)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says how it went: 0 fine, 1 blocked, 2 wrong call."""
    parser, words = _parser(), sys.argv[1:] if argv is None else list(argv)
    if not words:
        parser.print_help(sys.stderr)
        return WRONG_CALL
    arguments = parser.parse_args(words)
    return int(arguments.run(arguments, parser))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="namhoc", description="An education office's school year.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    year_end = commands.add_parser("year-end", help="workbooks in; summary, article, figures and findings out")
    year_end.add_argument("workbooks", type=Path, metavar="WORKBOOKS_DIR")
    year_end.add_argument("--unit", required=True, metavar="CODE")
    year_end.add_argument("--year", required=True, metavar="YEAR")
    year_end.add_argument("--out", required=True, type=Path, metavar="DIR")
    year_end.add_argument("--previous", type=Path, metavar="DIR", help="last year's folder")
    year_end.set_defaults(run=_year_end)

    check = commands.add_parser("check-catalogue", help="read the law; say file, line and key")
    check.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    check.set_defaults(run=_check_catalogue)

    demo = commands.add_parser("demo", help="the sample, served on 127.0.0.1")
    demo.add_argument("--port", type=_port, default=8000)
    demo.add_argument("--no-serve", action="store_true", help="only make and fill the database")
    demo.set_defaults(run=_demo)

    serve = commands.add_parser("serve", help="serve this installation")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8000)
    serve.add_argument("--workers", type=_some, default=2)
    serve.set_defaults(run=_serve)

    due = commands.add_parser("publish-due", help="publish and end what is due now; the server does so, too")
    due.set_defaults(run=_publish_due)

    add_proof(commands)
    add_journal(commands)
    add_units(commands)
    add_portal(commands)
    add_site(commands)

    manage = commands.add_parser("manage", help="Django's own commands", add_help=False)
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    manage.set_defaults(run=_manage)
    return parser


def _port(text: str) -> int:
    """A number that a port can have."""
    port = int(text)
    if port not in PORTS:
        raise argparse.ArgumentTypeError(f"{text}: cổng từ {PORTS[0]} đến {PORTS[-1]}")
    return port


def _some(text: str) -> int:
    """At least one."""
    if int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: ít nhất là 1")
    return int(text)


def _year_end(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from namhoc.year_end_command import run_year_end

    return run_year_end(arguments, parser)


def _check_catalogue(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from namhoc.law.catalogue import ROOT, read_catalogue
    from namhoc.law.errors import CatalogueError

    if missing := [folder for folder in arguments.folders if not folder.is_dir()]:
        parser.error(f"không có thư mục {missing[0]}")
    try:
        read = read_catalogue(ROOT, *arguments.folders)
    except CatalogueError as error:
        for finding in error.findings:
            print(finding, file=sys.stderr)
        return BLOCKED
    print(" · ".join(f"{kind} {len(entries)}" for kind, entries in read.entries.items()))
    return FINE


def _settings() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    django.setup()


def _demo(arguments: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    from namhoc.demo import run_demo

    return run_demo(port=arguments.port, serve=not arguments.no_serve)


def _serve(arguments: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    _settings()
    from django.core.management import call_command

    from namhoc.web.serving import serve

    call_command("migrate", verbosity=0)
    from namhoc.journal.sealing import seal
    from namhoc.law.today import today

    seal(today())
    serve(arguments.host, arguments.port, arguments.workers)
    return FINE


def _publish_due(_arguments: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    _settings()
    from namhoc.web.timekeeping import do_what_is_due, notify_of_what_is_new, send_what_is_due

    print(do_what_is_due() + send_what_is_due() + notify_of_what_is_new())
    return FINE


def _manage(arguments: argparse.Namespace, _parser: argparse.ArgumentParser) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["namhoc manage", *arguments.arguments])
    return FINE


if __name__ == "__main__":
    sys.exit(main())
