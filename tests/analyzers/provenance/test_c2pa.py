"""The state of content credentials is what was done to the file, and no network is touched."""

import json
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import c2pa
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import Image

from analyzers.provenance.c2pa import C2pa
from analyzers.provenance.manifest_store import State, offline_settings, read_store
from workbench.errors import AnalyzerError
from workbench.model import Outcome

GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
CAPTURED = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"


@pytest.fixture(scope="module")
def signatory():
    return Signatory()


@pytest.fixture
def picture(tmp_path, scene, write_jpeg):
    return write_jpeg(tmp_path / "picture.jpg", scene(96, 96))


def created(source_type):
    return [{"action": "c2pa.created", "digitalSourceType": source_type}]


def test_a_file_without_a_manifest(ask, picture):
    said = ask(C2pa(), picture)

    assert said.text("c2pa_state") == "absent"
    assert said.outcome.outcome is Outcome.SCORED
    assert len(said.facts) == 1


def test_a_manifest_by_a_signer_on_no_list(ask, picture, signatory, tmp_path):
    said = ask(C2pa(), signatory.sign(picture, tmp_path / "signed.jpg", created(CAPTURED)))

    assert said.text("c2pa_state") == "valid but signer not trusted"
    assert said.text("c2pa_signer") == "Test Signer"
    assert said.text("c2pa_issuer") == "Loupe Tests"
    assert said.text("c2pa_claim_generator") == "loupe tests 1"
    assert said.text("c2pa_action") == "c2pa.created"
    assert said.telling == set()


def test_a_manifest_by_a_signer_the_laboratory_trusts(ask, picture, signatory, tmp_path):
    signed = signatory.sign(picture, tmp_path / "signed.jpg", created(CAPTURED))

    said = ask(C2pa(trust_anchors=signatory.root_pem), signed)

    assert said.text("c2pa_state") == "valid"


def test_a_manifest_that_declares_generated_content_tells(ask, picture, signatory, tmp_path):
    said = ask(C2pa(), signatory.sign(picture, tmp_path / "signed.jpg", created(GENERATED)))

    assert "trained model" in said.text("c2pa_source_type")
    assert said.telling == {"c2pa_source_type"}


def test_trust_anchors_that_are_no_certificates_are_an_error(ask, picture):
    with pytest.raises(AnalyzerError, match="trust anchors"):
        ask(C2pa(trust_anchors="not a certificate"), picture)


def test_a_certificate_that_has_expired_since(ask, picture, tmp_path):
    """The library refuses to sign under an expired certificate, so this one lives seconds."""
    said = ask(C2pa(), signed_and_expired(picture, tmp_path / "signed.jpg"))

    assert said.text("c2pa_state") == "valid but signer certificate expired"


def signed_and_expired(picture, path):
    """Sign under a certificate that has expired when this returns."""
    for seconds in (4, 60):  # longer only where the machine was too busy to sign in time
        brief = Signatory(last_day=seconds / 86400)
        ends = time.time() + seconds
        try:
            signed = brief.sign(picture, path, created(CAPTURED))
        except c2pa.C2paError:
            continue
        while time.time() < ends + 1:
            time.sleep(0.1)
        return signed
    raise AssertionError("no certificate lived long enough to sign under it")


def test_one_changed_byte_breaks_it(ask, picture, signatory, tmp_path):
    signed = signatory.sign(picture, tmp_path / "signed.jpg", created(CAPTURED))
    data = bytearray(signed.read_bytes())
    data[-40] ^= 1
    signed.write_bytes(data)

    said = ask(C2pa(), signed)

    assert said.text("c2pa_state") == "broken"
    assert any(
        text.startswith("assertion.dataHash.mismatch")
        for text in said.texts("c2pa_validation_failure")
    )
    assert said.telling == {"c2pa_state"}
    stated = {fact.name: fact.stated for fact in said.facts}
    assert not stated["c2pa_state"] and not stated["c2pa_validation_failure"]
    assert stated["c2pa_claim_generator"]


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_a_store_cut_short_or_scrambled_is_an_outcome(picture, signatory, tmp_path, keep):
    signed = signatory.sign(picture, tmp_path / "signed.jpg", created(CAPTURED))
    data = bytearray(signed.read_bytes())
    start = data.index(b"jumb")
    cut = start + int(keep * 2000)
    data[cut : cut + 8] = b"\xff" * 8
    signed.write_bytes(data)

    assert read_store(signed).state is State.BROKEN


def test_a_format_without_a_place_for_manifests_is_not_applicable(ask, scene, tmp_path):
    Image.fromarray(scene(64, 64)).save(tmp_path / "picture.bmp")

    said = ask(C2pa(), tmp_path / "picture.bmp")

    assert said.outcome.outcome is Outcome.NOT_APPLICABLE
    assert said.outcome.reason == "format_carries_no_c2pa"
    assert said.texts("c2pa_state") == []


@pytest.mark.parametrize("suffix", ["png", "webp", "tiff", "gif", "avif", "mp4", "mov", "avi"])
def test_formats_that_can_carry_manifests_are_read(ask, scene, write_video, tmp_path, suffix):
    path = tmp_path / f"medium.{suffix}"
    if suffix in {"mp4", "mov", "avi"}:
        write_video(path, [scene(64, 64)] * 3)
    else:
        Image.fromarray(scene(64, 64)).save(path)

    assert ask(C2pa(), path).text("c2pa_state") == "absent"


