"""A file's C2PA manifest store, read and validated without any network.

The validation itself is the C2PA organisation's own library (c2pa-python over c2pa-rs); here
stands how it is kept offline and how its codes become one of six states.
Source of the codes: C2PA Technical Specification 2.2, section 15.2 "Validation results".
"""

import json
import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from analyzers.provenance.plain import mapping, printable, sequence
from workbench.errors import AnalyzerError

# The JUMBF description box of a C2PA store: its type, then the C2PA UUID's first half.
STORE_MARK = b"jumdc2pa\x00\x11\x00\x10"
UNTRUSTED = frozenset({"signingCredential.untrusted"})
EXPIRED = frozenset({"signingCredential.expired", "claimSignature.outsideValidity"})
# Statements beside the claim: who a person is (CAWG identity), and when it was signed.
BESIDE_THE_CLAIM = ("cawg.", "timeStamp.")
OUT_OF_REACH = (".inaccessible", "did_unavailable")


class State(StrEnum):
    """What validating a file's manifests offline came to."""

    ABSENT = "absent"
    VALID = "valid"
    UNTRUSTED = "valid but signer not trusted"
    EXPIRED = "valid but signer certificate expired"
    BROKEN = "broken"
    REMOTE = "not checkable without network"


@dataclass(frozen=True, slots=True)
class Failure:
    """One check that failed: its code, what the library says, where in the store."""

    code: str
    explanation: str
    where: str


@dataclass(frozen=True, slots=True)
class Store:
    """A validated manifest store: its state, what failed, and its manifests by label."""

    state: State
    failures: tuple[Failure, ...] = ()
    active: str = ""
    manifests: Mapping[str, object] | None = None


class CannotCarry(Exception):
    """The file's format has no place for a manifest."""


class CannotParse(Exception):
    """The file is too damaged to look for a manifest."""


def offline_settings(trust_anchors: str) -> dict[str, Any]:
    """Return the library's settings: every check on, every way to a network shut.

    `trust_anchors` are PEM certificates of signers' roots that the laboratory trusts.
    """
    trust = {"trust": {"trust_anchors": trust_anchors}} if trust_anchors else {}
    return trust | {
        "version": 1,
        "verify": {
            "verify_after_reading": True,
            "verify_trust": True,
            "verify_timestamp_trust": True,
            "ocsp_fetch": False,
            "remote_manifest_fetch": False,
        },
        "core": {"allowed_network_hosts": []},
    }


def read_store(path: Path, trust_anchors: str = "") -> Store:
    """Read and validate a file's manifest store.

    Raises CannotCarry, CannotParse, and AnalyzerError for trust anchors that are no PEM.
    """
    import c2pa  # noqa: PLC0415 - a native library

    try:
        context = c2pa.Context.from_dict(offline_settings(trust_anchors))
    except c2pa.C2paError as error:
        raise AnalyzerError(f"the trust anchors cannot be read: {error}") from error
    try:
        with context, path.open("rb") as stream:
            reader = c2pa.Reader.try_create(None, stream, context=context)
            if reader is None:
                return Store(State.ABSENT)
            with reader:
                return parsed(reader.json())
    except c2pa.C2paError as error:
        return _refused(path, error, str(error))
    except RecursionError as error:
        raise CannotParse("the manifests are nested too deeply") from error


def _refused(path: Path, error: Exception, said: str) -> Store:
    """Say what a file means that the library would not read."""
    told = printable(said, 300)
    if said.startswith("Remote"):
        return Store(State.REMOTE, (Failure("remote_manifest", told, "XMP"),))
    if holds_store(path):
        return Store(State.BROKEN, (Failure("unreadable", told, "manifest store"),))
    if said.startswith("NotSupported"):
        raise CannotCarry from error
    raise CannotParse(said) from error


def holds_store(path: Path) -> bool:
    """Say whether a C2PA store stands anywhere in the file's bytes."""
    if not path.stat().st_size:
        return False
    with (
        path.open("rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        return data.find(STORE_MARK) >= 0


def parsed(report: str) -> Store:
    """Turn the library's JSON report into a store."""
    document = mapping(json.loads(report))
    failures = tuple(_failures(mapping(document.get("validation_results"))))
    return Store(
        state=state_of(failures),
        failures=failures,
        active=printable(document.get("active_manifest"), 200),
        manifests=mapping(document.get("manifests")),
    )


def state_of(failures: tuple[Failure, ...]) -> State:
    """Return the gravest state that the failed checks amount to."""
    codes = {f.code for f in failures if not f.code.startswith(BESIDE_THE_CLAIM)}
    unreached = {code for code in codes if code.endswith(OUT_OF_REACH)}
    if codes - UNTRUSTED - EXPIRED - unreached:
        return State.BROKEN
    if unreached:
        return State.REMOTE
    if codes & EXPIRED:
        return State.EXPIRED
    return State.UNTRUSTED if codes else State.VALID


def _failures(results: Mapping[str, object]) -> Iterator[Failure]:
    """Yield failed checks of the active manifest, then what ingredients add to them."""
    checks = [mapping(results.get("activeManifest"))]
    for delta in sequence(results.get("ingredientDeltas")):
        checks.append(mapping(mapping(delta).get("validationDeltas")))
    for check in checks:
        for failed in map(mapping, sequence(check.get("failure"))):
            yield Failure(
                code=printable(failed.get("code"), 100),
                explanation=printable(failed.get("explanation"), 300),
                where=printable(failed.get("url"), 300),
            )
