"""The office's workbook as a conference; each line that leads nowhere is told with its cell."""

from datetime import date

from namhoc.collect.answers import ListRow, OfficeBook
from namhoc.convene.office_book import office_text, read_conference
from namhoc.law.findings import Place
from tests.convene.conferences import CITY, INTERNAL, PUBLIC
from tests.convene.office import COMMUNES, OFFICE, YEAR

SHEETS = {"sessions": "Hội nghị", "sites": "Điểm cầu", "delegates": "Đại biểu", "papers": "Tham luận"}


def rows(name, *lines):
    """Lines of a list as they stand in the workbook, from line 5 on."""
    return tuple(
        ListRow(line, Place(sheet=SHEETS.get(name, name), cell=f"A{at}")) for at, line in enumerate(lines, start=5)
    )


def session(facts):
    return {
        "session": facts.code,
        "kind": facts.kind.value,
        "day": facts.day,
        "part_of_day": facts.part_of_day and facts.part_of_day.value,
        "mode": facts.mode.value,
        "organiser": facts.organiser,
        "split_by": "MN; TH, trung học cơ sở" if facts.split_by else None,
        "purpose": facts.purpose,
    }


def site(code, facts):
    return {
        "session": code,
        "kind": facts.kind.value,
        "place": facts.place,
        "unit": facts.unit,
        "invited": facts.invited,
        "present": facts.present,
    }


def delegate(code, facts):
    return {"session": code, "rank": facts.rank, "role": facts.role, "also": facts.also, "part": facts.part}


def a_book(**lists):
    whole = {
        "office": [{"about": "conference-host", "text": CITY.host}, {"about": "locality", "text": "thành phố"}],
        "units": [{"code": f"commune-{at:02}", "name": name, "kind": kind} for at, (kind, name) in enumerate(COMMUNES)],
        "sessions": [session(PUBLIC), session(INTERNAL)],
        "sites": [site(facts.code, one) for facts in (INTERNAL, PUBLIC) for one in facts.sites],
        "delegates": [delegate("cong-khai", one) for one in reversed(PUBLIC.delegates)],
    }
    return OfficeBook(OFFICE, YEAR, "van-phong.xlsx", "", {k: rows(k, *v) for k, v in {**whole, **lists}.items()})


def test_the_conference_of_the_city_is_read_as_it_was_held():
    assert read_conference(a_book()) == (CITY, ())


def test_a_book_without_a_conference_has_none():
    facts, findings = read_conference(OfficeBook(OFFICE, YEAR, "van-phong.xlsx", ""))

    assert (facts.sessions, facts.host, findings) == ((), "", ())


def test_without_a_named_host_the_last_session_has_it():
    assert read_conference(a_book(office=[]))[0].host == PUBLIC.organiser


def test_what_the_office_says_of_itself():
    assert (office_text(a_book(), "locality"), office_text(a_book(), "signatory")) == ("thành phố", "")


def told(**lists):
    return [(f.code, str(f.place), f.details) for f in read_conference(a_book(**lists))[1]]


def test_a_line_of_a_session_that_is_not_there_is_told_with_its_cell():
    sites = [site("cong-khai", PUBLIC.sites[0]), site("noi-bo-2", INTERNAL.sites[0])]

    assert told(sites=sites) == [("convene.unknown-session", "Điểm cầu!A6", {"found": "noi-bo-2"})]


def test_words_levels_and_units_that_nobody_knows_are_told():
    sessions = [session(INTERNAL) | {"part_of_day": "evening", "split_by": "MN, THPT"}, session(PUBLIC)]
    sites = [site("cong-khai", PUBLIC.sites[0]) | {"unit": "commune-99"}]

    assert told(sessions=sessions, sites=sites) == [
        ("convene.unknown-word", "Hội nghị!D5", {"found": "evening", "known": "morning, afternoon"}),
        ("convene.unknown-level", "Hội nghị!G5", {"found": "THPT", "session": "noi-bo"}),
        ("convene.unknown-unit", "Điểm cầu!D5", {"found": "commune-99"}),
    ]


def test_a_number_twice_a_place_twice_and_fewer_than_nobody_are_told():
    main = site("cong-khai", PUBLIC.sites[0])
    first = delegate("cong-khai", PUBLIC.delegates[0])

    assert told(sites=[main | {"present": -1}, main], delegates=[first, first]) == [
        ("convene.count-below-zero", "Điểm cầu!F5", {"found": -1}),
        ("convene.place-twice", "Điểm cầu!C6", {"found": "Trụ sở Thành ủy", "session": "cong-khai"}),
        ("convene.number-used-twice", "Đại biểu!B6", {"found": 1, "session": "cong-khai"}),
    ]


def test_an_empty_cell_that_the_reader_refused_is_not_told_twice():
    sites = [site("cong-khai", PUBLIC.sites[0]), site("cong-khai", PUBLIC.sites[1]) | {"kind": None}]

    assert told(sites=sites) == []
    assert len(read_conference(a_book(sites=sites))[0].public.sites) == 1


def test_a_day_that_is_missing_stays_missing():
    sessions = [session(PUBLIC) | {"day": None, "part_of_day": None}]

    [found] = read_conference(a_book(sessions=sessions, sites=[site("cong-khai", PUBLIC.sites[0])]))[0].sessions

    assert (found.day, found.part_of_day) == (None, None)
    assert PUBLIC.day == date(2021, 8, 27)
