"""The tables of a test's SQLite database, kept from one run to the next for as long as no migration changes."""

import hashlib
import os
import sqlite3
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.db import connection

PACKAGES = ("django", "wagtail", "django-allauth", "django-axes", "django-taggit", "django-modelcluster")


def kept_tables(folder: Path) -> Path:
    """Where the tables of these very migrations are kept, or would be."""
    told = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    ours = (Path(app.path, "migrations") for app in apps.get_app_configs() if app.name.startswith("namhoc"))
    for path in sorted(path for migrations in ours for path in migrations.glob("*.py")):
        told.update(path.read_bytes())
    return folder / f"{told.hexdigest()[:16]}.sqlite3"


def take_over(kept: Path) -> None:
    """Put the kept tables, and what migrations wrote into them, in place of the database's own."""
    connection.ensure_connection()
    with closing(sqlite3.connect(kept)) as source:
        source.backup(connection.connection)


def keep(kept: Path) -> None:
    """Keep the tables for the next run; what was kept for other migrations goes."""
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    making = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(making)) as target:
        connection.connection.backup(target)
    making.replace(kept)
