"""What was chosen when a report was issued, as its pages and its document tell it."""

from dataclasses import dataclass
from datetime import datetime


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
