"""A text and its live figures."""

import pytest

from namhoc.publish.tokens import (
    FigureForm,
    LiveFigure,
    broken_tokens,
    figures_in,
    paragraphs_of,
    renewed,
    runs_of,
    text_of,
)


def test_a_text_is_cut_at_its_figures():
    runs = runs_of("đạt {{figure:12:fraction}} trường, {{figure:12}}.")

    assert runs == ["đạt ", LiveFigure(12, FigureForm.FRACTION), " trường, ", LiveFigure(12), "."]


def test_what_is_cut_can_be_put_together_again():
    text = "đạt {{figure:12:fraction}} trường, tăng {{figure:3:amount}}"

    assert text_of(runs_of(text)) == text


def test_runs_may_be_given_as_words_keys_and_pairs():
    assert text_of(["đạt ", (7, "fraction"), ", ", 7]) == "đạt {{figure:7:fraction}}, {{figure:7:value}}"


def test_a_form_that_does_not_exist_is_refused_at_once():
    with pytest.raises(ValueError, match="per-mille"):
        text_of(["đạt ", (7, "per-mille")])


def test_figures_are_named_once_in_order():
    assert figures_in("{{figure:5:value}} {{figure:2:value}}", "{{figure:5:fraction}}") == [5, 2]


@pytest.mark.parametrize("text", ["{{figure:x:value}}", "{{figure:3:promille}}", "{{ figure:3:value }}", "{{figure:3"])
def test_what_only_looks_like_a_figure_is_found(text):
    assert len(broken_tokens(f"đạt {text} trường")) == 1


def test_a_readable_figure_is_not_called_broken():
    assert broken_tokens("đạt {{figure:3:value}} trường") == []


def test_renewing_changes_the_figure_and_nothing_else():
    text = "đạt {{figure:3:fraction}} trường, {{figure:4:value}} học sinh"

    assert renewed(text, {3: 9}) == "đạt {{figure:9:fraction}} trường, {{figure:4:value}} học sinh"


def test_an_empty_line_parts_paragraphs_and_a_line_break_does_not():
    assert paragraphs_of("một\r\nhai\r\n\r\n  ba \n\n\n") == ["một hai", "ba"]
