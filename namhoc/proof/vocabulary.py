"""The words that decide how a figure is read: what is counted, and what loosens, ties or parts two figures."""

from __future__ import annotations

from functools import cache


def words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrases_of(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in text.split(","))


# What is counted, by its first word or words; the family says which counts can be parts of each other.
NOUNS: dict[str, str] = {
    "schools": "trường,trường học,cơ sở,cơ sở giáo dục,điểm trường,school,schools,institution,institutions,"
    "kindergarten,kindergartens,điểm lẻ,điểm",
    "bodies": "đơn vị,tổ chức,cơ quan,unit,units",
    "pupils": "học sinh,học viên,trẻ,trẻ em,em,cháu,sinh viên,thí sinh,pupil,pupils,student,students,child,children,"
    "learner,learners,candidate,candidates,lượt học sinh",
    "staff": "giáo viên,cán bộ,cán bộ quản lý,nhân viên,viên chức,nhà giáo,cbql,gv,teacher,teachers,staff,giảng viên",
    "classes": "lớp,lớp học,nhóm,nhóm trẻ,nhóm lớp,class,classes",
    "rooms": "phòng,phòng học,classroom,classrooms,room,rooms,công trình,máy,máy tính,thư viện,bếp",
    "places": "xã,phường,thị trấn,huyện,quận,thị xã,tỉnh,thành phố,địa phương,thôn,bản,commune,communes,ward,wards,"
    "district,districts,province,provinces",
    "collectives": "tập thể,collective,collectives",
    "persons": "cá nhân,người,đồng chí,đảng viên,hộ,individual,individuals,person,people,persons,trường hợp,đoàn viên",
    "prizes": "giải,huy chương,giải thưởng,prize,prizes,medal,medals,đề tài,sáng kiến,bài,dự án",
    "tasks": "nhiệm vụ,giải pháp,nhóm giải pháp,nhóm nhiệm vụ,chỉ tiêu,tiêu chí,tiêu chuẩn,task,tasks,solutions,mục",
    "lessons": "tiết,tiết dạy,tiết học,lesson,lessons",
    "visits": "lượt,lượt người,visit,visits",
    "titles": "bằng khen,giấy khen,cờ,chiến sĩ,certificates,suất,xuất,học bổng,scholarships",
}
NOUN_FAMILY: dict[tuple[str, ...], str] = {
    tuple(noun.split()): family for family, nouns in NOUNS.items() for noun in nouns.split(",")
}
LONGEST_NOUN = 3

# Kinds into which a whole is parted. A list whose labels all are of one kind is a partition.
LEVELS = phrases_of(
    "mầm non,mẫu giáo,nhà trẻ,mn,mg,tiểu học,th,thcs,thpt,trung học cơ sở,trung học phổ thông,th&thcs,ptdtbt,ptdtnt,"
    "gdtx,gdnn,liên cấp,trung tâm,preschool,preschools,kindergarten,kindergartens,nursery,nurseries,primary,"
    "secondary,lower secondary,"
    "high school,upper secondary,tiểu học và thcs,phổ thông"
)
SEXES = phrases_of("nam,nữ,male,female,boys,girls,men,women")
RECEIVERS = phrases_of("tập thể,cá nhân,collectives,individuals,teachers,students")
GRADES_OF_PRIZE = phrases_of(
    "nhất,nhì,ba,tư,khuyến khích,vàng,bạc,đồng,first,second,third,gold,silver,bronze,consolation"
)
OWNERS = phrases_of("công lập,tư thục,dân lập,ngoài công lập,public,private,non-public")
RESULTS = phrases_of("tốt,giỏi,xuất sắc,khá,trung bình,yếu,kém,đạt,chưa đạt,hoàn thành,chưa hoàn thành,hoàn thành tốt")
JOBS = phrases_of("cán bộ quản lý,cbql,giáo viên,nhân viên,quản lý")
POSTS = phrases_of("biên chế,trong biên chế,hợp đồng,lao động hợp đồng")
FUNDS = phrases_of(
    "ngân sách,ngân sách tỉnh,ngân sách huyện,ngân sách xã,ngân sách trung ương,ngân sách nhà nước,"
    "ngân sách địa phương,vốn ngân sách,xã hội hóa,vốn xã hội hóa,vốn khác,nguồn khác,from the"
)
BUILDINGS = phrases_of("kiên cố,bán kiên cố,phòng tạm,tạm,nhà tạm,mượn,nhờ")
KINDS = {
    "fund": FUNDS,
    "building": BUILDINGS,
    "job": JOBS,
    "post": POSTS,
    "level": LEVELS,
    "sex": SEXES,
    "receiver": RECEIVERS,
    "owner": OWNERS,  # before the prizes: "tư thục" is no fourth prize
    "prize": GRADES_OF_PRIZE,
    "result": RESULTS,
}

QUALIFIERS: dict[tuple[str, ...], str] = {
    tuple(words.split()): sign
    for sign, phrases in {
        ">": "hơn,trên,tối thiểu,ít nhất,over,more than,at least,above",
        "<": "gần,dưới,không quá,tối đa,sấp sỉ,nearly,almost,less than,up to,under,below",
        "~": "khoảng,chừng,xấp xỉ,ước,ước tính,ước đạt,độ,about,around,approximately,some,roughly",
    }.items()
    for words in phrases.split(",")
}
QUALIFYING_MARKS = {">": ">", "≥": ">", "<": "<", "≤": "<", "~": "~", "≈": "~"}
QUALIFIERS_BEHIND: dict[tuple[str, ...], str] = {
    ("trở", "lên"): ">",
    ("trở", "xuống"): "<",
    ("or", "more"): ">",
    ("or", "less"): "<",
}
COMPARED = words_of("cao nhiều lớn thấp ít nhỏ kém")  # "cao hơn 2%" compares, it does not qualify

