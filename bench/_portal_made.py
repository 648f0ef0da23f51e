"""A portal of as many articles as wanted, each of the first seed's size; prints their addresses as JSON.

The first is written and published as an editor does; the others are copies of its rows, one minute apart.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.settings")

WORDS = (
    "Năm học vừa qua, các đơn vị trường học trên địa bàn đã thực hiện đồng bộ nhiệm vụ và giải pháp, duy trì sĩ số, "
    "nâng cao chất lượng chăm sóc, giáo dục; cơ sở vật chất, thiết bị dạy học tiếp tục được quan tâm đầu tư. "
)
PARAGRAPHS, TIMES = 6, 4  # some 5 600 letters, as the first seed has


def make(number: int) -> list[str]:
    """Publish that many articles."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    first = published()
    copy(first, number - 1)
    base = first.url.rstrip("/")
    return [first.url, *(f"{base}-{one}/" for one in range(1, number))]


def published() -> Any:
    """The first article, by the acts of its editor and its publisher."""
    from namhoc.people.roles import Role
    from namhoc.publish.actions import publish_article, write_article
    from tests.publish import planted

    office = planted.an_office()
    planted.a_portal()
    editor, publisher = planted.an_actor(office), planted.an_actor(office, Role.PUBLISHER)
    body = [WORDS * TIMES for _ in range(PARAGRAPHS)]
    title = "Hội nghị tổng kết năm học, triển khai nhiệm vụ trọng tâm năm học mới"
    article = write_article(office, planted.YEAR, title, WORDS, body, author=editor.name, by=editor)
    return publish_article(article, by=publisher)


def copy(first: Any, times: int) -> None:
    """As many more rows as wanted, in the tree and in the table of articles."""
    from django.db import transaction
    from wagtail.models import Page

    place = Page.objects.get(pk=first.get_parent().pk)
    kept = Page.objects.filter(pk=first.pk).values().get()
    for own in ("id", "translation_key", "latest_revision_id", "live_revision_id"):
        del kept[own]
    pages = [Page(**kept) for _ in range(times)]
    for one, page in enumerate(pages, start=1):
        page.slug = f"{first.slug}-{one}"
        page.url_path = f"{place.url_path}{page.slug}/"
        page.path = Page._get_path(place.path, place.depth + 1, one + 1)  # noqa: SLF001  # how treebeard writes a place
    with transaction.atomic():
        Page.objects.bulk_create(pages, batch_size=500)
        Page.objects.filter(pk=place.pk).update(numchild=times + 1)
        copy_articles(first, [page.pk for page in pages])


def copy_articles(first: Any, keys: Sequence[int]) -> None:
    """The article's own columns for each of these pages, one minute apart."""
    from django.db import connection

    about = first._meta  # noqa: SLF001  # Django's public way to it
    fields = [field for field in about.local_concrete_fields if field.name != "page_ptr"]
    rows = []
    for key in keys:
        first.posted_at -= timedelta(minutes=1)
        told = [field.get_db_prep_save(field.pre_save(first, add=False), connection) for field in fields]
        rows.append([key, *told])
    columns = ", ".join(["page_ptr_id", *(field.column for field in fields)])
    marks = ", ".join(["%s"] * (len(fields) + 1))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {about.db_table} ({columns}) VALUES ({marks})", rows)  # noqa: S608  # our names


if __name__ == "__main__":
    print(json.dumps(make(int(sys.argv[1]))))
