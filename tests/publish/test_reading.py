"""Texts as they are shown: links and strong words are known, everything else is what was typed."""

import pytest

from namhoc.publish.reading import plain, shown


@pytest.mark.parametrize(
    ("typed", "html", "words"),
    [
        ("[Bộ](https://moet.gov.vn/a?b=1&c=2)", '<a href="https://moet.gov.vn/a?b=1&amp;c=2">Bộ</a>', "Bộ"),
        ("xem [tin](/tin-tuc/quat/), nhé", 'xem <a href="/tin-tuc/quat/">tin</a>, nhé', "xem tin, nhé"),
        ("**[quý](https://a.vn/quot;)**", '<strong><a href="https://a.vn/quot;">quý</a></strong>', "quý"),
        ("[**quý** I](https://a.vn) và **II**", None, "quý I và II"),
        ("[a](https://a.vn) [b](https://b.vn)", '<a href="https://a.vn">a</a> <a href="https://b.vn">b</a>', "a b"),
        ("[a & b](https://a.vn/**x**)", '<a href="https://a.vn/**x**">a &amp; b</a>', "a & b"),
    ],
)
def test_links_lead_where_they_were_typed_to(typed, html, words):
    html = html or '<a href="https://a.vn"><strong>quý</strong> I</a> và <strong>II</strong>'
    assert (str(shown(typed, {})), plain(typed, {})) == (html, words)


@pytest.mark.parametrize(
    "typed",
    [
        '[y](https://a.vn/"onclick=alert(1))',
        "[y](javascript:alert(1))",
        "[y](//a.vn)",
        "[y](/\\a.vn)",
        "[y](https://a.vn/<b>)",
        "\x02[y](ftp://a.vn)\x03",
    ],
)
def test_what_is_no_safe_link_stays_words(typed):
    assert "<a" not in shown(typed, {})
    assert "<b" not in shown(typed, {})
