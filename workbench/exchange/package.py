"""Export a case: a bag with originals or their hashes, results, reports, log and a verifier.

Every original is hashed again on the way. That a package was asked for is an event of the log
that goes into it; that it was made, with the digest of the whole, is one that follows.
"""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile, ZipFile

from workbench import __version__, audit
from workbench.errors import ExportError, HashMismatch
from workbench.exchange import bag as bags
from workbench.exchange import case_uco
from workbench.exchange.bag import Bag
from workbench.exchange.contents import Contents, ExportRecord
from workbench.exchange.plain import json_line, json_text, plain, table
from workbench.exchange.results import TABLES, document_of
from workbench.exchange.verify import FORMAT, NEVER
from workbench.model import (
    MODEL_CARD,
    ChainHead,
    KeptModel,
    Progress,
    Report,
    RunState,
    now,
)
from workbench.report.redaction import REMARK
from workbench.what_if import on_record

__all__ = ["FORMAT", "Asked", "Package", "WritableRecord", "export_case"]

CHUNK = 1 << 20
LARGEST_CARD = 1 << 20
SHA256 = re.compile("[0-9a-f]{64}")
README = """This package was exported by Loupe {version} from a case. It is a bag (RFC 8493).

To check it, with Python 3.8 or later and nothing else:

    python3 -I data/verify.py

Better with a verifier from an installation of Loupe that you trust: a package that somebody
changed may hold another one.

case.json      what the package holds, and what was left out
case-uco.jsonld  files, custody, runs and findings in CASE/UCO 1.4.0
media.csv      every received file: its name, its SHA-256, who handed it over
evidence/      the originals, each named by its SHA-256 (absent in a package of hashes only)
results/       what analyzers and examiners said; a missing score is empty or null, never 0
maps/          localization maps, 8-bit grey PNG, named by SHA-256
reports/       issued reports, PDF, named by SHA-256
models/        the cards of the model packs that runs used, named by SHA-256
log/           the audit log, its head, and the records as the log seals them

Never in a package are illustrations, face files, copies that a what-if tried, and model packs.
Reports and maps may show faces that another report hides.
No score is a probability. Names of files are text of unknown origin: they stand in tables only.
"""


