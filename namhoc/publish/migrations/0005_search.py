"""Readers find articles by an index of their words; the folded text beside each is for the desk."""

from django.db import migrations

from namhoc.publish.search.index import DROP, MAKE, put_in


def make(apps, schema_editor):
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
    for article in apps.get_model("publish", "ArticlePage").objects.filter(live=True):
        put_in(article.pk, article.title, "", article.folded)


def drop(apps, schema_editor):
    schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("publish", "0004_passages")]

    operations = [
        migrations.RunPython(make, drop),
    ]
