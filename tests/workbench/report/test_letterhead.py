"""An agency shapes its reports, never what they say; settings that are wrong are refused."""

import hashlib
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from workbench.errors import LetterheadUnusable
from workbench.report.letterhead import MAX_LOGO, MAX_SETTINGS, read_letterhead
from workbench.report.style import accented, styles

WHOLE = """
[agency]
name = "Laboratory <b>&amp; \u202e of the Harbour"
address = ["Quay 4", "1000 AA Harbour"]
logo = "logo.png"
[page]
size = "Letter"
accent = "#5A1F4D"
footer = "Accredited, no. 123"
[sections]
measurements = false
what_ifs = true
"""


@pytest.fixture
def settings(tmp_path):
    """Write a settings file, with a logo beside it, and return where it lies."""

    def make(text=WHOLE, logo=None):
        if logo is None:
            out = BytesIO()
            Image.new("RGBA", (300, 90), (90, 30, 70, 128)).save(out, "PNG")
            logo = out.getvalue()
        (tmp_path / "logo.png").write_bytes(logo)
        path = tmp_path / "agency.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return make


def test_a_report_has_its_letterhead_and_all_that_it_must_hold(
    issue, examined_photo, settings, text_of
):
    path = settings()
    plain_report, plain = issue()
    report, pdf = issue(letterhead=read_letterhead(path))
    text, sha256 = text_of(pdf), hashlib.sha256(path.read_bytes()).hexdigest()

    assert "Laboratory <b>&amp; \\u202e of the Harbour" in pdf.pages[0].extract_text()
    assert "Quay 4" in text and sha256 in text
    assert all("Agency: Accredited, no. 123" in page.extract_text() for page in pdf.pages)
    assert tuple(map(float, pdf.pages[0].mediabox[2:])) == (612, 792)
    logo = Image.open(BytesIO(pdf.pages[0].images[0].data)).convert("RGB")
    assert logo.size == (300, 90) and logo.getpixel((0, 0)) == (172, 142, 162)
    assert "Left out by it measurements" in text and "attached document only" in text
    assert report.content_sha256 != plain_report.content_sha256
    assert headings(pdf) == headings(plain)  # none is lost, nor any letter of an appendix


def headings(pdf):
    """Return the bookmarks of the highest level."""
    return [one.title for one in pdf.outline if not isinstance(one, list)]


def test_the_paper_that_was_asked_for_counts_more_than_the_letterheads(
    issue, examined_photo, settings
):
    _, pdf = issue(letterhead=read_letterhead(settings()), page_size="A4")
    assert float(pdf.pages[0].mediabox[2]) == pytest.approx(595.28, abs=0.1)


def test_the_accent_does_not_stay_for_the_next_report():
    usual = styles().title.textColor
    with accented("#5a1f4d"):
        assert styles().title.textColor.hexval() == "0x5a1f4d"
    assert styles().title.textColor == usual


def test_an_empty_file_changes_nothing_but_is_told(settings):
    made = read_letterhead(settings(""))
    assert made.told and made.told.left_out == () and made.size == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = [", "no TOML"),
        (b"\xff\xfe", "no TOML"),
        ("[agency]\ncolour = 'x'", "no setting 'colour'"),
        ("[other]", "unknown table"),
        ("agency = 3", "no table"),
        ("[agency]\nname = 7", "one line"),
        ("[agency]\nname = '" + "x" * 200 + "'", "one line"),
        ("[agency]\naddress = 'x'", "list"),
        ("[agency]\naddress = [1]", "one line"),
        ("[page]\nsize = 'A3'", "A4 or Letter"),
        ("[page]\naccent = 'red'", "colour"),
        ("[page]\naccent = '#ffee00'", "too bright"),
        ("[sections]\ncustody = false", "no setting 'custody'"),
        ("[sections]\nlimitations = false", "no setting"),
        ("[sections]\nmetadata = false", "no setting 'metadata'"),
        ("[sections]\nwhat_ifs = 'no'", "true or false"),
        ("[agency]\nlogo = '../secret.png'", "beside"),
        ("[agency]\nlogo = 'none.png'", "no file"),
        ("#" * (MAX_SETTINGS + 1), "larger"),
    ],
)
def test_settings_that_are_wrong_are_named(settings, text, said):
    with pytest.raises(LetterheadUnusable, match=said) as refused:
        read_letterhead(settings(text))
    assert refused.value.advice


def bomb(width, height):
    """Return a PNG that says it has so many pixels, and holds hardly any."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "logo",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a" + bytes(40),
        bomb(30000, 30000),
        bomb(2**31 - 1, 2**31 - 1),
        bomb(3000, 3000),
        bomb(64, 64),
        bytes(MAX_LOGO + 1),
    ],
)
def test_a_hostile_logo_is_refused(settings, logo):
    with pytest.raises(LetterheadUnusable):
        read_letterhead(settings(logo=logo))
