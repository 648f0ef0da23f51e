"""Where each kind of published fact is looked for. No expected value stands here: keys, and questions to the rooms."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from namhoc.convene.facts import SessionFacts
from namhoc.convene.phrases import read_phrases
from namhoc.plan.facts import DocumentFact
from namhoc.recognise.counting import line_totals
from namhoc.recognise.facts import AwardLine
from namhoc.recognise.sentences import giver_name
from tests.chain.figures import grades_of, indicator_facts, named
from tests.chain.ledger import Answers, Fact, Found, agree, closest, facts_in, words
from tests.chain.rooms import Rooms

Entry = Mapping[str, Any]
LEVELS = {"province": "tỉnh", "city": "huyện", "town": "huyện", "district": "huyện"}  # the tier a kind of unit is on


def facts_of(seed: Entry, rooms: Rooms) -> list[Fact]:
    """Every indicator, award, conference, document and plan fact of a seed, and whose they are."""
    return list(chain.from_iterable(look(seed, rooms) for look in LOOKS))


# --- whose --------------------------------------------------------------------------------------------------------


def _locality(seed: Entry, rooms: Rooms) -> Iterator[Fact]:
    here = rooms.unit(rooms.office.code)
    above = rooms.unit(here.parent or "")
    answers = {
        "name": Found("units", here.name),
        "level": Found("units", LEVELS[here.kind]),
        "province": Found("units", above.name),
    }
    yield from facts_in("locality", seed["locality"], answers)
    years = {
        "reported": Found("measure", str(rooms.year)),
        "next": Found("plan", max(task.year for task in rooms.plan.tasks)),
    }
    yield from facts_in("school_year", seed["school_year"], years)


def _organisations(seed: Entry, rooms: Rooms) -> Iterator[Fact]:
    province = rooms.unit(rooms.unit(rooms.office.code).parent or "").name
    for one in seed["organisations"]:
        roles = one["role"] if isinstance(one["role"], list) else [one["role"]]
        for role in roles:
            where, texts = _in_role(role, rooms)
            named = next((f"{text}, {province}" for text in texts if agree(one["name"], f"{text}, {province}")), None)
            yield Fact(f"organisations.{role}", one["name"], Found(where, named))


def _in_role(role: str, rooms: Rooms) -> tuple[str, list[str]]:
    """Those who have a role, by the names that the rooms give them."""
    conference, documents = rooms.conference, rooms.plan.documents
    public, internal = conference.public, conference.internal
    main = [public.main_site.place] if public and public.main_site else []
    given = {
        "organiser": [conference.host],
        "internal_session_organiser": [internal.organiser] if internal else [],
        "venue_owner": main,
        "guest": [delegate.role for delegate in public.delegates] if public else [],
        "award_giver": [giver_name(line.giver, rooms.law, locality=rooms.locality) for line in rooms.awards],
        "main_site_and_awardee": [place for place in main if place in {one.recipient for one in rooms.granted}],
        "resolution_owner": [one.issuer for one in documents if "nghị quyết" in one.title.casefold()],
        "plan_owner": [one.issuer for one in documents if "kế hoạch" in one.title.casefold()],
        "directive_owner": [one.issuer for one in documents if "chỉ thị" in one.title.casefold()],
        "emulation_owner": [_spelled(one.text) for one in rooms.plan.remarks],
    }
    kept = {"award_giver": "recognise", "main_site_and_awardee": "convene, recognise"}
    return kept.get(role, "plan" if role.endswith("_owner") and role != "venue_owner" else "convene"), given[role]


def _spelled(text: str) -> str:
    return text.replace("do Bộ ", "do Bộ Giáo dục và Đào tạo ")


# --- the conference -----------------------------------------------------------------------------------------------


def _conference(seed: Entry, rooms: Rooms) -> Iterator[Fact]:
    sessions = {session.kind.value: session for session in rooms.conference.sessions}
    for entry in seed["conference"]["sessions"]:
        session = sessions.get(entry["id"])
        name = f"conference.{entry['id']}"
        plain = {key: value for key, value in entry.items() if key not in ("participants_roles", "remote_sites")}
        yield from facts_in(name, plain, {} if session is None else _session(session, rooms))
        remote = {} if session is None else _remote(session)
        yield from facts_in(f"{name}.remote_sites", entry.get("remote_sites", {}), remote)
        for role in entry.get("participants_roles", []):
            told = {} if session is None else _delegate(role["role"], session)
            yield from facts_in(f"{name}.delegate", role, told)
    papers = [] if rooms.conference.public is None else rooms.conference.public.papers
    for entry in seed["conference"]["discussion_papers"]:
        read = next((paper for paper in papers if agree(entry["topic"], paper.topic)), None)
        answers = {} if read is None else {"topic": read.topic, "by": read.unit_name}
        found = {key: Found("convene", value) for key, value in answers.items()}
        yield from facts_in("discussion_paper", entry, found)


def _session(session: SessionFacts, rooms: Rooms) -> Answers:
    written = {level: short for short, level in read_phrases("conference-sentences")["levels_written"].items()}
    delegates = [delegate.role for delegate in session.delegates]
    host = rooms.conference.host if session.kind.value == "public" else session.organiser
    told = {
        "date": session.day,
        "part_of_day": session.part_of_day and session.part_of_day.value,
        "mode": session.mode.value,
        "organiser": host,
        "split_by": [written[level.value] for level in session.split_by],
        "participants": delegates,
        "purpose": session.purpose.split(";"),
        "main_site": session.main_site and session.main_site.place,
    }
    return {key: Found("convene", value) for key, value in told.items()}


def _remote(session: SessionFacts) -> Answers:
    places = " ".join([*(site.place for site in session.remote_sites), *session.remote_kinds])
    return {"count": Found("convene", len(session.remote_sites)), "kind": Found("convene", places)}


def _delegate(role: str, session: SessionFacts) -> Answers:
    told = next((one for one in session.delegates if agree(role, one.role)), None)
    if told is None:
        return {}
    parts = {"role": told.role, "also": told.also, "function": told.part, "levels": told.role.split(",")}
    return {key: Found("convene", value) for key, value in parts.items()}


# --- awards -------------------------------------------------------------------------------------------------------


def _awards(seed: Entry, rooms: Rooms) -> Iterator[Fact]:
    for entry in seed["awards"]:
        line = next((line for line in rooms.awards if _is_line(entry, line, rooms)), None)
        name = f"award {entry['giver']} {entry['form']}"
        yield from facts_in(name, entry, {} if line is None else _line(entry, line, rooms))
    collectives, individuals = line_totals(rooms.awards)
    totals = {"collectives": Found("recognise", collectives), "individuals": Found("recognise", individuals)}
    yield from facts_in("award_totals", seed["award_totals"], totals)


def _is_line(entry: Entry, line: AwardLine, rooms: Rooms) -> bool:
    """Whether a line is the entry's: same giver, same form, to as many kinds of recipient."""
    form = words(rooms.law.awards[line.award].label)
    kinds = ("collectives" in entry) == bool(line.collectives) and ("individuals" in entry) == bool(line.individuals)
    giver = words(giver_name(line.giver, rooms.law, locality=rooms.locality))
    return kinds and form <= words(entry["form"]) and words(entry["giver"]) <= giver


