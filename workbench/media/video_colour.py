"""The colour description of a video frame in words (ITU-T H.273)."""

from av.video.frame import VideoFrame

from workbench.media.video_frame import assumed_matrix

_RANGES = {1: "limited range", 2: "full range"}
_PRIMARIES = {
    1: "BT.709",
    4: "BT.470 M",
    5: "BT.601 625",
    6: "BT.601 525",
    7: "SMPTE 240M",
    8: "film",
    9: "BT.2020",
    11: "DCI-P3",
    12: "Display P3",
}
_TRANSFERS = {
    1: "BT.709",
    4: "gamma 2.2",
    5: "gamma 2.8",
    6: "BT.601",
    7: "SMPTE 240M",
    8: "linear",
    13: "sRGB",
    14: "BT.2020 10 bit",
    15: "BT.2020 12 bit",
    16: "PQ (HDR)",
    18: "HLG (HDR)",
}
_MATRICES = {
    0: "RGB",
    1: "BT.709",
    4: "FCC",
    5: "BT.601 625",
    6: "BT.601 525",
    7: "SMPTE 240M",
    8: "YCgCo",
    9: "BT.2020",
    10: "BT.2020 constant luminance",
}


def colour_text(frame: VideoFrame) -> str:
    """Return range, matrix, primaries and transfer, saying what is assumed."""
    matrix = _MATRICES.get(frame.colorspace)
    assumed = assumed_matrix(frame)
    if matrix is None and assumed is not None:
        matrix = f"unstated, {'BT.709' if assumed == 1 else 'BT.601'} assumed"
    parts = (
        _RANGES.get(frame.color_range, "range unstated"),
        f"matrix {matrix or 'unknown'}",
        f"primaries {_PRIMARIES.get(frame.color_primaries, 'unstated')}",
        f"transfer {_TRANSFERS.get(frame.color_trc, 'unstated')}",
    )
    return ", ".join(parts)
