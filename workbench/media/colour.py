"""From a picture as decoded to samples for measuring and to sRGB for the eye."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from workbench.analyzer import Samples
from workbench.media.limits import PROFILE_BYTES
from workbench.model import Pixels

MID_GREY = (128, 128, 128)
_SRGB = ImageCms.createProfile("sRGB")
_DEEP_GREY = frozenset({"I;16", "I;16L", "I;16B", "I;16N"})
_GREY = frozenset({"1", "L", "LA", "La"})
_ALPHA = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})
_PROFILED = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}  # colour space of a profile: mode


def coded_samples(image: Image.Image) -> Samples:
    """Return samples before colour management: uint8 or uint16, (H, W) or (H, W, 3)."""
    if image.mode in _DEEP_GREY:
        return np.asarray(image).astype(np.uint16)
    if image.mode in ("I", "F"):
        return _stretched(np.asarray(image))
    return np.array(image.convert("L" if image.mode in _GREY else "RGB"))


def display_rgb(image: Image.Image) -> Pixels:
    """Return 8-bit sRGB (H, W, 3); transparency lies over mid grey."""
    if image.mode in _DEEP_GREY or image.mode in ("I", "F"):
        image = Image.fromarray((coded_samples(image) >> 8).astype(np.uint8))
    opaque = _to_srgb(image)
    alpha = _alpha(image)
    if alpha is not None:
        backdrop = Image.new("RGB", image.size, MID_GREY)
        opaque = Image.composite(opaque, backdrop, alpha)
    return np.array(opaque)


def has_alpha(image: Image.Image) -> bool:
    """Return whether a picture states transparency."""
    return image.mode in _ALPHA or "transparency" in image.info


def profile_description(profile: bytes | None) -> str | None:
    """Return what an ICC profile calls itself, None when there is none or it is damaged."""
    try:
        opened = _opened(profile)
        return ImageCms.getProfileDescription(opened).strip() if opened else None
    except (ImageCms.PyCMSError, UnicodeError, OSError, ValueError):
        return None


def _to_srgb(image: Image.Image) -> Image.Image:
    """Convert by the embedded profile; a damaged or unfitting profile is left out."""
    try:
        profile = _opened(image.info.get("icc_profile"))
        plain = _fitting(image, profile)
        if profile and plain:
            turned = ImageCms.profileToProfile(plain, profile, _SRGB, outputMode="RGB")
            return turned or plain.convert("RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass
    return image.convert("RGB")


def _fitting(
    image: Image.Image, profile: "ImageCms.ImageCmsProfile | None"
) -> Image.Image | None:
    """Return the picture in the colour space of a profile, None when they do not fit."""
    mode = _PROFILED.get(profile.profile.xcolor_space) if profile else None
    if mode is None or (image.mode == "CMYK") != (mode == "CMYK"):
        return None
    grey = image.mode in _GREY
    return image.convert(mode) if grey == (mode == "L") else None


def _opened(profile: object) -> "ImageCms.ImageCmsProfile | None":
    if not isinstance(profile, bytes) or not 0 < len(profile) <= PROFILE_BYTES:
        return None
    return ImageCms.ImageCmsProfile(io.BytesIO(profile))


def _alpha(image: Image.Image) -> Image.Image | None:
    return image.convert("RGBA").getchannel("A") if has_alpha(image) else None


def _stretched(values: NDArray[np.generic]) -> NDArray[np.uint16]:
    """Return integers clipped to 16 bits, or floating values stretched over them."""
    if values.dtype.kind in "iu":
        return np.asarray(np.clip(values, 0, 65535), np.uint16)
    finite = np.nan_to_num(values.astype(np.float64), posinf=0, neginf=0)
    low, high = float(finite.min()), float(finite.max())
    if low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    scaled = np.round((finite - low) / ((high - low) or 1) * 65535)
    return np.asarray(scaled, np.uint16)
