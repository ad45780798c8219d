"""Programs that name themselves in files, and what kind of work they do."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from analyzers.provenance.names import key
from workbench.model import MetadataEntry


class Work(StrEnum):
    """What a program is for, in the words of a finding."""

    GENERATOR = "image generator"
    FACE_EDITOR = "face or beauty editor"
    EDITOR = "picture editor"
    VIDEO_EDITOR = "video editor"
    DEVELOPER = "raw developer or photo organiser"
    ENCODER = "encoder or converter"
    SCREEN = "screen recorder"
    MESSENGER = "messenger or platform"


TELLING = frozenset({Work.GENERATOR, Work.FACE_EDITOR, Work.EDITOR, Work.VIDEO_EDITOR})

# Words by which programs name themselves; each is looked for as a whole word, any case.
WORDS: dict[Work, str] = {
    Work.GENERATOR: """
        Stable Diffusion, Midjourney, DALL-E, NovelAI, ComfyUI, InvokeAI, Fooocus, SD.Next,
        Draw Things, DiffusionBee, Easy Diffusion, SwarmUI, Firefly, Made with Google AI,
        Bing Image Creator, Leonardo.Ai, Ideogram, FLUX.1, FLUX.2, OpenAI, ChatGPT, Runway,
        Synthesia, HeyGen, D-ID, DeepFaceLab, FaceSwap, FaceFusion, roop, Wav2Lip, SadTalker,
        LivePortrait, Image Creator from Designer""",
    Work.FACE_EDITOR: """
        FaceApp, Facetune, YouCam, Meitu, BeautyPlus, BeautyCam, Remini, Reface, Lensa, B612,
        Ulike, PortraitPro, AirBrush, Perfect365, FaceTuner, Avatarify, MyHeritage""",
    Work.EDITOR: """
        Photoshop, GIMP, Snapseed, PicsArt, Affinity Photo, Pixelmator, Paint.NET, PaintShop,
        Paint Shop Pro, Pixlr, Canva, Photopea, Krita, CorelDRAW, PHOTO-PAINT, Procreate,
        PaintTool, Clip Studio, Topaz, Luminar, Polarr, VSCO, Fotor, BeFunky, PhotoScape,
        PhotoImpact, PhotoStudio, Picnik, inPixio, Photo Editor, TouchRetouch, ImageReady,
        Microsoft Designer, Inkscape, Fireworks, Photogene""",
    Work.VIDEO_EDITOR: """
        Premiere, After Effects, Final Cut, DaVinci Resolve, CapCut, InShot, KineMaster, iMovie,
        Vegas Pro, Filmora, Shotcut, Kdenlive, OpenShot, Blender, VN Video Editor, Videoleap,
        PowerDirector, Camtasia, Movie Maker, Clipchamp, Media Composer, TikTok, LumaFusion""",
    Work.DEVELOPER: """
        Lightroom, Camera Raw, Capture One, darktable, RawTherapee, DxO, ON1, ACDSee, Picasa,
        iPhoto, Apple Photos, Google Photos, digiKam, Photo Mechanic, FastStone, XnView,
        IrfanView, Windows Photo, Shotwell, ViewNX, Capture NX, Digital Photo Professional""",
    Work.ENCODER: """
        Lavf, Lavc, FFmpeg, HandBrake, x264, x265, libwebp, ImageMagick, GraphicsMagick, Pillow,
        libvips, MozJPEG, Matplotlib, mkvmerge, GStreamer, GPAC, MP4Box, VirtualDub, OpenCV,
        gd-jpeg, exiftool, Exiv2, libheif, Bento4, L-SMASH, AVI-Mux""",
    Work.SCREEN: "Screenshot, OBS Studio, Snagit, ShareX, Greenshot, ReplayKit, Bandicam",
    Work.MESSENGER: "WhatsApp, Telegram, Instagram, Facebook, Snapchat, WeChat",
}
# "Adobe Photoshop Lightroom" and "Photoshop Camera Raw" are not Photoshop.
ALONE = r"(?![a-z]| (?:Lightroom|Camera Raw))"
PROGRAMS = tuple(
    (work, word.strip(), re.compile(rf"(?<![a-z0-9]){re.escape(word.strip())}{ALONE}", re.I))
    for work, words in WORDS.items()
    for word in words.split(",")
)
# Rows in which programs name themselves: the last part of the row's name, letters only.
FIELDS = frozenset(
    {
        "software", "creatortool", "processingsoftware", "hostcomputer", "softwareagent",
        "encoder", "encodedby", "encodedwith", "encodersettings", "encodingtool", "writingapp",
        "writingapplication", "muxingapp", "writinglibrary", "originatingprogram",
        "programname", "program", "tool", "xmptk", "isft", "generator", "converter",
    }
)  # fmt: skip
# Rows in which people write too: a program must be all that they name, and is not asked about.
FREE_TEXT = frozenset(
    {"comment", "jpegcomment", "credit", "handlername", "handler", "producer"}
)
# What programs write of themselves around their name: "Created with GIMP", "Lavf60.16.100",
# "CREATOR: gd-jpeg v1.0 (using IJG JPEG v80), quality = 90".
BEFORE = re.compile(r"\s*(?:created with |creator: )?", re.IGNORECASE)
AFTER = re.compile(
    r"(?:[ /-]?(?:version |v\.? ?)?\d[\w.+-]*)?"
    r"(?: \(using [^()]{1,40}\))?(?:, quality = \d+)?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A program that a row of the metadata names; `in_passing` where people write too."""

    program: str
    work: Work
    row: MetadataEntry
    in_passing: bool = False

    @property
    def telling(self) -> bool:
        """Whether an examiner must decide what the name means."""
        return self.work in TELLING and not self.in_passing


def named_programs(rows: Iterable[MetadataEntry]) -> Iterator[Named]:
    """Yield the programs that rows name, each once for each row."""
    for row in rows:
        text, name = row.text[:500], key(row.name)
        free = name in FREE_TEXT
        for work, program, pattern in PROGRAMS if free or name in FIELDS else ():
            if _is_all_of(text, pattern) if free else pattern.search(text):
                yield Named(program, work, row, in_passing=free)


def _is_all_of(text: str, pattern: re.Pattern[str]) -> bool:
    """Say whether a text is a program's name and at most a version, and nothing else."""
    lead = BEFORE.match(text)
    found = pattern.match(text, lead.end() if lead else 0)
    return bool(found and AFTER.fullmatch(text, found.end()))
