"""The database itself refuses to change an adopted figure, a base that figures are compared with, or their working.

On SQLite a later change of these two tables rebuilds them without their triggers: repeat this migration's
statements after it. tests/measure/test_frozen.py notices.
"""

from django.db import migrations

REFUSED = "adopted figures are replaced by a revision, never changed"
FROZEN = "{row}.adopted_on IS NOT NULL OR {row}.is_base"
OF_FROZEN = "EXISTS (SELECT 1 FROM measure_figure AS f WHERE f.id = {row}.figure_id AND (%s))" % FROZEN.format(row="f")
OF_ADOPTED = "EXISTS (SELECT 1 FROM measure_figure AS f WHERE f.id = NEW.figure_id AND f.adopted_on IS NOT NULL)"

# table, what is done to it, when that is refused
GUARDS = [
    ("measure_figure", "UPDATE", FROZEN.format(row="OLD")),
    ("measure_figure", "DELETE", FROZEN.format(row="OLD")),
    ("measure_share", "UPDATE", f"{OF_FROZEN.format(row='OLD')} OR {OF_FROZEN.format(row='NEW')}"),
    ("measure_share", "DELETE", OF_FROZEN.format(row="OLD")),
    ("measure_share", "INSERT", OF_ADOPTED),
]


def _name(table: str, verb: str) -> str:
    return f"{table}_frozen_{verb.lower()}"


def _sqlite() -> list[tuple[str, str]]:
    return [
        (
            f"CREATE TRIGGER {_name(table, verb)} BEFORE {verb} ON {table} WHEN {refused} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
            f"DROP TRIGGER {_name(table, verb)}",
        )
        for table, verb, refused in GUARDS
    ]


def _postgresql() -> list[tuple[str, str]]:
    """Conditions that look into another table stand in the function: a trigger's own WHEN may not."""
    made = []
    for table, verb, refused in GUARDS:
        name, kept = _name(table, verb), "OLD" if verb == "DELETE" else "NEW"
        made += [
            (
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {refused} THEN "
                f"RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'restrict_violation'; END IF; RETURN {kept}; END $$",
                f"DROP FUNCTION {name}()",
            ),
            (
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
                f"DROP TRIGGER {name} ON {table}",
            ),
        ]
    return made


STATEMENTS = {"sqlite": _sqlite, "postgresql": _postgresql}


def forwards(apps, editor) -> None:
    for make, _unmake in STATEMENTS[editor.connection.vendor]():
        editor.execute(make)


def backwards(apps, editor) -> None:
    for _make, unmake in reversed(STATEMENTS[editor.connection.vendor]()):
        editor.execute(unmake)


class Migration(migrations.Migration):
    dependencies = [("measure", "0003_both_gaps")]
    operations = [migrations.RunPython(forwards, backwards)]
