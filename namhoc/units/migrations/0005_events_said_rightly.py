from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0004_events_from_versions'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='lineage',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'split'), _negated=True), fields=('day', 'kind', 'unit'), name='units_lineage_alone_said_once'),
        ),
        migrations.AddConstraint(
            model_name='lineage',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'split'), models.Q(('into', models.F('unit')), _negated=True), _connector='OR'), name='units_lineage_leads_on'),
        ),
        migrations.AddConstraint(
            model_name='lineage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('into__isnull', False), ('kind__in', ['merge', 'split'])), models.Q(models.Q(('kind__in', ['merge', 'split']), _negated=True), ('into__isnull', True)), _connector='OR'), name='units_lineage_into_where_it_leads'),
        ),
        migrations.AddConstraint(
            model_name='lineage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('share_above__isnull', True), ('share_below__isnull', True)), models.Q(('share_above__isnull', False), ('share_below__isnull', False), ('kind', 'split'), ('share_above__gt', 0), ('share_below__gte', models.F('share_above'))), _connector='OR'), name='units_lineage_share_of_a_split'),
        ),
    ]
