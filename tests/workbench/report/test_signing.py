"""A signature holds the bytes it was made for, and says no more than it can prove."""

import hashlib
import sqlite3
import subprocess
from contextlib import closing
from datetime import timedelta
from io import BytesIO
from shutil import which

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from case_store.verification import verify
from workbench.errors import CertificateUnusable, KeyFileUnreadable, ReportError, WrongPassword
from workbench.model import now
from workbench.report.signing import open_signer, signature_problems

WORD = "örtliche Prüfung 7"
SIGNING = {
    "digital_signature": True,
    "content_commitment": True,
    "key_encipherment": False,
    "data_encipherment": False,
    "key_agreement": False,
    "key_cert_sign": False,
    "crl_sign": False,
    "encipher_only": False,
    "decipher_only": False,
}


def certified(key, *, begin=-1, end=30, usage=SIGNING):
    """Return a certificate of this key's own, valid between these days from now."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A. Vos <b>&\u202e")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(4711)
        .not_valid_before(now() + timedelta(days=begin))
        .not_valid_after(now() + timedelta(days=end))
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .sign(key, hashes.SHA256())
    )


@pytest.fixture(scope="module")
def key():
    return ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def key_file(tmp_path, key):
    """Write a PKCS#12 file and return where it lies."""

    def make(key=key, **options):
        path = tmp_path / "examiner.p12"
        lock = BestAvailableEncryption(WORD.encode())
        made = pkcs12.serialize_key_and_certificates(
            b"k", key, certified(key, **options), None, lock
        )
        path.write_bytes(made)
        return path

    return make


@pytest.fixture
def signed(issue, examined_photo, key_file, tmp_path):
    """A signed report: its record, and where it lies."""
    report, _ = issue(signer=open_signer(key_file(), WORD))
    return report, tmp_path / "report.pdf"


def parts(pdf):
    """Return what a signature covers, and its CMS."""
    [found] = PdfFileReader(BytesIO(pdf)).embedded_signatures
    first, length, second, rest = (int(one) for one in found.byte_range)
    covered = pdf[first : first + length] + pdf[second : second + rest]
    return covered, cms.ContentInfo.load(found.pkcs7_content).dump()


def test_the_signature_is_valid_covers_all_and_appends_to_the_unsigned_bytes(signed, store):
    report, path = signed
    pdf = path.read_bytes()
    [found] = PdfFileReader(BytesIO(pdf)).embedded_signatures
    status = validate_pdf_signature(
        found, ValidationContext(trust_roots=[], allow_fetching=False)
    )
    *_, event = store.events()
    size = int(event.detail["unsigned_bytes"])

    assert status.intact and status.valid and status.coverage.name == "ENTIRE_FILE"
    assert found.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert hashlib.sha256(pdf[:size]).hexdigest() == event.detail["unsigned_sha256"]
    assert pdf[:size].rstrip().endswith(b"%%EOF")
    assert hashlib.sha256(pdf).hexdigest() == event.detail["pdf_sha256"] == report.pdf_sha256
    assert verify(store.folder, report.head, path).ok


def signer_of(path):
    """Return the SHA-256 of the certificate that a PDF is signed with."""
    [found] = PdfFileReader(BytesIO(path.read_bytes())).embedded_signatures
    return found.signer_cert.sha256.hex()


def test_openssl_and_pdfsig_find_the_signature_good_and_a_changed_byte_bad(signed, tmp_path):
    _, path = signed
    covered, container = parts(path.read_bytes())
    changed = bytearray(covered)
    changed[len(changed) // 2] ^= 1
    (tmp_path / "cms").write_bytes(container)

    def holds(data):
        (tmp_path / "data").write_bytes(data)
        command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-noverify"]
        files = ["-in", tmp_path / "cms", "-content", tmp_path / "data", "-out", "/dev/null"]
        return subprocess.run([*command, *files], capture_output=True, check=False).returncode

    if which("pdfsig"):
        said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True)
        assert "Signature is Valid." in said.stdout and "Total document signed" in said.stdout
    if which("openssl") is None:
        pytest.skip("openssl is not installed")
    assert holds(covered) == 0
    assert holds(bytes(changed)) != 0


def test_one_changed_byte_is_found_in_the_case_and_in_a_copy(signed, store):
    report, path = signed
    pdf = path.read_bytes()
    for where in (0.1, 0.5, 0.9):
        changed = bytearray(pdf)
        changed[int(len(pdf) * where)] ^= 1
        path.write_bytes(changed)
        [problem] = verify(store.folder, None, path).problems
        assert problem.code == "report_changed"

    kept = store.report_path(report)
    kept.chmod(0o644)
    kept.write_bytes(changed)
    assert {one.code for one in verify(store.folder).problems} == {"file_changed"}


