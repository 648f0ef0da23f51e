"""The awards: nominated by the office, voted on by the council, granted by a decision."""

from tests.journeys.people import CouncilMember, Specialist
from tests.journeys.setting import KINDERGARTEN, YEAR


def the_office_nominates(specialist: Specialist) -> None:
    specialist.goes_to("Việc của tôi")
    specialist.turns_back_a_year(YEAR)
    specialist.goes_to("Khen thưởng")
    specialist.looks("awards-none")
    specialist.nominates("Sở Giáo dục và Đào tạo", "Giấy khen", "tập thể", KINDERGARTEN)
    specialist.nominates("Sở Giáo dục và Đào tạo", "Giấy khen", "cá nhân", "Lò Thị Mẫu", "Khoàng Văn Mẫu")
    specialist.looks("awards-nominated")


def the_council_votes_and_records(member: CouncilMember) -> None:
    """Two are supported and granted by a decision, one is not."""
    member.signs_in()
    member.turns_back_a_year(YEAR)
    member.looks("tasks")
    member.goes_to("Khen thưởng")
    member.follows("Xét và bỏ phiếu")
    member.votes_for(KINDERGARTEN)
    member.votes_for("Lò Thị Mẫu")
    member.votes_against("Khoàng Văn Mẫu")
    member.looks("votes")
    member.presses("Chốt và kiểm phiếu")
    member.looks("votes-counted")
    member.goes_to("Khen thưởng")
    member.follows("Ghi quyết định")
    member.looks("decision-to-write")
    member.writes("Số quyết định", "1186/QĐ-SGDĐT")
    member.writes("Ngày quyết định", "2021-08-20")
    member.presses("Ghi quyết định")
    member.sees("Đã ghi quyết định.", KINDERGARTEN, "Lò Thị Mẫu")
    member.does_not_see("Khoàng Văn Mẫu")
    member.looks("decision")
