"""Vietnamese is complete and the default."""

import polib
import pytest

from tests.house import words
from tests.house.tree import PACKAGE, plant

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext

def label(n, name):
    return [_("Report" " sent."), ngettext("%(n)s school", "%(n)s schools", n), pgettext("verb", "Open"), _(name)]
"""
TEMPLATE = """{% load i18n %}{% translate "Send report" %} {{ _("Back") }}
{% blocktranslate trimmed with unit=report.unit %}
  Report of {{ unit }}
{% endblocktranslate %}"""


@pytest.fixture
def wording():
    assert words.PO.exists(), f"there is no {words.PO}"
    return polib.pofile(str(words.PO))


def entries(*pairs):
    file = polib.POFile()
    file.extend(polib.POEntry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in pairs)
    return file


def test_everything_said_to_people_is_said_in_vietnamese(wording):
    assert words.missing(PACKAGE, wording) == []


def test_the_compiled_wording_is_that_of_the_text(wording):
    assert words.MO.read_bytes() == wording.to_binary(), "run ./run words"


def test_code_and_templates_are_read_for_what_they_say(tmp_path):
    plant(tmp_path, {"views.py": PYTHON, "templates/report.html": TEMPLATE})

    assert list(words.said_in(tmp_path)) == [
        ("views.py:5", ("Report sent.", None, None)),
        ("views.py:5", ("%(n)s school", "%(n)s schools", None)),
        ("views.py:5", ("Open", None, "verb")),
        ("views.py:5", None),
        ("report.html:1", ("Send report", None, None)),
        ("report.html:1", ("Back", None, None)),
        ("report.html:1", ("Report of %(unit)s", None, None)),
    ]


def test_what_is_missing_empty_fuzzy_or_broken_is_found(tmp_path):
    said = "from django.utils.translation import gettext as _\n" + "".join(
        f"_({text!r})\n" for text in ("fine", "gone", "empty", "doubtful", "sum %(n)s")
    )
    plant(tmp_path, {"a.py": said})
    file = entries(("fine", "tốt"), ("empty", ""), ("doubtful", "ngờ"), ("sum %(n)s", "tổng %(m)s"))
    file.find("doubtful").flags.append("fuzzy")

    assert words.missing(tmp_path, file) == [
        "a.py:3 'gone' has no Vietnamese",
        "a.py:4 'empty' has an empty Vietnamese",
        "a.py:5 'doubtful' has a Vietnamese marked fuzzy",
        "a.py:6 'sum %(n)s' and its Vietnamese differ in %(m)s, %(n)s",
    ]
