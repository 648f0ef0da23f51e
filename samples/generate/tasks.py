"""Key tasks and groups of solutions: as many as the pages count, in words of our own."""

from __future__ import annotations

from samples.generate.places import DIEN_BIEN_PHU, MUONG_LAY, Office
from samples.generate.rows import Line, years

MINISTRY, PROVINCE = "chi-thi-nam-hoc-bo-2020", "chi-thi-nam-hoc-tinh-2020"
ACCREDITING, ACCREDITING_TOWN, FACILITIES = "kh-830-ubnd-2021", "kh-862-ubnd-2021", "de-an-csvc-2017-2025"
SHARED_SOLUTIONS = (
    ("Hoàn thiện quy định nội bộ, cải cách thủ tục hành chính trong các cơ sở giáo dục", ""),
    ("Nâng cao năng lực lãnh đạo, quản lí của hiệu trưởng và cán bộ phòng", ""),
    ("Huy động các nguồn lực đầu tư, vận động xã hội cùng chăm lo giáo dục", ""),
    ("Tăng cường khảo thí, đánh giá và kiểm định chất lượng", ""),
    ("Đẩy mạnh truyền thông về giáo dục và các phong trào thi đua", ""),
)
PLANS: dict[tuple[str, int], tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]] = {
    (MUONG_LAY.unit, 2020): (
        (
            ("Sắp xếp mạng lưới trường, điểm trường gọn hơn, lớp học đủ số học sinh", PROVINCE),
            ("Bồi dưỡng giáo viên, cán bộ quản lí đáp ứng chuẩn mới", MINISTRY),
            ("Dạy chương trình mới ở lớp 1, chuẩn bị cho lớp 2 và lớp 6", MINISTRY),
            ("Giữ vững kết quả phổ cập giáo dục, xóa mù chữ; định hướng nghề cho học sinh THCS", PROVINCE),
            ("Nâng chất lượng dạy và học ngoại ngữ, tin học", MINISTRY),
            ("Đưa công nghệ thông tin vào dạy học và quản lí", MINISTRY),
            ("Giao quyền tự chủ gắn với trách nhiệm giải trình của nhà trường", MINISTRY),
            ("Bảo đảm cơ sở vật chất, trường học an toàn trước dịch bệnh và thiên tai", PROVINCE),
            ("Chăm lo học sinh dân tộc thiểu số, học sinh ở địa bàn khó khăn", PROVINCE),
        ),
        SHARED_SOLUTIONS,
    ),
    (MUONG_LAY.unit, 2021): (
        (
            ("Dạy tốt chương trình mới ở lớp 2 và lớp 6; chuẩn bị dạy Tin học, Ngoại ngữ ở lớp 3", ""),
            ("Chuẩn bị giáo viên, sách, phòng học để lớp 3, lớp 7 và lớp 10 vào chương trình mới", ""),
            ("Củng cố phổ cập giáo dục tiểu học và THCS ở mức độ 3", ""),
            ("Đổi mới hướng nghiệp, phân luồng học sinh theo nhu cầu lao động của địa phương", ""),
            ("Nâng chất lượng giáo dục, góp phần chuẩn bị nguồn nhân lực của thị xã", ""),
            ("Xây dựng trường đạt kiểm định, đạt chuẩn quốc gia theo lộ trình của tỉnh và thị xã", ACCREDITING_TOWN),
            ("Phát triển, cơ cấu lại đội ngũ phù hợp lộ trình tinh giản biên chế", ""),
            ("Tăng cường phòng học, thiết bị tối thiểu cho lớp 1, lớp 2 và lớp 6", FACILITIES),
        ),
        (
            ("Đưa việc học tập, làm theo Bác vào nền nếp của mỗi trường", ""),
            ("Làm gọn thủ tục hành chính của ngành", ""),
            ("Thanh tra, kiểm tra, giữ kỉ cương, đề cao trách nhiệm người đứng đầu", ""),
            ("Thi đua thường xuyên với chỉ tiêu rõ ràng, sát nhiệm vụ", ""),
            ("Sẵn sàng chuyển hình thức dạy học khi dịch bệnh thay đổi", ""),
        ),
    ),
    (DIEN_BIEN_PHU.unit, 2020): (
        (
            ("Ổn định mạng lưới trường sau khi thành phố nhận thêm bốn xã (mẫu)", PROVINCE),
            ("Dạy chương trình mới ở lớp 1, chuẩn bị cho lớp 2 và lớp 6 (mẫu)", MINISTRY),
            ("Huy động trẻ ra lớp, duy trì sĩ số sau Tết và sau thời gian nghỉ dịch (mẫu)", PROVINCE),
            ("Duy trì phổ cập giáo dục, xóa mù chữ ở tất cả xã, phường (mẫu)", PROVINCE),
            ("Bồi dưỡng đội ngũ theo chuẩn trình độ mới (mẫu)", MINISTRY),
            ("Thu hẹp khoảng cách giữa các phường và các xã (mẫu)", PROVINCE),
            ("Ứng dụng công nghệ thông tin trong dạy học và quản lí (mẫu)", MINISTRY),
            ("Bổ sung phòng học, thiết bị, bảo đảm trường học an toàn (mẫu)", PROVINCE),
        ),
        tuple((f"{text} (mẫu)", basis) for text, basis in SHARED_SOLUTIONS),
    ),
    (DIEN_BIEN_PHU.unit, 2021): (
        (
            ("Thực hiện nhiệm vụ kép: phòng dịch và hoàn thành chương trình năm học", ""),
            ("Dạy chương trình mới ở lớp 1, lớp 2 và lớp 6", ""),
            ("Chuẩn bị điều kiện để lớp 3 và lớp 7 vào chương trình mới", ""),
            ("Nuôi dạy trẻ mầm non tốt hơn, nhất là trẻ nhà trẻ", ""),
            ("Giữ vững kết quả phổ cập giáo dục, xóa mù chữ ở các xã, phường", ""),
            ("Nâng chất lượng giáo dục ở các xã xa trung tâm", ""),
            ("Sắp xếp, bồi dưỡng đội ngũ giáo viên", ""),
            ("Xây dựng trường đạt kiểm định chất lượng, đạt chuẩn quốc gia", ACCREDITING),
        ),
        SHARED_SOLUTIONS,
    ),
}


def task_lines(office: Office, *opening: int) -> list[Line]:
    """The tasks and solutions of the years that open then, numbered from 1."""
    lines: list[Line] = []
    for opens in opening:
        tasks, solutions = PLANS.get((office.unit, opens), ((), ()))
        for kind, told in (("task", tasks), ("solution", solutions)):
            lines += [
                {"year": years(opens), "kind": kind, "number": at, "text": text, "basis": basis or None}
                for at, (text, basis) in enumerate(told, 1)
            ]
    return lines
