"""What matters in a file's metadata is found wherever its format keeps it."""

import json

import pytest
from PIL import Image, PngImagePlugin

from analyzers.provenance.metadata import Metadata
from workbench.model import Outcome

PARAMETERS = (
    "a man at a window\nNegative prompt: blur\n"
    "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 512x512, Model: v1-5"
)
GRAPH = {
    "1": {"class_type": "KSampler", "inputs": {"seed": 5, "positive": ["2", 0]}},
    "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a man at a window"}},
}
MAKE, MODEL, SOFTWARE, DATE_TIME, EXIF_IFD = 0x010F, 0x0110, 0x0131, 0x0132, 0x8769
DATE_TIME_ORIGINAL, SERIAL, LENS, USER_COMMENT = 0x9003, 0xA431, 0xA434, 0x9286
DATE = "2020:01:01 10:00:00"
GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" {attributes}>{body}
</rdf:Description></rdf:RDF></x:xmpmeta>"""
HISTORY = """<xmpMM:History><rdf:Seq>
<rdf:li stEvt:action="created" stEvt:softwareAgent="Adobe Photoshop 25.1"/>
<rdf:li stEvt:action="saved" stEvt:changed="/" stEvt:when="2023-01-02T03:04:05Z"/>
</rdf:Seq></xmpMM:History>"""


@pytest.fixture
def png(scene, tmp_path):
    """Return a function that saves a PNG with text chunks."""

    def saved(international=False, **texts):
        info = PngImagePlugin.PngInfo()
        for name, text in texts.items():
            (info.add_itxt if international else info.add_text)(name, text)
        path = tmp_path / "picture.png"
        Image.fromarray(scene(64, 64)).save(path, pnginfo=info)
        return path

    return saved


@pytest.fixture
def jpeg(scene, write_jpeg, tmp_path):
    """Return a function that saves a JPEG with EXIF fields and an XMP packet."""

    def saved(fields=None, inner=None, attributes="", body="", **options):
        exif = Image.Exif()
        exif.update(fields or {})
        exif.get_ifd(EXIF_IFD).update(inner or {})
        packet = XMP.format(attributes=attributes, body=body).encode()
        options |= {"xmp": packet} if attributes or body else {}
        return write_jpeg(tmp_path / "picture.jpg", scene(64, 64), exif=exif, **options)

    return saved


def test_camera_lens_and_times(ask, jpeg):
    path = jpeg(
        {MAKE: "Canon", MODEL: "EOS 40D", DATE_TIME: "2019:01:01 10:00:00"},
        {DATE_TIME_ORIGINAL: DATE, SERIAL: "12345", LENS: "EF50mm"},
    )

    said = ask(Metadata(), path)

    assert said.text("camera_make") == "Canon"
    assert said.text("camera_model") == "EOS 40D"
    assert said.text("camera_serial") == "12345"
    assert said.text("lens") == "EF50mm"
    assert "before it was recorded" in said.text("time_contradiction")
    assert said.telling == {"time_contradiction"}


@pytest.mark.parametrize("international", [False, True])
def test_a_web_uis_prompt_in_png_text(ask, png, international):
    said = ask(Metadata(), png(international, parameters=PARAMETERS))

    assert said.text("prompt") == "a man at a window"
    assert said.text("negative_prompt") == "blur"
    assert "Seed: 1234" in said.text("generation_settings")
    assert said.telling == {"prompt"}


def test_a_comfy_graph_in_png_text(ask, png):
    said = ask(Metadata(), png(prompt=json.dumps(GRAPH)))

    assert said.text("generator") == "ComfyUI"
    assert said.text("prompt") == "a man at a window"


@pytest.mark.parametrize(
    "comment",
    [
        b"UNICODE\0" + PARAMETERS.encode("utf-16-be"),
        b"UNICODE\0" + PARAMETERS.encode("utf-16-le"),
        b"ASCII\0\0\0" + PARAMETERS.encode(),
        b"\0" * 8 + PARAMETERS.encode(),
    ],
    ids=["big-endian", "little-endian", "ascii", "undefined"],
)
def test_a_prompt_in_the_exif_user_comment(ask, jpeg, comment):
    said = ask(Metadata(), jpeg(inner={USER_COMMENT: comment}))

    assert said.text("prompt") == "a man at a window"
    assert "EXIF: UserComment" in next(f.where for f in said.facts if f.name == "prompt")


@pytest.mark.parametrize("suffix", ["webp", "avif", "png"])
def test_a_prompt_in_the_exif_block_of_other_formats(ask, scene, tmp_path, suffix):
    exif = Image.Exif()
    exif[MODEL] = f"prompt:{json.dumps(GRAPH)}"
    exif.get_ifd(EXIF_IFD)[USER_COMMENT] = b"UNICODE\0" + PARAMETERS.encode("utf-16-be")
    path = tmp_path / f"picture.{suffix}"
    Image.fromarray(scene(64, 64)).save(path, exif=exif)

    said = ask(Metadata(), path)

    assert said.texts("prompt") == ["a man at a window"]  # told once, wherever it stands
    assert "ComfyUI" in said.texts("generator")
    assert said.texts("camera_model") == []


def test_a_prompt_in_a_videos_comment(ask, scene, tmp_path):
    import av

    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as container:
        container.metadata["comment"] = json.dumps({"prompt": json.dumps(GRAPH)})
        stream = container.add_stream("libx264", rate=25)
        stream.width = stream.height = 64
        container.mux(stream.encode(av.VideoFrame.from_ndarray(scene(64, 64), format="rgb24")))
        container.mux(stream.encode(None))

    said = ask(Metadata(), path)

    assert said.text("prompt") == "a man at a window"


def test_a_long_prompt_in_xmp_is_read_to_its_end(ask, jpeg):
    """The metadata table cuts its rows; JSON that is cut could not be read."""
    prompt = "a guitar on a lake " * 150
    text = json.dumps({"c": prompt, "uc": "ocean", "sampler": "DDIM", "seed": 1})
    escaped = text.replace('"', "&quot;")

    said = ask(Metadata(), jpeg(body=f"<exif:UserComment>{escaped}</exif:UserComment>"))

    assert said.text("generator") == "Draw Things"
    assert said.text("prompt") == prompt.strip()


def test_a_declared_source_type(ask, jpeg):
    said = ask(Metadata(), jpeg(attributes=f'Iptc4xmpExt:DigitalSourceType="{GENERATED}"'))

    assert "trained model" in said.text("digital_source_type")
    assert said.telling == {"digital_source_type"}


def test_programs_and_their_recorded_steps(ask, jpeg):
    said = ask(Metadata(), jpeg({SOFTWARE: "GIMP 2.10"}, body=HISTORY))

    assert any(text.startswith("GIMP (picture editor)") for text in said.texts("software"))
    assert said.texts("edit_history") == [
        "created, Adobe Photoshop 25.1",
        "saved, 2023-01-02T03:04:05Z, /",
    ]


def test_a_program_named_in_many_rows_asks_for_one_decision(ask, jpeg):
    path = jpeg({SOFTWARE: "Adobe Photoshop 25.0"}, body=HISTORY)

    said = ask(Metadata(), path)

    photoshop = [
        fact for fact in said.facts if fact.name == "software" and "Photoshop" in fact.text
    ]
    assert len(photoshop) == 2
    assert sum(fact.telling for fact in photoshop) == 1


def test_what_people_write_names_no_program_and_asks_nothing(ask, png):
    comment = (
        "Not edited with Photoshop. Shown to Ideogram of the heart, Runway 27L at airport, "
        "Blender"
    )

    said = ask(Metadata(), png(Comment=comment, prompt="Please press the button"))

    assert said.texts("software") == said.texts("generator") == []
    assert said.text("prompt") == "Please press the button"
    assert said.telling == set()


def test_a_comment_does_not_take_the_question_from_the_row_that_asks_it(ask, jpeg):
    said = ask(Metadata(), jpeg({SOFTWARE: "GIMP 2.10"}, body=HISTORY))
    passing = ask(Metadata(), jpeg(comment=b"GIMP 2.8"))
    both = ask(Metadata(), jpeg({SOFTWARE: "GIMP 2.10"}, comment=b"GIMP 2.8"))

    assert "software" in said.telling
    assert passing.text("software") == "GIMP (picture editor): GIMP 2.8"
    assert passing.telling == set()
    assert len(both.texts("software")) == 2
    assert both.telling == {"software"}


def test_a_time_in_three_places_is_told_once(ask, jpeg):
    twin = 'xmp:CreateDate="2020:01:01 10:00:00" exif:DateTimeOriginal="2020:01:01 10:00:00"'

    said = ask(Metadata(), jpeg(inner={DATE_TIME_ORIGINAL: DATE}, attributes=twin))

    assert said.texts("recorded_at") == [DATE]
    assert [f.where for f in said.facts if f.name == "recorded_at"] == [
        "EXIF: DateTimeOriginal"
    ]


def test_what_the_file_states_is_told_from_what_was_computed(ask, jpeg):
    path = jpeg({MAKE: "Canon", DATE_TIME: "2019:01:01 10:00:00"}, {DATE_TIME_ORIGINAL: DATE})

    stated = {fact.name: fact.stated for fact in ask(Metadata(), path).facts}

    assert stated["camera_make"] and stated["recorded_at"] and stated["changed_at"]
    assert not stated["time_contradiction"]
    assert not stated["jpeg_quantisation"]


def test_the_encoder_of_a_video(ask, scene, write_video, tmp_path):
    path = write_video(tmp_path / "clip.mp4", [scene(64, 64)] * 3)

    assert any(
        text.startswith("Lavf (encoder") for text in ask(Metadata(), path).texts("software")
    )


def test_a_file_without_metadata_says_that_nothing_was_found(ask, png):
    said = ask(Metadata(), png())

    assert "no row names" in said.text("metadata")
    assert said.outcome.outcome is Outcome.SCORED


def test_text_that_would_hide_other_text_is_escaped(ask, png):
    said = ask(Metadata(), png(True, parameters=f"cat\u202egnp.exe\x1b[2J\n{PARAMETERS}"))

    assert "\\u202e" in said.text("prompt") and "\\u001b" in said.text("prompt")
    assert all(ord(letter) >= 32 or letter in "\n\t" for letter in said.text("prompt"))


@pytest.mark.laboratory
def test_the_prompt_is_found_in_every_generated_sample_that_carries_one(ask, laboratory):
    """42 of 43 carry SD.Next's parameters, 40 of them with a prompt that is not empty."""
    told = {}
    for path in sorted(laboratory.glob("t2i/*/*.jpg")):
        data = path.read_bytes()
        carries = "Steps:".encode("utf-16-be") in data or b"Steps:" in data
        prompts = ask(Metadata(), path).texts("prompt")
        assert bool(prompts) == carries, path.name
        told[path.name] = prompts

    found = [prompts for prompts in told.values() if prompts]
    assert len(told) == 43
    assert len(found) == 42
    assert sum(prompts != ["(empty)"] for prompts in found) == 40


@pytest.mark.laboratory
def test_no_camera_file_is_taken_for_a_generated_one(ask, laboratory):
    paths = [*laboratory.glob("exif/*/*"), *laboratory.glob("photographs/*")]
    for path in paths:
        said = ask(Metadata(), path)
        assert said.outcome.outcome is Outcome.SCORED, path.name
        assert said.texts("generator") == [], path.name
        assert not any("image generator" in text for text in said.texts("software")), path.name

    assert len(paths) == 62
