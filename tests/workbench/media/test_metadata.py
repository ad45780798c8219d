"""Metadata is untrusted text: all of it is shown, none of it can do harm."""

import io
import struct
import time
import zlib

import pytest
from PIL import Image, PngImagePlugin

from workbench.media.identify import identify
from workbench.media.metadata import read_metadata, text_chunks

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" xmp:CreatorTool="Editor 9">
 <dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Grace</rdf:li></rdf:Seq></dc:creator>
 <xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="Editor 9"/>
 </rdf:Seq></xmpMM:History></rdf:Description></rdf:RDF></x:xmpmeta>"""

BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<x>&c;</x>"""


def table(path):
    return {(row.group, row.name): row.text for row in read_metadata(path, identify(path))}


def texts(path):
    return {(row.group, row.name): row.text for row in text_chunks(path, identify(path))}


@pytest.fixture
def save(tmp_path, scene):
    def write(name, **options):
        path = tmp_path / name
        Image.fromarray(scene(48, 32)).save(path, **options)
        return path

    return write


def exif_with(comment=b"", **texts):
    exif = Image.Exif()
    for tag, text in texts.items():
        exif[getattr(Image.ExifTags.Base, tag)] = text
    if comment:
        exif.get_ifd(0x8769)[0x9286] = comment
    return exif.tobytes()


def test_exif_is_a_table(save):
    path = save("photo.jpg", exif=exif_with(Make="Maker", Software="Editor 9", Orientation=6))

    rows = table(path)

    assert rows["EXIF", "Make"] == "Maker"
    assert rows["EXIF", "Software"] == "Editor 9"
    assert "Rotated 90 CW" in rows["EXIF", "Orientation"]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif"])
@pytest.mark.parametrize(
    "comment",
    [
        b"ASCII\0\0\0a cat, oil on canvas",
        b"UNICODE\0" + "a cat, oil on canvas".encode("utf-16-le"),
        b"UNICODE\0" + "a cat, oil on canvas".encode("utf-16-be"),
        bytes(8) + b"a cat, oil on canvas",
    ],
)
def test_a_user_comment_is_read_in_each_character_set(save, name, comment):
    path = save(name, exif=exif_with(comment))

    assert texts(path)["EXIF", "UserComment"] == "a cat, oil on canvas"
    assert table(path)["EXIF", "UserComment"] == "a cat, oil on canvas"


def test_xmp_is_flattened(save):
    rows = table(save("photo.jpg", xmp=XMP.encode()))

    assert rows["XMP", "xmp:CreatorTool"] == "Editor 9"
    assert rows["XMP", "dc:creator[2]"] == "Grace"
    assert rows["XMP", "xmpMM:History[1]/stEvt:action"] == "saved"


@pytest.mark.parametrize("name", ["a.jpg", "a.webp", "a.png"])
def test_the_whole_packet_is_among_the_texts(save, name):
    options = {"xmp": XMP.encode()}
    if name == "a.png":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP)
        options = {"pnginfo": info}

    assert texts(save(name, **options))["XMP", "packet"] == XMP


def test_entities_are_not_expanded(save):
    rows = table(save("photo.jpg", xmp=BOMB.encode()))

    assert "cannot be parsed" in rows["XMP", "packet"]


def test_prompts_in_png_text_are_found_at_full_length(save):
    prompt = "a cat\nNegative prompt: dog\nSteps: 20, " + "x" * 5000
    info = PngImagePlugin.PngInfo()
    info.add_text("parameters", prompt)
    info.add_text("workflow", '{"nodes": []}', zip=True)
    info.add_itxt("prompt", "猫 " * 3000, zip=True)
    path = save("made.png", pnginfo=info)

    full = texts(path)
    rows = table(path)

    assert full["PNG text", "parameters"] == prompt
    assert full["PNG text", "workflow"] == '{"nodes": []}'
    assert full["PNG text", "prompt"] == "猫 " * 3000
    assert rows["PNG text", "parameters"].endswith("more characters)")


def test_a_text_is_unpacked_only_so_far(save):
    info = PngImagePlugin.PngInfo()
    info.add(b"zTXt", b"Comment\0\0" + zlib.compress(b"A" * (200 << 20), 9))
    path = save("bomb.png", pnginfo=info)

    (text,) = (text for (group, _), text in texts(path).items() if group == "PNG text")

    assert 1 << 20 <= len(text) < (1 << 20) + 100


