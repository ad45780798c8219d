"""What a reader is told of a picture's quality: numbers, and one sentence with the rest."""

from collections.abc import Iterator

from analyzers.quality.estimate import Estimate
from analyzers.quality.gate import BLURRED, COMPRESSED, RESAMPLED
from analyzers.quality.picture import PictureQuality
from workbench.model import Fact, Measurement

FACT = "quality of the pixels"
WHY = {
    RESAMPLED: "Withheld, as the picture shows a resampling",
    COMPRESSED: "Withheld, as the picture shows a compression coarser than was validated",
    BLURRED: "Withheld, as the picture is blurred more than was validated",
}


def told(quality: PictureQuality, frame: int, reason: str = "") -> Iterator[Fact | Measurement]:
    """Yield the quality of one frame; `reason` is why its score is withheld, if it is."""
    parts = (_resampled(quality), _compressed(quality), _blurred(quality))
    sentence = "; ".join(parts)
    why = f"{WHY[reason]}. " if reason else ""
    text = f"{why}{sentence[0].upper()}{sentence[1:]}."
    yield Fact(name=FACT, text=text, where=f"frame {frame}", stated=False)
    yield from _numbers(quality, frame)


def _numbers(quality: PictureQuality, frame: int) -> Iterator[Measurement]:
    named = (
        ("resampling_factor", quality.resampling.factor, "times"),
        ("compression_quality", quality.compression.quality, "IJG quality"),
        ("blur", quality.blur, "px"),
    )
    for name, estimate, unit in named:
        if estimate.value is not None:
            yield Measurement(name=name, value=estimate.value, unit=unit, frame=frame)
        if estimate.error is not None:
            yield Measurement(
                name=f"{name}_error", value=estimate.error, unit=unit, frame=frame
            )


def _resampled(quality: PictureQuality) -> str:
    found = quality.resampling
    if not found.resampled:
        return _or_reason(found.factor, "resampling", "no resampling seen")
    strips = f"seen in {100 * found.share:.0f} % of the picture's strips"
    if found.factor.value is None:
        several = " or ".join(f"{factor:.2f}" for factor in found.candidates)
        return f"resampled, perhaps by {several} times, {strips}"
    return f"{found.kind} {_pm(found.factor, 3)} times, {strips}"


def _compressed(quality: PictureQuality) -> str:
    found = quality.compression
    grid = f", grid from column {found.dx}, row {found.dy}" if found.dx or found.dy else ""
    return _or_reason(
        found.quality, "JPEG compression", f"JPEG quality {_pm(found.quality, 0)}{grid}"
    )


def _blurred(quality: PictureQuality) -> str:
    return _or_reason(quality.blur, "blur", f"blur {_pm(quality.blur, 2)} pixels")


def _or_reason(estimate: Estimate, what: str, said: str) -> str:
    if estimate.value is not None:
        return said
    if estimate.reason == "no_compression_seen":
        return "no JPEG compression seen"
    return f"{what} not measurable ({estimate.reason.replace('_', ' ')})"


def _pm(estimate: Estimate, digits: int) -> str:
    """Return a value with its error."""
    return f"{estimate.value or 0:.{digits}f} ± {estimate.error or 0:.{digits}f}"
