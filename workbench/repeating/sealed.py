"""What the log of a package seals, and whether what people read there says the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.errors import NotAPackage
from workbench.exchange import verify
from workbench.text import printable_name

__all__ = ["FAULTS", "Sealed", "sealed"]

FAULTS = (*verify.FAULTS, StopIteration)
TAG_MANIFEST = "tagmanifest-sha256.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The head of a package's log, the digests that it seals, and the one of the whole bag."""

    head: str
    tagmanifest_sha256: str
    records: Mapping[str, str] = field(default_factory=dict)

    def of(self, names: Iterable[str]) -> dict[str, str]:
        """Return the digests of records by "table/id"; empty for what is not sealed."""
        return {name: self.records.get(name, "") for name in names}


def sealed(folder: Path) -> Sealed:
    """Compare log, records, documents and scores as the package's verifier does.

    Originals are not looked at: who reads one compares its hash. Raises NotAPackage where
    anything does not agree, for what is then repeated is not what was put on record.
    """
    bag, found = str(folder), verify.Findings()
    links, seals, asked = verify.check_chain(bag, found)
    rows = verify.check_records(bag, seals, asked, found)
    verify.check_tables(bag, rows, asked, found)
    verify.check_scores(bag, rows, found)
    for wrong in found.problems:
        what = printable_name(f"{wrong['subject']}: {wrong['sentence']}")
        raise NotAPackage(f"{folder} does not agree with its own log: {what:.200}")
    last = max(links)
    digest = verify.hash_of(str(folder / TAG_MANIFEST)) or ""
    return Sealed(head=f"{last}:{links[last]}", tagmanifest_sha256=digest, records=seals)
