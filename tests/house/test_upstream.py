"""Wagtail's administration and what else we build on speak Vietnamese without a gap."""

from collections import defaultdict

import polib
import pytest
from django.utils.translation import gettext, override

from tests.house import upstream
from tests.house.upstream import Catalogue

ADMIN = Catalogue("wagtail.admin", "django")


def entry(msgid, msgstr, **more):
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **more)


def test_there_is_a_catalogue_for_each_app_that_lacks_words_and_no_other():
    assert sorted(upstream.kept()) == sorted(upstream.catalogues())


def test_everything_the_installed_versions_say_is_said_in_vietnamese():
    assert [offence for catalogue in upstream.catalogues() for offence in upstream.missing(catalogue)] == []


def test_a_word_taken_out_is_missed():
    less = polib.POFile()
    less.extend(entry for entry in upstream.read(ADMIN.ours) if entry.msgid != "Bulk actions")

    assert [offence.split(" (")[0] for offence in upstream.missing(ADMIN, less)] == [
        "wagtail.admin says 'Bulk actions'"
    ]


def test_placeholders_tags_and_blanks_are_kept():
    assert [o for catalogue in upstream.kept() for o in upstream.broken(upstream.read(catalogue.ours))] == []


def test_a_wording_that_loses_something_is_found():
    file = polib.POFile()
    file.append(entry("%(n)s pages", "trang"))
    file.append(entry("Locale: ", "Ngôn ngữ:"))
    file.append(entry("a <b>page</b>", "một trang"))

    assert list(upstream.broken(file)) == [
        "'%(n)s pages' and its Vietnamese differ in placeholders",
        "'Locale: ' and its Vietnamese differ in blanks",
        "'a <b>page</b>' and its Vietnamese differ in tags",
    ]


def test_the_same_words_are_the_same_everywhere():
    said = defaultdict(set)
    for catalogue in upstream.kept():
        for one in upstream.read(catalogue.ours):
            said[one.msgctxt, one.msgid, catalogue.domain].add(one.msgstr or one.msgstr_plural.get(0))

    assert {key: wordings for key, wordings in said.items() if len(wordings) > 1} == {}


@pytest.mark.parametrize("domain", upstream.DOMAINS)
def test_what_is_loaded_is_what_is_written(domain):
    assert (upstream.COMPILED / f"{domain}.mo").read_bytes() == upstream.compiled(domain), "run ./run words"


def test_django_says_it():
    with override("vi"):
        assert (gettext("Bulk actions"), gettext("Null characters are not allowed.")) == (
            "Việc làm cho nhiều mục",
            "Có kí tự rỗng (NUL) trong nội dung. Xin gõ lại, đừng dán từ tệp hỏng.",
        )
