"""Sentences come from the catalogue, and say nothing of what was not recorded."""

from hypothesis import given
from hypothesis import strategies as st

from namhoc.convene.facts import SiteFacts
from namhoc.convene.phrases import fill, listed
from namhoc.convene.places import PlaceGroup, lowered, place_groups
from namhoc.convene.words import SiteKind

RECIPIENTS = "[{collectives} tập thể][ và ][{individuals} cá nhân]"
KINDS = {"commune": "xã", "ward": "phường", "primary": "trường", "preschool": "trường"}


def test_a_part_that_counts_nobody_is_left_out_with_its_link():
    said = [fill(RECIPIENTS, collectives=c, individuals=i) for c, i in ((3, 7), (0, 1), (2, 0), (0, 0))]

    assert said == ["3 tập thể và 7 cá nhân", "1 cá nhân", "2 tập thể", ""]


def test_numbers_are_written_the_vietnamese_way():
    assert fill("{count} người", count=1659) == "1.659 người"


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_link_stands_only_between_two_parts(collectives, individuals):
    said = fill(RECIPIENTS, collectives=collectives, individuals=individuals)

    assert (" và " in said) is (collectives > 0 and individuals > 0)


def test_the_last_of_a_list_has_its_own_link():
    parts = ["một", "", "hai", "ba"]

    assert (listed(parts), listed(parts, last=" và "), listed(["một"], last=" và ")) == (
        "một, hai, ba",
        "một, hai và ba",
        "một",
    )


def site(place, name="", kind=""):
    return SiteFacts(SiteKind.REMOTE, place, name or None, name, kind)


def test_sites_at_the_offices_of_communes_and_wards_are_one_group():
    sites = [
        site("Trụ sở UBND phường Him Lam", "Phường Him Lam", "ward"),
        site("Trụ sở UBND xã Thanh Minh", "Xã Thanh Minh", "commune"),
    ]

    assert place_groups(sites, KINDS) == (PlaceGroup("Trụ sở UBND", ("xã", "phường"), 2),)


def test_sites_at_schools_are_the_schools_themselves():
    sites = [
        site("Trường Tiểu học Na Lay", "Trường Tiểu học Na Lay", "primary"),
        site("Tiểu học Sông Đà", "Trường Tiểu học Sông Đà", "primary"),
    ]

    assert place_groups(sites, KINDS) == (PlaceGroup("", ("trường",), 2),)


def test_a_name_without_its_kind_is_still_found_at_the_end_of_the_place():
    assert place_groups([site("Trụ sở UBND phường Him Lam", "Him Lam", "ward")], KINDS) == (
        PlaceGroup("Trụ sở UBND", ("phường",), 1),
    )


def test_a_place_that_names_no_unit_stands_for_itself():
    sites = [site("Nhà văn hóa"), site("Hội trường lớn", "Phường Him Lam", "ward")]

    assert place_groups(sites, KINDS) == (PlaceGroup("Nhà văn hóa", (), 1), PlaceGroup("Hội trường lớn", (), 1))


def test_only_common_nouns_lose_their_capital():
    assert (lowered("Trụ sở Thành ủy", ["trụ sở"]), lowered("Điện Biên Phủ", ["trụ sở"])) == (
        "trụ sở Thành ủy",
        "Điện Biên Phủ",
    )
