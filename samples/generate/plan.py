"""Documents, targets, the roll-out of the curriculum, and what the office notes about its year."""

from __future__ import annotations

from datetime import date

from namhoc.law.catalogue import catalogue
from samples.generate.places import DIEN_BIEN_PHU, MUONG_LAY, Office
from samples.generate.rows import Line, years
from samples.generate.tasks import ACCREDITING, ACCREDITING_TOWN, FACILITIES, MINISTRY, PROVINCE

RESOLUTION = "nq-15-tu-2018"
BASE_DAY = date(2020, 5, 31)  # of the sample: the page does not say from which day the resolution counts
TERMS: dict[str, Line] = {  # what the pages say of a document besides its number, day, issuer and subject
    ACCREDITING: {"period": "2021-2025", "horizon": "2030"},
    ACCREDITING_TOWN: {"period": "2021-2025", "horizon": "2030"},
    FACILITIES: {"period": "2017-2025"},
}
KNOWN_IN = {  # of the documents, those that stand in an office's book of the year
    (MUONG_LAY.unit, 2019): (RESOLUTION, FACILITIES),
    (MUONG_LAY.unit, 2020): (RESOLUTION, ACCREDITING, ACCREDITING_TOWN, FACILITIES, MINISTRY, PROVINCE),
    (DIEN_BIEN_PHU.unit, 2019): (RESOLUTION, FACILITIES),
    (DIEN_BIEN_PHU.unit, 2020): (RESOLUTION, ACCREDITING, FACILITIES, MINISTRY, PROVINCE),
}
UNIVERSAL = ("pcgdmn5", "pcgdth-3", "pcgdthcs-3", "xmc-2")

# indicator, at least, basis. Only the 10 % follow from the page, which prints result and excess; the rest is made up.
REDUCTION = ("school-units-reduction-rate", "10%", RESOLUTION)
TARGETS_2020 = (
    ("enrolment-plan-fulfilment", "100%", PROVINCE),
    ("preschool-5-completion-rate", "100%", PROVINCE),
    ("primary-programme-completion-rate", "100%", PROVINCE),
    ("lower-secondary-graduation-rate", "99%", PROVINCE),
    *((f"u-communes-{standard}-rate", "100%", PROVINCE) for standard in UNIVERSAL),
)
OF_MUONG_LAY = (
    REDUCTION,
    ("schools-national-standard-rate", "100%", ACCREDITING_TOWN),
    ("schools-accredited-rate", "75%", ACCREDITING_TOWN),
    ("excellent-pupil-prizes", "30", PROVINCE),
    ("retention-after-break-rate", "99,9%", PROVINCE),  # the one that is not met
)
OF_DIEN_BIEN_PHU = (
    ("retention-after-break-rate", "99,5%", PROVINCE),
    ("schools-national-standard-rate", "80%", ACCREDITING),
    ("schools-accredited-rate", "75%", ACCREDITING),
)
NEXT = (
    ("enrolment-plan-fulfilment", "100%"),
    *((f"u-communes-{standard}-rate", "100%") for standard in UNIVERSAL),
)
TARGETS = {
    (MUONG_LAY.unit, 2020): (*OF_MUONG_LAY, *TARGETS_2020),
    (MUONG_LAY.unit, 2021): (
        *((indicator, least, ACCREDITING_TOWN) for indicator, least in NEXT),
        ("schools-accredited-rate", "80%", ACCREDITING_TOWN),
    ),
    (DIEN_BIEN_PHU.unit, 2020): (*OF_DIEN_BIEN_PHU, *TARGETS_2020),
    (DIEN_BIEN_PHU.unit, 2021): tuple((indicator, least, ACCREDITING) for indicator, least in NEXT),
}

