"""The conference: planned by its secretary, attended, closed."""

from tests.journeys.people import Secretary
from tests.journeys.setting import KINDERGARTEN, LOWER_SECONDARY, YEAR


def the_secretary_plans_the_conference(secretary: Secretary) -> None:
    secretary.signs_in()
    secretary.turns_back_a_year(YEAR)
    secretary.looks("tasks")
    secretary.has_to(f"Chuẩn bị hội nghị năm học {YEAR}")
    secretary.looks("conference-none")
    secretary.presses("Lập hội nghị")
    secretary.looks("conference-empty")
    levels = ("mầm non", "tiểu học", "trung học cơ sở")
    secretary.adds_session("phiên nội bộ", *levels, Ngày="2021-08-26", Buổi="sáng", Hình_thức="trực tiếp")
    secretary.adds_session("phiên công khai", Ngày="2021-08-27", Buổi="chiều", Hình_thức="trực tuyến")
    secretary.adds("Thêm, bớt điểm cầu", "Phiên nội bộ", {"Địa điểm": "Hội trường phòng GD&ĐT"})
    secretary.adds("Thêm, bớt điểm cầu", "Phiên công khai", {"Đơn vị": LOWER_SECONDARY, "Số người được mời": "40"})
    secretary.follows("Thêm nhiều điểm cầu", within=secretary.session("Phiên công khai"))
    secretary.looks("sites")
    secretary.writes("Mỗi nơi một điểm cầu, tại", "các trường")
    secretary.presses("Thêm các điểm cầu")
    secretary.sees("Đã thêm 11 điểm cầu.")
    delegates = ("lãnh đạo, chuyên viên Phòng GD&ĐT", "cán bộ quản lí, giáo viên các trường")
    secretary.adds("Thêm, bớt đại biểu", "Phiên công khai", *({"Chức danh": role} for role in delegates))
    papers = {"huy động trẻ nhà trẻ ra lớp": KINDERGARTEN, "sẵn sàng dạy học trực tuyến": LOWER_SECONDARY}
    lines = [{"Chủ đề": topic, "Đơn vị": school} for topic, school in papers.items()]
    secretary.adds("Thêm, bớt tham luận", "Phiên công khai", *lines)
    secretary.looks("conference-planned")


def the_secretary_keeps_the_record(secretary: Secretary) -> None:
    """Attendance site by site, a note, and the record is closed."""
    for session, sites in (("Phiên nội bộ", 1), ("Phiên công khai", 12)):
        secretary.goes_to("Hội nghị")
        assert secretary.takes_attendance(session, 21) == sites
        secretary.sees(f"{21 * sites} người có mặt, {sites}/{sites} nơi dự họp đã báo")
    secretary.looks("attendance")
    secretary.goes_to("Hội nghị")
    secretary.adds("Ghi chép của phiên", "Phiên công khai", {"Nội dung": "Các trường thống nhất nhiệm vụ năm học mới."})
    secretary.presses("Kết thúc hội nghị")
    secretary.sees("Đã kết thúc hội nghị.")
    secretary.looks("conference-closed")
