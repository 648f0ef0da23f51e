import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What an article rested on outlives every way of deleting pages."""

    dependencies = [
        ("publish", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="figurereference",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="references", to="publish.articlepage"
            ),
        ),
    ]