def test_control_and_bidirectional_characters_are_made_visible(save):
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Title", "invoice\u202egpj.exe\x1b[31m\x07 \u200bend")

    shown = table(save("trick.png", pnginfo=info))["PNG text", "Title"]

    assert shown == "invoice\\u202egpj.exe\\u001b[31m\\u0007 \\u200bend"


def test_how_a_jpeg_was_coded(save):
    rows = table(save("photo.jpg", quality=83, subsampling="4:2:2", comment=b"made by hand"))

    assert rows["JPEG", "Quantisation table 0"] == "standard luma table, IJG quality 83"
    assert rows["JPEG", "Quantisation table 1"] == "standard chroma table, IJG quality 83"
    assert rows["JPEG", "Subsampling"] == "4:2:2"
    assert rows["JPEG", "Process"] == "baseline, 1 scans"
    assert rows["Comment", "Comment"] == "made by hand"
    assert (
        rows["JPEG", "Segments"].startswith("SOI") or "APP0(JFIF)" in rows["JPEG", "Segments"]
    )


def test_a_table_of_no_quality_is_not_given_one(save):
    steps = list(range(1, 65))

    rows = table(save("photo.jpg", qtables=[steps, steps]))

    assert rows["JPEG", "Quantisation table 0"].startswith("not a standard table")


def test_an_iptc_caption_is_read(save, tmp_path):
    caption = b"\x1c\x02\x78" + struct.pack(">H", 5) + b"Hello"
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(caption)) + caption
    payload = b"Photoshop 3.0\0" + block
    path = save("photo.jpg")
    content = path.read_bytes()
    segment = b"\xff\xed" + struct.pack(">H", len(payload) + 2) + payload
    path.write_bytes(content[:2] + segment + content[2:])

    assert table(path)["IPTC", "Caption"] == "Hello"
    assert texts(path)["IPTC", "Caption"] == "Hello"


def test_a_gif_comment_is_read(save):
    path = save("drawing.gif", comment=b"drawn by Ada")

    assert table(path)["Comment", "Comment"] == "drawn by Ada"


def tiff(*entries):
    """A little-endian EXIF structure of one directory that is followed by itself."""
    body = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + body + struct.pack("<I", 8)


@pytest.mark.parametrize(
    "blob",
    [
        tiff((0x8769, 4, 1, 8), (0x010F, 2, 4, 8)),
        tiff((0x8769, 4, 1, 8), (0x927C, 7, 0xFFFF_FFF0, 8), (0x010F, 2, 6, 8)),
        tiff(*[(0x0100 + i, 5, 0xFFFF_FFFF, 8) for i in range(500)]),
        tiff((0x010E, 2, 0xFFFF_FFFF, 8)),
        b"II*\0\xff\xff\xff\xff",
        b"MM\0*" + bytes(3),
    ],
)
def test_a_structure_built_to_be_read_for_ever_ends(save, blob):
    path = save("photo.jpg", exif=b"Exif\0\0" + blob)
    started = time.monotonic()

    read_metadata(path, identify(path))
    text_chunks(path, identify(path))

    assert time.monotonic() - started < 60  # seconds; it takes milliseconds, or for ever


@pytest.mark.parametrize("seed", range(40))
def test_scrambled_metadata_never_loses_the_file(save, seed):
    import random

    rng = random.Random(seed)
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP)
    name, options = rng.choice(
        [
            ("a.jpg", {"exif": exif_with(b"ASCII\0\0\0text", Make="M"), "xmp": XMP.encode()}),
            ("a.png", {"exif": exif_with(b"ASCII\0\0\0text"), "pnginfo": info}),
            ("a.webp", {"exif": exif_with(b"ASCII\0\0\0text", Make="M"), "xmp": XMP.encode()}),
            ("a.tif", {"description": "x" * 50}),
        ]
    )
    path = save(name, **options)
    content = bytearray(path.read_bytes())
    for _ in range(rng.randrange(1, 60)):
        content[rng.randrange(12, min(len(content), 1500))] = rng.randrange(256)
    path.write_bytes(content)
    fmt = identify(path)

    for row in (*read_metadata(path, fmt), *text_chunks(path, fmt)):
        assert isinstance(row.text, str)


def test_a_video_tells_its_tags_and_its_encoder(tmp_path, encode):
    rows = table(encode(tmp_path / "clip.mp4", 5))

    assert rows["Container", "major_brand"] == "isom"
    assert rows["Codec", "Encoder message"].startswith("x264")
    assert "mdat" in rows["MP4", "Boxes in order (bytes)"]


def test_a_prompt_in_a_container_tag_is_among_the_texts(tmp_path, scene):
    import av

    path = tmp_path / "made.mp4"
    with av.open(str(path), "w") as container:
        container.metadata["comment"] = '{"prompt": "' + "x" * 4000 + '"}'
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.mux(stream.encode(av.VideoFrame.from_ndarray(scene(64, 48))))
        container.mux(stream.encode(None))

    assert len(texts(path)["Container", "comment"]) > 4000
    assert table(path)["Container", "comment"].endswith("more characters)")


def test_a_thumbnail_of_the_picture_does_not_flood_the_table(save):
    exif = Image.Exif()
    exif[0x010E] = "y" * 60_000
    buffer = io.BytesIO()
    exif_bytes = exif.tobytes()
    buffer.write(exif_bytes)

    rows = table(save("photo.jpg", exif=buffer.getvalue()))

    assert len(rows["EXIF", "ImageDescription"]) < 1100
