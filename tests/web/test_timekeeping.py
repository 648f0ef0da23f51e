"""What happens by the clock."""

import pytest

from namhoc.web.timekeeping import seconds_to_wait


@pytest.mark.parametrize(("second", "wait"), [(0.0, 60.05), (59.5, 0.55), (30.0, 30.05)])
def test_the_next_look_is_just_after_the_minute(second, wait):
    assert seconds_to_wait(1_700_000_040.0 + second) == pytest.approx(wait)
