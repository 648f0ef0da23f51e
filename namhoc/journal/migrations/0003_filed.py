"""Each entry is filed by columns: its format, the unit of the post, the unit, year and round of the thing.

What stands already is of format 1 and keeps its digest; its columns are read out of it. SQLite makes the table anew for
this and loses its triggers, PostgreSQL keeps them: both are set aside while the columns are filled, and put back.
"""

import json

from django.db import migrations, models

from namhoc.journal.chain import filed_in, unit_of

SQLITE = [
    (
        f"DROP TRIGGER IF EXISTS journal_entry_no_{verb}",
        f"CREATE TRIGGER journal_entry_no_{verb} BEFORE {verb} ON journal_entry "
        "BEGIN SELECT RAISE(ABORT, 'journal entries are appended, never changed'); END",
    )
    for verb in ("update", "delete")
]
POSTGRESQL = [
    ("ALTER TABLE journal_entry DISABLE TRIGGER USER", "ALTER TABLE journal_entry ENABLE TRIGGER USER"),
]
GUARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
A_BATCH = 5_000


def aside(apps, editor) -> None:
    for away, _back in GUARDS[editor.connection.vendor]:
        editor.execute(away)


def back(apps, editor) -> None:
    """Put back what guards the table; where it never went, as after a step back on SQLite, it is made anew."""
    aside(apps, editor)
    for _away, again in GUARDS[editor.connection.vendor]:
        editor.execute(again)


def fill(apps, editor) -> None:
    """In batches by number, so that a long journal does not stand in memory."""
    last = 0
    while batch := _after(editor, last):
        rows = [(*_filed(*told), number) for number, *told in batch]
        with editor.connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE journal_entry SET format = 1, unit = %s, thing_unit = %s, year = %s, round = %s "
                "WHERE number = %s",
                rows,
            )
        last = batch[-1][0]


def _after(editor, number: int) -> list[tuple]:
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, post, kind, thing, details FROM journal_entry WHERE number > %s ORDER BY number LIMIT %s",
            [number, A_BATCH],
        )
        return cursor.fetchall()


def _filed(post: str, kind: str, thing: str, details: str) -> tuple[str, str, str, str]:
    place = filed_in(kind, thing, json.loads(details))
    return unit_of(post), place.unit, place.year, place.round


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_never_changed")]
    operations = [
        migrations.RunPython(aside, back),
        migrations.AddField("entry", "format", models.PositiveSmallIntegerField("format", default=2)),
        migrations.AddField("entry", "unit", models.CharField("unit of the post", max_length=100, blank=True, default=""), preserve_default=False),
        migrations.AddField("entry", "thing_unit", models.CharField("unit of the thing", max_length=100, blank=True, default=""), preserve_default=False),
        migrations.AddField("entry", "year", models.CharField("school year", max_length=9, blank=True, default=""), preserve_default=False),
        migrations.AddField("entry", "round", models.CharField("round", max_length=30, blank=True, default=""), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("entry", models.Index(fields=["unit", "number"], name="journal_entry_unit")),
        migrations.AddIndex("entry", models.Index(fields=["thing_unit", "year", "number"], name="journal_entry_filed")),
        migrations.AddIndex("entry", models.Index(fields=["day"], name="journal_entry_day")),
        migrations.RunPython(back, aside),
        migrations.AddField("chainend", "day", models.DateField(null=True)),
    ]
