"""Sign a report with an examiner's PKCS#12 (PAdES), and check such a signature. No network.

The signature is an incremental update (ISO 32000-2 §7.5.6, ETSI EN 319 142-1, level B-B): the
unsigned bytes are a prefix of the signed ones. No time server and no revocation is asked.
"""

import hashlib
import logging
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import (
    CertificateUnusable,
    KeyFileUnreadable,
    ReportError,
    WrongPassword,
)
from workbench.model import Problem, now
from workbench.report.choices import SignatureContent

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import SimpleSigner

FIELD = "Report"
MAX_KEY_FILE = 1 << 20  # bytes: a key, its certificate and their chain take some thousand
LEAST_RSA = 2048
UNSIGNED, UNSIGNED_BYTES = "unsigned_sha256", "unsigned_bytes"
CERTIFICATE, SIGNER = "certificate_sha256", "signed_by"
BYTE_RANGE = b"/ByteRange"  # no signature is without it
LENGTH = re.compile(r"[0-9]{1,15}")  # of bytes, as the log has it


@dataclass(frozen=True, slots=True)
class Signer:
    """An examiner's key, ready to sign, and what the report says of its certificate."""

    told: SignatureContent
    _key: "SimpleSigner"

    def __repr__(self) -> str:
        """Name the certificate and never the key."""
        return f"Signer({self.told.subject!r})"

    def sign(self, pdf: bytes, reason: str) -> bytes:
        """Return the PDF with its signature appended. Raises ReportError."""
        return _signed(pdf, self._key, reason)


def open_signer(path: Path, password: str, at: datetime | None = None) -> Signer:
    """Return the signer of a PKCS#12 file, if its certificate may sign at this moment.

    Raises KeyFileUnreadable, WrongPassword, CertificateUnusable. The password is kept nowhere.
    """
    data = _read(path)
    key, certificate, others = _opened(data, password, path)
    _require_usable(certificate, at or now())
    return Signer(_told(certificate), _simple_signer(key, certificate, others))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_KEY_FILE + 1)
    except OSError as error:
        raise KeyFileUnreadable(f"{path}: {error.strerror or error}") from error
    if len(data) > MAX_KEY_FILE:
        raise KeyFileUnreadable(f"{path} is too large for a PKCS#12 file")
    return data


def _opened(
    data: bytes, password: str, path: Path
) -> tuple[object, "Certificate", list[object]]:
    from asn1crypto.pkcs12 import Pfx  # noqa: PLC0415  # signing is rare, and slow to load
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415

    try:
        Pfx.load(data, strict=True).native  # noqa: B018  # is it one at all?
    except (ValueError, TypeError, KeyError) as error:
        raise KeyFileUnreadable(f"{path} is no PKCS#12 file") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd but lawful encodings of old key files
            key, certificate, others = pkcs12.load_key_and_certificates(
                data, password.encode() if password else None
            )
    except ValueError as error:
        raise WrongPassword(f"the password does not open {path}") from error
    except Exception as error:  # whatever a hostile key file sets off
        raise KeyFileUnreadable(f"{path} cannot be read: {type(error).__name__}") from error
    if key is None or certificate is None:
        raise KeyFileUnreadable(f"{path} holds no private key with its certificate")
    return key, certificate, list(others)


