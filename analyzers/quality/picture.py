"""All that the pixels of one picture tell of their treatment, read once for every analyzer."""

from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from analyzers.quality.blur import estimate_blur
from analyzers.quality.estimate import Estimate, unknown
from analyzers.quality.quantisation import Compression, estimate_compression
from analyzers.quality.resampling import Resampling, estimate_resampling
from analyzers.quality.tiles import Plane, textured_tiles
from workbench.analyzer import Frame
from workbench.model import MediaKind

STILL_BLOCKS, VIDEO_BLOCKS = 8, 16  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureQuality:
    """How the pixels of a picture were resampled, compressed and blurred, as they show it."""

    resampling: Resampling
    compression: Compression
    blur: Estimate


def measure_quality(luma: Plane, kind: MediaKind = MediaKind.IMAGE) -> PictureQuality:
    """Return the quality of luma (H, W) in 0..255, of a still or of a frame of a video.

    The transforms of video codecs have other steps than JPEG, so that in a video no quality
    of compression is read: its reason is "video".
    """
    tiles = textured_tiles(luma)
    still = kind is MediaKind.IMAGE
    resampling = estimate_resampling(luma, STILL_BLOCKS if still else VIDEO_BLOCKS)
    compression = (
        estimate_compression(tiles) if still else Compression(quality=unknown("video"))
    )
    if compression.quality.reason != "no_compression_seen":
        resampling = _left_open(resampling)
    return PictureQuality(
        resampling=resampling, compression=compression, blur=estimate_blur(tiles)
    )


def _left_open(found: Resampling) -> Resampling:
    """Return a resampling without its factor: a compression afterwards hides half the lines.

    Of factors that were read behind one, half were wrong (docs/validation/quality_gate.md).
    """
    if not found.resampled or found.factor.value is None:
        return found
    candidates = (found.factor.value,)
    return replace(found, factor=unknown("factor_ambiguous"), candidates=candidates)


_MEASURED: WeakKeyDictionary[Frame, PictureQuality] = WeakKeyDictionary()


def quality_of(frame: Frame, kind: MediaKind) -> PictureQuality:
    """Return the quality of a frame; analyzers that ask for the same frame share one reading.

    Nothing is kept of a frame that is gone.
    """
    found = _MEASURED.get(frame)
    if found is None:
        found = _MEASURED[frame] = measure_quality(frame.luma, kind)
    return found
