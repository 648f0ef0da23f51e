"""Serving the site from one machine: granian in front of Django, nothing else."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from granian.constants import Interfaces
from granian.server import Server

from namhoc.front.changes import drop_everything

PACKAGES = ("django", "wagtail", "django-htmx", "django-ninja", "django-allauth", "whitenoise")
OWN = Path(__file__).resolve().parents[1]


def serve(host: str, port: int, workers: int) -> None:
    """Answer on ``host:port`` until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")
    collect_static_files()
    begin_anew()
    Server(
        "namhoc.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        respawn_failed_workers=True,
        log_access=False,
    ).serve()


def begin_anew() -> None:
    """No page kept before is good: code and settings may be others now."""
    drop_everything()
    shutil.rmtree(Path(settings.FRONT_ROOT) / "pages", ignore_errors=True)


def taken(host: str, port: int) -> bool:
    """Whether another program answers there already."""
    with socket.socket() as tried:
        tried.settimeout(1)
        return tried.connect_ex((host, port)) == 0


def collect_static_files() -> None:
    """Put scripts and styles where they are served from, unless they lie there unchanged."""
    if settings.DEBUG:
        return
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    state = _state()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state, encoding="utf-8")


def _state() -> str:
    """What decides the collected files: the versions that bring some, and our own files' content."""
    digest = hashlib.sha256(repr([(name, version(name)) for name in PACKAGES]).encode())
    for path in sorted(OWN.glob("**/static/**/*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()
