"""What is true of every reading, whatever the text."""

import json
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench._proof_checked import checked_pages, scores, speaks_of, whole_text
from bench._proof_pages import one_digit, pages
from namhoc.proof import Verdict, read
from namhoc.proof.wording import CAUSES, FINDINGS, LANGUAGES, SOFTER
from tests.house.tree import ROOT

PIECES = st.sampled_from(
    ["12", "1.234,5", "12/15", "0", "9" * 30, "75%", "(", ")", ",", ";", ":", ".", "\n", "trường", "trong đó", "tăng",
     "từ", "lên", "năm học", "2020-2021", "lớp", "mức độ", "điểm phần trăm", "ngày 31/2/2021", "thứ", "\u202e",
     "\u0301", "/", "%", "chiếm", "số", "hai mươi", "triệu", "toàn", "có", "đều", "riêng", "vượt", "chỉ tiêu", "of",
     "out of", "tổng số"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_spans_cut_out_what_they_name(text):
    reading = read(text)

    assert [text[slice(*claim.span)] for claim in reading.claims] == [claim.text for claim in reading.claims]
    assert all(0 <= start < end <= len(text) for start, end in (finding.span for finding in reading.findings))
    assert {name for finding in reading.findings for name in finding.claims} <= {claim.id for claim in reading.claims}
    json.dumps(reading.as_json("a.txt"))


def test_the_answer_as_json_has_the_fields_that_are_documented():
    answer = read("Có 369/597 em đạt 66,33%.").as_json("a.txt")

    assert answer == {
        "file": "a.txt",
        "claims": [
            {
                "id": "c1", "kind": "fraction", "span": [3, 10], "text": "369/597", "value": 61.809, "unit": "em",
                "numerator": 369, "denominator": 597, "subject": "Có em đạt", "qualifier": "", "scope": "",
            },
            {
                "id": "c2", "kind": "share", "span": [18, 24], "text": "66,33%", "value": 66.33, "unit": "%",
                "numerator": None, "denominator": None, "subject": "em đạt", "qualifier": "", "scope": "",
            },
        ],
        "findings": [
            {
                "code": "percent-vs-fraction", "verdict": "mismatch", "claims": ["c1", "c2"], "span": [18, 24],
                "published": 66.33, "computed": 61.809, "working": "369/597 = 61,809%, bài ghi 66,33%.",
                "advice": "Xem lại tử số, mẫu số và tỉ lệ; sửa số nào sai.",
            }
        ],
    }  # fmt: skip


def test_findings_are_worded_in_english_when_asked():
    [finding] = read("369/597 pupils (66.33%)", language="en").findings

    assert finding.working == "369/597 = 61.809%, printed 66.33%."


def test_a_language_without_words_is_refused():
    with pytest.raises(ValueError, match="vi or en"):
        read("", language="pl")


def test_everything_that_is_said_is_said_in_both_languages():
    tables = [*FINDINGS.values(), *CAUSES.values(), *SOFTER.values()]

    assert [set(table) for table in tables] == [set(LANGUAGES)] * len(tables)


def test_each_code_and_verdict_is_documented():
    page = (ROOT / "docs/outsider/checking-figures.md").read_text()

    assert [name for name in (*FINDINGS, *Verdict) if f"`{name}`" not in page] == []


@pytest.mark.parametrize("page", checked_pages(), ids=lambda page: page["id"])
def test_a_page_checked_by_hand_is_read_as_the_hand_did(page):
    findings = read(whole_text(page)).findings
    heard = [
        {**check, "verdict": next((f.verdict.value for f in findings if speaks_of(f, check)), "silent")}
        for check in page["checks"]
    ]

    assert heard == [
        check if check["verdict"] != "ok" else {**check, "verdict": _ok_or_silent(heard, check)}
        for check in page["checks"]
    ]


def _ok_or_silent(heard, check):
    """A right figure is called right or is not spoken of."""
    said = next(one["verdict"] for one in heard if (one["kind"], one["of"]) == (check["kind"], check["of"]))
    return said if said in ("ok", "silent") else "ok"


def test_nothing_on_the_checked_pages_is_accused_beside_what_the_hand_found():
    assert [kind for kind, score in scores().items() if (score.precision, score.recall) != (1, 1)] == []


def test_made_pages_with_a_slip_are_found_and_right_ones_are_not_accused():
    planted = list(pages(120, 11, planted=True))
    right = list(pages(120, 12, planted=False))

    missed = [made.wrong for made in planted if not read(made.text).mismatches]
    accused = [finding.working for made in right for finding in read(made.text).mismatches]

    assert (len(missed) <= 6, accused) == (True, [])


def test_any_digit_changed_in_a_fraction_with_its_share_is_noticed():
    rng = Random(5)  # noqa: S311 - slips, no secrets
    told = [one_digit(rng, "382/463 (82,51%)") for _ in range(60)]

    unnoticed = {text for text in told if all(finding.verdict is Verdict.OK for finding in read(text).findings)}

    assert unnoticed == set()


@pytest.mark.parametrize("name", ["seed-000", "seed-004"])
def test_the_two_seeds_hold_remarks_and_no_mismatch(name, seeds):
    expected = {
        "seed-000": [],
        "seed-004": [
            ("school-year-label", "2021"),
            ("points-called-percent", "4,3%"),
            ("points-called-percent", "8,3%"),
        ],
    }
    text = seeds[name]
    told = [
        (finding.code, text[slice(*finding.span)])
        for finding in read(text).findings
        if finding.verdict not in (Verdict.OK, Verdict.IMPLIED)
    ]

    assert told == expected[name]


@pytest.fixture
def seeds():
    """The two seeds, restated around their figures."""
    return {
        "seed-000": (
            "Chủ nhật - 05/09/2021 23:13\n"
            "Chiều ngày 27/8/2021 tại trụ sở và 12 điểm cầu trực tuyến tại UBND 12 xã, phường, thành phố tổng kết "
            "năm học 2020-2021.\nSáng ngày 26/08/2021, phiên nội bộ chia theo 3 cấp học.\nThực hiện 2 nhiệm vụ trong "
            "dịch COVID-19; phổ cập mầm non cho trẻ 5 tuổi, tiểu học, THCS mức độ III, xóa mù chữ mức độ II của 12/12 "
            "xã, phường.\nĐề ra 8 nhiệm vụ chủ yếu và 5 giải pháp cơ bản.\n1 tập thể và 2 cá nhân nhận Bằng khen của "
            "Thủ tướng; Bộ tặng Bằng khen cho 1 cá nhân, UBND tỉnh tặng Cờ cho 2 đơn vị; tặng Bằng khen cho 21 tập thể "
            "và 19 cá nhân.\nXếp hạng: 5 - 1 phiếu bầu\n  • Đang truy cập194\n  • Khách viếng thăm154\n"
            "  • Hôm nay38,980\n"
        ),
        "seed-004": (
            "Năm học 2021 là năm học đặc biệt. Đã sáp nhập 4 trường, giảm 2 trường, giảm trên 14% đơn vị sự nghiệp "
            "công lập, vượt 4,3% Nghị quyết số 15-NQ/TU ngày 16-3-2018. Thị xã có 12/12 trường đạt chuẩn Quốc gia, đạt "
            "tỷ lệ 100%, 9/12 trường đạt kiểm định chất lượng giáo dục đạt 75%, tăng 8,3% so với năm học trước; phổ "
            "cập THCS mức độ 3."
        ),
    }


def test_a_value_stays_exact_inside():
    [claim, *_] = read("1/3 trường").claims

    assert claim.value == Fraction(100, 3)