VNEN, VNEN_LOWER = "Mô hình trường học mới (VNEN)", "Mô hình trường học mới (VNEN) cấp THCS"
STEM = "Giáo dục STEM cấp THCS"
CURRICULUM = {  # office and year: state, grades, subject or model, from which year
    (MUONG_LAY.unit, 2020): (
        ("running", (1,), "", None),
        ("prepared", (2, 6), "", None),
        ("running", (2, 3, 4, 5), VNEN, None),
        ("running", (6, 7, 8, 9), VNEN_LOWER, None),
        ("running", (6, 7, 8, 9), STEM, None),
    ),
    (MUONG_LAY.unit, 2021): (
        ("running", (2, 6), "", None),
        ("prepared", (3, 7, 10), "", None),
        ("equipment", (1, 2, 6), "", None),
        ("prepared", (3,), "Tin học", 2022),
        ("prepared", (3,), "Ngoại ngữ", 2022),
    ),
    (DIEN_BIEN_PHU.unit, 2020): (("running", (1,), "", None), ("prepared", (2, 6), "", None)),
    (DIEN_BIEN_PHU.unit, 2021): (("running", (2, 6), "", None), ("prepared", (3, 7), "", None)),
}

REMARKS = {
    (MUONG_LAY.unit, 2020): (
        ("Bối cảnh", "Năm học diễn ra khi dịch COVID-19 phức tạp; các trường vừa dạy học vừa phòng dịch"),
        ("Mạng lưới", "Thị xã thu gọn điểm trường để lớp học đông đủ và giáo viên được bố trí hợp lí hơn"),
        ("Quản lí", "Phòng phân cấp nhiều hơn cho nhà trường, đi cùng kiểm tra và trách nhiệm giải trình"),
        ("Xã hội hóa", "Phụ huynh và các đơn vị trên địa bàn góp công, góp của sửa sang trường lớp"),
    ),
    (MUONG_LAY.unit, 2021): (
        (
            "Phong trào thi đua",
            "Hưởng ứng phong trào do Bộ phát động: cả ngành đoàn kết, vượt qua dịch COVID-19, hoàn thành nhiệm vụ",
        ),
    ),
    (DIEN_BIEN_PHU.unit, 2020): (
        ("Bối cảnh", "Dịch COVID-19 ảnh hưởng lớn; thành phố làm cùng lúc hai việc: dạy học và chống dịch"),
        ("Sĩ số", "Các trường cử giáo viên đến từng nhà để học sinh trở lại lớp sau Tết và sau đợt nghỉ dịch"),
        ("Cơ sở vật chất", "Thành phố đầu tư thêm phòng học, thiết bị; người dân, doanh nghiệp cùng góp sức"),
    ),
    (DIEN_BIEN_PHU.unit, 2019): (
        ("Địa bàn", "Từ ngày 1/1/2020 thành phố nhận bốn xã của huyện Điện Biên và nhập hai xã làm một"),
    ),
}


def document_lines(office: Office, opens: int) -> list[Line]:
    """The documents as the catalogue knows them."""
    return [_document(code) for code in KNOWN_IN[office.unit, opens]]


def _document(code: str) -> Line:
    source = catalogue().sources[code]
    return {
        "code": code,
        "number": source.number,
        "day": source.issued,
        "issuer": source.issuer,
        "title": source.title,
        **TERMS.get(code, {}),
    }


def target_lines(office: Office, *opening: int) -> list[Line]:
    return [
        {
            "year": years(opens),
            "indicator": indicator,
            "at_least": least,
            "base_on": BASE_DAY if indicator == REDUCTION[0] else None,
            "basis": basis,
        }
        for opens in opening
        for indicator, least, basis in TARGETS.get((office.unit, opens), ())
    ]


def rollout_lines(office: Office, *opening: int) -> list[Line]:
    return [
        {
            "year": years(opens),
            "grade": grade,
            "state": state,
            "subject": subject or None,
            "from_year": None if since is None else years(since),
        }
        for opens in opening
        for state, grades, subject, since in CURRICULUM.get((office.unit, opens), ())
        for grade in grades
    ]


def note_lines(office: Office, *opening: int) -> list[Line]:
    return [
        {"year": years(opens), "about": about, "text": text}
        for opens in opening
        for about, text in REMARKS.get((office.unit, opens), ())
    ]
