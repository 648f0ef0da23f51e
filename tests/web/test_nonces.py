"""Which scripts get the nonce: those that Wagtail's widgets write, and none that look like them."""

import pytest
from django import forms
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminPageChooser, AdminTimeInput
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser

from namhoc.web.nonces import is_known, with_nonce

WIDGETS = [
    AdminDateInput,
    AdminTimeInput,
    AdminDateTimeInput,
    AdminPageChooser,
    AdminImageChooser,
    AdminDocumentChooser,
]
PANEL = """
        (function() {
            var panel = new InlinePanel(JSON.parse("{\\u0022formsetPrefix\\u0022: \\u0022id_x\\u0022}"));
        })();
    """
SMUGGLED = [
    "alert(1)",
    'initDateChooser("id", {}); alert(1);',
    'initDateChooser("id", {"a": alert(1)});',
    'initDateChooser("id", alert(1));',
    'new PageChooser("id", {"a": 1}); fetch("/x");',
    'new PageChooser("id" + alert(1), {});',
    'new (alert(1), PageChooser)("id", {});',
    'new PageChooser("id", {"a": 1}, alert(1));',
    "new PageChooser(`${alert(1)}`, {});",
    "(function() { var panel = new InlinePanel(JSON.parse(alert(1))); })();",
    '(function() { var panel = new InlinePanel(JSON.parse("" + alert(1) + "")); })();',
    'initDateChooser("\u2028alert(1)", {});',
]


@pytest.mark.parametrize("widget", WIDGETS)
def test_what_wagtail_s_widgets_write_is_known(db, widget):
    written = widget().render("at", None, {"id": "id_at-0-day"})

    assert with_nonce(written, "N").count('<script nonce="N">') == 1


def test_a_panel_of_several_rows_is_known():
    assert is_known(PANEL)


@pytest.mark.parametrize("script", SMUGGLED)
def test_what_looks_like_them_is_not(script):
    assert with_nonce(f"<p>a</p><script>{script}</script>", "N") == f"<p>a</p><script>{script}</script>"


def test_a_script_that_says_more_of_itself_stays_as_it_is():
    page = '<script src="/static/a.js"></script><script type="application/json">{}</script><SCRIPT>alert(1)</SCRIPT>'

    assert with_nonce(page, "N") == page


def test_widgets_of_plain_forms_write_no_script():
    assert "<script" not in forms.DateInput().render("at", None, {"id": "id_at"})
