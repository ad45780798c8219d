"""Text on a page is what the record holds: nothing dropped, nothing reordered."""

import hashlib
import tomllib
from importlib.resources import files

import pytest
from reportlab.pdfbase import pdfmetrics

from workbench.report.fonts import (
    BOLD,
    MONO,
    OBLIQUE,
    SANS,
    fitted,
    lines,
    markup,
    register,
    shown,
)


def test_every_font_file_is_the_one_its_card_names():
    folder = files("resources").joinpath("fonts")
    card = tomllib.loads(folder.joinpath("card.toml").read_text("utf-8"))

    assert len(card["sha256"]) == 5
    for name, sha256 in card["sha256"].items():
        assert hashlib.sha256(folder.joinpath(name).read_bytes()).hexdigest() == sha256


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Straße · Ångström — Ωμέγα — Привет", "Straße · Ångström — Ωμέγα — Привет"),
        ("中文", "\\u4e2d\\u6587"),
        ("a\u202egpj.exe", "a\\u202egpj.exe"),
        ("שלום", "\\u05e9\\u05dc\\u05d5\\u05dd"),
        ("a\x00b\x1b", "a\\u0000b\\u001b"),
        ("one\ntwo\r\nthree\tfour", "one↵ two↵ three four"),
        ("\U0001f9ff", "\\U0001f9ff"),
        ("\udcff", "\\udcff"),
    ],
)
def test_letters_that_cannot_be_set_are_shown_by_their_number(text, page):
    assert shown(text) == page


@pytest.mark.parametrize("name", [SANS, BOLD, OBLIQUE, MONO])
def test_an_embedded_font_says_of_its_letters_what_the_pages_say(name):
    """Archives refuse a file whose fonts contradict the widths on its pages."""
    register()
    face = pdfmetrics.getFont(name).face
    for letter in "iW0-é":
        advance, _ = face.hmetrics[face.charToGlyph[ord(letter)]]
        assert advance * 1000 / face.unitsPerEm == pytest.approx(
            face.charWidths[ord(letter)], abs=0.5
        )


def test_each_font_is_asked_for_its_own_letters():
    rare = next(
        c for c in map(chr, range(0x100, 0x3000)) if shown(c) == c and shown(c, MONO) != c
    )

    assert shown(rare, MONO) == f"\\u{ord(rare):04x}"


def test_markup_of_evidence_is_text():
    assert markup("<b>x</b> & y") == "&lt;b&gt;x&lt;/b&gt; &amp; y"
    assert lines("one\n<two>") == "one<br/>&lt;two&gt;"


def test_running_heads_are_cut_visibly():
    assert fitted("short", SANS, 8, 200) == "short"
    assert fitted("w" * 500, SANS, 8, 200).endswith("…")
