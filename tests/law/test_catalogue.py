"""A catalogue is read whole, or refused with the file, line and key of everything wrong in it."""

import pytest

from namhoc.law.catalogue import read_catalogue
from namhoc.law.errors import CatalogueError
from namhoc.law.findings import Finding, Place
from tests.house.tree import plant
from tests.law.small import plant_catalogue


def found(folder, *more):
    with pytest.raises(CatalogueError) as refused:
        read_catalogue(folder, *more)
    return list(refused.value.findings)


def places(findings):
    return [(finding.code, finding.place.file, finding.place.line, finding.place.key) for finding in findings]


def test_a_good_catalogue_is_read_whole(tmp_path):
    read = read_catalogue(plant_catalogue(tmp_path))

    assert {kind: list(entries) for kind, entries in read.entries.items() if entries} == {
        "form": ["school"],
        "indicator": ["girls-share"],
        "standard": ["half-girls"],
        "award": ["merit"],
        "giver": ["head"],
        "round": ["end-of-year"],
        "finding": ["law.not-yaml"],
        "source": ["law-1"],
    }


FAULTS = {
    "a key written twice": (
        {"girls_share": ("rows: schools\n", "rows: schools\nrows: communes\n")},
        ("law.key-twice", "girls-share.yaml", 7, "rows"),
        {},
    ),
    "a key written twice under a day": (
        {"form": ("    verified: true\n", "    verified: true\n    verified: true\n")},
        ("law.key-twice", "form.yaml", 10, "since.2020-01-01.verified"),
        {},
    ),
    "no YAML": (
        {"girls_share": ("round: end-of-year\n", "round: end: of: year\n")},
        ("law.not-yaml", "girls-share.yaml", 5, ""),
        {"problem": "mapping values are not allowed in this context"},
    ),
    "a day that is none": (
        {"rounds": ("2020-01-01:", "2020-02-30:")},
        ("law.not-yaml", "rounds.yaml", 6, ""),
        {"problem": "2020-02-30: day is out of range for month"},
    ),
    "a list for a key": (
        {"girls_share": ("group: learners\n", "? [group]\n: learners\n")},
        ("law.not-yaml", "girls-share.yaml", 4, ""),
        {"problem": "a key is one word, not a list"},
    ),
    "an entry that contains itself": (
        {"girls_share": ("takes: {part: [girls.*], whole: [pupils.grade-1]}", "takes: &a {part: *a}")},
        ("law.not-yaml", "girls-share.yaml", 1, ""),
        {"problem": "an entry contains itself"},
    ),
    "a kind nobody knows": (
        {"girls_share": ("indicator: girls-share", "indicater: girls-share")},
        ("law.unknown-kind", "girls-share.yaml", 1, ""),
        {
            "kinds": "form, indicator, standard, award, giver, round, school_calendar, deadline, days_off, finding, "
            "source, unit_type, tree, abbreviation, document_kind, consent, disclosure"
        },
    ),
    "a code that is taken": (
        {"awards": ("- giver: head\n", "- {giver: head, label: A, label_en: A, rank: 2}\n- giver: head\n")},
        ("law.code-twice", "awards.yaml", 2, "1.giver"),
        {"code": "head"},
    ),
    "a key nobody knows": (
        {"girls_share": ("group: learners\n", "group: learners\ncolour: red\n")},
        ("law.entry-refused", "girls-share.yaml", 5, "colour"),
        {"problem": "Extra inputs are not permitted"},
    ),
    "a key that is missing": (
        {"girls_share": ("group: learners\n", "")},
        ("law.entry-refused", "girls-share.yaml", 1, "group"),
        {"problem": "Field required"},
    ),
    "a key nobody knows, under a day": (
        {"form": ("    evidence: primary-text\n", "    evidence: primary-text\n    sure: very\n")},
        ("law.entry-refused", "form.yaml", 11, "since.2020-01-01.sure"),
        {"problem": "Extra inputs are not permitted"},
    ),
    "a key missing from an item of a list": (
        {"form": ("{check: within, part: girls, whole: pupils}", "{check: within, part: girls}")},
        ("law.entry-refused", "form.yaml", 21, "since.2020-01-01.sheets.0.checks.0.whole"),
        {"problem": "Field required"},
    ),
    "no number for a number": (
        {"standard": ("ordinary: 0.5,", "ordinary: half,")},
        ("law.entry-refused", "standard.yaml", 16, "since.2020-01-01.criteria.0.at_least.ordinary"),
        {"problem": "Input should be a valid decimal"},
    ),
    "a start that is no day": (
        {"girls_share": ("  2020-01-01:", "  soon:")},
        ("law.entry-refused", "girls-share.yaml", 11, "since"),
        {"problem": "Value error, 'soon' is neither a day (YYYY-MM-DD) nor the word 'unknown'"},
    ),
    "an unknown start that is wrong inside": (
        {
            "girls_share": (
                "  2020-01-01: {source: law-1 art. 2, verified: true,",
                "  unknown: {source: law-1, verified: yes please,",
            )
        },
        ("law.entry-refused", "girls-share.yaml", 12, "since.unknown.verified"),
        {"problem": "Input should be a valid boolean, unable to interpret input"},
    ),
    "a leap day for a round": (
        {"rounds": ('"05-31"', '"02-29"')},
        ("law.entry-refused", "rounds.yaml", 6, "0.since.2020-01-01.reference"),
        {"problem": "Value error, day is out of range for month"},
    ),
    "verified by hearsay": (
        {"girls_share": ("evidence: primary-text", "evidence: own-knowledge")},
        ("law.entry-refused", "girls-share.yaml", 12, "since.2020-01-01"),
        {"problem": "Value error, verified: true, yet own-knowledge is no reading of a text or of a page"},
    ),
    "a formula with nothing to work on": (
        {"girls_share": (", whole: [pupils.grade-1]", "")},
        ("law.entry-refused", "girls-share.yaml", 1, ""),
        {"problem": "Value error, takes: does not give the formula 'overall' what it works on"},
    ),
    "a clause that says what nobody knows": (
        {"girls_share": ("{value}", "{valeu}")},
        ("law.entry-refused", "girls-share.yaml", 1, ""),
        {
            "problem": "Value error, says: knows no 'valeu'; it may use change, denominator, excess, numerator, "
            "previous, target, value"
        },
    ),
    "a check of columns that are not there": (
        {"form": ("part: girls,", "part: boys,")},
        ("law.entry-refused", "form.yaml", 1, ""),
        {"problem": "Value error, sheet Biểu 1: a check names ['boys']"},
    ),
    "a source that is not there": (
        {"girls_share": ("source: law-1", "source: law-2")},
        ("law.name-leads-nowhere", "girls-share.yaml", 12, "since.2020-01-01.source"),
        {"name": "law-2"},
    ),
    "another text that is not there": (
        {"girls_share": ("art. 2, verified", "art. 2, also: [law-1, law-3 art. 4], verified")},
        ("law.name-leads-nowhere", "girls-share.yaml", 12, "since.2020-01-01.also.1"),
        {"name": "law-3"},
    ),
    "a successor that is not there": (
        {"law_1": ("checked:", "replaced_by: [law-9]\nchecked:")},
        ("law.name-leads-nowhere", "sources/law-1.yaml", 7, "replaced_by.0"),
        {"name": "law-9"},
    ),
    "a question no form asks": (
        {"girls_share": ("pupils.grade-1", "pupils.grade-2")},
        ("law.name-leads-nowhere", "girls-share.yaml", 8, "takes.whole.0"),
        {"name": "pupils.grade-2"},
    ),
    "an indicator's round that is not there": (
        {"girls_share": ("round: end-of-year", "round: spring")},
        ("law.name-leads-nowhere", "girls-share.yaml", 5, "round"),
        {"name": "spring"},
    ),
    "a form's round that is not there": (
        {"form": ("round: end-of-year", "round: spring")},
        ("law.name-leads-nowhere", "form.yaml", 4, "round"),
        {"name": "spring"},
    ),
    "a thing nobody can hold": (
        {
            "girls_share": (
                "rows: schools\nformula: overall\ntakes: {part: [girls.*], whole: [pupils.grade-1]}",
                "rows: certificates\nformula: share-of-units\ntakes: {holds: a-medal}",
            )
        },
        ("law.name-leads-nowhere", "girls-share.yaml", 8, "takes.holds"),
        {"name": "a-medal"},
    ),
    "a standard that requires none that is there": (
        {"standard": ("    criteria:\n", "    requires: [third-girls]\n    criteria:\n")},
        ("law.name-leads-nowhere", "standard.yaml", 11, "since.2020-01-01.requires.0"),
        {"name": "third-girls"},
    ),
    "a criterion on an indicator that is not there": (
        {"standard": ("disadvantaged: girls-share", "disadvantaged: boys-share")},
        ("law.name-leads-nowhere", "standard.yaml", 15, "since.2020-01-01.criteria.0.indicator.disadvantaged"),
        {"name": "boys-share"},
    ),
    "a giver that is not there": (
        {"awards": ("[head]", "[head, king]")},
        ("law.name-leads-nowhere", "awards.yaml", 11, "1.since.2020-01-01.granted_by.1"),
        {"name": "king"},
    ),
    "a quota of an award that is not there": (
        {"awards": ("of: merit", "of: medal")},
        ("law.name-leads-nowhere", "awards.yaml", 11, "1.since.2020-01-01.quota.of"),
        {"name": "medal"},
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_is_one_finding_at_its_file_line_and_key(fault, tmp_path):
    changed, (code, file, line, key), details = FAULTS[fault]

    assert found(plant_catalogue(tmp_path, **changed)) == [Finding(code, Place(file=file, line=line, key=key), details)]


def test_every_fault_is_found_at_once(tmp_path):
    folder = plant_catalogue(
        tmp_path,
        girls_share=("group: learners\n", "group: learners\ncolour: red\n"),
        standard=("share_of_communes: 0.9", "share_of_communes: most"),
        awards=("rank: 1", "rank: 1\n  rank: 2"),
    )

    assert places(found(folder)) == [
        ("law.key-twice", "awards.yaml", 5, "0.rank"),
        ("law.entry-refused", "girls-share.yaml", 5, "colour"),
        ("law.entry-refused", "standard.yaml", 17, "since.2020-01-01.share_of_communes"),
    ]


def test_a_file_that_is_no_text_is_a_finding(tmp_path):
    folder = plant_catalogue(tmp_path)
    (folder / "picture.yaml").write_bytes(b"\x89PNG\r\n\xff\xfe")

    assert places(found(folder)) == [("law.not-yaml", "picture.yaml", 1, "")]


def test_an_empty_file_is_a_finding(tmp_path):
    assert places(found(plant(plant_catalogue(tmp_path), {"empty.yaml": "# nothing yet\n"}))) == [
        ("law.unknown-kind", "empty.yaml", 1, "")
    ]


def test_a_province_lays_its_own_entry_over_the_shipped_one(tmp_path):
    shipped, province = plant_catalogue(tmp_path / "shipped"), tmp_path / "province"
    plant(province, {"head.yaml": "giver: head\nlabel: Chủ tịch\nlabel_en: Chair\nrank: 2\n"})

    assert read_catalogue(shipped, province).givers["head"].label == "Chủ tịch"
    assert read_catalogue(shipped).givers["head"].label == "Thủ trưởng"


def test_a_finding_in_what_a_province_laid_over_names_the_province_s_file(tmp_path):
    shipped, province = plant_catalogue(tmp_path / "shipped"), tmp_path / "province"
    text = (shipped / "girls-share.yaml").read_text(encoding="utf-8").replace("girls.*", "boys.*")
    plant(province, {"ours.yaml": f"# ours\n{text}"})

    assert places(found(shipped, province)) == [("law.name-leads-nowhere", "ours.yaml", 9, "takes.part.0")]


def test_what_is_wrong_can_be_read_in_the_exception(tmp_path):
    folder = plant_catalogue(tmp_path, girls_share=("pupils.grade-1", "pupils.grade-2"))

    with pytest.raises(CatalogueError) as refused:
        read_catalogue(folder)

    assert str(refused.value) == (
        "girls-share.yaml · dòng 8 · takes.whole.0: law.name-leads-nowhere (name=pupils.grade-2)"
    )
