"""A picture outside of what was validated is withheld, and a reader is told why."""

from dataclasses import asdict, replace

import pytest

from analyzers.compression.noise_residual import NoiseResidual
from analyzers.frequency.spectrum import FrequencySpectrum
from analyzers.quality.estimate import Estimate, unknown
from analyzers.quality.gate import ValidatedPixels
from analyzers.quality.picture import PictureQuality
from analyzers.quality.quantisation import Compression
from analyzers.quality.resampling import Resampling
from analyzers.quality.wording import told
from workbench.model import Fact, Measurement

NOT_RESAMPLED = Resampling(resampled=False, factor=Estimate(value=1.0, error=0.04))
WITHIN = ValidatedPixels(resampled=False, least_quality=70, widest_blur=1.5)


def quality(factor=None, share=1.0, jpeg=90.0, blur=0.5):
    resampling = NOT_RESAMPLED
    if factor:
        known = Estimate(value=factor, error=0.002)
        resampling = Resampling(resampled=True, factor=known, strength=30.0, share=share)
    return PictureQuality(
        resampling=resampling,
        compression=Compression(quality=Estimate(value=jpeg, error=1.0)),
        blur=Estimate(value=blur, error=0.1),
    )


UNKNOWN = PictureQuality(
    resampling=Resampling(resampled=False, factor=unknown("too_small")),
    compression=Compression(quality=unknown("no_compression_seen")),
    blur=unknown("no_edges"),
)


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        (quality(), ""),
        (quality(jpeg=70.0, blur=1.5), ""),
        (quality(factor=1.5), "resampled"),
        (quality(factor=1.5, share=0.49), ""),
        (quality(jpeg=69.0), ""),  # as a planted 70 may be read
        (quality(jpeg=68.9), "compressed_too_coarsely"),
        (quality(factor=1.5, jpeg=50.0), "compressed_too_coarsely"),
        (quality(blur=1.6), "too_blurred"),
        (UNKNOWN, ""),
    ],
)
def test_the_bounds_themselves_lie_within(seen, reason):
    assert WITHIN.outside(seen) == reason
    assert ValidatedPixels().outside(seen) == ""


def test_the_bounds_are_said_in_words():
    assert WITHIN.sentence == (
        "Scored only: pictures that show no resampling, no sign of a JPEG compression below "
        "quality 70, edges blurred by at most 1.5 pixels."
    )
    assert ValidatedPixels().sentence == "No bound is set on resampling or blur."


@pytest.mark.parametrize("method", [FrequencySpectrum(), NoiseResidual()])
def test_the_gate_of_a_method_is_among_its_settings(method):
    open_to_all = replace(method, least_quality=None)

    assert method.within.sentence in method.info.validated_range
    assert asdict(method)["least_quality"] == method.within.least_quality
    assert method.within.outside(quality(jpeg=40.0)) == "compressed_too_coarsely"
    assert open_to_all.within.outside(quality(jpeg=40.0)) == ""


@pytest.mark.parametrize("bound", ["resampled", "resampled_share", "widest_blur"])
def test_each_bound_of_the_spectrum_is_a_setting(bound):
    method = FrequencySpectrum()

    assert asdict(method)[bound] == getattr(method.within, bound)


def test_a_reader_is_told_the_reason_the_values_and_their_errors():
    said = list(told(quality(factor=1.5), 7, "resampled"))

    (fact,) = [one for one in said if isinstance(one, Fact)]
    values = {one.name: one.value for one in said if isinstance(one, Measurement)}
    assert fact.text == (
        "Withheld, as the picture shows a resampling. Enlarged 1.500 ± 0.002 times, seen in "
        "100 % of the picture's strips; JPEG quality 90 ± 1; blur 0.50 ± 0.10 pixels."
    )
    assert fact.where == "frame 7" and not fact.stated
    assert values["resampling_factor"] == 1.5 and values["resampling_factor_error"] == 0.002
    assert values["compression_quality"] == 90 and values["blur"] == 0.5


def test_what_was_not_measured_has_its_reason_and_no_number():
    (fact,) = told(UNKNOWN, 0)

    assert fact.text == (
        "Resampling not measurable (too small); no JPEG compression seen; blur not measurable "
        "(no edges)."
    )


def test_candidates_are_named_where_the_factor_is_open():
    open_to = Resampling(
        resampled=True, factor=unknown("factor_ambiguous"), candidates=(2.0, 0.667), share=1.0
    )
    seen = PictureQuality(
        resampling=open_to, compression=UNKNOWN.compression, blur=UNKNOWN.blur
    )

    assert "resampled, perhaps by 2.00 or 0.67 times" in next(iter(told(seen, 0))).text.lower()
    assert WITHIN.outside(seen) == "resampled"


def test_an_estimate_has_a_value_or_a_reason():
    with pytest.raises(ValueError, match="a reason why"):
        Estimate()
    with pytest.raises(ValueError, match="a reason why"):
        Estimate(value=1.0, reason="too_small")
