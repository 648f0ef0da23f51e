"""What people type, so that what is allowed can be carried out: valid answers for each route that takes some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from namhoc.publish.models import Section
from tests.matrix.world import TODAY, YEAR, Thing, a_workbook

Answers = dict[str, Any]
SINCE: Answers = {"since": TODAY.isoformat()}
REASON: Answers = {"reason": "Có lí do."}
LETTERHEAD = {
    "since": TODAY.isoformat(),
    "superior": "UBND",
    "name": "Phòng mẫu",
    "symbol": "PGD",
    "place": "Mường Lay",
    "authority": "TRƯỞNG PHÒNG",
    "signatory": "Người kí",
}
CERTIFICATE = {"kind": "accreditation", "level": 1, "day": "2021-01-04", "until": "2026-01-01", "issuer": "Sở"}

LINK = {"external-link-chooser-url": "https://example.org/", "external-link-chooser-link_text": "Một liên kết"}


def typed(route: str, thing: Thing, unit: str) -> Answers:
    """What somebody of that unit types on the route about the thing; nothing where nothing is asked."""
    return FORMS[route](thing, unit) if route in FORMS else {}


def _upload(thing: Thing, _unit: str) -> Answers:
    file = BytesIO(a_workbook(thing))
    file.name = "bieu.xlsx"
    return {"file": file}


def _fixed(answers: Answers) -> Callable[[Thing, str], Answers]:
    return lambda _thing, _unit: dict(answers)


def _a_cell(thing: Thing) -> Answers:
    """One cell of the grid, typed anew."""
    return {thing.more["cell"]: "3"}


def _a_post(thing: Thing, unit: str) -> Answers:
    """A post that whoever gives any in that unit may give: in a school its clerk's, in another office its head's."""
    elsewhere = "school-clerk" if thing.more["kind"] == "primary" else "office-head"
    return {**SINCE, "role": "site-operator" if "office" in elsewhere and thing.keys["unit"] == unit else elsewhere}


FORMS: Mapping[str, Callable[[Thing, str], Answers]] = {
    "collect-report": lambda thing, _unit: {"version": thing.more["version"], "was": "{}", **_a_cell(thing)},
    "collect-send": lambda thing, _unit: {"version": thing.more["version"], "declared": "on"},
    "collect-upload": _upload,
    "collect-return": _fixed({"note:": "Xem lại."}),
    "collect-ask-unlock": _fixed(REASON),
    "collect-unlock": _fixed(REASON),
    "collect-open-round": _fixed({"year": "2021-2022", "code": "start-of-year"}),
    "plan-add-task": _fixed({"kind": "task", "text": "Việc mới"}),
    "plan-task": _fixed({"kind": "task", "text": "Việc khác"}),
    "plan-add-target": lambda thing, _unit: {"indicator": "teachers", "least": "10", "basis": thing.more["basis"]},
    "plan-target": lambda thing, _unit: {"indicator": "pupils", "least": "11", "basis": thing.more["basis"]},
    "plan-add-document": _fixed({"number": "9/KH", "issuer": "UBND", "title": "Kế hoạch mới", "day": "2021-08-01"}),
    "plan-document": lambda thing, _unit: {
        "number": thing.more["number"],
        "issuer": "UBND",
        "title": "Tên khác",
        "day": "2021-07-15",
    },
    "plan-remarks": _fixed(
        {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "form-0-about": "mạng lưới", "form-0-text": "Một nhận xét."}
    ),
    "question": _fixed({"answer": "1", "text": "Trả lời."}),
    "polls": _fixed(
        {"question": "Hay?", "choices": "Có\nKhông", "opens_on": TODAY.isoformat(), "closes_on": TODAY.isoformat()}
    ),
    "comment-door": _fixed({"door": "members"}),
    "certify-register": lambda thing, unit: {
        **CERTIFICATE,
        "unit": thing.more["schools"].get(unit, ""),
        "number": "3/QĐ",
    },
    "certify-certificate": _fixed(CERTIFICATE | {"until": "2027-01-01"}),
    "summarise-issue": _fixed({"day": TODAY.isoformat()}),
    "summarise-letterhead": _fixed(LETTERHEAD),
    "plan-conference": _fixed({"title": "Hội nghị mới", "host": "Phòng"}),
    "add-session": _fixed({"kind": "internal", "mode": "in_person", "organiser": "Phòng", "day": "2021-08-27"}),
    "reopen-conference": _fixed(REASON),
    "add-line": _fixed({"rank": 2, "role": "Phó trưởng phòng"}),
    "add-sites": _fixed({"at": "schools", "before": ""}),
    "attendance": lambda thing, _unit: {f"site-{thing.keys['site']}": 7},
    "site-attendance": lambda thing, _unit: {f"site-{thing.keys['site']}": 7},
    "nominate": _fixed(
        {
            "what": "province-committee/bk-tinh",
            "recipient_kind": "individual",
            "recipients": "Người mới",
            "dossier_on": TODAY.isoformat(),
        }
    ),
    "vote": _fixed({"vote": "for"}),
    "decide": lambda thing, _unit: {
        "number": "5/QĐ",
        "day": TODAY.isoformat(),
        "nominations": [thing.more["supported"]],
    },
    "award-step": _fixed(REASON),
    "article-new": _fixed({"blank": "1", "blank-title": "Bài mới", "blank-year": YEAR}),
    "article-edit": lambda thing, _unit: {
        "title": thing.more["title"],
        "lead": "Mở bài đã sửa.",
        "body-TOTAL_FORMS": 1,
        "body-INITIAL_FORMS": 0,
        "body-0-kind": "paragraph",
        "body-0-text": "Đoạn mới.",
    },
    "invite": lambda thing, unit: {"name": "Người mới", "username": "nguoi.moi", **_a_post(thing, unit)},
    "give-post": lambda thing, unit: {"to": "guest", **_a_post(thing, unit)},
    "act-on-units": lambda thing, _unit: {
        "unit": thing.keys["unit"],
        "name": "Tên mới",
        "day": TODAY.isoformat(),
        "decision": "1/QĐ",
        "issuer": "UBND",
    },
    "end-post": _fixed(SINCE),
    "hand-over": _fixed(SINCE | {"to": "guest"}),
    "suspend-account": _fixed(SINCE | REASON),
    "resume-account": _fixed(SINCE),
    "leave": _fixed(SINCE),
    "operated-site": lambda thing, _unit: {f"site-{thing.keys['site']}": 7},
    "site-operator": _fixed({"account": ""}),
    "invitation": _fixed({"password": "hoa ban trắng 2021", "again": "hoa ban trắng 2021"}),
    "article-withdraw": _fixed(REASON),
    "article-refuse": _fixed(REASON),
    "article-sections": lambda _thing, _unit: {f"review_first-{Section.objects.all()[0].pk}": "on"},
    "wagtailadmin_choose_page_external_link": _fixed(LINK),  # Wagtail breaks on one without an address
    "choose-year": _fixed({"year": YEAR}),
    "language": _fixed({"language": "en"}),
    "choose-post": _fixed({}),
    "sign-in": _fixed({"username": "nobody", "password": "wrong"}),
}
