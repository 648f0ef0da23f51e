"""The two conferences that the pages of 2021 tell of, as plain values."""

from datetime import date

from namhoc.convene.facts import ConferenceFacts, DelegateFacts, PaperFacts, SessionFacts, SiteFacts
from namhoc.convene.words import Level, Mode, PartOfDay, SessionKind, SiteKind
from tests.convene.office import COMMUNES, OFFICE, YEAR

INTERNAL = SessionFacts(
    "noi-bo",
    SessionKind.INTERNAL,
    Mode.IN_PERSON,
    "Phòng Giáo dục và Đào tạo",
    date(2021, 8, 26),
    PartOfDay.MORNING,
    (Level.PRESCHOOL, Level.PRIMARY, Level.LOWER_SECONDARY),
    "đánh giá kết quả và hạn chế",
    (SiteFacts(SiteKind.MAIN, "Hội trường Phòng Giáo dục và Đào tạo", invited=60, present=58),),
)
PUBLIC = SessionFacts(
    "cong-khai",
    SessionKind.PUBLIC,
    Mode.ONLINE,
    "UBND thành phố Điện Biên Phủ",
    date(2021, 8, 27),
    PartOfDay.AFTERNOON,
    sites=(
        SiteFacts(SiteKind.MAIN, "Trụ sở Thành ủy", invited=80, present=75),
        *(
            SiteFacts(
                SiteKind.REMOTE, f"Trụ sở UBND {name[0].lower()}{name[1:]}", f"commune-{at:02}", name, kind, 20, 18
            )
            for at, (kind, name) in enumerate(COMMUNES)
        ),
    ),
    delegates=(
        DelegateFacts(1, "Bí thư Thành ủy", "Ủy viên Ban Thường vụ Tỉnh ủy", "dự và chỉ đạo"),
        DelegateFacts(2, "Phó Giám đốc Sở GD&ĐT", "Tỉnh ủy viên"),
        DelegateFacts(3, "đại diện phòng ban, đoàn thể thành phố"),
    ),
)
CITY = ConferenceFacts(
    OFFICE,
    YEAR,
    "Hội nghị tổng kết năm học 2020-2021, triển khai nhiệm vụ năm học 2021-2022",
    "UBND thành phố Điện Biên Phủ",
    (INTERNAL, PUBLIC),
)
TOWN = ConferenceFacts(
    OFFICE,
    YEAR,
    "Hội nghị tổng kết năm học 2020-2021, triển khai nhiệm vụ năm học 2021-2022",
    "Phòng Giáo dục và Đào tạo thị xã Mường Lay",
    (
        SessionFacts(
            "cong-khai",
            SessionKind.PUBLIC,
            Mode.ONLINE,
            "Phòng Giáo dục và Đào tạo thị xã Mường Lay",
            sites=(
                SiteFacts(
                    SiteKind.MAIN, "Trường THCS Nguyễn Bá Ngọc", "truong-00", "Trường THCS Nguyễn Bá Ngọc", "primary"
                ),
                *(
                    SiteFacts(
                        SiteKind.REMOTE,
                        f"Trường Tiểu học Mẫu {at}",
                        f"truong-{at:02}",
                        f"Trường Tiểu học Mẫu {at}",
                        "primary",
                    )
                    for at in range(1, 12)
                ),
            ),
            papers=(PaperFacts(1, "huy động trẻ nhà trẻ", "truong-01", "Trường Tiểu học Mẫu 1"), PaperFacts(2, "STEM")),
        ),
    ),
)
