"""What this workstation is willing to decode; a small file can ask for a huge picture."""

from workbench.errors import MediaTooLarge

STILL_PIXELS = 250_000_000  # the largest phone sensors have 200 megapixels
SCANNED_PIXELS = 10_000_000_000  # of a JPEG: pixels times scans, about a minute
VIDEO_PIXELS = 8192 * 8192
TEXT_BYTES = 1 << 20  # one raw text chunk
PROFILE_BYTES = 8 << 20  # an ICC profile; printers' profiles reach 3 MiB
PAGES = 1000  # further pictures of one file that are counted


def check_still(width: int, height: int) -> None:
    """Raise MediaTooLarge before a still picture of that size is decoded."""
    _check(width, height, STILL_PIXELS, "picture")


def check_video(width: int, height: int) -> None:
    """Raise MediaTooLarge before a video frame of that size is decoded."""
    _check(width, height, VIDEO_PIXELS, "video frame")


def _check(width: int, height: int, limit: int, thing: str) -> None:
    if width * height > limit:
        raise MediaTooLarge(
            f"The header announces a {thing} of {width} x {height} pixels; "
            f"the limit is {limit / 1e6:.0f} megapixels."
        )
