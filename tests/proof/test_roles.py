"""The same arithmetic in other orders: each wrong sentence is told, and its right twin is not."""

import pytest

from namhoc.proof import Verdict, read

TOLD = [  # right, wrong, by which code
    ("Có 66 trường, tăng 6 trường so với năm học trước (60 trường).", "tăng 6", "tăng 4", "change-vs-previous"),
    ("Năm trước có 600 giáo viên, năm nay có 615 người, tăng 15 người.", "615", "625", "change-vs-previous"),
    ("Năm 2015 là 600 em; năm 2020 là 612 em; tăng 12 em.", "tăng 12", "tăng 15", "change-vs-previous"),
    ("Tăng 6 trường (60 lên 66).", "60", "50", "change-vs-previous"),
    ("Chi 250 triệu đồng, tăng 25% so với năm trước (200 triệu đồng).", "25%", "35%", "change-vs-previous"),
    ("Ít hơn năm học trước 64 em (2.179 em), năm nay còn 2.115 em.", "64", "74", "change-vs-previous"),
    ("Kế hoạch tuyển 300 em, đã tuyển 320 em, vượt 20 em.", "vượt 20", "vượt 30", "excess-over-target"),
    ("Đạt 84,5%/81,5% chỉ tiêu, vượt 3%.", "vượt 3", "vượt 7", "excess-over-target"),
    ("Thấp hơn kế hoạch 1,5 điểm phần trăm (kế hoạch 96%, thực hiện 94,5%).", "1,5", "3,5", "excess-over-target"),
    ("The result 87.5% exceeded the 75.0% target by 12.5 percentage points.", "by 12", "by 15", "excess-over-target"),
    ("Giao 1.100 cháu theo chỉ tiêu 1.100, thực hiện 1.177.", "", "", ""),
    ("Chỉ tiêu giao 1.100 cháu, thực hiện 1.177 cháu, bằng 107% kế hoạch.", "107", "109", "percent-vs-fraction"),
    ("Có 36 giáo viên và 58 học sinh, tổng cộng 94 người.", "94", "84", "parts-vs-total"),
    ("Khối 6: 412 em; khối 7: 398 em. Cộng: 810 em.", "810", "910", "parts-vs-total"),
    ("Chi 15,6 tỷ đồng, gồm: lương 11,2 tỷ đồng và mua sắm 4,4 tỷ đồng.", "11,2", "12,2", "parts-vs-total"),
    ("3 tỷ 450 triệu đồng gồm lương 2 tỷ 150 triệu đồng và sách 1 tỷ 300 triệu đồng.", "150", "750", "parts-vs-total"),
    ("Có 80 sáng kiến (12 sáng kiến cấp tỉnh và 68 sáng kiến cấp huyện).", "68", "78", "parts-vs-total"),
    ("Tổng số dự xét: 500; đỗ: 480; tỉ lệ: 96%.", "96", "90", "percent-vs-fraction"),
    ("Chín trong mười hai trường, đạt 75%.", "75", "78", "percent-vs-fraction"),
    ("Có 430 em, chiếm 43% trong tổng số 1.000 em tốt nghiệp.", "43%", "48%", "percent-vs-fraction"),
    ("Trong 500 em có 300 em vào THPT (60%), 120 em học nghề (24%).", "24%", "29%", "percent-vs-fraction"),
    ("Hai phần ba số trường (24/36) có bếp.", "24/36", "14/36", "percent-vs-fraction"),
    ("Tốt 31,4%, khá 42,7%, đạt 24,8%, chưa đạt 1,1%.", "24,8", "20,8", "shares-vs-whole"),
    ("Tốt 88,7%, khá 11,3%, không có học sinh trung bình, yếu.", "", "", ""),
    ("Có 1.425 em, 50 lớp, bình quân 28,5 em/lớp.", "28,5", "23,5", "average-vs-counts"),
    ("Bình quân mỗi xã có 3 trường (15 xã, 45 trường).", "có 3", "có 4", "average-vs-counts"),
    ("Có 4 xã gồm Tân An, Tân Bình, Tân Châu và Tân Dân.", "4", "5", "count-vs-list"),
    ("Các xã Tân An, Tân Bình, Tân Châu (3 xã) về đích.", "3 xã", "4 xã", "count-vs-list"),
    ("Có 3 nhóm giải pháp: (1) đội ngũ; (2) cơ sở vật chất; (3) chuyển đổi số.", "3 nhóm", "5 nhóm", "count-vs-list"),
    ("Có 1.200 em dự thi, 36 em không đạt, tỉ lệ đạt 97%.", "97%", "95%", "percent-vs-fraction"),
    ("Nộp 120 bài dự thi, có 90 bài được chọn (đạt 75%).", "75%", "85%", "percent-vs-fraction"),
    ("Tăng gấp 3 lần, từ 20 phòng lên 60 phòng.", "60", "80", "change-vs-previous"),
    ("Họp ngày 22/8/2024 (thứ Năm).", "22/8", "23/8", "date-weekday"),
    ("Họp sáng thứ 5, ngày 22/8/2024.", "22/8", "23/8", "date-weekday"),
    ("Toàn xã có hơn 480 học sinh. Toàn xã có 487 học sinh.", "hơn 480", "hơn 580", "same-subject-two-values"),
]  # fmt: skip
SLIPS = [told for told in TOLD if told[1]]


