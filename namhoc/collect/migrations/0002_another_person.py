"""Who approves a report is not who sent it, who opens it again not who asked: the database says so as well."""

from django.db import migrations, models

DONE = ("approved", "locked")


def tell_who_approved(apps, _editor) -> None:
    """As the journal has it; the latest approval counts."""
    entries = apps.get_model("journal", "Entry").objects.filter(act="approve-report", kind="collect.report")
    accounts = dict(entries.order_by("number").values_list("thing", "account"))
    reports = apps.get_model("collect", "Report").objects.filter(state__in=DONE)
    for report in reports.only("sent_account").iterator():
        account = accounts.get(str(report.pk), "")
        if account != report.sent_account:
            reports.filter(pk=report.pk).update(approved_account=account)


class Migration(migrations.Migration):
    dependencies = [
        ("collect", "0001_initial"),
        ("journal", "0002_never_changed"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="approved_account",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="report",
            name="unlocked_account",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_account", ""),
                    models.Q(("approved_account", models.F("sent_account")), _negated=True),
                    _connector="OR",
                ),
                name="collect_report_approved_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("unlocked_account", ""),
                    models.Q(
                        ("unlock_account", ""),
                        ("unlock_reason", ""),
                        ("unlocked_account", models.F("unlock_account")),
                        _connector="OR",
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="collect_report_unlocked_by_another",
            ),
        ),
        migrations.RunPython(tell_who_approved, migrations.RunPython.noop),
    ]
