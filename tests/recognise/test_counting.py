"""Awards by giver and form, from the highest giver down; proposed and granted never together."""

from hypothesis import given
from hypothesis import strategies as st

from namhoc.law.catalogue import catalogue
from namhoc.recognise.counting import award_lines, line_totals
from namhoc.recognise.facts import AwardLine
from namhoc.recognise.sentences import award_sentence, awards_paragraph, totals_sentence
from namhoc.recognise.words import NominationState, RecipientKind
from tests.recognise.records import CITY, TOWN, a_record, records_of

LAW = catalogue()
RECORDS = st.lists(
    st.builds(
        lambda award, giver, kind, state: a_record(award=award, giver=giver, recipient_kind=kind, state=state),
        st.sampled_from([*LAW.awards, "unknown"]),
        st.sampled_from([*LAW.givers, "unknown"]),
        st.sampled_from(list(RecipientKind)),
        st.sampled_from(list(NominationState)),
    ),
    max_size=60,
)


def test_the_city_has_its_four_lines():
    lines = award_lines(records_of(CITY), LAW)

    assert (lines, line_totals(lines)) == (CITY, (24, 22))


def test_the_town_has_its_seven_lines():
    lines = award_lines(records_of(TOWN), LAW)

    assert (lines, line_totals(lines)) == (TOWN, (20, 67))


def test_proposals_are_counted_by_themselves():
    proposed = (AwardLine("province-committee", "bk-tinh", 3, 7),)
    records = [*records_of(CITY), *records_of(proposed, NominationState.PROPOSED)]

    assert (award_lines(records, LAW), award_lines(records, LAW, NominationState.PROPOSED)) == (CITY, proposed)


@given(RECORDS)
def test_every_record_is_counted_once_in_its_own_state(records):
    counted = [sum(line_totals(award_lines(records, LAW, state))) for state in NominationState]

    assert counted == [sum(1 for record in records if record.state is state) for state in NominationState]


@given(RECORDS, st.randoms())
def test_the_order_of_the_records_does_not_matter(records, chance):
    shuffled = list(records)
    chance.shuffle(shuffled)

    assert award_lines(shuffled, LAW) == award_lines(records, LAW)


@given(RECORDS)
def test_givers_come_from_the_highest_down(records):
    ranks = [LAW.givers[line.giver].rank for line in award_lines(records, LAW) if line.giver in LAW.givers]

    assert ranks == sorted(ranks)


# --- in words ---------------------------------------------------------------------------------------------------------


def test_the_awards_of_the_town_in_one_sentence():
    assert awards_paragraph(TOWN, LAW, locality="thị xã Mường Lay") == (
        "Nhân dịp này, Bộ Giáo dục và Đào tạo tặng Bằng khen cho 1 cá nhân; UBND tỉnh tặng Cờ thi đua cho 1 tập thể, "
        "tặng Bằng khen cho 3 tập thể và 7 cá nhân, tặng danh hiệu Tập thể lao động xuất sắc cho 10 tập thể; Sở Giáo "
        "dục và Đào tạo tặng Giấy khen cho 2 tập thể và 9 cá nhân; UBND thị xã Mường Lay tặng danh hiệu Chiến sĩ thi "
        "đua cơ sở cho 20 cá nhân, tặng Giấy khen cho 4 tập thể và 30 cá nhân."
    )


def test_one_line_in_words():
    line = AwardLine("province-committee", "bk-tinh", 3, 7)

    assert award_sentence(line, LAW) == "UBND tỉnh tặng Bằng khen cho 3 tập thể và 7 cá nhân"


def test_a_district_without_a_name_bears_the_catalogue_s():
    assert award_sentence(AwardLine("district-committee", "cstdcs", 0, 20), LAW) == (
        "UBND huyện, thị xã, thành phố tặng danh hiệu Chiến sĩ thi đua cơ sở cho 20 cá nhân"
    )


def test_large_numbers_have_their_point():
    assert award_sentence(AwardLine("department", "ldtt", 0, 1659), LAW) == (
        "Sở Giáo dục và Đào tạo tặng danh hiệu Lao động tiên tiến cho 1.659 cá nhân"
    )


def test_the_summary_names_the_year_and_proposals_say_that_they_are():
    lines = CITY[:1]

    assert [awards_paragraph(lines, LAW, frame=frame, year="2020-2021") for frame in ("summary", "proposed")] == [
        "Năm học 2020-2021, Thủ tướng Chính phủ tặng Bằng khen cho 1 tập thể và 2 cá nhân.",
        "Đề nghị: Thủ tướng Chính phủ tặng Bằng khen cho 1 tập thể và 2 cá nhân.",
    ]


def test_totals_say_how_many_times_not_how_many_people():
    assert [totals_sentence(lines) for lines in (TOWN, CITY[1:2], ())] == [
        "Tổng cộng có 20 lượt tập thể và 67 lượt cá nhân được khen thưởng.",
        "Tổng cộng có 1 lượt cá nhân được khen thưởng.",
        "",
    ]


def test_nothing_granted_says_nothing():
    assert awards_paragraph((AwardLine("department", "ldtt"),), LAW) == awards_paragraph((), LAW) == ""
