"""What a still or animated picture's header and pictures tell."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from workbench.errors import UnreadableMedia
from workbench.media import animation
from workbench.media.colour import has_alpha, profile_description
from workbench.media.limits import PAGES
from workbench.media.orientation import upright_size
from workbench.media.rates import nominal_rate, varies
from workbench.media.still_structure import StillStructure, structure
from workbench.media.stills import StillPicture, read_still
from workbench.model import Pixels, Stream

_PASS_SECONDS = 6.0
_BYTE = 8


def probe_still(path: Path, name: str) -> tuple[Stream, Pixels]:
    """Return the description of a still picture and its upright pixels."""
    still = read_still(path, name)
    return _described(name, still, structure(path, name, still.image)), still.rgb()


def probe_animation(path: Path, name: str) -> tuple[Stream, Pixels]:
    """Return the description of an animation and its first picture.

    All pictures are decoded once, as their times stand between them; a long animation's
    frame count is what was reached in the time allowed, with a remark.
    """
    still = read_still(path, name)
    found = animation.timeline(path, name, _PASS_SECONDS)
    if not found.times:
        raise UnreadableMedia(f"No picture of the {name} animation can be decoded.")
    ticks = np.round(np.asarray(found.times) * 1000).astype(np.int64)
    stream = _described(name, still, structure(path, name, still.image))
    described = replace(
        stream,
        frame_count=len(found.times),
        last_pts=found.times[-1],
        frame_rate=nominal_rate(found.times),
        variable_rate=varies(ticks),
        remarks=(*stream.remarks, *_animation_remarks(found)),
    )
    return described, still.rgb()


def _described(name: str, still: StillPicture, found: StillStructure) -> Stream:
    width, height = upright_size(*still.image.size, still.orientation)
    return Stream(
        container=name,
        codec=found.codec,
        width=width,
        height=height,
        coded_width=still.image.width,
        coded_height=still.image.height,
        frame_count=1,
        orientation=still.orientation,
        pixel_format=found.pixel_format,
        bit_depth=found.bit_depth,
        color=_color(still.image),
        remarks=(
            *still.remarks,
            *found.remarks,
            *_depth_remarks(still, found.bit_depth),
            *_picture_remarks(still),
        ),
    )


def _color(image: Image.Image) -> str:
    profile = image.info.get("icc_profile")
    if not profile:
        return "no profile, shown as sRGB"
    return profile_description(profile) or "damaged ICC profile, shown as sRGB"


def _depth_remarks(still: StillPicture, stated: int) -> Iterator[str]:
    """Yield a remark where samples are read with fewer bits than the file states."""
    if stated > _BYTE and still.coded().dtype == np.uint8:
        yield f"The file states {stated} bits per sample; no decoder here reads more than 8."


def _picture_remarks(still: StillPicture) -> Iterator[str]:
    if has_alpha(still.image):
        yield "The picture has transparency; it is shown over mid grey."
    more = still.pictures - 1
    if more:
        counted = f"more than {PAGES}" if more >= PAGES else str(more)
        yield f"Only the first picture is examined; the file holds {counted} more."


def _animation_remarks(found: animation.Timeline) -> Iterator[str]:
    yield "This is an animation; frame times are sums of its stated durations."
    if not found.complete:
        yield (
            f"Only the first {len(found.times)} pictures were counted in the time allowed; "
            "there are more."
        )
    if found.damage.packets:
        yield "A damaged picture ends the animation early."