def _line(entry: Entry, line: AwardLine, rooms: Rooms) -> Answers:
    award = rooms.law.awards[line.award]
    held = [one for one in rooms.granted if (one.giver, one.award) == (line.giver, line.award)]
    told = {
        "giver": giver_name(line.giver, rooms.law, locality=rooms.locality),
        "kind": {"title": "danh hiệu"}.get(award.kind, award.kind),
        "collectives": line.collectives,
        "individuals": line.individuals,
        "named": " ".join(one.recipient for one in held if one.recipient_unit),
    }
    reasons = " ".join({one.reason for one in held})
    why = Found("recognise", reasons, proves=closest(entry.get("reason", reasons), [reasons]) is not None)
    form = Found("recognise", award.label, proves=True)  # by which the line was chosen
    return {**{key: Found("recognise", value) for key, value in told.items()}, "form": form, "reason": why}


# --- documents and the plan ---------------------------------------------------------------------------------------


def _documents(seed: Entry, rooms: Rooms) -> Iterator[Fact]:
    for entry in seed["documents"]:
        issuers = entry["issuer"] if isinstance(entry["issuer"], list) else [entry["issuer"]]
        for issuer in issuers:
            told = next((one for one in rooms.plan.documents if _is_document(entry, issuer, one)), None)
            said = {**entry, "issuer": issuer}
            yield from facts_in(f"document {entry['id']}", said, {} if told is None else _document(told, rooms))


