"""A figure that speaks for nobody, and a year set beside other units."""

import pytest

from namhoc.collect.errors import NotNow
from namhoc.engine.gaps import NOT_REPORTED
from namhoc.measure.facts import Measured
from tests.measure.worked import adopted, graduation


def test_figures_of_two_years_are_compared_only_where_the_same_schools_speak():
    whole, half = graduation((40, 50), (10, 10)), graduation((40, 50), NOT_REPORTED)

    assert Measured(whole, base=whole).comparable
    assert not Measured(half, base=whole).comparable
    assert Measured(half, base=whole).change is None


def test_a_figure_that_speaks_for_no_unit_is_not_adopted(office):

    with pytest.raises(NotNow):
        adopted(office, graduation(NOT_REPORTED))
