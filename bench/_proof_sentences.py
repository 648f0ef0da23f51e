"""Sentence forms of the genre for made-up pages: written from how such pages speak, none taken from a page."""

FRACTIONS = {
    "vi": [
        "Toàn huyện có {t}/{b} trường đạt chuẩn quốc gia, tỷ lệ {p}%.",
        "Đến nay {t}/{b} trường đạt kiểm định chất lượng ({p}%).",
        "Có {t}/{b} xã, phường đạt phổ cập mức độ 3, đạt {p}%.",
        "Tỷ lệ giáo viên trên chuẩn đạt {p}% ({t}/{b} người).",
        "Số học sinh hoàn thành chương trình lớp 5 là {t}/{b} em, chiếm tỷ lệ {p}%.",
        "{t}/{b} học sinh lớp 9 tốt nghiệp THCS, đạt tỉ lệ {p} %.",
        "Trong kỳ thi, {t} em trong tổng số {b} thí sinh trúng tuyển, đạt {p}%.",
        "Huyện có {t} trên tổng số {b} phòng học kiên cố, chiếm {p}%.",
        "Học sinh học 2 buổi/ngày: {t}/{b} em, tương đương {p}%.",
        "Trẻ 5 tuổi ra lớp {t}/{b} cháu; đạt {p}%.".replace(";", ","),
        "Mầm non {t}/{b} trường ({p}%) có bếp ăn đúng quy cách.",
        "Đạt {p}% số trường có thư viện ({t}/{b}).",
        "Cấp THCS có {t}/{b} lớp được học tin học, bằng {p}%.",
        "{t}/{b} đảng viên hoàn thành tốt nhiệm vụ, tỷ lệ {p} phần trăm.",
    ],
    "en": [
        "{t}/{b} schools meet national standards ({p}%).",
        "{t} out of {b} schools have a library, equal to {p}%.",
        "In all, {t} of the {b} teachers are above the norm, accounting for {p}%.",
        "{p}% ({t}/{b}) of the wards keep universal education.",
        "{t} out of a total of {b} pupils passed, a rate of {p} percent.",
    ],
}
PARTED = {
    "vi": [
        "Huyện có {total} trường ({parts}).",
        "Toàn thị xã có {total} trường, gồm {parts}.",
        "Mạng lưới có {total} cơ sở giáo dục: {parts}.",
        "Tổng số {total} học sinh, bao gồm {parts}.",
        "Đã công nhận thêm {total} trường đạt chuẩn quốc gia, cụ thể {parts}.",
        "Toàn ngành có {total} lớp. Cụ thể: {parts}.",
        "Hiện có {total} giáo viên ({parts}), cơ bản đủ theo quy định.",
        "Thành phố có {total} điểm trường, gồm có: {parts}.",
    ],
    "en": [
        "The district has {total} schools ({parts}).",
        "The town runs {total} schools: {parts}.",
        "There are {total} pupils: {parts}.",
        "The network counts {total} classes, comprising {parts}.",
    ],
}
LEVELS = {
    "vi": [
        ["mầm non", "tiểu học", "THCS"],
        ["mầm non", "tiểu học", "THCS", "THPT"],
        ["mẫu giáo", "tiểu học", "trung học cơ sở"],
        ["ở cấp mầm non", "ở cấp tiểu học", "ở cấp THCS"],
    ],
    "en": [["preschool", "primary", "lower secondary"], ["nursery", "primary", "high school"]],
}
PAIRS: dict[str, list[tuple[str, list[str]]]] = {
    "vi": [
        ("Phòng có {total} học sinh, trong đó {parts}.", ["nam", "nữ"]),
        ("Toàn ngành có {total} trường ({parts}).", ["công lập", "tư thục"]),
        ("Hội nghị biểu dương {total} tập thể, cá nhân, gồm {parts}.", ["tập thể", "cá nhân"]),
        ("Đã đạt {total} giải ({parts}).", ["giải nhất", "giải nhì", "giải ba"]),
        ("Có {total} xã đạt chuẩn xóa mù chữ: {parts}.", ["xã mức độ 1", "xã mức độ 2"]),
        ("Năm nay có {total} trường được công nhận, gồm {parts}.", ["trường mức độ 1", "trường mức độ 2"]),
    ],
    "en": [
        ("There are {total} pupils, of which {parts}.", ["boys", "girls"]),
        ("The team won {total} medals ({parts}).", ["gold", "silver", "bronze"]),
    ],
}
RATIO_PARTS = [
    "Toàn tỉnh có {0}/{1} trường đạt chuẩn: mầm non {2}/{5}, tiểu học {3}/{6}, THCS {4}/{7}.",
    "Đến nay {0}/{1} trường đạt kiểm định (mầm non {2}/{5}; tiểu học {3}/{6}; THCS {4}/{7}).",
]
INCLUDED = [
    "Toàn ngành có {0} cán bộ, giáo viên, trong đó {1} đảng viên, chiếm {2}%.",
    "Phòng quản lý {0} giáo viên, trong đó có {1} nữ, chiếm tỷ lệ {2}%.",
    "Huyện có {0} phòng học, trong đó {1} phòng kiên cố, chiếm {2}%.",
]
CHANGES = {
    "vi": [
        "Tỷ lệ huy động nhà trẻ tăng từ {0}% lên {1}%, tăng {2} điểm phần trăm.",
        "Trường chuẩn quốc gia từ {0}% năm học trước lên {1}% năm nay, tăng {2}%.",
        "Tỷ lệ này nâng từ {0}% lên {1}% (tăng {2}%).",
        "Học sinh khá giỏi tăng {2} điểm phần trăm, từ {0}% lên {1}%.",
    ],
    "en": [
        "Nursery attendance rose from {0}% to {1}%, up {2} percentage points.",
        "The rate increased by {2} percentage points, from {0}% to {1}%.",
    ],
}
COUNT_CHANGES = {
    "vi": [
        "Số trường tăng từ {0} trường lên {1} trường, tăng {2} trường.",
        "Số lớp từ {0} lớp lên {1} lớp (tăng {2} lớp).",
        "Số giải tăng {2} giải, từ {0} giải lên {1} giải.",
    ],
    "en": ["The number of schools rose from {0} to {1}, up {2}."],
}
AIMS = {
    "vi": [
        "Trẻ 5 tuổi ra lớp đạt {0}%, vượt {2}% so với chỉ tiêu {1}%.",
        "Tỷ lệ trường chuẩn đạt {0}% (chỉ tiêu {1}%), vượt {2}%.",
        "Chỉ tiêu giao {1}%, kết quả đạt {0}%, vượt {2} điểm phần trăm.",
        "Tỷ lệ chuyên cần đạt {0}%, vượt {2}% kế hoạch là {1}%.".replace("kế hoạch là", "so với kế hoạch"),
    ],
    "en": ["The rate reached {0}%, exceeding the target of {1}% by {2} percentage points."],
}
VI_DAYS = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
EN_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DATES = {
    "vi": [
        ("{weekday}, ngày {date}, Phòng tổ chức hội nghị.", VI_DAYS, "%d/%m/%Y"),
        ("Hội nghị khai mạc vào {weekday} ({date}).", VI_DAYS, "%d-%m-%Y"),
        ("{weekday} - {date} tại hội trường lớn.", VI_DAYS, "%d.%m.%Y"),
    ],
    "en": [
        ("The review took place on {weekday}, {date}.", EN_DAYS, "%d %B %Y"),
        ("On {weekday}, {date} the office met.", EN_DAYS, "%B %d, %Y"),
    ],
}
NAMES = [
    "Nậm Cang",
    "Bản Phiệt",
    "Sơn Lôi",
    "Tân Yên",
    "Thanh Bình",
    "Pha Long",
    "Cốc Lầu",
    "Hòa Mạc",
    "Yên Sơn",
    "Đồng Tâm",
]
LISTS = [
    "Năm nay công nhận {n} trường ({names}).",
    "Có {n} xã về đích ({names}).",
    "Tuyên dương {n} đơn vị ({names}) dẫn đầu phong trào.",
]
TRAPS = {
    "vi": [
        "Các trường dạy 2 buổi/ngày, 9/10 buổi/tuần cho lớp 1, 2, 3.",
        "Liên hệ: 0215.3825.409 hoặc 0912 345 678.",
        "Thực hiện Nghị quyết số 29-NQ/TW ngày 4/11/2013 và Kế hoạch 862/KH-UBND.",
        "Giữ vững phổ cập tiểu học mức độ 3, xóa mù chữ mức độ 2.",
        "Chuẩn bị sách giáo khoa lớp 4, 8 và 11 cho năm học 2023-2024.",
        "Huyện có 74 trường, 1.250 lớp, hơn 38.000 học sinh; 98,5% học sinh đi học chuyên cần.",
        "Toàn ngành có 812 giáo viên, trong đó 120 người là đảng viên, 45 người có trình độ thạc sĩ.",
        "Trường chuẩn đạt 53/63; tỷ lệ huy động trẻ 5 tuổi đạt 99,9%.",
        "Có 12/15 trường công lập đạt chuẩn, 100% giáo viên tham gia tập huấn.",
        "Đứng thứ 3/12 huyện, thành phố trong tỉnh về phong trào thi đua.",
        "Kinh phí 15,6 tỷ đồng xây 24 phòng học và 3 nhà đa năng.",
        "Chương trình giáo dục phổ thông 2018 tiếp tục triển khai ở các khối lớp.",
        "Mục tiêu đến năm 2025 có 80% trường đạt chuẩn, năm 2030 đạt 90%.",
        "Bí thư chi bộ của 7/9 trường có tỷ lệ chuyên cần đạt trên 98% được khen.",
        "Học sinh dân tộc thiểu số 2.150 em (61,2%), học sinh bán trú 830 em.",
        "Sở tặng giấy khen cho 02 tập thể và 09 cá nhân; UBND huyện tặng giấy khen cho 04 tập thể, 30 cá nhân.",
        "Lúc 7h30 ngày 5/9, lễ khai giảng có hai tiết mục văn nghệ và 150 đại biểu dự.",
        "Có 5 trường mầm non tư thục với 1.020 trẻ, 61 nhóm trẻ độc lập (12 nhóm ở xã, 20 trẻ mỗi nhóm).",
        "Giảm trên 10% đơn vị sự nghiệp, thu gọn 12 điểm trường lẻ.",
        "Tỷ lệ đỗ tốt nghiệp 99,4%, xếp hạng 12/63 tỉnh, thành phố.",
        "Trẻ từ 3-5 tuổi ra lớp 97,2%, riêng 5 tuổi 100%; trẻ 6 tuổi vào lớp 1 đạt 100%.",
        "Năm học trước đạt 84,5%, năm nay đạt 86%.",
    ],
    "en": [
        "Classes run 2 sessions a day, 5 days a week.",
        "The office has 74 schools, 1,250 classes and more than 38,000 pupils.",
        "Directive 15/CT-UBND was issued on 12 May 2019.",
        "Universal primary education is kept at level 3.",
        "Grades 4, 8 and 11 use new books from 2023.",
        "More than 80% of 15-18 year olds attend high school; 95% of teachers use computers.",
        "The province ranks 12th of 63, with 34 national prizes.",
        "The budget is 15.6 billion VND for 24 classrooms.",
    ],
}