@pytest.mark.parametrize("right", [told[0] for told in TOLD])
def test_a_right_sentence_in_any_order_is_not_accused(right):
    assert [finding.working for finding in read(right).mismatches] == []


@pytest.mark.parametrize(("right", "before", "after", "code"), SLIPS)
def test_its_slip_is_told(right, before, after, code):
    assert {finding.code for finding in read(right.replace(before, after, 1)).mismatches} == {code}


LADDER = """Khen thưởng 64 tập thể, cá nhân.
UBND tỉnh tặng Bằng khen cho 4 tập thể và 20 cá nhân.
Sở tặng Giấy khen cho 10 tập thể, 31 cá nhân."""
DOUBTED = [
    ("Mầm non có 74/180 trường, tiểu học có 74/180 trường.", "suspicious-equal"),
    ("Nam đạt 98,12%, nữ đạt 98,12%.", "suspicious-equal"),
    ("Tỷ lệ chuyên cần đạt 98,5 học sinh.", "share-without-sign"),
    ("Huy động nhà trẻ 49,63; mẫu giáo 5 tuổi 99,93%.", "share-without-sign"),
    ("Có 45/62 trường đạt chuẩn. Có 40/63 trường có thư viện.", "denominator-drifts"),
    (LADDER, "awards-vs-total"),
    ("Chỉ tiêu tỷ lệ trẻ ra lớp là 103%.", "target-above-hundred"),
    ("Tỷ lệ trẻ ra lớp vượt 8% so với chỉ tiêu 95%.", "target-above-hundred"),
]  # fmt: skip
BEYOND_DOUBT = [
    "Tỷ lệ huy động so với kế hoạch giao đạt 101,44%.",
    "Tỷ lệ huy động theo kế hoạch là 103%.",
    "Tỷ lệ huy động so với kế hoạch giao | 101,44% | 2.820/2.780",
    "Tỷ lệ huy động vượt 1,2% so với chỉ tiêu 100%.",
    "Có 11.128/11.174 học sinh lên lớp. Có 46/11.300 học sinh lưu ban.",
    "Giữ vững 12/12 xã đạt mức 2 về tiểu học, 12/12 xã đạt mức 3 về THCS.",
    "Nam và nữ cùng đạt 98,12%; nữ đạt 98,12%.",
    "Tỷ lệ đạt 98,12%, bằng năm trước (98,12%).",
    "Bình quân đạt 35,5 học sinh.",
    "Tỷ lệ học sinh đạt điểm 8,5 trở lên là 12%.",
    "Tỷ lệ giáo viên mỗi lớp đạt 1,85 giáo viên.",
    "Có 45/62 trường đạt chuẩn. Cấp tiểu học có 20/22 trường có thư viện.",
    "Có 45/62 trường đạt chuẩn. Năm 2020 có 40/63 trường đạt chuẩn.",
    "Khen thưởng 64 tập thể, cá nhân. UBND tỉnh tặng Bằng khen cho 4 tập thể và 20 cá nhân.",
    "Tỷ lệ tuyển mới đạt 104% kế hoạch tuyển sinh.",
    "Tỷ lệ thu đạt 103% dự toán.",
    "Theo NĐ 43/2011 và TT 43/2011.",
]


@pytest.mark.parametrize(("text", "code"), DOUBTED)
def test_what_may_be_a_slip_is_doubted_and_not_accused(text, code):
    findings = read(text).findings

    assert [finding.code for finding in findings if finding.verdict is Verdict.SUSPICIOUS] == [code]
    assert [finding.code for finding in findings if finding.verdict is Verdict.MISMATCH] == []


