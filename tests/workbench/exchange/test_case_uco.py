"""The graph in CASE/UCO is well formed, names things alike, and states no finding bare."""

import json
import re

from tests.workbench.exchange.conftest import HOSTILE
from workbench.exchange import case_uco
from workbench.exchange.contents import Contents

UUID_END = re.compile(r"-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")


def read(package):
    return json.loads((package / "data" / "case-uco.jsonld").read_text("utf-8"))


def walk(value):
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from walk(one)
    elif isinstance(value, list):
        for one in value:
            yield from walk(one)


def test_every_reference_resolves_and_every_name_is_one_nodes_own(packages):
    nodes = [node for node in walk(read(packages / "discovery")["@graph"]) if "@id" in node]
    named = [node["@id"] for node in nodes if "@type" in node]

    assert len(named) == len(set(named)) > 20
    assert {node["@id"] for node in nodes} == set(named)
    assert all(UUID_END.search(name) for name in named)


def test_every_prefix_is_declared_and_every_literal_is_plain_or_typed(packages):
    document = read(packages / "discovery")
    prefixes = set(document["@context"])

    for node in walk(document["@graph"]):
        keys = [key for key in node if not key.startswith("@")]
        types = node.get("@type", [])
        for term in [*keys, *([types] if isinstance(types, str) else types)]:
            assert term.split(":")[0] in prefixes, term
        assert "@value" not in node or isinstance(node["@value"], str)
        assert "@context" not in node


def test_two_exports_of_a_case_name_the_same_things_alike(packages):
    one, two = read(packages / "plain"), read(packages / "hashes")

    assert one == two


def test_files_carry_their_hash_and_their_names_as_text(store):
    graph = case_uco.graph(Contents(store, discovery=True))
    text = json.dumps(graph)

    for item in store.media():
        assert item.sha256.upper() in text
    names = [n for node in walk(graph) for n in node.get("uco-observable:fileName", [])]
    assert HOSTILE in names


def test_a_finding_begins_with_its_state_and_holds_both_propositions(packages):
    found = [
        node["uco-core:statement"]
        for node in walk(read(packages / "discovery"))
        if node.get("@type") == "uco-analysis:AnalyticResult"
    ]

    assert {said.split()[0] for said, *_ in found} == {"proposed", "confirmed", "rejected"}
    assert all(rest[0].startswith("H1: ") and rest[1].startswith("H2: ") for _, *rest in found)
    places = {rest[-1] for _, *rest in found}
    assert "Region in native upright pixels: frame 3 polygon 4,6 12.5,6 8,20" in places
    left = [n for n in walk(read(packages / "plain")) if "uco-core:statement" in n]
    assert not [n for n in left if n["uco-core:statement"][0].startswith("rejected")]
