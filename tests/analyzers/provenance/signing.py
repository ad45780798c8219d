"""Signs pictures with C2PA manifests under certificates made on the spot, for tests."""

import json
from datetime import UTC, datetime, timedelta

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.now(UTC)


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
    first, last = (NOW + timedelta(days=day) for day in days)
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
