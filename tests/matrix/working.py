"""One worker of the whole matrix: builds the world, or judges a share of its cells on a copy of it."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
import yaml
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.test.utils import override_settings

from tests.provide.migrated import keep, kept_tables, take_over

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / ".pytest_cache/d/tables"

LONGEST = timedelta(hours=12)  # nobody is signed out for idling while others are asked


@dataclass(frozen=True)
class Asked:
    """Which cells: all, so many of them chosen by a seed, those of some routes."""

    size: int
    seed: str
    only: str


def main(what: str, number: int, workers: int, asked: Asked) -> None:
    """``build`` leaves database and things where the workers find them; ``judge`` prints what does not agree."""
    facts = yaml.safe_load((HERE / "world.yaml").read_text(encoding="utf-8"))
    os.environ["NAMHOC_TODAY"] = facts["today"].isoformat()
    django.setup()
    logging.disable(logging.CRITICAL)
    with override_settings(**for_tests()):
        if what == "build":
            _build()
        else:
            _judge(number, workers, asked)


def for_tests() -> dict[str, Any]:
    """No collected files, no costly password, whatever host the client names, people who stay signed in."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return {
        "STORAGES": {**settings.STORAGES, "staticfiles": plain},
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS],
        "SECOND_FACTOR": "required",
        "IDLE": LONGEST,
        "ALLOWED_HOSTS": ["testserver"],
        "MIDDLEWARE": [one for one in settings.MIDDLEWARE if not one.startswith("whitenoise.")],
    }


def _kept() -> Path:
    return Path(os.environ["NAMHOC_VAR"]) / "things"


def _build() -> None:
    from tests.matrix.world import build_world

    _make_tables()
    with transaction.atomic():
        things = build_world()
    _kept().write_bytes(pickle.dumps(things))


def _make_tables() -> None:
    """As pytest keeps them between runs; where it has none yet, it takes these over."""
    kept = kept_tables(TABLES)
    if kept.exists():
        take_over(kept)
    else:
        call_command("migrate", verbosity=0)
        TABLES.mkdir(parents=True, exist_ok=True)
        keep(kept)


def _judge(number: int, workers: int, asked: Asked) -> None:
    from tests.matrix.asking import Site
    from tests.matrix.cells import cells_of, every_cell, sample_of
    from tests.matrix.judging import mismatches
    from tests.matrix.kept import keep_what_no_request_changes
    from tests.matrix.policy import read_policy
    from tests.matrix.routes import addresses, not_in_step

    policy, things = read_policy(), pickle.loads(_kept().read_bytes())  # noqa: S301 - our own
    apart = not_in_step(policy, addresses())
    if apart:
        _tell(*(apart if number == 0 else ()), "asked 0")
        return
    cells = cells_of(every_cell(policy, things), asked.only.split())
    share = sample_of(cells, asked.size or len(cells), asked.seed)[number::workers]
    site = Site(policy)
    keep_what_no_request_changes()
    gc.freeze()
    for found in mismatches(policy, site, share):
        _tell(found.sentence(policy))
    _tell(f"asked {len(share)}")


def _tell(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    what, *counts, seed, only = sys.argv[1:]
    number, workers, size = map(int, counts)
    main(what, number, workers, Asked(size, seed, only))
    # What was frozen for speed is never freed, and DuckDB's binding would tell of each piece as leaked when the
    # interpreter takes itself apart: so it does not. All is told and closed here, and a failure has raised before.
    connections.close_all()
    sys.stdout.flush()
    os._exit(0)
