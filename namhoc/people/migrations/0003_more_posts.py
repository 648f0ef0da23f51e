"""More roles, accounts suspended from a day, invitations, and accounts as a search looks through them.

An editor could publish until now: publishing is a post of its own, which editors hold from the same days on.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from namhoc.proof.folding import folded


def fill_folded(apps, _editor) -> None:
    for account in apps.get_model("people", "Account").objects.all():
        account.folded = folded(f"{account.name} {account.username}")
        account.save(update_fields=["folded"])


def let_editors_publish(apps, _editor) -> None:
    posts, starts = apps.get_model("people", "Post").objects, apps.get_model("people", "PostStart").objects
    for post in list(posts.filter(role="editor")):
        publisher = posts.create(account=post.account, unit=post.unit, role="publisher")
        for start in starts.filter(post=post):
            starts.create(post=publisher, since=start.since, held=start.held)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_post_has_a_role"),
        ("units", "0002_said_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountStart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="since")),
                ("suspended", models.BooleanField(verbose_name="suspended")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "ordering": ["account", "since"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                ("used_at", models.DateTimeField(null=True, verbose_name="used at")),
            ],
            options={
                "ordering": ["account", "pk"],
            },
        ),
        migrations.AlterModelManagers(
            name="account",
            managers=[],
        ),
        migrations.RemoveConstraint(
            model_name="post",
            name="people_post_has_a_role",
        ),
        migrations.AddField(
            model_name="account",
            name="folded",
            field=models.CharField(blank=True, editable=False, max_length=320),
        ),
        migrations.AlterField(
            model_name="post",
            name="role",
            field=models.CharField(
                choices=[
                    ("school-clerk", "School clerk"),
                    ("school-head", "Head of school"),
                    ("office-specialist", "Office specialist"),
                    ("office-head", "Head of office"),
                    ("secretary", "Conference secretary"),
                    ("site-operator", "Site operator"),
                    ("council", "Council member"),
                    ("editor", "Editor"),
                    ("publisher", "Publisher"),
                    ("ministry-reader", "Reader for the ministry"),
                    ("auditor", "Auditor"),
                    ("system-admin", "System administrator"),
                ],
                max_length=30,
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "school-clerk",
                            "school-head",
                            "office-specialist",
                            "office-head",
                            "secretary",
                            "site-operator",
                            "council",
                            "editor",
                            "publisher",
                            "ministry-reader",
                            "auditor",
                            "system-admin",
                        ],
                    )
                ),
                name="people_post_has_a_role",
            ),
        ),
        migrations.AddField(
            model_name="accountstart",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="starts", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="accountstart",
            constraint=models.UniqueConstraint(fields=("account", "since"), name="people_account_start_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="accountstart",
            constraint=models.CheckConstraint(
                condition=models.Q(("suspended", False), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="people_account_suspended_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("used_at__isnull", True)), fields=("account",), name="people_invitation_one_open"
            ),
        ),
        migrations.RunPython(fill_folded, migrations.RunPython.noop),
        migrations.RunPython(let_editors_publish, migrations.RunPython.noop),
    ]
