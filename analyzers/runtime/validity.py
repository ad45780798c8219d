"""Where a model's figures hold: a face outside of that is withheld, with the reason."""

from dataclasses import dataclass

from analyzers.quality.dct import ijg_table
from analyzers.quality.picture import quality_of
from analyzers.runtime.card import Validated
from workbench.analyzer import Face, Frame, Source
from workbench.model import MediaKind

__all__ = ["Bounds", "closed", "sentence"]

READ_COARSE = 1.05  # the pixels of a JPEG of quality 30 are read as those of one of 28


@dataclass(frozen=True, slots=True)
class Bounds:
    """The validated range of a model, for the faces of one medium."""

    where: Validated
    source: Source

    def outside(self, frame: Frame, face: Face) -> str:
        """Return why a face lies outside the range, empty where it lies within.

        What the range asks for and the face pass could not measure counts as outside. Of a
        still's compression, what neither its table nor its pixels show is not there to be held
        against it.
        """
        quality, where = face.quality, self.where
        limits = (
            (quality.width, where.least_face_width, "face_too_small"),
            (quality.sharpness, where.least_sharpness, "face_too_blurred"),
        )
        for value, least, reason in limits:
            if least is not None and value is None:
                return "face_not_measured"
            if least is not None and value is not None and value < least:
                return reason
        return self._compressed(frame, face.quality.quantiser)

    def of_picture(self, frame: Frame) -> str:
        """Return why a still as a whole lies outside by what its pixels show of compression."""
        limit = self.where.coarsest_jpeg_step
        if limit is None or self.source.kind is not MediaKind.IMAGE:
            return ""
        return "compressed_too_coarsely" if _step_of_pixels(frame) > limit else ""

    def _compressed(self, frame: Frame, quantiser: float | None) -> str:
        """Return why the compression at a face lies outside, empty where it lies within.

        A still is held to the coarser of its JPEG table and what its pixels show, since a
        picture that was saved again keeps the damage and loses the table. Of the scales of
        video codecs only that of H.264 was judged, so that no bound holds for another.
        """
        still = self.source.kind is MediaKind.IMAGE
        scale = "jpeg" if still else "h264"
        limit = self.where.coarsest_jpeg_step if still else self.where.coarsest_h264_qp
        if limit is None:
            return ""
        told = self.source.stream.codec.split(" ")[0] == scale
        if told and quantiser is None:
            return "face_not_measured"
        coarse = quantiser if told and quantiser is not None else 0.0
        shown = _step_of_pixels(frame) if still else 0.0
        return "face_too_compressed" if max(coarse, shown) > limit else ""


def _step_of_pixels(frame: Frame) -> float:
    """Return the mean luma step of the JPEG table that a still's pixels show, 0 for none."""
    quality = quality_of(frame, MediaKind.IMAGE).compression.quality.value
    return 0.0 if quality is None else float(ijg_table(round(quality)).mean()) / READ_COARSE


def sentence(where: Validated) -> str:
    """Return the range in words, with the bounds that are enforced."""
    bounds = (
        (where.least_face_width, "faces of {:g} pixels in width and more"),
        (where.least_sharpness, "sharpness {:g} and more"),
        (where.coarsest_jpeg_step, "stills without a JPEG step, in the mean, above {:g}"),
        (where.coarsest_h264_qp, "H.264 with a quantiser of {:g} and less"),
        (where.least_side, "frames whose shorter side has {:g} pixels and more"),
    )
    held = [words.format(bound) for bound, words in bounds if bound is not None]
    enforced = f"Scored only: {', '.join(held)}." if held else "Its card sets no bounds."
    return f"{closed(where.conditions)} {enforced}"


def closed(text: str) -> str:
    """Return a sentence of a card with its full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
