"""Vietnamese typed in the fonts of the time before Unicode: TCVN3 (.VnTime) and VNI, as letters that are read today."""

from __future__ import annotations

import re

_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢§£¤¥¦",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_SIGNS = "ùøûõï"  # behind a letter: the five tones
_HATS = "áàåãä"  # the same with a hat
_HORNS = "éèúüë"  # and with a bow
_TONES = {
    "a": "áàảãạ",
    "e": "éèẻẽẹ",
    "o": "óòỏõọ",
    "u": "úùủũụ",
    "y": "ýỳỷỹ",
    "ô": "ớờởỡợ",
    "ö": "ứừửữự",
}
_HATTED = {"a": "ấầẩẫậ", "e": "ếềểễệ", "o": "ốồổỗộ"}
_ALONE = {"ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _vni() -> dict[str, str]:
    pairs = dict(_ALONE) | {"aâ": "â", "eâ": "ê", "oâ": "ô", "aê": "ă"}
    for base, letters in _TONES.items():
        pairs |= {base + sign: letter for sign, letter in zip(_SIGNS, letters, strict=False)}
    for base, letters in _HATTED.items():
        pairs |= {base + sign: letter for sign, letter in zip(_HATS, letters, strict=True)}
    pairs |= {"a" + sign: letter for sign, letter in zip(_HORNS, "ắằẳẵặ", strict=True)}
    capitals = {old.upper(): new.upper() for old, new in pairs.items()}
    mixed = {old[0].upper() + old[1]: new.upper() for old, new in pairs.items() if len(old) == 2}  # noqa: PLR2004
    return {**pairs, **mixed, **capitals}


_VNI = _vni()
_VNI_WORDS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def readable(text: str, font: str | None) -> str:
    """The same words in Unicode; text in any other font is left as it is."""
    name = (font or "").casefold()
    if name.startswith(".vn"):
        read = "".join(_TCVN3.get(letter, letter) for letter in text)
        return read.upper() if name.endswith("h") else read
    if name.startswith("vni"):
        return _VNI_WORDS.sub(lambda found: _VNI[found[0]], text)
    return text
