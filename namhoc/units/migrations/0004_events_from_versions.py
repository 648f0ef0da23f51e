"""Versions were kept beside a thin lineage; now they follow from whole events. Tell the events that made them."""

from itertools import groupby, pairwise

from django.db import migrations

LEAD_ON = ("merge", "split")
ENDINGS = (*LEAD_ON, "close")


def tell_events(apps, schema_editor):
    versions = apps.get_model("units", "UnitVersion").objects.order_by("unit_id", "since")
    lineage = apps.get_model("units", "Lineage")
    _mend_steps(lineage)
    said = {}
    for step in lineage.objects.all():
        said.setdefault(step.unit_id, []).append(step)
    for unit, group in groupby(versions.iterator(), key=lambda version: version.unit_id):
        life, steps = list(group), said.get(unit, [])
        told = []
        for before, version in pairwise([None, *life]):
            told += _of_version(lineage, before, version, [step for step in steps if step.day == version.since])
        lineage.objects.bulk_create([*told, *_survivors(lineage, unit, life, steps)])
        _fill_the_rest(life, steps)


def _mend_steps(lineage):
    """What later constraints refuse: a step that leads on and says not whereto, one that says so and does not."""
    lineage.objects.filter(kind__in=LEAD_ON, into=None).update(kind="close")
    for step in lineage.objects.exclude(kind__in=LEAD_ON).exclude(into=None):
        step.parent, step.into = (step.into if step.kind == "move" else None), None
        step.save()


def _of_version(lineage, before, version, steps):
    """The events of one start that no step said, and what the steps left out."""
    kinds = {step.kind: step for step in steps}
    said = {"day": version.since, "unit_id": version.unit_id}
    flags = {"disadvantaged": version.disadvantaged, "sample": version.sample}
    whole = {"name": version.name, "type": version.kind, "parent_id": version.parent_id, **flags}
    told = []
    if before is None or (before.closed and not version.closed):
        kind = "found" if before is None else "reopen"
        if kind not in kinds:
            told.append(lineage(kind=kind, **said, **whole))
    elif not version.closed:
        told += _changes(lineage, before, version, kinds, said)
    if version.closed and (before is None or not before.closed) and not any(kind in kinds for kind in ENDINGS):
        told.append(lineage(kind="close", **said))
    return told


def _changes(lineage, before, version, kinds, said):
    flags = {
        name: getattr(version, name)
        for name in ("disadvantaged", "sample")
        if getattr(version, name) != getattr(before, name)
    }
    changed = {"rename": ("name", "name"), "retype": ("kind", "type"), "move": ("parent_id", "parent_id")}
    for kind, (column, told_as) in changed.items():
        differs = getattr(before, column) != getattr(version, column) or (kind == "retype" and flags)
        if differs and kind not in kinds:
            more = flags if kind == "retype" else {}
            yield lineage(kind=kind, **{told_as: getattr(version, column)}, **said, **more)


def _survivors(lineage, unit, life, steps):
    """A split unit that lived on is one of its own parts."""
    for day in {step.day for step in steps if step.kind == "split"}:
        then = [version for version in life if version.since <= day]
        if then and not then[-1].closed:
            yield lineage(day=day, kind="split", unit_id=unit, into_id=unit)


def _fill_the_rest(life, steps):
    """A renaming and a move said that they happened, not to what: the version of their day knows."""
    filled = {"rename": ("name", "name"), "move": ("parent_id", "parent_id")}
    for step in steps:
        then = [version for version in life if version.since <= step.day]
        if step.kind in filled and then:
            column, told_as = filled[step.kind]
            if not getattr(step, told_as):
                setattr(step, told_as, getattr(then[-1], column))
                step.save()


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0003_whole_events'),
    ]

    operations = [
        migrations.RunPython(tell_events, migrations.RunPython.noop),
    ]