def test_the_pages_say_who_signs_and_what_that_does_not_prove(signed, text_of):

    _, path = signed
    text = text_of(PdfReader(path))
    assert "A. Vos (as entered; signed with the certificate below)" in text
    assert "no time server was asked" in text and "nor who used the key" in text
    assert "This report is not signed." not in text
    assert "\u202e" not in text
    assert signer_of(path) in text


def test_an_unsigned_report_says_so(issue, examined_photo, text_of):
    _, pdf = issue()
    assert "This report is not signed." in text_of(pdf)
    assert "Issued by A. Vos (as entered, not authenticated)" in text_of(pdf)


def test_a_signature_of_another_key_is_found(signed, store, key_file):
    _, path = signed
    *_, event = store.events()
    size = int(event.detail["unsigned_bytes"])
    other = open_signer(key_file(ec.generate_private_key(ec.SECP256R1())), WORD)
    forged = other.sign(path.read_bytes()[:size], "mine")

    [problem] = signature_problems(forged, event.detail, "it")
    assert "another certificate" in problem.sentence
    [added] = signature_problems(path.read_bytes() + b"\n% more", event.detail, "it")
    assert "after it was signed" in added.sentence
    [bare, unread] = signature_problems(path.read_bytes()[:size], event.detail, "it")
    assert "not on record" in bare.sentence and "0 signatures" in unread.sentence


@pytest.mark.parametrize("length", ["abc", "", "-1", "9" * 5000, "1_0", "٣"])
def test_a_log_that_was_tampered_with_breaks_no_check(signed, store, length):
    _, path = signed
    *_, event = store.events()
    forged = {**event.detail, "unsigned_bytes": length}
    [problem] = signature_problems(path.read_bytes(), forged, "it")
    assert problem.sentence == "The unsigned part of it is not the one on record."


def test_a_verification_goes_on_after_an_edited_length(signed, store):
    statement = (
        "UPDATE audit_event SET detail = json_set(detail, '$.unsigned_bytes', 'abc') "
        "WHERE action = 'report issued'"
    )
    with closing(sqlite3.connect(store.folder / "case.sqlite")) as database, database:
        assert database.execute(statement).rowcount == 1
    found = verify(store.folder)
    assert {one.code for one in found.problems} == {"event_edited", "signature_mismatch"}


def test_words_of_a_signature_in_a_text_of_evidence_are_none(issue, store, examined_photo):
    """A name of an exhibit may hold whatever PDF writes, also in the attached document."""
    report, _ = issue(author="A. /ByteRange [0 1 2 3] Vos")
    data = store.report_path(report).read_bytes()
    assert b"/ByteRange" in data, "it is to be there in plain bytes"
    assert list(signature_problems(data, {}, "it")) == []
    assert verify(store.folder, report.head).ok


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"begin": -9, "end": -2}, "expired"),
        ({"begin": 2, "end": 9}, "not valid before"),
        (
            {"usage": SIGNING | {"digital_signature": False, "content_commitment": False}},
            "usage",
        ),
    ],
)
def test_a_certificate_that_may_not_sign_is_refused(key_file, options, said):
    with pytest.raises(CertificateUnusable, match=said) as refused:
        open_signer(key_file(**options), WORD)
    assert "No report was issued" in refused.value.advice


def test_a_weak_key_is_refused(key_file):
    weak = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    with pytest.raises(CertificateUnusable, match="too weak"):
        open_signer(key_file(weak), WORD)


def test_a_wrong_password_and_what_is_no_key_are_told_apart(key_file, key, tmp_path):
    path = key_file()
    with pytest.raises(WrongPassword) as refused:
        open_signer(path, "guess")
    assert "guess" not in str(refused.value)
    other = tmp_path / "other.p12"
    pem = certified(key).public_bytes(Encoding.PEM)
    for data in (b"", b"\x30\x80", pem, path.read_bytes()[:-40], bytes((1 << 20) + 1)):
        other.write_bytes(data)
        with pytest.raises(KeyFileUnreadable):
            open_signer(other, WORD)
    with pytest.raises(KeyFileUnreadable):
        open_signer(tmp_path / "none.p12", WORD)


def test_neither_key_nor_password_is_kept(signed, store, key_file):
    told = repr(open_signer(key_file(), WORD)) + repr(list(store.events()))
    database = (store.folder / "case.sqlite").read_bytes()

    assert WORD not in told and "PrivateKey" not in told
    assert WORD.encode() not in database and WORD.encode() not in signed[1].read_bytes()


def test_what_cannot_be_signed_is_an_expected_error(key_file):
    with pytest.raises(ReportError, match="cannot be signed"):
        open_signer(key_file(), WORD).sign(b"no pdf", "")
