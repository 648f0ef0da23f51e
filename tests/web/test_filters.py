"""Numbers, days and figures as pages write them, in both languages."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.template import Context, Template
from django.utils import translation

from namhoc.engine.figures import Points
from namhoc.engine.gaps import NOT_APPLICABLE, NOT_REPORTED, Gap, GapKind
from namhoc.law.findings import Finding, Place
from tests.publish import planted


def shown(text, language="vi", **values):
    with translation.override(language):
        return Template(text).render(Context(values))


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("{{ count|number }}", "12.345", "12,345"),
        ("{{ share|percent:2 }}", "14,29%", "14.29%"),
        ("{{ day|vn_date }}", "27/8/2021", "27 Aug 2021"),
        ("{{ day|long_date }}", "ngày 27 tháng 8 năm 2021", "27 August 2021"),
    ],
)
def test_numbers_and_days_follow_the_readers_language(text, vietnamese, english):
    values = {"count": 12345, "share": Fraction(2, 14), "day": date(2021, 8, 27)}

    assert (shown(text, **values), shown(text, "en", **values)) == (vietnamese, english)


def test_a_moment_is_told_in_the_time_of_the_place():
    assert shown("{{ moment|posted }}", "en", moment=datetime(2021, 9, 4, 17, 30, tzinfo=UTC)) == (
        "Sunday, 5 Sep 2021 00:30"
    )


def test_points_carry_their_sign_and_are_not_called_per_cent():
    assert shown("{{ up|points }}", "en", up=Points(Fraction(1, 12))) == "+8.3 percentage points"


def test_the_four_kinds_of_nothing_never_look_alike():
    gaps = [0, NOT_APPLICABLE, NOT_REPORTED, Gap(GapKind.MISSING, "cháy sổ")]

    said = [shown("{{ value|number }}", "en", value=value) for value in gaps]

    assert said == ["0", "not applicable", "not reported", "missing: cháy sổ"]


def test_a_float_is_refused_before_it_is_shown():
    with pytest.raises(TypeError, match="not exact"):
        shown("{{ value|number:1 }}", value=0.1)


@pytest.mark.django_db
def test_a_figure_is_shown_by_the_rule_of_its_indicator():
    office = planted.an_office()
    base = planted.a_figure(office, 8, is_base=True)
    figure = planted.a_figure(office, base=base, target=planted.a_target(office, planted.ACCREDITED, 7, 10))
    text = (
        "{{ figure|figure_value }} {{ figure|figure_fraction }} {{ figure|figure_change }} {{ figure|figure_excess }}"
    )

    assert shown(text, "en", figure=figure) == "75% 9/12 +8.3 percentage points +5 percentage points"


@pytest.mark.django_db
def test_a_plain_count_has_no_fraction_and_its_own_unit():
    pupils = planted.a_figure(planted.an_office(), 3412, None, indicator="pupils", value_unit="number")

    assert shown("{{ figure|figure_value }} {{ figure|value_unit }}{{ figure|figure_fraction }}", figure=pupils) == (
        "3.412 học sinh"
    )


def test_a_finding_says_what_is_wrong_and_what_to_do():
    finding = Finding("certify.expired", Place(unit="TH Nậm Cản"), {"found": "KĐCL", "until": "1/6/2021"})
    text = "{{ finding|finding_severity }}: {{ finding|finding_text }} {{ finding|finding_cure }}"

    assert shown(text, finding=finding) == (
        "note: TH Nậm Cản: chứng nhận KĐCL đã hết hạn ngày 1/6/2021, không được tính. "
        "Nếu đã được công nhận lại, thêm dòng mới ở trang Chứng nhận."
    )
