"""The fixed sentences of a report, and the plain words for codes and quantities.

A sentence here never says more than a record can carry: no certainty, no probability.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from workbench.model import (
    AnalyzerRun,
    Family,
    FindingState,
    Need,
    Outcome,
    RunState,
)
from workbench.report.choices import BlurredFaces

SUPPORT = (
    "Inconclusive as to degree. No likelihood ratio: no calibration applies to these analyzers."
)
TEXT_SHOWN = 400  # characters of a text from evidence
WHOLE, HUGE = 1000, 1e9  # from which numbers are written without decimals, with a power
MINUS = "\N{MINUS SIGN}"
AS_ENTERED = "as entered, not authenticated"
METADATA_ALONE = (
    "Metadata alone is no ground for a finding: it can be absent, copied or changed without "
    "a trace in the picture."
)
NO_FINDING = (
    "No finding was proposed. That the analyzers which ran pointed at nothing does not show "
    "that a file is authentic: see what was examined, and the limitations."
)
NOT_A_STATEMENT = (
    "The absence of a finding, or of a further one, is no statement of authenticity."
)
UNREVIEWED = (
    "No named examiner has decided about a finding. This report is a draft: it holds proposals "
    "of the program only, and no examiner's finding."
)
NOT_PROVEN = (
    "The chain shows that the log was not changed after a link whose hash is known from "
    "elsewhere, such as the head printed in this report. Without such a copy, whoever can "
    "write to the case folder could rebuild the whole chain.",
    "The chain orders the events and carries the times of this workstation's clock; it does "
    "not prove that the clock was right.",
    "Names in the log and in this report are as entered at the workstation. The chain does not "
    "prove who sat there.",
    "An unchanged hash shows integrity: the bytes are those that were received. It says "
    "nothing about authenticity, nor about what happened to the file before it was received.",
)
LEFT_OUT = (
    "By the settings of the agency's letterhead, what belongs here stands in the attached "
    "document only."
)
BLURRED = (
    "Some faces are made unrecognisable in the pictures of this report; they are named under "
    "Faces. The evidence in the case is unchanged, and hashes are those of the originals."
)
NONE_BLURRED = (
    "No face is made unrecognisable in the pictures of this report: of those to be hidden none "
    "was found. A face that was not found is not hidden."
)
BLURRED_HOW = (
    "A face is replaced by 4 × 4 tiles of few shades in every picture, map and crop; what was "
    "drawn from it, and whatever might show it and cannot be placed, is so altered as a whole. "
    "Faces are hidden where the face pass found them, between and shortly before and after: "
    "one that it did not find is not hidden. Nothing that was read or measured is affected."
)
NOT_SIGNED = "This report is not signed."
SIGNED = (
    "This report was made to be signed with the certificate named on the cover. A signature "
    "that validates shows that these are the bytes which the holder of that key signed. It "
    "does not show that what they say is right, nor who used the key.",
    "Whose the certificate is rests on its issuer. Whether it was revoked was not looked up, "
    "and no time server was asked: the time of signing is that of this workstation's clock.",
    "A copy whose signature does not validate, or a print on paper, is unsigned.",
)
ALTERNATIVES = {
    Family.FREQUENCY: (
        "Up-scaling, sharpening, a beauty filter, noise reduction in the camera or a "
        "screen recapture also bend a spectrum."
    ),
    Family.COMPRESSION: (
        "Recompression by a messenger or a website, resizing, local contrast and smooth or "
        "saturated areas also change compression and noise traces."
    ),
    Family.PROVENANCE: (
        "Metadata and manifests are removed or rewritten by ordinary software and services, "
        "and can be written by anyone."
    ),
    Family.LAUNDERING: "Ordinary restoration and compression can resemble re-generation.",
    Family.BLENDING: "Make-up, occlusion and recompression can leave edges in a face.",
    Family.SYNTHESIS: "Strong filters and recompression can resemble generated texture.",
    Family.FACE_PARTS: "Retouching, blur and low resolution also change parts of a face.",
    Family.GAZE: "Squint, glasses and low resolution also change a measured gaze.",
    Family.PRESENTATION: (
        "A still picture that an edited video pans over also moves as one plane; so, nearly, "
        "does a face at rest before a moving camera."
    ),
    Family.ATTRIBUTION: "Another generator than those known can look alike.",
}
NOT_TESTED = (
    "These alternatives belong to H2. None of them was tested by an experiment in this "
    "examination."
)
OUTCOME_WORDS = {
    Outcome.SCORED: "scored",
    Outcome.NOT_APPLICABLE: "not applicable",
    Outcome.WITHHELD: "withheld",
    Outcome.FAILED: "failed",
}
RUN_WORDS = {
    RunState.RUNNING: "not ended",
    RunState.FINISHED: "finished",
    RunState.CANCELLED: "cancelled",
    RunState.FAILED: "failed",
}
OF_PICTURES = {Family.FREQUENCY, Family.LAUNDERING}
FAMILY_WORDS = {family: family.value.replace("_", " ").capitalize() for family in Family}
STATE_WORDS = {
    FindingState.PROPOSED: "proposed, not decided",
    FindingState.CONFIRMED: "confirmed",
    FindingState.REJECTED: "rejected",
}


def when(moment: datetime | None) -> str:
    """Write a moment with its zone, which is always UTC in a case."""
    return "—" if moment is None else f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def moment(at: datetime | None) -> str:
    """Write a moment without its zone, for a column whose head names it: UTC."""
    return when(at).removesuffix(" UTC")


def clock(seconds: float) -> str:
    """Write a presentation time as minutes, seconds and milliseconds: 1:02.480."""
    sign, seconds = (MINUS if seconds < 0 else ""), abs(seconds)
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{sign}{minutes}:{rest / 1000:06.3f}"


def amount(count: int, noun: str, plural: str = "") -> str:
    """Write a count with its noun: 1 file, 3 files, 0 entries."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}".replace(",", " ")


