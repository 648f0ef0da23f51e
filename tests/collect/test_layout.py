from namhoc.collect.layout import cell_name, column_name, layout_of, list_spot, plain, total_line, version_in
from namhoc.law.forms import questions_of
from tests.collect.making import END, LAW, MIDDLE, START, YEAR

SCHOOL_KINDS = ("preschool", "primary", "lower-secondary", "primary-lower-secondary")


def test_every_question_asked_of_a_school_has_one_cell_of_its_own():
    for form in (START, MIDDLE, END):
        _, version = version_in(LAW, form, YEAR)
        for kind in SCHOOL_KINDS:
            layout = layout_of(version, kind)

            assert set(layout) == set(questions_of(version, kind))
            assert len({(spot.sheet, spot.cell) for spot in layout.values()}) == len(layout)


def test_a_school_sees_only_the_lines_asked_of_its_kind():
    _, version = version_in(LAW, START, YEAR)

    assert layout_of(version, "primary")["pupils.grade-1"].cell == "D6"
    assert layout_of(version, "lower-secondary")["pupils.grade-6"].cell == "D6"
    assert "pupils.grade-6" not in layout_of(version, "primary")


def test_only_a_table_of_like_lines_is_added_up():
    _, version = version_in(LAW, START, YEAR)
    lines = {sheet.sheet: total_line(sheet, "primary") for sheet in version.sheets}

    assert lines == {"Biểu 1": 10, "Biểu 2": 8, "Biểu 3": None, "Biểu 4": None}


def test_cells_are_named_as_a_spreadsheet_names_them():
    assert [column_name(column) for column in (0, 25, 26, 27, 51, 52, 701, 702, 16383)] == [
        "A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA", "XFD"
    ]  # fmt: skip
    assert cell_name(5, 3) == "D6"


def test_the_lines_of_a_list_begin_below_its_headings():
    _, version = version_in(LAW, "office-year", YEAR)
    units = next(each for each in version.lists if each.list == "units")

    assert (list_spot(units, "code", 0).cell, list_spot(units, "kind", 9).cell) == ("A5", "C14")


def test_letters_composed_in_two_ways_are_the_same_text():
    assert plain("Biểu  1 ") == plain("BIỂU 1")
