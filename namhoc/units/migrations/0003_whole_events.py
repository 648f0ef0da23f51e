import django.db.models.deletion
from django.db import migrations, models

KINDS = ["found", "merge", "split", "rename", "retype", "move", "close", "reopen", "level-removed"]


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0002_said_once'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='lineage',
            name='units_lineage_leads_on',
        ),
        migrations.RemoveConstraint(
            model_name='lineage',
            name='units_lineage_alone_said_once',
        ),
        migrations.AddField(
            model_name='lineage',
            name='disadvantaged',
            field=models.BooleanField(blank=True, null=True, verbose_name='specially disadvantaged'),
        ),
        migrations.AddField(
            model_name='lineage',
            name='name',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='name'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='lineage',
            name='official_code',
            field=models.CharField(blank=True, default='', max_length=20, verbose_name='official code'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='lineage',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit'),
        ),
        migrations.AddField(
            model_name='lineage',
            name='sample',
            field=models.BooleanField(blank=True, null=True, verbose_name='made-up name'),
        ),
        migrations.AddField(
            model_name='lineage',
            name='share_above',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='share, above the line'),
        ),
        migrations.AddField(
            model_name='lineage',
            name='share_below',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='share, below the line'),
        ),
        migrations.AddField(
            model_name='lineage',
            name='type',
            field=models.CharField(blank=True, default='', max_length=40, verbose_name='kind'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='lineage',
            name='decision',
            field=models.CharField(blank=True, max_length=200, verbose_name='decision'),
        ),
        migrations.AlterField(
            model_name='lineage',
            name='kind',
            field=models.CharField(choices=[(kind, kind) for kind in KINDS], max_length=20, verbose_name='event'),
        ),
    ]
