"""C2PA content credentials: what a file's signed manifests say, and whether they hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from analyzers.provenance.manifest_facts import facts
from analyzers.provenance.manifest_store import (
    CannotCarry,
    CannotParse,
    read_store,
)
from analyzers.provenance.plain import each_once
from workbench.analyzer import AnalyzerInfo, FrameBatch, Observation, Source
from workbench.model import Family, FileOutcome, MediaKind, Need, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class C2pa:
    """Validate a file's C2PA manifests offline and spell out their state.

    `trust_anchors` are PEM certificates of signers' roots that the laboratory trusts; none
    are shipped, and without them no signer is trusted.
    """

    info: ClassVar[AnalyzerInfo] = AnalyzerInfo(
        name="provenance.c2pa",
        title="C2PA content credentials",
        version="1.0",
        media=frozenset(MediaKind),
        family=Family.PROVENANCE,
        needs=Need.FILE,
        reference=(
            "C2PA Technical Specification 2.2, validated with the c2pa-python library of the "
            "Content Authenticity Initiative, without network"
        ),
        limitations=(
            "A valid manifest says that the bytes are as the signer left them, not that the "
            "picture shows what happened. No trust list is shipped: 'signer not trusted' means "
            "on no list that this program knows. Revocation and remote manifests are not "
            "looked up, because nothing connects to a network. Absence says nothing: most "
            "programs and platforms write none, or remove it. An ingredient that was already "
            "broken when the signer took it in leaves the claim over it valid."
        ),
        validated_range=(
            "Formats that carry a C2PA store: JPEG, PNG, WebP, GIF, TIFF, DNG, HEIC, AVIF, "
            "JPEG XL, MP4, MOV, AVI. Fragmented streams without their fragments do not verify."
        ),
    )

    trust_anchors: str = ""

    def begin(self, source: Source) -> "C2paReading":
        """Start reading one file; it is validated in `conclude`."""
        return C2paReading(self, source)


@dataclass(frozen=True, slots=True)
class C2paReading:
    """Validates the manifests of one file."""

    settings: C2pa
    source: Source

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield nothing: the manifests stand in the file."""
        return iter(())

    def conclude(self) -> Iterator[Observation]:
        """Yield the state, what the manifests say and what failed, then the outcome."""
        try:
            store = read_store(self.source.path, self.settings.trust_anchors)
        except CannotCarry:
            yield FileOutcome(outcome=Outcome.NOT_APPLICABLE, reason="format_carries_no_c2pa")
        except CannotParse as error:
            yield FileOutcome(
                outcome=Outcome.WITHHELD, reason="container_damaged", detail=str(error)[:300]
            )
        else:
            yield from each_once(facts(store))
            yield FileOutcome(outcome=Outcome.SCORED)
