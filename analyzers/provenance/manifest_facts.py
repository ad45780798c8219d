"""What a C2PA manifest store says, as facts for the examiner."""

from collections.abc import Iterator, Mapping

from analyzers.provenance.manifest_store import UNTRUSTED, Failure, State, Store
from analyzers.provenance.plain import fact, mapping, printable, sequence
from analyzers.provenance.source_types import meaning_of
from workbench.model import Fact

MOST_MANIFESTS = 20
MOST_ROWS = 40  # actions or ingredients of one manifest
SHORT = 300


def facts(store: Store) -> Iterator[Fact]:
    """Yield the state, each failed check, and what each manifest says, the active one first."""
    broken = store.state is State.BROKEN
    yield fact("c2pa_state", store.state.value, "file", telling=broken, stated=False)
    for failure in store.failures[:MOST_ROWS]:
        yield _failed(failure)
    manifests = store.manifests or {}
    labels = sorted(manifests, key=lambda label: label != store.active)
    for label in labels[:MOST_MANIFESTS]:
        role = "active manifest" if label == store.active else "manifest of an ingredient"
        where = f"{role} {printable(label, 120)}"
        yield from _of_manifest(mapping(manifests[label]), where)


def _failed(failure: Failure) -> Fact:
    name = "c2pa_identity" if failure.code.startswith("cawg.") else "c2pa_validation_failure"
    return fact(name, f"{failure.code}: {failure.explanation}", failure.where, stated=False)


def _of_manifest(manifest: Mapping[str, object], where: str) -> Iterator[Fact]:
    signature = mapping(manifest.get("signature_info"))
    yield from _said("c2pa_signer", signature.get("common_name"), where)
    yield from _said("c2pa_issuer", signature.get("issuer"), where)
    yield from _said("c2pa_certificate_serial", signature.get("cert_serial_number"), where)
    time = printable(signature.get("time"), SHORT)
    yield fact("c2pa_signed_at", time or "no time stamp", where, stated=bool(time))
    yield from _said("c2pa_claim_generator", _generator(manifest), where)
    for ingredient in sequence(manifest.get("ingredients"))[:MOST_ROWS]:
        yield from _of_ingredient(mapping(ingredient), where)
    for assertion in map(mapping, sequence(manifest.get("assertions"))):
        if str(assertion.get("label")).startswith("c2pa.actions"):
            yield from _of_actions(mapping(assertion.get("data")), where)


def _said(name: str, value: object, where: str) -> Iterator[Fact]:
    text = printable(value, SHORT)
    if text:
        yield fact(name, text, where)


def _generator(manifest: Mapping[str, object]) -> str:
    """Return the program that made the claim, by its name and version."""
    named = [
        " ".join(str(info[key]) for key in ("name", "version") if key in info)
        for info in map(mapping, sequence(manifest.get("claim_generator_info")))
    ]
    return ", ".join(name for name in named if name) or str(manifest.get("claim_generator", ""))


def _of_ingredient(ingredient: Mapping[str, object], where: str) -> Iterator[Fact]:
    title = printable(ingredient.get("title"), 120) or "without title"
    relation = printable(ingredient.get("relationship"), 60)
    yield fact("c2pa_ingredient", f"{title} ({relation})", where)
    for status in map(mapping, sequence(ingredient.get("validation_status"))[:MOST_ROWS]):
        told = f"{title}: {printable(status.get('code'), 100)}: "
        told += printable(status.get("explanation"), SHORT)
        broken = status.get("code") not in UNTRUSTED
        yield fact("c2pa_ingredient_failure_recorded", told, where, telling=broken)


def _of_actions(data: Mapping[str, object], where: str) -> Iterator[Fact]:
    for action in map(mapping, sequence(data.get("actions"))[:MOST_ROWS]):
        agent = action.get("softwareAgent")
        agent = mapping(agent).get("name") if isinstance(agent, dict) else agent
        by = f" by {printable(agent, 120)}" if agent else ""
        yield fact("c2pa_action", f"{printable(action.get('action'), 120)}{by}", where)
        if "digitalSourceType" in action:
            told = meaning_of(printable(action["digitalSourceType"], SHORT))
            yield fact("c2pa_source_type", told.text, where, telling=told.telling)
