"""The matrix's world: lived through once with the rooms' own actions, from the facts in world.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Drawing
from wagtail.documents.models import Document as FileOfWagtail
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from namhoc.certify.actions import register_certificate
from namhoc.certify.certificates import CertificateFact
from namhoc.collect import actions as collect
from namhoc.collect.answers import Answer
from namhoc.collect.in_hand import take_in_hand
from namhoc.collect.layout import layout_of
from namhoc.collect.models import Report, Round
from namhoc.collect.queries import filing_of
from namhoc.collect.unlocking import ask_unlock, unlock_report
from namhoc.collect.workbook_out import write_school_workbook
from namhoc.convene import actions as convene
from namhoc.convene.models import Site
from namhoc.engine.figures import ValueUnit
from namhoc.hear.models import Comment, Poll, Question
from namhoc.journal.actor import SYSTEM, Actor, system_actor
from namhoc.law.catalogue import catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.measure.models import Figure
from namhoc.people.actions import end_post, give_post, open_account
from namhoc.people.inviting import renew_invitation
from namhoc.people.models import Account, Post
from namhoc.people.roles import Role
from namhoc.people.suspending import suspend_account
from namhoc.plan import actions as plan
from namhoc.plan.facts import DocumentFact
from namhoc.plan.models import Document, Task
from namhoc.publish import actions as publish
from namhoc.publish.desk import reviewing, timing
from namhoc.publish.models import ArticlePage, Attachment, Author, PortalHome, Tag, Topic
from namhoc.publish.moments import moment_now
from namhoc.recognise import actions as recognise
from namhoc.recognise.models import Nomination
from namhoc.summarise.models import Summary
from namhoc.units import actions as units
from namhoc.units.models import Unit
from namhoc.units.network import UnitStart

HERE = Path(__file__).parent
FACTS: Mapping[str, Any] = yaml.safe_load((HERE / "world.yaml").read_text(encoding="utf-8"))
TODAY: date = FACTS["today"]
CHANGE: date = FACTS["change"]
YEAR: str = FACTS["working_year"]
LONG_AGO = date(2000, 1, 1)
LAW = catalogue()
ROLES = {
    "clerk": Role.CLERK,
    "school head": Role.SCHOOL_HEAD,
    "specialist": Role.SPECIALIST,
    "head": Role.HEAD,
    "secretary": Role.SECRETARY,
    "site operator": Role.SITE_OPERATOR,
    "council member": Role.COUNCIL,
    "editor": Role.EDITOR,
    "publisher": Role.PUBLISHER,
    "ministry reader": Role.MINISTRY_READER,
    "auditor": Role.AUDITOR,
    "system admin": Role.SYSTEM_ADMIN,
}


@dataclass(frozen=True)
class Thing:
    """Something that addresses name: its kind, whose it is, how it stands, and what an address says of it.

    ``of`` are the units a right may look at, by their part in it: its own, the office that asked; ``done_by`` who
    did what to it, for rules that keep people from answering themselves
    """

    kind: str
    state: str
    of: Mapping[str, str]
    keys: Mapping[str, Any] = field(default_factory=dict)
    done_by: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.kind} of {self.of.get('its', 'nobody')}"


def someone(account: str, day: date) -> Actor:
    """The installation's rights under somebody's name: what matters of the past is who did it."""
    return Actor(account, f"Người {account}", SYSTEM, "", day)


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def build_world() -> list[Thing]:
    """Everything, in the order of time; ends with the things that addresses name."""
    _found_units()
    rounds = [_round(office, one) for one in FACTS["rounds"] for office in _asking_offices()]
    rounds += [_round("phong", one) for one in FACTS["commune_rounds"]]
    _change_units()
    _seat_people()
    things = [thing for round_, one in rounds for thing in _collected(round_, one)]
    for office in FACTS["offices"]:
        things += _of_an_office(office)
    return [*things, *_of_the_portal(), *_of_people(), *_of_units(), _nothing()]


# --- units and people -----------------------------------------------------------------------------------------------


def _found_units() -> None:
    for code, (kind, parent) in FACTS["units"].items():
        units.found_unit(UnitStart(code, LONG_AGO, f"Đơn vị {code}", kind, parent), by=system_actor(LONG_AGO))


def _change_units() -> None:
    by = system_actor(CHANGE)
    for change in FACTS["changes"]:
        if "move" in change:
            units.move_unit(unit(change["move"]), unit(change["to"]), day=CHANGE, by=by)
        elif "close" in change:
            units.close_unit(unit(change["close"]), day=CHANGE, by=by)
        elif "merge" in change:
            units.merge_units([unit(change["merge"])], unit(change["into"][0]), day=CHANGE, by=by)
        else:
            units.split_unit(unit(change["split"]), [unit(code) for code in change["into"]], day=CHANGE, by=by)


def _seat_people() -> None:
    password = make_password("mật khẩu của bảng quyền")  # costly once, not once a person
    for name, facts in FACTS["people"].items():
        if not facts:
            continue
        account = open_account(name, f"Người {name}", password=None, by=system_actor(LONG_AGO))
        account.password, account.is_superuser = password, bool(facts.get("superuser"))
        account.save(update_fields=["password", "is_superuser"])
        if "post" in facts:
            _seat(account, facts)


def _seat(account: Account, facts: Mapping[str, Any]) -> None:
    since = facts.get("from", LONG_AGO)
    post = give_post(account, unit(facts["in"]), ROLES[facts["post"]], since=since, by=system_actor(LONG_AGO))
    if "until" in facts:
        end_post(post, since=facts["until"], by=system_actor(TODAY))
    if facts.get("suspended"):
        suspend_account(account, since=TODAY, reason="thử quyền", by=system_actor(TODAY))


# --- rounds and reports ---------------------------------------------------------------------------------------------


def _asking_offices() -> list[str]:
    """The offices to which schools answer."""
    return list(dict.fromkeys(parent for kind, parent in FACTS["units"].values() if kind == "primary"))


def _round(office: str, facts: Mapping[str, Any]) -> tuple[Round, Mapping[str, Any]]:
    year = SchoolYear.parse(facts["year"])
    by = someone(f"specialist.{office}", LAW.reference_day(year, facts["code"]))
    return collect.open_round(LAW, unit(office), year, facts["code"], by=by), facts


def _collected(round_: Round, facts: Mapping[str, Any]) -> Iterator[Thing]:
    for report in round_.reports.select_related("round", "unit", "round__unit"):
        done_by = _bring_to(report, facts["state"])
        of = {"its": report.unit.code, "the asking office's": round_.unit.code}
        workbook = report.workbooks.first()
        keys = {"pk": report.pk, "workbook": workbook.pk if workbook else 0}
        kind = "commune report" if report.form.startswith("commune") else "report"
        report.refresh_from_db()
        cell = next(iter(_answers(report)))
        more = {"version": report.version, "cell": cell, "form": report.form, "year": round_.year}
        yield Thing(kind, facts["state"], of, keys, done_by, more)
    if facts.get("closed"):
        collect.close_round(round_, by=someone(f"specialist.{round_.unit.code}", CHANGE))
    state = "closed" if facts.get("closed") else "open"
    yield Thing("round", state, {"its": round_.unit.code}, {"pk": round_.pk})


def _bring_to(report: Report, state: str) -> dict[str, str]:
    """As far as the report has come; who sent it, who asked for it to be unlocked."""
    by = _clerk(report)
    if report.form.startswith("school"):
        _take_in(report, by)
    else:
        collect.fill_report(report, _answers(report), version=0, by=by)
    if state in ("draft", "late"):
        return {}
    collect.send_report(LAW, report, by=by)
    _judge(report, state)
    asked = {"asker": by.account} if state == "unlock-asked" else {}
    return {"sender": by.account, **asked}


def _clerk(report: Report) -> Actor:
    """Whoever of the people would be the one; else somebody of that unit."""
    wanted = ("specialist", "phong") if report.form.startswith("commune") else ("clerk", report.unit.code)
    names = [name for name, facts in FACTS["people"].items() if (facts.get("post"), facts.get("in")) == wanted]
    plain = [name for name in names if not FACTS["people"][name].keys() & {"until", "from", "suspended", "factors"}]
    return someone(next(iter(plain), f"clerk.{report.unit.code}"), report.round.reference_day)


def _judge(report: Report, state: str) -> None:
    office, day = someone(f"someone.{report.round.unit.code}", report.round.reference_day), report.round.reference_day
    other = someone(f"another.{report.round.unit.code}", day)
    if state == "submitted":
        return
    if state == "returned":
        collect.return_report(report, {"": "Xem lại."}, by=office)
        return
    collect.approve_report(report, by=office)
    if state == "locked":
        collect.lock_report(report, by=office)
    if state in ("unlock-asked", "amended"):
        ask_unlock(report, "Sửa một ô.", by=_clerk(report))
    if state == "amended":
        unlock_report(report, "Sửa một ô.", by=other)
        collect.send_report(LAW, report, by=_clerk(report))
        collect.approve_report(report, by=office)


def _answers(report: Report) -> dict[str, Answer]:
    one = take_in_hand(LAW, report)
    return {code: Answer(code, 0, spot.sheet, spot.cell) for code, spot in layout_of(one.version, one.kind).items()}


def _take_in(report: Report, by: Actor) -> None:
    """The answers come in by a workbook, whose content can be read again."""
    answers = _answers(report)
    filing = filing_of(report)
    filing = type(filing)(**{**filing.__dict__, "answers": answers, "file": "bieu.xlsx", "digest": "0" * 64})
    content = _workbook(report.form, report.round.year, report.unit.code, tuple(answers))
    collect.take_in_workbook(report, filing, content, by=by)


def a_workbook(thing: Thing) -> bytes:
    """A filled workbook for a report."""
    report = Report.objects.select_related("round", "unit").get(pk=thing.keys["pk"])
    return _workbook(report.form, report.round.year, report.unit.code, tuple(_answers(report)))


@cache
def _workbook(form: str, year: str, code: str, questions: tuple[str, ...]) -> bytes:
    out, day = BytesIO(), date.fromisoformat(f"{year[5:]}-05-31")
    values = dict.fromkeys(questions, 0)
    write_school_workbook(out, LAW, form, code, f"Đơn vị {code}", "primary", SchoolYear.parse(year), day, values)
    return out.getvalue()


# --- what an office has ----------------------------------------------------------------------------------------------


def _of_an_office(office: str) -> Iterator[Thing]:
    yield from _plan_of(office)
    yield from _conferences_of(office)
    yield from _awards_of(office)
    figures = list(_figures_of(office))
    yield from figures
    yield _summary_of(office)
    yield _certificate_of(office)


def _plan_of(office: str) -> Iterator[Thing]:
    by, its = someone(f"specialist.{office}", CHANGE), {"its": office}
    fact = DocumentFact(f"vb-{office}", f"1/KH-{office}", CHANGE, "UBND", f"Kế hoạch của {office}", "", "")
    document = plan.name_document(fact, unit(office), by=by)
    plan.set_task(unit(office), YEAR, kind="task", text="Một việc", number=1, basis=document, by=by)
    task = Task.objects.get(unit=unit(office))
    target = plan.set_target(unit(office), YEAR, "pupils", Fraction(10), basis=document, by=by)
    yield Thing("document", "named", its, {"code": document.code}, more={"number": document.number})
    yield Thing("task", "set", its, {"pk": task.pk})
    yield Thing("target", "set", its, {"pk": target.pk}, more={"basis": document.pk})


def _conferences_of(office: str) -> Iterator[Thing]:
    its = {"its": office}
    yield Thing("conference", "not planned", its, {"unit": office, "year": "2018-2019"})
    for year, state in (("2019-2020", "closed"), ("2020-2021", "open")):
        by = someone(f"secretary.{office}", CHANGE)
        held = convene.plan_conference(unit(office), year, title="Hội nghị tổng kết", host="Phòng", by=by)
        session = convene.add_session(
            held, code="public", kind="public", mode="online", organiser="Phòng", day=CHANGE, by=by
        )
        site = convene.add_site(session, kind="main", place="Hội trường", invited=10, by=by)
        convene.invite_delegate(session, rank=1, role="Trưởng phòng", by=by)
        if state == "closed":
            convene.close_conference(held, by=by)
        place = {"unit": office, "year": year}
        yield Thing("conference", state, its, place)
        in_session = {**place, "session": "public"}
        yield Thing("session", state, its, {**in_session, "kind": "delegate"})
        keys = {**in_session, "site": site.pk, "kind": "site", "line": site.pk}
        yield Thing("site", state, its, keys, {"operator": _operator(site, office, state, by)})


def _operator(site: Site, office: str, state: str, by: Actor) -> str:
    """The one site that a site operator is appointed to."""
    if (office, state) != ("phong", "open"):
        return ""
    convene.appoint_operator(site, Account.objects.get(username="site-operator"), by=by)
    return "site-operator"


def _awards_of(office: str) -> Iterator[Thing]:
    its, place = {"its": office}, {"unit": office, "year": YEAR}
    by, given = someone("administrator", CHANGE), {"award": "bk-tinh", "giver": "province-committee"}
    given["recipient_kind"] = "individual"

    def nominated(name: str) -> Nomination:
        return recognise.nominate_recipient(unit(office), YEAR, recipient=name, by=by, **given)

    def weighed(name: str, *, for_it: bool) -> Nomination:
        one = nominated(name)
        recognise.cast_vote(one, in_favour=for_it, by=by)
        return recognise.weigh_nomination(one, by=by)

    proposed, supported, refused = (
        nominated("Người một"),
        weighed("Người hai", for_it=True),
        weighed("Ba", for_it=False),
    )
    recognise.cast_vote(proposed, in_favour=True, by=by)
    granted = weighed("Người bốn", for_it=True)
    decision = recognise.record_decision(
        unit(office), YEAR, number=f"1/QĐ-{office}", day=CHANGE, giver=given["giver"], nominations=[granted], by=by
    )
    yield Thing("award year", "open", its, place, more={"supported": supported.pk})
    for one, state in (
        (proposed, "proposed"),
        (supported, "supported"),
        (refused, "not supported"),
        (granted, "granted"),
    ):
        yield Thing("nomination", state, its, {**place, "nomination": one.pk, "key": one.pk})
    yield Thing("decision", "recorded", its, {**place, "decision": decision.pk, "key": decision.pk})


def _figures_of(office: str) -> Iterator[Thing]:
    """Straight as rows: what leads to a figure is tried elsewhere; here only who may look at it matters."""
    its, facts = {"its": office}, {"unit": unit(office), "covered": 12, "expected": 12, **FIGURE}
    superseded = Figure.objects.create(**facts, numerator=8, adopted_on=CHANGE, adopted_by="Trưởng phòng")
    adopted = Figure.objects.create(
        **facts, numerator=9, revision=2, replaces=superseded, reason="Sửa.", adopted_on=CHANGE, adopted_by="Trưởng"
    )
    draft = Figure.objects.create(**{**facts, "indicator": "schools-national-standard-rate"}, numerator=7)
    for figure, state in ((superseded, "superseded"), (adopted, "adopted"), (draft, "draft")):
        yield Thing(
            "figure", state, its, {"pk": figure.pk, "key": figure.pk, "unit": office, "year": YEAR, "form": "csv"}
        )


FIGURE = {
    "indicator": "schools-accredited-rate",
    "year": YEAR,
    "round": "end-of-year",
    "denominator": 12,
    "value_unit": ValueUnit.PERCENT.value,
    "reference_day": date(2021, 5, 31),
    "formula": "share-of-units",
    "source": "seed-004",
    "verified": True,
    "measured_on": CHANGE,
}


def _summary_of(office: str) -> Thing:
    """As a row: issuing one typesets it, which is tried elsewhere."""
    issued = {"number": "1", "day": CHANGE, "issued_by": "Trưởng phòng", "word": b"word", "pdf": b"pdf"}
    summary = Summary.objects.create(unit=unit(office), year=YEAR, digest="0" * 64, **issued)
    return Thing("summary", "issued", {"its": office}, {"pk": summary.pk, "form": "pdf"})


def _certificate_of(office: str) -> Thing:
    by = someone(f"specialist.{office}", CHANGE)
    school = next(code for code, (kind, parent) in FACTS["units"].items() if parent == office and kind == "primary")
    numbered = CertificateFact(school, HELD, 1, f"2/QĐ-{office}", CHANGE, "Sở", date(2026, 1, 1))
    kept = register_certificate(numbered, by=by)
    return Thing("certificate", "held", {"its": school, "the office's": office}, {"pk": kept.pk})


HELD = "accreditation"


def _of_the_portal() -> Iterator[Thing]:
    home = publish.open_portal("Cổng mẫu", intro="Tin của tỉnh mẫu.", by=system_actor(CHANGE))
    for kind in (Topic, Tag, Author):
        yield Thing(
            kind.__name__.lower(), "open", {}, {"slug": kind.objects.create(home=home, name="Một", slug="mot").slug}
        )
    yield Thing("section", "open", {}, {"section": publish.NEWS})
    yield Thing("month", "past", {}, {"year": moment_now().year, "month": moment_now().month})
    yield Thing("deep page", "nowhere", {}, more={"path": "/khong/co/o/dau/"})
    for office in FACTS["offices"]:
        for state in ("draft", "sent", "scheduled", "published", "changed", "withdrawn", "discarded"):
            yield from _article(office, state)
        yield from _comments(office)
    yield from _files()


def _comments(office: str) -> Iterator[Thing]:
    """A comment that waits under the office's published article, and one that everybody reads."""
    article = ArticlePage.objects.live().filter(office__code=office).order_by("pk").first()
    for state in ("waiting", "shown"):
        told = {"page_id": article.pk, "office": unit(office), "name": "Bạn đọc", "text": "Hay.", "state": state}
        comment = Comment.objects.create(form=f"{state} {office}", **told)
        yield Thing("comment", state, {"its": office}, {"pk": comment.pk})
    told = {"number": f"PH-{office}", "office": unit(office), "name": "Bạn đọc", "text": "Hỏi.", "form": office}
    question = Question.objects.create(**told, subject="fees", asked_on=CHANGE, due_on=TODAY)
    days = {"to come": TODAY + timedelta(days=1), "open": TODAY}
    for state, opens in days.items():
        poll = Poll.objects.create(office=unit(office), question="Hay?", opens_on=opens, closes_on=opens)
        yield Thing("poll", state, {"its": office}, {"pk": poll.pk})
    yield Thing("question", "open", {"its": office}, {"pk": question.pk})


