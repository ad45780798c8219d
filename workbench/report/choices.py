"""What was chosen when a report was issued, as its pages and its document tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

MOST_NAMED = 8  # figures that a sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureContent:
    """The certificate by which a report is made to be signed; its words are untrusted text."""

    subject: str
    issuer: str
    serial: str
    sha256: str
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadContent:
    """The settings by which an agency shapes its reports; `sha256` is of their file."""

    name: str
    address: tuple[str, ...]
    footer: str
    accent: str
    left_out: tuple[str, ...]
    sha256: str
    logo_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlurredFaces:
    """The faces of an exhibit that its pictures do not show, and those that they do."""

    exhibit: str
    hidden: tuple[str, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFace:
    """A face that printed figures show though nobody examined it, and why it was not."""

    exhibit: str
    label: str
    figures: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFaces:
    """What was hidden, which unexamined faces are seen, and where faces were not looked for."""

    blurred: tuple[BlurredFaces, ...] = ()
    unexamined: tuple[PrintedFace, ...] = ()
    unsearched: tuple[str, ...] = ()


def sentences(found: PrintedFaces) -> Iterator[tuple[bool, str]]:
    """Yield sentences for whom issues the report, each with whether it is a warning."""
    for one in found.blurred:
        hidden = ", ".join(one.hidden) or "no face, since none was found"
        shown = f"; shown: {', '.join(one.shown)}" if one.shown else ""
        yield False, f"{one.exhibit}: hidden in every picture: {hidden}{shown}."
    for face in found.unexamined:
        listed = ", ".join(map(str, face.figures[:MOST_NAMED]))
        more = "…" if len(face.figures) > MOST_NAMED else ""
        figures = "figure" if len(face.figures) == 1 else "figures"
        seen = f"{face.label} was {face.why} and is seen in {figures} {listed}{more}"
        told = f"{face.exhibit}: {seen}"
        hint = f"if it is a bystander's, hide it (blur “{face.exhibit}:{face.label}”)"
        yield True, f"{told}; {hint}."
    if found.unsearched:
        listed = ", ".join(found.unsearched)
        told = f"Faces were not looked for to the end in {listed}"
        yield True, f"{told}: its pictures may show some that nobody knows of here."
