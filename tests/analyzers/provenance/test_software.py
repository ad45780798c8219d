"""Programs are recognised where they name themselves, by whole words."""

import pytest

from analyzers.provenance.software import Work, named_programs
from workbench.model import MetadataEntry


def named(name, text):
    return {(n.program, n.work) for n in named_programs([MetadataEntry("XMP", name, text)])}


@pytest.mark.parametrize(
    ("name", "text", "program", "work"),
    [
        ("xmp:CreatorTool", "Adobe Photoshop 25.1 (Windows)", "Photoshop", Work.EDITOR),
        ("Image Software", "GIMP 2.10.34", "GIMP", Work.EDITOR),
        ("Software", "Snapseed 2.0", "Snapseed", Work.EDITOR),
        ("Software", "FaceApp/11.1", "FaceApp", Work.FACE_EDITOR),
        ("Software", "picsart", "PicsArt", Work.EDITOR),
        (
            "xmpMM:History[2]/stEvt:softwareAgent",
            "Lightroom Classic",
            "Lightroom",
            Work.DEVELOPER,
        ),
        ("encoder", "Lavf60.16.100", "Lavf", Work.ENCODER),
        ("encoder", "HandBrake 1.6.1", "HandBrake", Work.ENCODER),
        ("Comment", "Created with GIMP", "GIMP", Work.EDITOR),
        (
            "Comment",
            "CREATOR: gd-jpeg v1.0 (using IJG JPEG v80), quality = 90",
            "gd-jpeg",
            Work.ENCODER,
        ),
        ("handler_name", "CapCut 3.2", "CapCut", Work.VIDEO_EDITOR),
        ("writing_application", "CapCut", "CapCut", Work.VIDEO_EDITOR),
        ("photoshop:Credit", "Made with Google AI", "Made with Google AI", Work.GENERATOR),
    ],
)
def test_a_program_is_named_with_its_work(name, text, program, work):
    assert (program, work) in named(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Software", "Ver.1.00"),
        ("Software", "iOS 17.1"),
        ("Software", "Pillowcase"),
        ("Model", "Adobe Photoshop 25.1"),
        ("ImageDescription", "a day with GIMP and Photoshop"),
        ("Comment", "Not edited with Photoshop"),
        ("Comment", "Blender on a table"),
        ("photoshop:Credit", "Runway Magazine"),
        ("handler_name", "Sora Tanaka"),
        ("producer", "Sora Tanaka"),
        ("Model", "Canon EOS 40D"),
    ],
)
def test_other_text_names_none(name, text):
    assert named(name, text) == set()


def test_a_name_where_people_write_is_never_telling():
    rows = [MetadataEntry("EXIF", name, "GIMP 2.10") for name in ("Software", "Comment")]

    assert [(n.in_passing, n.telling) for n in named_programs(rows)] == [
        (False, True),
        (True, False),
    ]


def test_a_name_inside_another_programs_name_is_not_taken_for_it():
    text = "Adobe Photoshop Lightroom 5.0"

    assert named("xmp:CreatorTool", text) == {("Lightroom", Work.DEVELOPER)}
