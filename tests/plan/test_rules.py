"""A target as people write it, and exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.plan.rules import read_least, write_least

EXACT = st.builds(Fraction, st.integers(0, 10**9), st.sampled_from([10**places for places in range(7)]))


@pytest.mark.parametrize(
    ("written", "least"),
    [
        ("10%", Fraction(1, 10)),
        ("10 %", Fraction(1, 10)),
        ("100%", Fraction(1)),
        ("99,9%", Fraction(999, 1000)),
        ("10,50%", Fraction(21, 200)),
        ("120%", Fraction(6, 5)),
        ("0%", Fraction(0)),
        ("2,5", Fraction(5, 2)),
        ("12", Fraction(12)),
        (" 12 ", Fraction(12)),
        ("1.234", Fraction(1234)),
        ("1.234.567", Fraction(1234567)),
        ("1.234,5", Fraction(2469, 2)),
        ("0,000001", Fraction(1, 10**6)),
    ],
)
def test_a_least_value_is_read_exactly(written, least):
    assert read_least(written) == least


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "%",
            "mười",
            "10 phần trăm",
            "0.8",
            "10.5%",
            "1.23",
            "12.34.567",
            "-5",
            "+5",
            "≥ 5",
            "5-6",
            "1,2,3",
            "1e3",
        ),
        *("9" * 16, "1." + "000." * 5 + "000", "0,0000001", "NaN", "٣"),
    ],
)
def test_what_could_be_meant_otherwise_is_refused(written):
    with pytest.raises(ValueError, match=r".*"):
        read_least(written)


@given(EXACT, st.booleans())
def test_what_is_written_reads_back_as_it_was(least, as_percent):
    exact = least / 100 if as_percent else least

    assert read_least(write_least(exact, as_percent=as_percent)) == exact


def test_what_has_no_end_is_cut_and_never_raised():
    assert write_least(Fraction(2, 3), as_percent=True) == "66,666666%"
