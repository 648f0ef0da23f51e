"""The page that shows how the site looks, and the colours it reads from the site's own sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.web.design.colours import PAIRS, contrast, light_and_dark, luminance, pairs_of

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("#000", "#fff", 21.0), ("#777777", "#ffffff", 4.48), ("#fff", "#ffffff", 1.0)],
)
def test_the_contrast_of_two_colours_is_that_of_wcag(one, other, told):
    assert contrast(one, other) == pytest.approx(told, abs=0.005)


@given(colours, colours)
def test_contrast_is_the_same_from_both_sides_and_between_one_and_twenty_one(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(st.integers(0, 254))
def test_a_lighter_grey_has_more_light(part):
    assert luminance("#" + f"{part:02x}" * 3) < luminance("#" + f"{part + 1:02x}" * 3)


def test_text_is_readable_by_day_and_by_night():
    too_close = [
        (pair.on, pair.ground, round(pair.contrast, 1))
        for look in light_and_dark()
        for pair in pairs_of(look)
        if pair.contrast < 4.5
    ]

    assert too_close == []


def test_a_pair_that_is_too_close_would_be_seen():
    light, _dark = light_and_dark()

    assert [pair.on for pair in pairs_of({**light, "ink": light["paper"]}) if pair.contrast < 4.5] == ["ink", "ink"]


def test_the_page_draws_every_pair_of_both_looks(reader):
    page = reader.get("/thiet-ke/")

    assert page.status_code == 200
    assert page.content.count(b"<circle") == 2 * len(PAIRS)
