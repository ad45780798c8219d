"""The names of the degradation grid, apart from the code that decodes pictures."""

from collections.abc import Mapping, Sequence

from workbench.model import MediaKind

QUALITY: Mapping[str, int] = {f"jpeg_{q}": q for q in (95, 70, 50, 30)}
SCALE = ("half_size", "half_size_and_back")
BLUR: Mapping[str, float] = {"blur_1": 1.0, "blur_2": 2.0}  # sigma in pixels
NOISE: Mapping[str, float] = {"noise_4": 4.0, "noise_10": 10.0}  # sigma of 255
H264: Mapping[str, int] = {"h264_28": 28, "h264_35": 35}  # constant rate factor
CONTROL = "h264_10"  # nothing but the near-lossless coding that every other cell goes through
STILL_CELLS = (*QUALITY, *SCALE, *BLUR, *NOISE)
VIDEO_CELLS = (*STILL_CELLS, CONTROL, *H264)
CELLS = VIDEO_CELLS


def cells_of(kind: str) -> Sequence[str]:
    """Return the cells that a kind of media has."""
    return STILL_CELLS if kind == MediaKind.IMAGE else VIDEO_CELLS


def suffix(kind: str, cell: str) -> str:
    """Return how the file of a cell ends."""
    if kind == MediaKind.VIDEO:
        return "mp4"
    return "jpg" if cell in QUALITY else "png"