class WritableRecord(ExportRecord, Protocol):
    """A case store that also takes events."""

    def note(self, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Put an event into the audit log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be exported, and where to: `target` is a folder that is not there yet.

    Without `pictures` no map is in the package. Reports and maps show faces: a report in which
    they were made unrecognisable says nothing of the others.
    """

    target: Path
    hashes_only: bool = False
    discovery: bool = False
    only_reports: tuple[str, ...] = ()  # their numbers; all of them where none is named
    pictures: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that was made; `sha256`, that of its tag manifest, stands for all of it.

    `unveiled` are reports in it that hide no face, where another report of the case does;
    `cleared` counts the drafts that killed exports had left beside it, and are gone.
    """

    path: Path
    sha256: str
    files: int
    size_bytes: int
    head: ChainHead
    unveiled: tuple[str, ...] = ()
    cleared: int = 0


def export_case(record: WritableRecord, asked: Asked) -> Iterator[Progress | Package]:
    """Yield progress in bytes of originals, and last the package.

    Closing it early leaves no package, and an event that one was begun. Raises ExportError
    (ExportExists, ExportFull), and HashMismatch where an original is not what was received.
    """
    contents = Contents(record, asked.discovery)
    _require_fit(record, asked)
    begun = _begun(contents, asked)
    record.note("export begun", record.case.number, begun)
    total = sum(item.size_bytes for item in record.media())
    yield Progress(done=0, total=total)
    with bags.made(asked.target) as bag:
        done = 0
        for size in _originals(contents, bag, asked):
            done += size
            yield Progress(done=done, total=total)
        with record.still():  # what is written is one state of the case, that of its head
            _require_at_rest(record)
            if (last := _begun(contents, asked)) != begun:  # the case went on meanwhile
                record.note("export begun", record.case.number, last)
            head = record.head()
            for _ in _written(contents, bag, asked, head):
                yield Progress(done=total, total=total)
        sha256 = bag.close(_told(contents, asked), now())
    package = Package(
        path=asked.target,
        sha256=sha256,
        files=bag.files,
        size_bytes=bag.size_bytes,
        head=head,
        unveiled=_unveiled(record, asked),
        cleared=bag.cleared,
    )
    _noted(record, asked, package)
    yield package


def _require_fit(record: ExportRecord, asked: Asked) -> None:
    parent = asked.target.absolute().parent.resolve()
    if parent.is_relative_to(record.folder.resolve()):
        raise ExportError(f"{asked.target} lies inside the case.")
    known = {issued.number for issued in record.reports()}
    for number in asked.only_reports:
        if number not in known:
            raise ExportError(f"There is no report {number!r:.40}.")
    _require_at_rest(record)


def _require_at_rest(record: ExportRecord) -> None:
    if any(run.state is RunState.RUNNING for run in record.runs()):
        raise ExportError("An examination of this case is running.")


def _kind(asked: Asked) -> dict[str, str]:
    return {
        "originals": "no" if asked.hashes_only else "yes",
        "discovery": "yes" if asked.discovery else "no",
        "pictures": "yes" if asked.pictures else "no",
        "reports": " ".join(asked.only_reports) or "all",
    }


def _reports(record: ExportRecord, asked: Asked) -> list[Report]:
    """Return the reports that go into the package."""
    wanted = asked.only_reports
    return [one for one in record.reports() if not wanted or one.number in wanted]


def _unveiled(record: ExportRecord, asked: Asked) -> tuple[str, ...]:
    """Return the reports of the package that show what another report of the case hides."""
    issued = [event for event in record.events() if event.action == "report issued"]
    veiled = {event.subject for event in issued if event.detail.get(REMARK)}
    held = [one.number for one in _reports(record, asked)]
    return tuple(number for number in held if number not in veiled) if veiled else ()


def _begun(contents: Contents, asked: Asked) -> dict[str, str]:
    """Return what the log seals of a package, so that what is taken out of it is missed."""
    names = sorted(contents.hidden())
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()
    return {**_kind(asked), "left_out": str(len(names)), "left_out_sha256": digest}


def _noted(record: WritableRecord, asked: Asked, package: Package) -> None:
    """Put the package on record; one that the log does not know is removed again."""
    detail = {
        **_kind(asked),
        "tagmanifest_sha256": package.sha256,
        "files": str(package.files),
        "size_bytes": str(package.size_bytes),
        "head": f"{package.head.sequence} {package.head.hash}",
    }
    try:
        record.note("package exported", record.case.number, detail)
    except BaseException:
        bags.remove(asked.target)
        raise


def _originals(contents: Contents, bag: Bag, asked: Asked) -> Iterator[int]:
    """Hash every original again, and copy it where that was asked."""
    for item in contents.record.media():
        path = contents.record.evidence_path(item)
        held = hashlib.sha256()
        chunks = _hashed(_chunks(path, item.exhibit), held)
        if asked.hashes_only:
            yield from map(len, chunks)
        else:
            yield from bag.adding(f"evidence/{_hex(item.sha256)}", chunks)
        if held.hexdigest() != item.sha256:
            raise HashMismatch(f"{item.exhibit} is not what was received.")


def _hashed(chunks: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for chunk in chunks:
        digest.update(chunk)
        yield chunk


def _chunks(path: Path, what: str) -> Iterator[bytes]:
    """Yield a file of the case in parts; a link is none."""
    try:
        if path.is_symlink():
            raise HashMismatch(f"{what}: a link lies in its place.")
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:
        raise HashMismatch(f"{what} cannot be read: {error.strerror}.") from error


def _written(contents: Contents, bag: Bag, asked: Asked, head: ChainHead) -> Iterator[None]:
    """Write all but the originals; each step is a place to stop."""
    bag.add("README.txt", [README.format(version=__version__).encode()])
    bag.add("verify.py", [(files("workbench.exchange") / "verify.py").read_bytes()])
    bag.add("case.json", [json_text(_case(contents, asked, head))])
    yield
    for name, document in _documents(contents):
        bag.add(name, [json_text(document)])
        yield
    exhibits = {item.id: item for item in contents.record.media()}
    for name, (columns, rows) in TABLES.items():
        yield from _stops(bag.adding(name, table(columns, rows(contents, exhibits))))
    runs = (json_line(document_of(contents, run)) for run in contents.runs())
    yield from _stops(bag.adding("results/runs.jsonl", runs))
    yield from _log(contents, bag, head)
    yield from _files(contents, bag, asked)


def _stops(sizes: Iterator[int]) -> Iterator[None]:
    for _ in sizes:
        yield


def _case(contents: Contents, asked: Asked, head: ChainHead) -> object:
    return {
        "format": FORMAT,
        "program": f"loupe {__version__}",
        "made_at": audit.timestamp(now()),
        "originals": not asked.hashes_only,
        "discovery": asked.discovery,
        "pictures": asked.pictures,
        "reports": [one.number for one in _reports(contents.record, asked)],
        "left_out": contents.left_out(),
        "never_in_a_package": NEVER,
        "head": plain(head),
        "case": plain(contents.record.case),
    }


def _documents(contents: Contents) -> Iterator[tuple[str, dict[str, object]]]:
    record = contents.record
    items = record.media()
    media = [
        {
            **_fields(item),
            "receipts": [plain(one) for one in record.receipts(item.id)],
            "metadata": [plain(one) for one in record.metadata(item.id)],
            "tracks": [plain(one) for one in contents.tracks(item)],
        }
        for item in items
    ]
    tried = [plain(one) for item in items for one in on_record(record, item.id)]
    calibrations = {key: plain(one) for key, one in record.calibrations().items()}
    yield "case-uco.jsonld", case_uco.graph(contents)
    yield "media.json", {"media_item": media}
    yield "reports.json", {"report": [plain(one) for one in record.reports()]}
    yield "results/findings.json", {"finding": [plain(one) for one in contents.findings()]}
    yield "results/what_ifs.json", {"what_ifs": tried}
    yield "results/calibrations.json", {"calibrations": calibrations}
    yield (
        "results/examiners.json",
        {
            "impressions": [plain(one) for one in contents.impressions()],
            "reviews": [plain(one) for one in contents.reviews()],
            "annotations": [plain(one) for one in contents.annotations()],
            "labels": [plain(one) for one in contents.labels()],
            "known_authentic": [plain(one) for one in contents.known_authentic()],
        },
    )


def _fields(record: object) -> dict[str, object]:
    told = plain(record)
    assert isinstance(told, dict)  # noqa: S101  # a dataclass
    return dict(told)


def _log(contents: Contents, bag: Bag, head: ChainHead) -> Iterator[None]:
    events = (
        json_line({**_fields(event), "at": audit.timestamp(event.at)})
        for event in contents.record.events()
    )
    yield from _stops(bag.adding("log/audit.jsonl", events))
    bag.add("log/head.json", [json_text(plain(head))])
    rows = (_record_line(*one) for one in contents.sealed())
    yield from _stops(bag.adding("log/records.jsonl", rows))
    arrays = (
        json_line({"array": b64encode(raw).decode()})
        for run in contents.runs()
        for raw in contents.record.sealed_arrays(run.id)
    )
    yield from _stops(bag.adding("log/arrays.jsonl", arrays))


def _record_line(name_of_table: str, name: str, rows: Iterable[str]) -> bytes:
    """Return the rows of one name as they are sealed: their encodings are not made anew."""
    table_, called = json.dumps(name_of_table), json.dumps(name)
    return f'{{"name":{called},"rows":[{",".join(rows)}],"table":{table_}}}\n'.encode()


def _files(contents: Contents, bag: Bag, asked: Asked) -> Iterator[None]:
    """Copy reports, maps and model cards, each under the hash of its bytes."""
    record = contents.record
    for issued in _reports(record, asked):
        yield from _copied(bag, "reports/{}.pdf", issued.pdf_sha256, record.report_path(issued))
    drawn = contents.runs() if asked.pictures else []
    maps = {one.sha256: one for run in drawn for one in record.maps(run.id)}
    for sha256, stored in maps.items():
        yield from _copied(bag, "maps/{}.png", sha256, record.map_path(stored))
    cards = {kept.card_sha256: kept for kept in contents.models()}
    for sha256, kept in cards.items():
        bag.add(f"models/{_hex(sha256)}.toml", [_card(record.model_path(kept), kept)])
        yield


def _copied(bag: Bag, name: str, sha256: str, path: Path) -> Iterator[None]:
    place = name.format(_hex(sha256))
    yield from _stops(bag.adding(place, _chunks(path, place)))
    if bag.digest_of(place) != sha256:
        raise HashMismatch(f"{place} is not what the case recorded.")


def _card(path: Path, kept: KeptModel) -> bytes:
    """Return the card within a kept pack's archive."""
    try:
        with ZipFile(path) as archive, archive.open(MODEL_CARD) as file:
            card = file.read(LARGEST_CARD)
    except (OSError, BadZipFile, KeyError) as error:
        raise HashMismatch(f"The card of {kept.name} cannot be read.") from error
    if hashlib.sha256(card).hexdigest() != kept.card_sha256:
        raise HashMismatch(f"The card of {kept.name} is not the one that was kept.")
    return card


def _hex(sha256: str) -> str:
    """Return a hash that may be the name of a file; from a row it is text until looked at."""
    if not SHA256.fullmatch(sha256):
        raise HashMismatch(f"{sha256!r:.80} on record is no SHA-256.")
    return sha256


def _told(contents: Contents, asked: Asked) -> dict[str, str]:
    case = contents.record.case
    kinds = ("without originals", "with originals")
    return {
        "Source-Organization": case.agency,
        "Contact-Name": case.examiner,
        "External-Identifier": case.number,
        "External-Description": case.title,
        "Internal-Sender-Description": f"{FORMAT}, {kinds[not asked.hashes_only]}"
        + (", discovery" if asked.discovery else ""),
    }
