"""A case in CASE 1.4.0 over UCO 1.4.0, as JSON-LD, for other investigators' tools.

CASE (caseontology.org) has words for who did what to which file with which tool, and none for
a score, an outcome or competing propositions. So files, custody, runs, tools, findings and
reports are told here, and what was scored stays in the tables of the package. A finding is an
analytic result whose statement begins with its state: UCO calls a bare statement one declared
to be true. Nodes are named by the ids of the case, so that two exports name alike.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from workbench import __version__, audit
from workbench.exchange.contents import Contents
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Author,
    Case,
    Finding,
    MediaItem,
    Receipt,
    Report,
)
from workbench.regions import lined

__all__ = ["VERSION", "graph"]

VERSION = "1.4.0"
Node = dict[str, object]

UCO = "https://ontology.unifiedcyberontology.org/uco/"
CONTEXT = {
    "kb": "urn:loupe:",
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    **{
        f"uco-{name}": f"{UCO}{name}/"
        for name in (
            *("action", "analysis", "core", "identity"),
            *("observable", "tool", "types"),
        )
    },
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def graph(contents: Contents) -> Node:
    """Return the JSON-LD document; the same case gives the same nodes."""
    nodes = list(_nodes(contents))
    case = contents.record.case
    objects = [{"@id": node["@id"]} for node in nodes]
    investigation = _node("investigation", _uuid(case.id), "case-investigation:Investigation")
    investigation |= _named(case.number, *filter(None, (case.title, case.question)))
    investigation["uco-core:specVersion"] = VERSION
    return {
        "@context": CONTEXT,
        "@graph": [{**investigation, "uco-core:object": objects}, *nodes],
    }


def _nodes(contents: Contents) -> Iterator[Node]:
    record = contents.record
    runs, findings = contents.runs(), contents.findings()
    yield from _people(record.case, findings)
    yield from _tools(runs)
    for item in record.media():
        receipts = record.receipts(item.id)
        yield _file(item, receipts)
        yield _exhibit(item)
        yield from (_arrival(item, receipt) for receipt in receipts)
    for run in runs:
        yield _analysis(run, [one for one in findings if run.id in one.run_ids])
    yield from (_finding(record.case, one) for one in findings)
    yield from (_report(one) for one in record.reports())


def _people(case: Case, findings: Iterable[Finding]) -> Iterator[Node]:
    """Yield examiners as entered, not authenticated, and the agency."""
    for name in sorted({case.examiner, *(one.examiner for one in findings)} - {""}):
        yield _node("person", _person(case, name), "uco-identity:Person") | _named(
            name, "Name as entered, not authenticated."
        )
    if case.agency:
        key = uuid5(_uuid(case.id), "agency")
        yield _node("organization", key, "uco-identity:Organization") | _named(case.agency)


def _tools(runs: Iterable[AnalyzerRun]) -> Iterator[Node]:
    known = {_tool(run.info): run for run in runs}
    for key, run in known.items():
        info = run.info
        yield _node("tool", key, "uco-tool:AnalyticTool") | {
            **_named(info.title, f"Limitations: {info.limitations}"),
            "uco-tool:toolType": f"Loupe analyzer {info.name}",
            "uco-tool:version": info.version,
        }
    yield _node("tool", _loupe(), "uco-tool:AnalyticTool") | {
        **_named("Loupe"),
        "uco-tool:toolType": "forensic workbench",
        "uco-tool:version": __version__,
    }


def _file(item: MediaItem, receipts: list[Receipt]) -> Node:
    names = sorted({receipt.name for receipt in receipts} | {item.original_name})
    facet = _node("file-facet", uuid5(_uuid(item.id), "file"), "uco-observable:FileFacet")
    facet["uco-observable:fileName"] = names
    facet["uco-observable:sizeInBytes"] = item.size_bytes
    content = _content(item.id, item.sha256, item.size_bytes)
    return _node("file", _uuid(item.id), "uco-observable:File") | {
        "uco-core:hasFacet": [facet, content]
    }


def _content(owner: str, sha256: str, size_bytes: int | None) -> Node:
    key = uuid5(_uuid(owner), "content")
    facet = _node("content-data-facet", key, "uco-observable:ContentDataFacet")
    if size_bytes is not None:
        facet["uco-observable:sizeInBytes"] = size_bytes
    digest = _node("hash", uuid5(_uuid(owner), "hash"), "uco-types:Hash")
    digest["uco-types:hashMethod"] = "SHA256"
    digest["uco-types:hashValue"] = _typed("xsd:hexBinary", sha256.upper())
    return {**facet, "uco-observable:hash": [digest]}


def _exhibit(item: MediaItem) -> Node:
    key = uuid5(_uuid(item.id), "exhibit")
    return _node("provenance-record", key, "case-investigation:ProvenanceRecord") | {
        **_named(item.exhibit, f"{item.role.replace('_', ' ')}; {item.state}"),
        "case-investigation:exhibitNumber": item.exhibit,
        "uco-core:object": [_to("file", _uuid(item.id))],
    }


def _arrival(item: MediaItem, receipt: Receipt) -> Node:
    told = f"Received from: {receipt.received_from or 'not stated'}; by: {receipt.received_by}."
    return _node("arrival", _uuid(receipt.id), "case-investigation:InvestigativeAction") | {
        **_named("received", told),
        "uco-action:startTime": _time(receipt.at),
        "uco-action:instrument": [_to("tool", _loupe())],
        "uco-action:object": [_to("file", _uuid(item.id))],
        "uco-action:result": [_to("provenance-record", uuid5(_uuid(item.id), "exhibit"))],
    }


def _analysis(run: AnalyzerRun, findings: Iterable[Finding]) -> Node:
    held = run.coverage
    counted = (
        f"{held.unit}s scored {held.scored}, not applicable {held.not_applicable}, withheld "
        f"{held.withheld}, failed {held.failed}, not examined {held.not_examined}"
    )
    kinds = ["case-investigation:InvestigativeAction", "uco-analysis:Analysis"]
    node = _node("run", _uuid(run.id), *kinds) | {
        **_named(f"{run.info.name} {run.info.version}", f"{run.state}: {counted}"),
        "uco-action:startTime": _time(run.started_at),
        "uco-action:instrument": [_to("tool", _tool(run.info))],
        "uco-action:object": [_to("file", _uuid(run.media_id))],
    }
    if run.ended_at:
        node["uco-action:endTime"] = _time(run.ended_at)
    if results := [_to("finding", _uuid(one.id)) for one in findings]:
        node["uco-action:result"] = results
    return node


def _finding(case: Case, one: Finding) -> Node:
    by = "by the machine" if one.author is Author.MACHINE else f"by {one.examiner}"
    node = _node("finding", _uuid(one.id), "uco-analysis:AnalyticResult") | {
        "uco-core:statement": [
            f"{one.state} {by}: {one.statement}",
            f"H1: {one.h1}",
            f"H2: {one.h2}",
            *(f"Region in native upright pixels: {lined(region)}" for region in one.regions),
        ],
        "uco-core:tag": [str(one.state)],
        "uco-core:objectCreatedTime": _time(one.at),
        "uco-analysis:resultContent": [_to("file", _uuid(one.media_id))],
    }
    if one.examiner:
        node["uco-core:createdBy"] = _to("person", _person(case, one.examiner))
    if one.note:
        node["uco-core:description"] = [one.note]
    return node


def _report(issued: Report) -> Node:
    state = "draft" if issued.draft else "issued"
    return _node("report", _uuid(issued.id), "uco-observable:File") | {
        **_named(f"Report {issued.number}", f"{state} by {issued.author}"),
        "uco-core:objectCreatedTime": _time(issued.issued_at),
        "uco-core:hasFacet": [_content(issued.id, issued.pdf_sha256, None)],
    }


def _node(kind: str, key: UUID, *types: str) -> Node:
    return {"@id": f"kb:{kind}-{key}", "@type": types[0] if len(types) == 1 else [*types]}


def _to(kind: str, key: UUID) -> Node:
    return {"@id": f"kb:{kind}-{key}"}


def _named(name: str, *description: str) -> Node:
    told: Node = {"uco-core:name": name}
    return told | ({"uco-core:description": [*description]} if description else {})


def _typed(kind: str, value: str) -> Node:
    return {"@type": kind, "@value": value}


def _time(at: datetime) -> Node:
    return _typed("xsd:dateTime", audit.timestamp(at))


def _uuid(identifier: str) -> UUID:
    """Return an id of the case as a UUID; one that is no hex gets its own by its text."""
    try:
        return UUID(hex=identifier)
    except ValueError:
        return uuid5(NAMESPACE_URL, f"urn:loupe:{audit.writable(identifier)}")


def _person(case: Case, name: str) -> UUID:
    return uuid5(_uuid(case.id), f"person {audit.writable(name)}")


def _tool(info: AnalyzerInfo) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:loupe:tool:{info.name}:{info.version}")


def _loupe() -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:loupe:tool:loupe:{__version__}")
