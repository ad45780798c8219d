"""Which findings are the machine's, which an examiner's, and by what labels pages name them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model import Author, Finding, FindingState, leading
from workbench.report.dossier import ItemRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Printed labels by finding id: P1, P2 … for proposals, D1, D2 … for decisions."""

    proposed: Mapping[str, str]
    decided: Mapping[str, str]

    def root_of(self, finding: Finding, by_id: Mapping[str, Finding]) -> str:
        """Return the label of the proposal that a chain of decisions began with, or ""."""
        return self.proposed.get(first_of(finding, by_id).id, "")


def is_decided(finding: Finding) -> bool:
    """Tell whether a named examiner stands behind this finding."""
    by_examiner = (
        finding.author is Author.EXAMINER or finding.state is not FindingState.PROPOSED
    )
    return by_examiner and bool(finding.examiner.strip())


def first_of(finding: Finding, by_id: Mapping[str, Finding]) -> Finding:
    """Return where the chain that leads to this finding began; a broken chain ends early."""
    seen: set[str] = set()
    while finding.supersedes and finding.supersedes in by_id and finding.id not in seen:
        seen.add(finding.id)
        finding = by_id[finding.supersedes]
    return finding


def labels(items: Sequence[ItemRecord]) -> Labels:
    """Give proposals and decisions their numbers through the whole report.

    A chain of decisions counts once: by the proposal it began with and the decision it ends in.
    """
    proposed: dict[str, str] = {}
    decided: dict[str, str] = {}
    for record in items:
        by_id = {finding.id: finding for finding in record.findings}
        last = leading(record.findings)
        roots = {first_of(finding, by_id).id for finding in last}
        for finding in record.findings:
            if finding.id in roots and finding.author is Author.MACHINE:
                proposed[finding.id] = f"P{len(proposed) + 1}"
        for finding in filter(is_decided, last):
            decided[finding.id] = f"D{len(decided) + 1}"
    return Labels(proposed=proposed, decided=decided)
