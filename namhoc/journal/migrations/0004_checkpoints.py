"""Signed notes of where the chain ended, guarded as entries are: the database refuses to change or remove one."""

from django.db import migrations, models

REFUSED = "checkpoints are appended, never changed"
SQLITE = [
    (
        f"CREATE TRIGGER journal_checkpoint_no_{verb} BEFORE {verb} ON journal_checkpoint "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
        f"DROP TRIGGER journal_checkpoint_no_{verb}",
    )
    for verb in ("update", "delete")
]
POSTGRESQL = [
    (
        "CREATE FUNCTION journal_checkpoint_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$",
        "DROP FUNCTION journal_checkpoint_refuse()",
    ),
    (
        "CREATE TRIGGER journal_checkpoint_no_change BEFORE UPDATE OR DELETE ON journal_checkpoint "
        "FOR EACH ROW EXECUTE FUNCTION journal_checkpoint_refuse()",
        "DROP TRIGGER journal_checkpoint_no_change ON journal_checkpoint",
    ),
    (
        "CREATE TRIGGER journal_checkpoint_no_emptying BEFORE TRUNCATE ON journal_checkpoint "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_checkpoint_refuse()",
        "DROP TRIGGER journal_checkpoint_no_emptying ON journal_checkpoint",
    ),
]
GUARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def forwards(apps, editor) -> None:
    for make, _unmake in GUARDS[editor.connection.vendor]:
        editor.execute(make)


def backwards(apps, editor) -> None:
    for _make, unmake in reversed(GUARDS[editor.connection.vendor]):
        editor.execute(unmake)


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_filed")]
    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("number", models.PositiveBigIntegerField(verbose_name="number")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                ("key", models.CharField(max_length=300, verbose_name="public key")),
                ("note", models.TextField(verbose_name="note")),
            ],
            options={
                "verbose_name": "checkpoint",
                "verbose_name_plural": "checkpoints",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("day", "number"), name="journal_checkpoint_once_a_day"),
                ],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]