def _article(office: str, state: str) -> Iterator[Thing]:
    """An article at the desk, and the page that the public may find."""
    by, title = someone(f"editor.{office}", CHANGE), f"Tin {state} của {office}"
    article = publish.write_article(unit(office), YEAR, title, "Mở bài.", ["Một đoạn."], author="Biên tập", by=by)
    if state == "sent":
        reviewing.send_article(article, by=by)
    if state == "scheduled":
        now = moment_now()
        timing.schedule_article(article, now + timedelta(hours=1), now=now, by=by)
    if state == "discarded":
        reviewing.discard_article(article, by=by)
    if state in ("published", "changed", "withdrawn"):
        publish.publish_article(article, by=by)
        article.refresh_from_db()
    if state == "changed":
        article.lead = "Mở bài khác."
        publish.revise_article(article, by=by)
    if state == "withdrawn":
        publish.withdraw_article(article, reason="Thử.", by=by)
    article.refresh_from_db()
    keys = {"pk": article.pk, "version": article.latest_revision_id}
    yield Thing("article", state, {"its": office}, keys, more={"title": title})
    yield Thing("page", state, {"its": office}, {"section": publish.NEWS, "article": article.slug})


def _files() -> Iterator[Thing]:
    """A picture as pages show it, one as it was uploaded; a file for all, and one for those signed in."""
    drawn = BytesIO()
    Drawing.new("RGB", (8, 8)).save(drawn, "PNG")
    image = get_image_model().objects.create(title="Ảnh", file=ContentFile(drawn.getvalue(), name="anh.png"))
    PortalHome.objects.update(banner=image)
    PortalHome.objects.get().save()
    Client().get("/")  # whoever comes first has pictures made in their sizes
    yield Thing("file", "of an article", {}, more={"path": image.get_rendition("width-4").url})
    yield Thing("file", "as it was uploaded", {}, more={"path": image.file.url})
    root = Collection.get_first_root_node()
    inside = root.add_child(name="Kín")
    CollectionViewRestriction.objects.create(collection=inside, restriction_type=CollectionViewRestriction.LOGIN)
    article = ArticlePage.objects.live().first()
    for collection, state in ((root, "public"), (inside.add_child(name="Kín hơn"), "private")):
        file = FileOfWagtail.objects.create(title=state, file=ContentFile(b"abc", name="t.txt"), collection=collection)
        article.attachments.add(Attachment(document=file, title=state))
        article.save()  # a file that nothing public offers is nobody's to fetch: tests/publish tries those
        yield Thing("document file", state, {}, more={"path": file.url})