@pytest.mark.parametrize("text", BEYOND_DOUBT)
def test_what_only_looks_so_is_not_doubted(text):
    doubted = (Verdict.SUSPICIOUS, Verdict.MISMATCH)

    assert [finding.working for finding in read(text).findings if finding.verdict in doubted] == []


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Có 62 trường: 22 mầm non, 12 tiểu học, 19 THCS.", "Có lẽ hai chữ số bị đảo: 21."),
        ("Có 2.601 em: 1 mầm non, 1.201 tiểu học, 400 THCS.", "Có lẽ dấu chấm hàng nghìn bị hiểu nhầm: 1.000."),
        ("Có 62 trường: 22 mầm non, 20 tiểu học, 11 THCS.", "Có lẽ thiếu một phần: 9."),
    ],
)
def test_a_sum_names_its_likely_slip(text, cause):
    [finding] = read(text).mismatches

    assert finding.advice.startswith(cause)


TRAPS = [
    "Có 45 em dự thi cấp huyện, 12 em dự thi cấp tỉnh (đạt 75%).",
    "Toàn huyện có 45 em dự thi, 12 em vào vòng hai, đạt 75%.",
    "Toàn trường có 620 học sinh, số học sinh nữ là 300 em, trong đó 85% biết bơi.",
    "Huyện có 20 trường tiểu học, 15 trường THCS (100%).",
    "Có 26 giáo viên, 12 giáo viên dạy giỏi cấp huyện (đạt 100% chỉ tiêu).",
    "Kết nạp 32 đảng viên, nâng tổng số lên 412 đồng chí, chiếm 45,2%.",
    "Đạt 12 giải nhất, 20 giải nhì và 30 giải ba, nâng tổng số giải lên 75.",
    "Sĩ số tiểu học 27,4 em/lớp, THCS 35,1 em/lớp; toàn huyện có 12.480 em, 402 lớp.",
    "Trường có 42 cán bộ, giáo viên: 3 đồng chí quản lý, 39 đồng chí giáo viên.",
    "Năm ngoái có 20 em đạt giải, năm nay tăng 5 em, trong đó 12 em giải nhất.",
    "Đạt 99,4%, tăng 0,5% so với năm trước và cao hơn mức chung của tỉnh (98,7%).",
    "Là một trong 63 tỉnh, thành phố đạt 95%.",
    "Kinh phí 12,5 tỷ đồng, trong đó sửa chữa 3,2 tỷ đồng, mua sắm 4,1 tỷ đồng.",
    "Kinh phí 15,6 tỷ đồng, gồm: lương 11 tỷ đồng, chi khác 5 tỷ đồng.",
    "Học sinh giỏi 24,6%, khá 45,1%; học sinh yếu giảm còn 2,5%.",
    "Học sinh giỏi 33,3%, khá 33,3%, trung bình 33,3%, yếu 0,2%.",
    "Các trường THCS Tân An, TH Tân Bình và THCS Tân Châu (3 trường).",
    "Có 3 trường, tiêu biểu là Tân An, Tân Bình.",
    "Có 2 trường, gồm Trường TH và THCS Tân An, Trường Mầm non Tân Bình.",
    "Từ 22/8/2024, thứ Sáu 23/8/2024 họp.",
    "Ba phần thi; một trong ba phần đạt 45%.",
    "Thông tư 17/18/19/2018.",
    "Trẻ trong độ tuổi 15-60 là 12.000 người, tăng 200 người.",
    "Toàn xã có 480 học sinh. Toàn xã có gần 500 học sinh.",
    "Trong tổng số 600 giáo viên có 420 giáo viên nữ, tỉ lệ đảng viên chiếm 45%.",
    "Trong 25 trường, 10 trường công lập tự chủ, 3 trường tư thục.",
    "Toàn ngành có 900 người: 420 nữ, 380 đảng viên, 120 thạc sĩ.",
    "Năm 2020 có 60 trường, năm 2021 có 63 trường, năm 2022 có 66 trường, tăng 6 trường.",
    "Hội nghị ngày 22/8/2024 (thứ ba trong năm).",
    "Tân An có 5 trường đạt chuẩn quốc gia\n\nHuyện Tân Bình có 12 trường đạt chuẩn quốc gia.",
    "Có 20 em giỏi toán, 15 em giỏi văn, tổng cộng có 30 em được khen vì có em giỏi cả hai.",
    "3 gold and 4 silver medals came in 2020, 12 in total since 2015.",
    "Giành 60 huy chương (15 vàng, 20 bạc, 25 đồng).",
]


@pytest.mark.parametrize("text", TRAPS)
def test_a_sentence_that_looks_like_one_of_these_is_not_accused(text):
    assert [finding.working for finding in read(text).mismatches] == []
