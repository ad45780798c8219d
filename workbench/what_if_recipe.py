"""How the copies of a what-if are made, in words for the record: so can they be made again.

Apart from the code that makes them, which loads the decoders. The programs themselves, with
their versions, stand among the `software` of the what-if's analyzers.
"""

from workbench.model import MediaItem, MediaKind, Recoding, Stream, Variant, WhatIf
from workbench.screens import LEVELS

SAVED_QUALITY = 95  # of the JPEG that a copy of a JPEG is saved as
MAKERS = ("loupe", "pillow", "numpy", "scipy", "av")  # what can change the bytes of a copy
AS_JPEG = "4:2:0, baseline, libjpeg's tables"
AS_H264 = "x264, yuv420p, BT.709 of limited range, one thread, an odd last row or column cut"


def saved_as_jpeg(stream: Stream, variant: Variant) -> bool:
    """Return whether the copy of a still is a JPEG: as its exhibit is, or as is tried."""
    return variant.kind is Recoding.JPEG or stream.codec.split(" ")[0].lower() == "jpeg"


def saved_quality(variant: Variant) -> int:
    """Return the quality of a copy that is saved as JPEG."""
    return int(variant.strength) if variant.kind is Recoding.JPEG else SAVED_QUALITY


def suffix(item: MediaItem, variant: Variant) -> str:
    """Return how the file of a copy ends."""
    if item.kind is MediaKind.VIDEO or item.stream is None:
        return ".mp4"
    return ".jpg" if saved_as_jpeg(item.stream, variant) else ".png"


def recipe(item: MediaItem, first: int, last: int, variant: Variant) -> str:
    """Return how a copy is made, so that it can be made again."""
    if variant.kind is Recoding.UNTOUCHED:
        video = item.kind is MediaKind.VIDEO
        read = "as its examination read these frames" if video else "read as received"
        return f"The exhibit itself, {read}; no copy."
    change = _changed(item, variant)
    return f"{_cut(item, first, last)}, {change}; {_saved(item, variant)}, without metadata."


def made_with(what_if: WhatIf) -> str:
    """Return the programs that made the copies, with their versions; empty if none is known."""
    software = what_if.setups[0].software if what_if.setups else {}
    return ", ".join(f"{name} {software[name]}" for name in MAKERS if name in software)


def _changed(item: MediaItem, variant: Variant) -> str:
    video, strength = item.kind is MediaKind.VIDEO, f"{variant.strength:g}"
    return {
        Recoding.SAVED: "unchanged",
        # A still is saved as that very JPEG.
        Recoding.JPEG: f"each as JPEG of quality {strength} ({AS_JPEG})"
        if video
        else "unchanged",
        Recoding.RESIZE: (
            f"each side at {strength} %, rounded down (Pillow's bicubic: a = -0.5, its kernel "
            "widened by the scale)"
        ),
        Recoding.BLUR: (
            f"blurred by a Gaussian of sigma {strength} px (Pillow's, of three box filters)"
        ),
        Recoding.H264: _coded(item, strength),
        Recoding.RECAPTURE: f"as by a model of a screen filmed again{_filmed(variant)}",
    }[variant.kind]


def _coded(item: MediaItem, strength: str) -> str:
    coded = f"coded as H.264 at constant rate factor {strength}, preset medium"
    if item.kind is MediaKind.VIDEO:
        return coded
    return f"{coded} ({AS_H264}), as one key frame that is read back"


def _filmed(variant: Variant) -> str:
    screen = LEVELS.get(int(variant.strength))
    return f", no screen was filmed ({screen.told})" if screen else ", no screen was filmed"


def _cut(item: MediaItem, first: int, last: int) -> str:
    if item.kind is not MediaKind.VIDEO:
        return "The picture upright, 8-bit RGB"
    frames = f"Frame {first}" if first == last else f"Frames {first} to {last}"
    return f"{frames}, upright, 8-bit RGB"


def _saved(item: MediaItem, variant: Variant) -> str:
    if item.kind is MediaKind.VIDEO or item.stream is None:
        near = ", constant rate factor 10, preset veryfast"
        return f"saved as H.264{'' if variant.kind is Recoding.H264 else near} ({AS_H264})"
    if saved_as_jpeg(item.stream, variant):
        return f"saved as JPEG of quality {saved_quality(variant)} ({AS_JPEG})"
    return "saved as PNG of compression level 1"
