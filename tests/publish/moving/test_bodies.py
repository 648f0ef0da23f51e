"""Old texts become parts of articles, and no word that a reader saw is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.publish.moving.bodies import body_of
from namhoc.publish.moving.tree import tree_of
from namhoc.publish.passages import cleaned
from namhoc.publish.reading import plain, shown
from tests.publish.moving.old_portal import BODY, WORD


class Somewhere:
    """Uploads that hold a.jpg alone, and links that stay as they are."""

    def picture(self, address, alt):  # noqa: ARG002 - it answers as the real one does
        return 7 if address.endswith("a.jpg") else None

    def link(self, address):
        return address


def parts(html):
    return [(block["type"], block["value"]) for block in body_of(html, "Tên bài", Somewhere()).blocks]


def dropped(html):
    return body_of(html, "Tên bài", Somewhere()).dropped


def picture(alt, caption=""):
    return ("picture", {"image": 7, "alt": alt, "caption": caption})


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("", []),
        ("không thẻ", [("paragraph", "không thẻ")]),
        (WORD, [("paragraph", "**Sáng 05/9**, thầy và trò nhà trường đón năm học mới.")]),
        ("<p>một<br />hai</p>", [("paragraph", "một"), ("paragraph", "hai")]),
        ("<p>xem <a href='/news/a-1.html'>bài</a></p>", [("paragraph", "xem [bài](/news/a-1.html)")]),
        ("<h1>Tên</h1><h4>Phần</h4>", [("heading", "Tên"), ("heading", "Phần")]),
        ("<p><b>a</b><b>b</b> c</p>", [("paragraph", "**ab** c")]),
        ("<p>H<sub>2</sub>O</p>", [("passage", "<p>H<sub>2</sub>O</p>")]),
        ("<p>ghi **sao**, {{figure:1}}</p>", [("passage", "<p>ghi **sao**, {{figure:1}}</p>")]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", [("passage", "<ul><li>a<ul><li>b</li></ul></li></ul>")]),
        ("<blockquote><p>lời</p></blockquote>", [("quote", {"text": "lời", "speaker": ""})]),
        ("<div><div>a</div>b<p>c</p></div>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ('<p>x <img src="a.jpg" alt="Lễ"> y</p>', [("paragraph", "x"), picture("Lễ"), ("paragraph", "y")]),
        ('<p><img src="a.jpg"></p>', [picture("Tên bài")]),
        ('<figure><img src="a.jpg"><figcaption>Hình 1</figcaption></figure>', [picture("Hình 1", "Hình 1")]),
        ('<table><tr><td><img src="a.jpg"></td></tr><tr><td>Ảnh: B</td></tr></table>', [picture("Ảnh: B", "Ảnh: B")]),
        ('<table><tr><td><img src="a.jpg"></td><td>b</td></tr></table>', [picture("Tên bài"), ("paragraph", "b")]),
        ('<ul><li>a <img src="a.jpg" alt="Lễ"></li></ul>', [("passage", "<ul><li>a </li></ul>"), picture("Lễ")]),
        ('<p><img src="b.jpg" alt="mất"></p>', []),
    ],
)
def test_an_old_text_becomes_parts(html, made):
    assert parts(html) == made


def test_what_is_left_out_is_told():
    html = '<script>x</script><form><input></form><iframe src="//v.example/1"></iframe><p style="color:red"><img src="b.jpg"></p>'

    assert dropped(html) == {"script": 1, "form": 2, "dress": 1, "frame": 1, "picture": 1}
    assert parts(html) == [
        ("passage", '<p><a href="https://v.example/1" rel="noopener noreferrer">https://v.example/1</a></p>')
    ]
    assert dropped("<p>không bỏ gì</p>") == {}


def test_a_picture_of_another_place_stays_as_a_link():
    assert parts('<img src="https://khac.example/x.jpg" alt="Ở nơi khác">') == [
        ("passage", '<p><a href="https://khac.example/x.jpg" rel="noopener noreferrer">Ở nơi khác</a></p>')
    ]


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<p><math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<table><td background='javascript:alert(1)'><em onclick=alert(1)>x</em>",
    "<style>@import 'http://x'</style><link rel=stylesheet href=http://x><base href=http://x><meta http-equiv=refresh>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    '[x](javascript:alert(1)) <b>[y](https://a.example/"onclick=alert(1))</b>',
]


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_of_an_old_text_acts(html):
    passages = [value for kind, value in parts(html) if kind == "passage"]
    paragraphs = [str(shown(value, {})) for kind, value in parts(html) if kind in ("paragraph", "heading")]

    for made in [*map(cleaned, passages), *paragraphs]:
        assert not re.search(
            r"<(?:script|svg|img|style|link|base|meta|iframe)|<[^>]*\s(?:on\w+|style)=|href=[\"']?java", made
        )


def squeezed(text):
    return "".join(text.split())


def said(html):
    found = []
    for kind, value in parts(html):
        if kind == "passage":
            found.append(tree_of(value).text())
        elif kind != "picture":
            found.append(plain(value["text"] if kind == "quote" else value, {}))
    return squeezed("".join(found))


TAGS = st.sampled_from(
    ["p", "div", "b", "strong", "em", "ul", "li", "table", "tr", "td", "blockquote", "h2", "span", "a", "br"]
)
WORDS = st.text(alphabet="aă đ*[](){}<&1 \n", max_size=8)


@st.composite
def texts(draw, depth=3):
    made = []
    for _part in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            tag = draw(TAGS)
            close = "" if tag == "br" or draw(st.integers(0, 9)) == 0 else f"</{tag}>"
            made.append(f"<{tag}>{draw(texts(depth - 1))}{close}")
        else:
            made.append(draw(WORDS).replace("&", "&amp;").replace("<", "&lt;"))
    return "".join(made)


@given(texts())
def test_no_word_is_lost_however_a_text_is_nested(html):
    assert said(html) == squeezed(tree_of(cleaned(html)).text())


def test_the_body_of_an_ordinary_article_keeps_its_order():
    kinds = [kind for kind, _value in parts(WORD + BODY.replace("khai-giang.png", "a.jpg").replace("{link}", "/"))]

    assert kinds == ["paragraph", "heading", "paragraph", "picture", "passage", "passage", "paragraph"]
