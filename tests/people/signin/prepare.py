"""An office in earnest: `python -m tests.people.signin.prepare FOLDER` makes its database, its people and its files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PASSWORD = "ba con trâu qua suối"
PEOPLE = ("mot", "hai", "ba", "bon", "nam", "sau", "bay")  # specialists, one for each test


def prepare(folder: Path) -> None:
    """Everything that the site needs, in a folder that is its NAMHOC_VAR."""
    os.environ |= {"NAMHOC_VAR": str(folder), "NAMHOC_SAMPLE": "0", "NAMHOC_TODAY": "2020-10-15"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "namhoc.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from namhoc.web.serving import collect_static_files

    call_command("migrate", verbosity=0)
    collect_static_files()
    with transaction.atomic():
        _fill()


def _fill() -> None:
    from namhoc.people.actions import give_post, open_account
    from namhoc.people.roles import Role
    from namhoc.units.models import Unit
    from tests.collect import desk
    from tests.publish.planted import a_portal

    a_portal()
    office = desk.an_office()
    desk.schools_of(office)
    desk.a_round(office)
    posts = [(name, office, Role.SPECIALIST) for name in PEOPLE]
    posts.append(("thu-thu", Unit.objects.get(code="truong-mot"), Role.CLERK))
    for name, unit, role in posts:
        account = open_account(name, f"Người {name.title()}", password=PASSWORD, by=desk.SYSTEM)
        give_post(account, unit, role, since=desk.LONG_AGO, by=desk.SYSTEM)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
