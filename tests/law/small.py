"""A catalogue small enough to read at once, to plant faults in."""

from pathlib import Path

from tests.house.tree import plant

SOURCED = "source: law-1 art. 2, verified: true, evidence: primary-text, checked: 2026-01-01"
GOOD = {
    "sources/law-1.yaml": (
        "source: law-1\nnumber: 1/2020/X\nkind: law\ntitle: Luật\ntitle_en: Law\nissuer: Quốc hội\n"
        "checked: 2026-01-01\nverified: true\nevidence: primary-text\n"
    ),
    "rounds.yaml": (
        "- round: end-of-year\n  label: Cuối năm\n  label_en: End\n  order: 1\n  since:\n"
        f'    2020-01-01: {{{SOURCED}, reference: "05-31", due: "06-30"}}\n'
    ),
    "form.yaml": (
        "form: school\nlabel: Trường\nlabel_en: School\nround: end-of-year\nanswered_by: [primary]\nsince:\n"
        "  2020-01-01:\n"
        f"    {SOURCED.replace(', ', chr(10) + '    ')}\n"
        "    sheets:\n"
        "      - sheet: Biểu 1\n        title: Biểu\n        title_en: Sheet\n"
        "        rows: [{row: grade-1, label: Lớp 1, label_en: Grade 1}]\n"
        "        columns:\n"
        "          - {column: pupils, label: Học sinh, label_en: Pupils, unit: người}\n"
        "          - {column: girls, label: Nữ, label_en: Girls, unit: người}\n"
        "        checks:\n"
        "          - {check: within, part: girls, whole: pupils}\n"
    ),
    "girls-share.yaml": (
        "indicator: girls-share\nlabel: Tỉ lệ nữ\nlabel_en: Share of girls\ngroup: learners\nround: end-of-year\n"
        "rows: schools\nformula: overall\ntakes: {part: [girls.*], whole: [pupils.grade-1]}\n"
        "shown: {kind: per cent}\nsays: nữ chiếm {value}\nsince:\n"
        f"  2020-01-01: {{{SOURCED}}}\n"
    ),
    "standard.yaml": (
        "standard: half-girls\nlabel: Chuẩn\nlabel_en: Standard\nprogramme: girls\nsince:\n"
        "  2020-01-01:\n"
        f"    {SOURCED.replace(', ', chr(10) + '    ')}\n"
        "    criteria:\n"
        "      - criterion: half\n        label: Một nửa\n        label_en: Half\n"
        "        indicator: {ordinary: girls-share, disadvantaged: girls-share}\n"
        "        at_least: {ordinary: 0.5, disadvantaged: 0.4}\n"
        "    share_of_communes: 0.9\n"
    ),
    "awards.yaml": (
        "- giver: head\n  label: Thủ trưởng\n  label_en: Head\n  rank: 1\n"
        "- award: merit\n  label: Giấy khen\n  label_en: Merit\n  kind: commendation\n  recipients: [individual]\n"
        "  since:\n"
        f"    2020-01-01: {{{SOURCED}, granted_by: [head], quota: {{at_most: 0.15, of: merit}}}}\n"
    ),
    "findings.yaml": (
        "- finding: law.not-yaml\n  severity: error\n  vi: 'Dòng {line}.'\n  en: 'Line {line}.'\n"
        "  cure_vi: Sửa.\n  cure_en: Mend.\n"
    ),
}


def plant_catalogue(folder: Path, **changed: tuple[str, str]) -> Path:
    """The good catalogue, with one piece of text in some files replaced by another."""
    files = dict(GOOD)
    for stem, (old, new) in changed.items():
        name = next(name for name in files if Path(name).stem == stem.replace("_", "-"))
        assert files[name].count(old) == 1, (name, old)
        files[name] = files[name].replace(old, new)
    return plant(folder, files)
