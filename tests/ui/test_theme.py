"""Every theme can be read."""

import re
from pathlib import Path

import pytest

from ui.theme import CONTRAST, DARK, LIGHT, PAIRS, Choice, contrast, style_sheet


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_text_stands_out_from_what_it_is_drawn_on(theme, pair):
    assert contrast(*(getattr(theme, name) for name in pair)) >= 4.5


@pytest.mark.parametrize("pair", [*PAIRS, ("line", "panel")], ids="-on-".join)
def test_in_high_contrast_even_lines_stand_out(pair):
    assert contrast(*(getattr(CONTRAST, name) for name in pair)) >= 7


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [CONTRAST, DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_style_sheet_holds_no_unknown_colour_and_no_lost_picture(theme):
    sheet = style_sheet(theme)
    assert "@" not in sheet
    pictures = re.findall(r'url\("?([^")]+)"?\)', sheet)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_choosing_a_theme_applies_and_announces_it(qtbot, themes):
    with qtbot.waitSignal(themes.changed) as changed:
        themes.choose(Choice.LIGHT)
    assert changed.args == [LIGHT]
    themes.choose(Choice.CONTRAST)
    assert themes.current is CONTRAST
    themes.choose(Choice.DARK)
    assert themes.current is DARK
