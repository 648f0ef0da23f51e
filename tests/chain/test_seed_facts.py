"""What the two seed pages published comes out of the rooms again: computed, adopted, worded."""

import re
from fractions import Fraction
from io import BytesIO

import docx
import pytest
from django.utils.timezone import localtime

from namhoc.engine.figures import Points
from namhoc.paper.numbers import short_date
from namhoc.recognise.sentences import totals_sentence
from tests.chain.finders import facts_of
from tests.chain.ledger import as_printed, read_seeds, table, written
from tests.chain.rooms import read

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

SEEDS = read_seeds()
CITY_PAGE, TOWN_PAGE = SEEDS["seed-000"], SEEDS["seed-004"]
ENOUGH = Fraction(95, 100)
FURNITURE = 1000  # counters of the page beyond this cannot be a number of the year by chance


def of(page, indicator):
    return next(entry for entry in page["indicators"] if entry["id"] == indicator)


def fraction(entry, before=""):
    return f"{entry[f'{before}numerator']}/{entry[f'{before}denominator']}"


def share(entry, decimals, before=""):
    exact = Fraction(entry[f"{before}numerator"], entry[f"{before}denominator"]) * 100
    return f"{written(exact, decimals)}%"


def sentence_with(words, texts):
    [found] = [one for text in texts for one in text.split(". ") if words in one]
    return found


# --- every fact -------------------------------------------------------------------------------------------------------


def test_nearly_every_published_fact_comes_out_of_the_rooms(town, city):
    facts = [*facts_of(CITY_PAGE, city), *facts_of(TOWN_PAGE, town)]
    found = sum(fact.holds for fact in facts)
    print(f"{table(facts)}\n{found} of {len(facts)} published facts found")  # shown by -s, and where it fails

    assert Fraction(found, len(facts)) >= ENOUGH


def test_a_page_is_not_found_in_another_offices_rooms(town, city):
    """The ledger can fail: asked of the wrong office, most awards, figures and sessions are not there."""
    missing = {fact.name.split(".")[0] for fact in facts_of(CITY_PAGE, town) if not fact.holds}

    assert {"locality", "conference", "award_totals", "pcgd_th_level"} <= missing


# --- the wording ------------------------------------------------------------------------------------------------------


def test_the_change_of_a_share_is_told_in_points(town):
    entry = of(TOWN_PAGE, "accreditation_rate")
    points = written(Fraction(entry["change"]), 1)
    told = sentence_with(f"{fraction(entry)} trường đạt kiểm định", town.article)

    assert told.rstrip(".").endswith(f"đạt {entry['value']}%, tăng {points} điểm phần trăm so với năm học trước")
    assert f"{points}%" not in " ".join([*town.article, *town.summary])


def test_the_summary_names_the_restated_base_and_the_one_reported_then(town):
    entry, schools_then = of(TOWN_PAGE, "accreditation_rate"), of(TOWN_PAGE, "schools_change")["previous"]
    one = town.figures["schools-accredited-rate"]
    reported = one.as_reported.figure
    told = f"Theo báo cáo khi đó: {reported.numerator}/{schools_then} = {written(reported.value * 100, 2)}%"
    note = f"So với {fraction(entry, 'previous_')} = {share(entry, 2, 'previous_')} của năm học {town.year.previous}"

    assert one.base_note.startswith(f"{note}, tính lại trên {entry['previous_denominator']} đơn vị")
    assert told in one.base_note
    assert one.base_note.rstrip(".") in " ".join(town.summary)
    assert _checked_by_hand(reported, entry["previous"]) in _check(TOWN_PAGE, "s4-acc-change")["note"]


def _checked_by_hand(figure, like):
    """How whoever read the page wrote a share: ``10/14 = 71.4``."""
    return f"{figure.numerator}/{figure.denominator} = {as_printed(figure.value * 100, like)}"


def _check(page, name):
    return next(check for check in page["checks"] if check["id"] == name)


def test_units_fell_by_more_than_the_resolution_asks(town):
    entry = of(TOWN_PAGE, "public_units_reduction_rate")
    [resolution] = [one for one in TOWN_PAGE["documents"] if one["id"] == entry["basis"]]
    exact = Fraction(entry["numerator"], entry["denominator"]) * 100
    told = sentence_with(fraction(entry), town.article)

    assert f"({written(exact, 2)}%)" in told
    assert f"vượt {written(exact - entry['target'], 2)} điểm phần trăm so với mức {entry['target']}%" in told
    assert told.rstrip(".").endswith(f"theo {resolution['number']}")
    assert isinstance(town.figures["school-units-reduction-rate"].excess, Points)


