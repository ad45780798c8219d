"""The steps that an editor recorded in XMP, and the document that a document was made from.

Source: ISO 16684-2 and Adobe's XMP specification part 2, "xmpMM" (History, DerivedFrom).
"""

import re
from collections.abc import Iterable, Iterator

from analyzers.provenance.names import key
from analyzers.provenance.plain import fact
from workbench.model import Fact, MetadataEntry

STEP = re.compile(r"^(?P<step>xmpMM:(?:History|Ingredients|Pantry)(?:\[\d+\])?)/")
ORDER = ("action", "softwareagent", "when", "parameters", "changed", "instanceid")
DERIVED = "xmpMM:DerivedFrom"
MOST_STEPS = 100


def history_facts(rows: Iterable[MetadataEntry]) -> Iterator[Fact]:
    """Yield each recorded step as one line, and what the document was derived from."""
    rows = tuple(rows)
    for step, fields in list(_steps(rows).items())[:MOST_STEPS]:
        told = [fields[name] for name in ORDER if name in fields]
        rest = [text for name, text in fields.items() if name not in ORDER]
        yield fact("edit_history", ", ".join(told + rest), f"XMP: {step}")
    yield from _derivation(rows)


def _steps(rows: tuple[MetadataEntry, ...]) -> dict[str, dict[str, str]]:
    """Gather the rows of each step: `xmpMM:History[2]/stEvt:action` and its like."""
    steps: dict[str, dict[str, str]] = {}
    for row in rows:
        if found := STEP.match(row.name):
            steps.setdefault(found["step"], {})[key(row.name)] = row.text
    return steps


def _derivation(rows: tuple[MetadataEntry, ...]) -> Iterator[Fact]:
    for row in rows:
        if row.name.startswith(DERIVED) and key(row.name) == "documentid":
            yield fact("derived_from", f"another document, {row.text}", f"XMP: {row.name}")
    own = {key(row.name): row for row in rows if "/" not in row.name and row.group == "XMP"}
    now, first = own.get("documentid"), own.get("originaldocumentid")
    if now and first and now.text != first.text:
        text = f"document {now.text} began as {first.text}"
        yield fact("derived_from", text, f"XMP: {first.name}")