class Listener:
    """A server on this machine that counts who asks it for a manifest."""

    def __enter__(self):
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

            def log_message(self, *args):
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/manifest.c2pa"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *args):
        self._server.shutdown()
        self._server.server_close()


def test_a_remote_manifest_is_never_fetched(ask, picture, signatory, tmp_path):
    """The library's own default does fetch it, which shows that the listener would notice."""
    with Listener() as listener:
        signed = signatory.sign(picture, tmp_path / "remote.jpg", remote_url=listener.url)
        said = ask(C2pa(), signed)
        asked_by_us = list(listener.asked)
        with pytest.raises(c2pa.C2paError):
            c2pa.Reader(str(signed), context=c2pa.Context.from_dict({}))

    assert asked_by_us == []
    assert listener.asked == ["/manifest.c2pa"]
    assert said.text("c2pa_state") == "not checkable without network"
    assert listener.url in said.text("c2pa_validation_failure")


def test_every_way_to_a_network_is_shut():
    settings = offline_settings("")

    assert settings["verify"]["remote_manifest_fetch"] is False
    assert settings["verify"]["ocsp_fetch"] is False
    assert settings["core"]["allowed_network_hosts"] == []


def stated(name):
    """Return the state that a test file's name states, None where it states none.

    Names spell a history from the last step back: C claim, A parent, I ingredient; X or an
    `E-…` before the first C is damage to this file. Damage to an ingredient that its taker
    recorded (`CIE-sig-CA`) leaves the last claim whole.
    """
    stem = name.rsplit("__", 1)[-1].rsplit(".", 1)[0].removeprefix("adobe-20220124-")
    if stem.startswith(("X", "E-")):
        return "broken"
    if stem == "no_manifest":
        return "absent"
    return "valid but signer not trusted" if stem.startswith("C") else None


@pytest.mark.laboratory
def test_the_state_of_every_file_whose_name_states_it(ask, laboratory):
    named = {
        path: stated(path.name)
        for path in sorted((laboratory / "c2pa").rglob("*.*"))
        if stated(path.name)
    }

    found = {path.name: ask(C2pa(), path).text("c2pa_state") for path in named}

    assert found == {path.name: state for path, state in named.items()}
    assert len(found) == 25


@pytest.mark.laboratory
def test_a_broken_ingredient_under_a_whole_claim_tells(ask, laboratory):
    (path,) = (laboratory / "c2pa").rglob("*20220124-CIE-sig-CA.jpg")

    said = ask(C2pa(), path)

    assert any(
        "claimSignature.mismatch" in t for t in said.texts("c2pa_ingredient_failure_recorded")
    )
    assert "c2pa_ingredient_failure_recorded" in said.telling


@pytest.mark.laboratory
def test_malformed_files_end_in_an_outcome(laboratory):
    from analyzers.provenance.manifest_store import CannotCarry, CannotParse

    states = []
    for path in (p for p in (laboratory / "malformed").rglob("*") if p.is_file()):
        try:
            states.append(read_store(path).state)
        except (CannotCarry, CannotParse) as refusal:
            states.append(type(refusal))

    assert len(states) == 195
    assert set(states) == {State.ABSENT, CannotCarry, CannotParse}


class Signatory:
    """A root, and under it a signer whose certificate is valid between two days from now."""

    def __init__(self, first_day=-30, last_day=365):
        root_key, self._key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        root_name, name = distinguished("Test Root"), distinguished("Test Signer")
        root = certificate(root_name, root_key, root_name, root_key, (-3650, 3650), ca=True)
        own = certificate(name, self._key, root_name, root_key, (first_day, last_day), ca=False)
        self.root_pem = pem(root)
        self._chain = pem(own) + pem(root)

    def signer(self):
        """Return a signer for the library."""
        key = self._key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return c2pa.Signer.from_info(
            c2pa.C2paSignerInfo(b"es256", self._chain.encode(), key, None)
        )

    def sign(self, source, target, actions=(), remote_url=None):
        """Write `source` with a manifest to `target`; with `remote_url` only its address."""
        manifest = {
            "claim_generator_info": [{"name": "loupe tests", "version": "1"}],
            "title": source.name,
            "assertions": [{"label": "c2pa.actions", "data": {"actions": list(actions)}}],
        }
        settings = {
            "verify": {"verify_after_sign": False, "verify_trust": False},
            "builder": {"thumbnail": {"enabled": False}},
        }
        context = c2pa.Context.from_dict(settings)
        builder = c2pa.Builder(json.dumps(manifest), context=context)
        if remote_url:
            builder.set_no_embed()
            builder.set_remote_url(remote_url)
        with source.open("rb") as original, target.open("w+b") as signed:
            builder.sign(self.signer(), "image/jpeg", original, signed)
        return target


def distinguished(name):
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Loupe Tests"),
        ]
    )


def certificate(subject, key, issuer, issuer_key, days, *, ca):
    first, last = (datetime.now(UTC) + timedelta(days=day) for day in days)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage(ca), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
    )
    if not ca:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(purpose, critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def usage(ca):
    return x509.KeyUsage(
        digital_signature=not ca,
        key_cert_sign=ca,
        crl_sign=ca,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def pem(signed):
    return signed.public_bytes(serialization.Encoding.PEM).decode()


@pytest.mark.laboratory
def test_no_fact_is_told_twice(ask, laboratory):
    paths = [path for path in sorted(laboratory.glob("c2pa/**/*")) if path.suffix == ".jpg"]

    for path in paths:
        told = [(fact.name, fact.text) for fact in ask(C2pa(), path).facts]
        assert len(told) == len(set(told)), path.name

    assert paths
