"""The guide to the catalogue shows entries as they are shipped."""

import re

import yaml

from namhoc.law.catalogue import KINDS, ROOT
from tests.house.tree import ROOT as HOUSE

GUIDE = HOUSE / "docs/catalogue/README.md"


def shown():
    """The whole entries that the guide shows, by the file they claim to be."""
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    values = [(block, yaml.safe_load(block)) for block in blocks]
    heads = [(block, *next(iter(value.items()))) for block, value in values]
    return {f"{kind}s/{code}.yaml": block for block, kind, code in heads if kind in KINDS}


def test_the_guide_shows_an_indicator_and_a_text():
    assert sorted(shown()) == ["indicators/female-teachers-share.yaml", "sources/tt-24-2018.yaml"]


def test_what_the_guide_shows_is_what_is_shipped():
    assert {name: (ROOT / name).read_text(encoding="utf-8") for name in shown()} == shown()