def _is_document(entry: Entry, issuer: str | None, one: DocumentFact) -> bool:
    if entry["number"]:
        return named(one) == entry["id"]
    return words(entry["title"]) <= words(one.title) and (issuer is None or words(issuer) <= words(one.issuer))


def _document(one: DocumentFact, rooms: Rooms) -> Answers:
    is_plan = "kế hoạch" in one.title.casefold()
    sets_target = one.code in {target.basis for target in rooms.plan.targets}
    told = {
        "number": one.number,
        "date": one.day,
        "issuer": one.issuer,
        "title": one.title,
        "used_for": "plan" if is_plan else "target" if sets_target else None,
        "period": one.period,
        "horizon": one.horizon,
    }
    return {key: Found("plan", value) for key, value in told.items()}


def _plan(seed: Entry, rooms: Rooms) -> Iterator[Fact]:
    yield from facts_in("reported_year", seed.get("reported_year", {}), _tasks(rooms, str(rooms.year)))
    after = str(rooms.year.next)
    told = {**_tasks(rooms, after), **grades_of(rooms, after)}
    entry = dict(seed["next_year"])
    subjects, running = entry.pop("new_subjects", {}), entry.pop("curriculum_2018", {})
    yield from facts_in("next_year.curriculum_2018", running, told)
    yield from facts_in("next_year.new_subjects", subjects, _subjects(rooms, after))
    for kept in entry.pop("keep", []):
        yield from facts_in(f"next_year.keep {kept['id']}", kept, _kept(rooms, after, kept["id"]))
    yield from facts_in("next_year", entry, told)


def _tasks(rooms: Rooms, year: str) -> Answers:
    tasks, solutions = rooms.plan.tasks_of(year, "task"), rooms.plan.tasks_of(year, "solution")
    bases = {one.title for one in rooms.plan.documents if one.code in {task.basis for task in tasks}}
    return {
        "tasks": Found("plan", len(tasks)),
        "key_tasks": Found("plan", len(tasks)),
        "solution_groups": Found("plan", len(solutions)),
        "basis": Found("plan", " ".join(sorted(bases))),
    }


def _subjects(rooms: Rooms, year: str) -> Answers:
    rows = [row for row in rooms.plan.rollout if row.year == year and row.from_year]
    told = {
        "subjects": [row.subject for row in rows],
        "grade": " ".join(sorted({str(row.grade) for row in rows})),
        "from": " ".join(sorted({row.from_year for row in rows})),
    }
    return {key: Found("plan", value) for key, value in told.items()}


def _kept(rooms: Rooms, year: str, indicator: str) -> Answers:
    """A level is kept where the next year's target asks that all communes hold it."""
    programme = indicator.removesuffix("_level").replace("_", "")
    targets = [one for one in rooms.plan.targets if one.year == year and one.at_least == 1]
    codes = [one.indicator for one in targets if one.indicator.startswith(f"u-communes-{programme}-")]
    return {"value": Found("plan", int(codes[0].split("-")[-2]))} if codes else {}


def _told_in_words(seed: Entry, rooms: Rooms) -> Iterator[Fact]:
    """The year's context and the next year's emulation drive, as the drafts tell them."""
    texts = [*rooms.article, *rooms.summary]
    said = [*seed.get("context", []), *filter(None, [seed.get("emulation_theme_next_year")])]
    for phrase in said:
        told = closest(phrase, texts)
        yield Fact("told", phrase, Found("drafts", told, proves=told is not None))


LOOKS: Iterable[Callable[[Entry, Rooms], Iterator[Fact]]] = (
    _locality,
    _organisations,
    _conference,
    indicator_facts,
    _awards,
    _documents,
    _plan,
    _told_in_words,
)