def _require_usable(certificate: "Certificate", at: datetime) -> None:
    """Raise CertificateUnusable where a verifier would refuse the signature."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415

    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if at > last:
        raise CertificateUnusable(f"the certificate expired on {last:%Y-%m-%d}")
    if at < first:
        raise CertificateUnusable(f"the certificate is not valid before {first:%Y-%m-%d}")
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        usage = None
    if usage and not (usage.digital_signature or usage.content_commitment):
        raise CertificateUnusable("the certificate's key usage does not allow signatures")
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < LEAST_RSA:
        raise CertificateUnusable(f"its RSA key of {key.key_size} bits is too weak")
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise CertificateUnusable("its kind of key is not supported: use RSA or ECDSA")


def _told(certificate: "Certificate") -> SignatureContent:
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

    return SignatureContent(
        subject=certificate.subject.rfc4514_string() or "no name",
        issuer=certificate.issuer.rfc4514_string() or "no name",
        serial=f"{certificate.serial_number:x}",
        sha256=certificate.fingerprint(SHA256()).hex(),
        valid_from=certificate.not_valid_before_utc.astimezone(UTC),
        valid_until=certificate.not_valid_after_utc.astimezone(UTC),
    )


def _simple_signer(
    key: object, certificate: "Certificate", others: list[object]
) -> "SimpleSigner":
    from asn1crypto.keys import PrivateKeyInfo  # noqa: PLC0415
    from asn1crypto.x509 import Certificate as Asn1Certificate  # noqa: PLC0415
    from cryptography.hazmat.primitives import serialization as ser  # noqa: PLC0415
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    plain = key.private_bytes(  # type: ignore[attr-defined]  # of RSA or EC: see _require_usable
        ser.Encoding.DER, ser.PrivateFormat.PKCS8, ser.NoEncryption()
    )
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    for other in others:
        store.register(Asn1Certificate.load(_der(other)))
    return SimpleSigner(
        signing_cert=Asn1Certificate.load(_der(certificate)),
        signing_key=PrivateKeyInfo.load(plain),
        cert_registry=store,
    )


def _der(certificate: object) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    data: bytes = certificate.public_bytes(Encoding.DER)  # type: ignore[attr-defined]
    return data


def _signed(pdf: bytes, key: "SimpleSigner", reason: str) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import signers  # noqa: PLC0415
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: PLC0415

    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    out = BytesIO()
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        signers.PdfSigner(meta, key).sign_pdf(writer, output=out)
    except Exception as error:  # of many libraries; no password is in it
        raise ReportError(f"the report cannot be signed: {type(error).__name__}") from error
    data = out.getvalue()
    if not data.startswith(pdf):
        raise ReportError("the signature would have changed the pages of the report")
    return data


def remarks(unsigned: bytes, told: SignatureContent) -> Mapping[str, str]:
    """Return what the audit log keeps of a signature, beside the hash of the signed file."""
    return {
        UNSIGNED: hashlib.sha256(unsigned).hexdigest(),
        UNSIGNED_BYTES: str(len(unsigned)),
        CERTIFICATE: told.sha256,
        SIGNER: told.subject,
    }


def signature_problems(
    data: bytes, detail: Mapping[str, str], subject: str
) -> Iterator[Problem]:
    """Yield what is wrong with the signature of a report whose log says `detail`.

    Checked are the unsigned bytes, that the signature covers the whole file and is valid for
    its certificate, and that this is the one on record. Who the certificate belongs to is not.
    """
    signed, certificate = CERTIFICATE in detail, detail.get(CERTIFICATE, "")
    carried, wrong = _checked(data, certificate if signed else None)
    if signed != carried:
        state = "is signed in the log and not" if signed else "carries a signature not"
        yield Problem("signature_mismatch", subject, f"{subject} {state} on record.")
    if signed and not _begins_unsigned(data, detail):
        sentence = f"The unsigned part of {subject} is not the one on record."
        yield Problem("signature_mismatch", subject, sentence)
    if wrong:
        yield Problem("signature_invalid", subject, f"{subject}: {wrong}.")


def _begins_unsigned(data: bytes, detail: Mapping[str, str]) -> bool:
    """Tell whether a file begins with the bytes on record; a tampered log may name none."""
    length = detail.get(UNSIGNED_BYTES, "")
    if not LENGTH.fullmatch(length):
        return False
    return hashlib.sha256(data[: int(length)]).hexdigest() == detail.get(UNSIGNED)


def _checked(data: bytes, certificate: str | None) -> tuple[bool, str]:
    """Return whether a PDF carries signatures, and why one of `certificate` does not hold.

    The parser is asked: the words of a signature may stand in any text from evidence.
    """
    if certificate is None and BYTE_RANGE not in data:
        return False, ""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    def look() -> tuple[bool, str]:
        reader = PdfFileReader(BytesIO(data))
        carried = bool(reader.embedded_signatures)
        return carried, "" if certificate is None else _wrong(reader, certificate)

    return _quietly(look, signed=certificate is not None)


def _quietly(check: Callable[[], tuple[bool, str]], *, signed: bool) -> tuple[bool, str]:
    """Run a check whose library tells the log of the untrusted root that nobody gave it."""
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        return check()
    except Exception as error:  # noqa: BLE001  # a damaged PDF sets off anything
        wrong = f"its signature cannot be read ({type(error).__name__})"
        return signed, wrong if signed else ""


def _wrong(reader: "PdfFileReader", certificate: str) -> str:
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    found = reader.embedded_signatures
    if len(found) != 1:
        return f"it carries {len(found)} signatures and not one"
    offline = ValidationContext(trust_roots=[], allow_fetching=False)
    status = validate_pdf_signature(found[0], offline)
    if not (status.intact and status.valid):
        return "its signature does not fit its bytes"
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return "bytes were added after it was signed"
    if status.signing_cert.sha256.hex() != certificate:
        return "it is signed with another certificate than the one on record"
    return ""
