"""The database itself refuses to change or remove a journal entry."""

from django.db import migrations

REFUSED = "journal entries are appended, never changed"
SQLITE = [
    (
        f"CREATE TRIGGER journal_entry_no_{verb} BEFORE {verb} ON journal_entry "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
        f"DROP TRIGGER journal_entry_no_{verb}",
    )
    for verb in ("update", "delete")
]
POSTGRESQL = [
    (
        "CREATE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$",
        "DROP FUNCTION journal_entry_refuse()",
    ),
    (
        "CREATE TRIGGER journal_entry_no_change BEFORE UPDATE OR DELETE ON journal_entry "
        "FOR EACH ROW EXECUTE FUNCTION journal_entry_refuse()",
        "DROP TRIGGER journal_entry_no_change ON journal_entry",
    ),
    (
        "CREATE TRIGGER journal_entry_no_emptying BEFORE TRUNCATE ON journal_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_refuse()",
        "DROP TRIGGER journal_entry_no_emptying ON journal_entry",
    ),
]


def _statements(vendor: str) -> list[tuple[str, str]]:
    return {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]


def forwards(apps, editor) -> None:
    for make, _unmake in _statements(editor.connection.vendor):
        editor.execute(make)


def backwards(apps, editor) -> None:
    for _make, unmake in reversed(_statements(editor.connection.vendor)):
        editor.execute(unmake)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