RISES = words_of("tăng thêm up rise rose risen grew grown increase increased increasing climbed gain higher more")
FALLS = words_of("giảm bớt down fall fell dropped drop decrease decreased decreasing lower fewer less")
EXCEEDS = words_of("vượt exceeding exceeds exceeded surpassing")
AIMS = phrases_of("chỉ tiêu,kế hoạch,mục tiêu,nghị quyết,target,plan,goal,dự toán")
MEASURED_AGAINST = words_of("so tăng giảm thêm vượt hơn chênh lệch kém bớt up higher lower exceeding from than")
TIES = words_of(
    "đạt tỷ lệ chiếm tương đương ứng với bằng hay tức là được giving khoảng xấp xỉ = equal equals equivalent "
    "to or reaching accounting for representing making up at a rate of which is making reached tổng the percentage"
)
TIES_FIRMLY = phrases_of("tỷ lệ,chiếm,chiếm tỷ lệ,bằng,tương đương,tương ứng,accounting for,representing,=")
PARTS = phrases_of(
    "trong đó,trong số đó,trong số này,gồm,bao gồm,gồm có,cụ thể,chia ra,chia thành,phân ra,including,of which,"
    "of these,comprising,consists of,consisting of,made up of,incl"
)
INCLUDING = phrases_of("trong đó,trong số đó,trong số này,including,of which,of these,incl")
REST = words_of("còn khác others rest remaining v.v etc …")

MAGNITUDES = {
    "vạn": 4, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "trăm": 2, "chục": 1,
    "thousand": 3, "million": 6, "billion": 9, "hundred": 2,
}  # fmt: skip
MONEY = words_of("đồng vnd vnđ đ usd đô dollars dollar dong")
NO_MONEY = (["đồng", "bằng"], ["đồng", "chí"], ["đồng", "đội"])
MEASURES = words_of("m m2 m² ha km km2 kg ki cm mm tấn lít mét phút giây giờ ngày tuần tháng quý buổi năm tuổi")
TIME = words_of("hour hours minute minutes day days week weeks month months year years times lần")
LEVEL_WORDS = words_of(
    "mức độ mức cấp hạng bậc loại level levels phase tier kỳ đợt khóa điều khoản bảng biểu trang chương quận mục câu "
    "page article phụ lục tập module môđun iso covid bảng"
)
GRADE_WORDS = words_of("lớp khối grade grades class khối")
DOCUMENTS = phrases_of(
    "nghị quyết,quyết định,thông tư,kế hoạch,chỉ thị,công văn,nghị định,hướng dẫn,tờ trình,văn bản,luật,báo cáo,"
    "thông báo,kết luận,đề án,chương trình,resolution,decision,circular,directive,decree,document,dispatch"
)
YEAR_WORDS = words_of(
    "năm in since by of from for during to year đầu cuối tháng học khóa niên giai đoạn từ đến trước sau"
)
MONTHS = dict(
    zip(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        range(1, 13),
        strict=True,
    )
)
WEEKDAYS = {
    ("thứ", "hai"): 0, ("thứ", "ba"): 1, ("thứ", "tư"): 2, ("thứ", "năm"): 3, ("thứ", "sáu"): 4, ("thứ", "bảy"): 5,
    ("chủ", "nhật"): 6, ("thứ", "2"): 0, ("thứ", "3"): 1, ("thứ", "4"): 2, ("thứ", "5"): 3, ("thứ", "6"): 4,
    ("thứ", "7"): 5, ("monday",): 0, ("tuesday",): 1, ("wednesday",): 2, ("thursday",): 3, ("friday",): 4,
    ("saturday",): 5, ("sunday",): 6,
}  # fmt: skip
WEEKDAY_NAMES = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SCOPES = phrases_of(
    "công lập,ngoài công lập,tư thục,dân lập,toàn tỉnh,cả tỉnh,toàn huyện,toàn ngành,toàn thành phố,toàn thị xã,"
    "cả nước,cả huyện,vùng cao,vùng thấp,dân tộc thiểu số,toàn xã,public,private"
)


@cache
def _first_words(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


@cache
def _last_words(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in phrases)


def starts_with(words: list[str], phrases: frozenset[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest phrase that a run of words starts with, or none."""
    if not words or words[0] not in _first_words(phrases):
        return ()
    found = [phrase for length in range(1, 5) if (phrase := tuple(words[:length])) in phrases and len(phrase) == length]
    return found[-1] if found else ()


def ends_with(words: list[str], phrases: frozenset[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest phrase that a run of words ends with, or none."""
    if not words or words[-1] not in _last_words(phrases):
        return ()
    found = [phrase for length in range(1, 5) if len(words) >= length and (phrase := tuple(words[-length:])) in phrases]
    return found[-1] if found else ()


def family_of(words: list[str]) -> tuple[str, tuple[str, ...]]:
    """What a run of words counts: the family and the noun itself."""
    for length in range(LONGEST_NOUN, 0, -1):
        noun = tuple(words[:length])
        if len(noun) == length and noun in NOUN_FAMILY:
            return NOUN_FAMILY[noun], noun
    return "", ()