# --- people and units as things ---------------------------------------------------------------------------------------

KINDS = {
    "clerk": "school clerk",
    "school head": "school head",
    "head": "head of an office",
    "site operator": "site operator",
    "ministry reader": "reader",
    "auditor": "reader",
    "system admin": "reader",
}


def _of_people() -> Iterator[Thing]:
    for post in Post.objects.select_related("account", "unit").order_by("pk"):
        facts = FACTS["people"][post.account.username]
        keys = {"username": post.account.username, "pk": post.pk}
        kind = KINDS.get(facts["post"], "office staff")
        yield Thing(kind, _life_of(facts), {"its": post.unit.code}, keys, {"person": post.account.username})
    guest = Account.objects.get(username="guest")
    secret = renew_invitation(guest, by=system_actor(TODAY))
    yield Thing("invitation", "open", {}, {"secret": secret})
    yield Thing("invitation", "used", {}, {"secret": "nobody-has-this"})


def _life_of(facts: Mapping[str, Any]) -> str:
    """How somebody's post stands today."""
    if facts.get("from", LONG_AGO) > TODAY:
        return "to come"
    return "ended" if facts.get("until", date.max) <= TODAY else "suspended" if facts.get("suspended") else "held"


def _of_units() -> Iterator[Thing]:
    gone = {change.get("close") or change.get("merge") or change.get("split") for change in FACTS["changes"]}
    for code, (kind, _parent) in FACTS["units"].items():
        state = "gone" if code in gone else "standing"
        yield Thing("unit", state, {"its": code}, {"unit": code, "code": code}, more={"kind": kind})


def _nothing() -> Thing:
    """What a request is about that names no thing; with what forms offer to choose from."""
    primary = {parent: code for code, (kind, parent) in FACTS["units"].items() if kind == "primary"}
    basis = Document.objects.get(code="vb-phong")
    return Thing("nothing", "", {}, more={"basis": basis.pk, "schools": primary | {"phong": "truong"}})
