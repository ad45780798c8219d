"""The names of the degradation grid, apart from the code that decodes pictures."""

from collections.abc import Mapping

QUALITY: Mapping[str, int] = {f"jpeg_{q}": q for q in (95, 70, 50, 30)}
SCALE = ("half_size", "half_size_and_back")
BLUR: Mapping[str, float] = {"blur_1": 1.0, "blur_2": 2.0}  # sigma in pixels
NOISE: Mapping[str, float] = {"noise_4": 4.0, "noise_10": 10.0}  # sigma of 255
CELLS = (*QUALITY, *SCALE, *BLUR, *NOISE)