def unit(run: AnalyzerRun) -> str:
    """Name what a run counts: files, frames, or in each frame the faces that it read there.

    Families that read the picture itself look at faces as well, and count frames.
    """
    only_faces = run.info.needs is Need.FACES and run.info.family not in OF_PICTURES
    of_faces = only_faces and run.coverage.unit == "frame"
    return "face reading" if of_faces else run.coverage.unit


def size(count: int) -> str:
    """Write a number of bytes exactly, in groups of three digits."""
    return amount(count, "byte")


ENDINGS = {
    RunState.RUNNING: "the run did not end",
    RunState.FINISHED: "the run finished",
    RunState.CANCELLED: "the run was cancelled",
    RunState.FAILED: "the run failed",
}


def number(value: float | None) -> str:
    """Write a measured number with four digits; a dash where there is none."""
    return "—" if value is None else f"{value:.4g}".replace("-", MINUS)


def rounded(value: float | None) -> str:
    """Write a measured number for a table: 0.940, 12.4, whole ones and large ones as 1035."""
    if value is None:
        return "—"
    if abs(value) < HUGE and (abs(value) >= WHOLE or value == round(value)):
        text = f"{value:.0f}"
    else:
        text = f"{value:#.3g}".rstrip(".")
    return text.replace("-", MINUS)


def code(reason: str) -> str:
    """Write a reason code as words: too_small -> too small."""
    return reason.replace("_", " ")


def rank(percentile: float | None) -> str:
    """Write a percentile to a tenth; a dash where none was measured."""
    return "—" if percentile is None else f"{percentile:.1f}"


def stretch(first: float | None, last: float | None) -> str:
    """Write the part of a medium that a finding is about."""
    if first is None or last is None:
        return "the whole medium"
    return f"{clock(first)} to {clock(last)} (presentation time, minutes:seconds)"


def blurred_words(told: Iterable[BlurredFaces]) -> str:
    """Say that faces are hidden, or that none of those to be hidden was found."""
    return BLURRED if any(one.hidden for one in told) else NONE_BLURRED


def headline(text: str, limit: int = 120) -> str:
    """Return the beginning of a text on one line, cut between words or before a bracket."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rsplit(" ", 1)[0]
    if cut.count("(") > cut.count(")"):
        cut = cut.rpartition("(")[0] or cut
    return f"{cut.rstrip(' ,;:(')} …"


def shortened(text: str, limit: int = TEXT_SHOWN) -> str:
    """Return text cut to a number of characters, saying how many it had."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}… ({amount(len(text), 'character')} in all)"