def test_a_fraction_is_never_told_without_its_scope(town, city):
    """12/12 is communes on one page and schools on the other."""
    communes, schools = of(CITY_PAGE, "pcgd_th_level"), of(TOWN_PAGE, "national_standard_rate")
    followed = re.compile(rf"{fraction(communes)} ([^\W\d_]+(?:, [^\W\d_]+)?)")

    assert fraction(communes) == fraction(schools)
    assert set(followed.findall(" ".join([*city.article, *city.summary]))) == {communes["scope"].replace(" ", ", ")}
    assert f"{fraction(schools)} trường đạt chuẩn quốc gia, đạt {schools['value']}%" in " ".join(town.article)


def test_each_standard_is_told_with_its_level(city):
    for indicator in ("pcgd_th_level", "pcgd_thcs_level", "xmc_level"):
        entry = of(CITY_PAGE, indicator)
        [told] = [
            sentence
            for text in city.article
            for sentence in text.split(". ")
            if sentence.startswith(f"{fraction(entry)} ") and _programme(indicator) in sentence
        ]
        assert f"mức độ {entry['value']}" in told


def _programme(indicator):
    return {"pcgd_th_level": "tiểu học", "pcgd_thcs_level": "THCS", "xmc_level": "xóa mù chữ"}[indicator]


@pytest.mark.parametrize(("page", "office"), [(CITY_PAGE, "city"), (TOWN_PAGE, "town")], ids=["city", "town"])
def test_awards_are_told_and_add_up(page, office, request):
    rooms = request.getfixturevalue(office)
    totals, told = page["award_totals"], " ".join(rooms.article)
    for entry in page["awards"]:
        counts = [f"{entry[kind]} {word}" for kind, word in _RECIPIENTS.items() if kind in entry]
        assert f"cho {' và '.join(counts)}" in told

    assert totals_sentence(rooms.awards) == (
        f"Tổng cộng có {totals['collectives']} lượt tập thể và {totals['individuals']} lượt cá nhân được khen thưởng."
    )
    for kind in _RECIPIENTS:
        assert sum(entry.get(kind, 0) for entry in page["awards"]) == totals[kind]


_RECIPIENTS = {"collectives": "tập thể", "individuals": "cá nhân"}


def test_the_article_opens_with_day_host_and_sites_and_says_no_day_where_none_is_known(town, city):
    [_inside, public] = CITY_PAGE["conference"]["sessions"]
    sites, kind = public["remote_sites"]["count"], public["remote_sites"]["kind"]

    assert city.article[1].startswith(f"Chiều ngày {short_date(public['date'])}, {public['organiser']}")
    assert f"{sites} điểm cầu tại {kind.removesuffix(' xã phường')} {sites} xã, phường" in city.article[1]
    assert not re.search(r"\d+/\d+/\d{4}", town.article[1])


# --- what went out ----------------------------------------------------------------------------------------------------


def test_published_pages_and_issued_reports_say_it_too(town, city):
    accredited, communes = of(TOWN_PAGE, "accreditation_rate"), of(CITY_PAGE, "pcgd_th_level")
    points = f"{written(Fraction(accredited['change']), 1)} điểm phần trăm"

    assert _missing(town, fraction(accredited), f"{accredited['value']}%", points) == []
    assert _missing(city, f"{fraction(communes)} xã, phường", f"mức độ {communes['value']}") == []


def _missing(rooms, *said):
    """What the public page or the signed Word file does not say."""
    report = "\n".join(one.text for one in docx.Document(BytesIO(bytes(rooms.issued.word))).paragraphs)
    return [words for words in said for text in (_without_marks(rooms.read()), report) if words not in text]


def _without_marks(page):
    return re.sub(r"<[^>]+>", "", re.sub(r'<span class="unseen">.*?</span>', "", page))


def test_the_pages_bear_the_days_on_which_they_were_posted(town, city):
    posted = [localtime(rooms.published.posted_at).date().isoformat() for rooms in (town, city)]

    assert posted == [str(page["source"]["posted_at"])[:10] for page in (TOWN_PAGE, CITY_PAGE)]


def test_counters_of_the_old_page_are_no_figures(city):
    counters = {value for noise in CITY_PAGE["noise_numbers"] for value in noise["values"] if value >= FURNITURE}
    figures = {one.now.figure.numerator for one in city.figures.values()}
    figures |= {one.now.figure.denominator for one in city.figures.values()}

    assert len(counters) > 1
    assert counters & figures == set()


def test_a_published_number_opens_where_it_comes_from(town):
    address = re.search(r'<a class="figure" href="([^"]+)"', town.read())[1]

    assert "Nguồn" in read(address) or "Số này từ đâu" in read(address)
