#!/usr/bin/env python3
"""Check a package that Loupe exported, with Python's standard library alone.

    python3 -I data/verify.py [PACKAGE] [--originals FOLDER] [--head SEQUENCE:HASH] [--json]

Exit codes: 0 everything agrees, 1 something does not, 2 wrong use. Runs with Python 3.8 or
later, reads only, and opens no connection. It says at its end what it cannot prove.
"""

import sys

# Python looks for what a program imports beside the program first. Beside this one lies what
# somebody sent: nothing there, `__future__` included, may be run. `-I` asks for the same.
if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", 0)):
    del sys.path[0]

import argparse
import base64
import csv
import hashlib
import json
import math
import os
import re
import struct
import zlib
from typing import Any, Callable, Dict, Iterator, List, Optional, Set, Tuple

CHUNK = 1 << 20
GENESIS = "0" * 64
SHA256 = re.compile("[0-9a-f]{64}")
TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
COMPARED = {  # tables of the package, by the fields in which they must equal the sealed rows
    "finding": ("results/findings.json", ("statement", "h1", "h2", "note", "state", "author")),
    "media_item": ("media.json", ("exhibit", "original_name", "sha256", "state")),
    "report": ("reports.json", ("number", "author", "pdf_sha256", "content_sha256")),
}
NESTED = ("info", "settings", "software", "coverage")
ARRAYS = ("frames", "pts", "scores", "outcomes")
OUTCOMES = ("scored", "not_applicable", "withheld", "failed")
LARGEST = 1 << 28  # bytes of one array
CODE = (".py", ".pyc", ".pyw", ".so", ".pyd", ".dll")  # what Python would import, or load
KINDS = {"|u1": "<B", "<i8": "<q", "<f8": "<d"}
DIGITS = 9  # of a score in a table
CANNOT = (
    "that the package holds all of the case: see `left_out` in case.json, and the records that "
    "the log seals and the package does not hold, which are counted above;",
    "that nobody wrote a whole new log, new records and a new package: compare the head of the "
    "log with one printed in a report, or with that of the case itself (--head);",
    "that maps, facts, supports and calibrations are those of the case: the manifest "
    "alone covers them here, and the case's own log holds the digest of "
    "tagmanifest-sha256.txt that is printed above;",
    "that a score is right, that a file was authentic when it was received, who sat at the "
    "keyboard, or that the clock was right;",
    "that this verifier is the one that Loupe wrote: take it from an installation that you "
    "trust (workbench/exchange/verify.py) and compare the two.",
)

FAULTS = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError),
    *(struct.error, zlib.error, RecursionError, MemoryError),
)
Links = Dict[int, str]  # hash of an event by its sequence
Seals = Dict[str, str]  # digest of rows by table and name
Rows = Dict[str, Dict[str, List[Any]]]


class Findings:
    """What was checked, in lines for people, and what does not agree."""

    def __init__(self) -> None:
        self.lines: List[str] = []
        self.problems: List[Dict[str, str]] = []

    def say(self, text: str) -> None:
        """Add a line."""
        self.lines.append(text)

    def wrong(self, code: str, subject: str, text: str) -> None:
        """Add something that does not agree."""
        self.problems.append({"code": code, "subject": subject, "sentence": text})


def encode(value: object) -> bytes:
    """Return the canonical encoding of docs/audit-chain.md."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def hash_of(path: str) -> Optional[str]:
    """Return the SHA-256 of a regular file; None where there is none, or a link."""
    if os.path.islink(path) or not os.path.isfile(path):
        return None
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            digest.update(chunk)
    return digest.hexdigest()


def read_manifest(path: str) -> Dict[str, str]:
    """Return hash by name; a name is never trusted as a path before it was looked at."""
    listed = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            digest, _, name = line.rstrip("\n").partition("  ")
            listed[name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")] = digest
    return listed


def is_plain(name: str) -> bool:
    """Say whether a name stays inside the package."""
    parts = name.split("/")
    return (
        bool(name) and "\\" not in name and ":" not in name and not {"", ".", ".."} & {*parts}
    )


def present(bag: str) -> Set[str]:
    """Return the names of everything that is no folder, links included."""
    found = set()
    for folder, folders, files in os.walk(bag):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in files + links:
            path = os.path.relpath(os.path.join(folder, name), bag)
            found.add(path.replace(os.sep, "/"))
    return found


def check_manifests(bag: str, found: Findings) -> None:
    """Compare every file with the manifests, and the manifests with the files."""
    payload = read_manifest(os.path.join(bag, "manifest-sha256.txt"))
    tags = read_manifest(os.path.join(bag, "tagmanifest-sha256.txt"))
    for name, digest in {**payload, **tags}.items():
        held = hash_of(os.path.join(bag, name)) if is_plain(name) else None
        if held is None:
            found.wrong(
                "file_missing", name, "A listed file is not there, or is no plain file."
            )
        elif held != digest:
            found.wrong("file_changed", name, "The bytes are not those of the manifest.")
    for name in sorted(present(bag) - {*payload, *tags, "tagmanifest-sha256.txt"}):
        found.wrong("file_added", name, "A file that no manifest lists.")
    for name in sorted(present(bag) - {"data/verify.py"}):
        if name.lower().endswith(CODE):
            found.wrong("code_added", name, "Loupe puts no program into a package but this.")
    for name in sorted({*TAGS} - {*tags}):
        found.wrong("file_unlisted", name, "The tag manifest does not list it.")
    own = hash_of(os.path.join(bag, "tagmanifest-sha256.txt"))
    found.say(f"manifests: {len(payload)} files listed; SHA-256 of tagmanifest-sha256.txt:")
    found.say(f"    {own}")


def inside(bag: str, name: str) -> str:
    """Return the path of a file of the payload; ValueError for what is no regular file."""
    path = os.path.join(bag, "data", *name.split("/"))
    if os.path.islink(path) or not os.path.isfile(path):
        raise ValueError(f"{name} is not there, or is no regular file")
    return path


def read_json(bag: str, name: str) -> Any:
    """Return a JSON document of the payload."""
    with open(inside(bag, name), encoding="utf-8") as file:
        return json.load(file)


def read_lines(bag: str, name: str) -> Iterator[Any]:
    """Yield the JSON documents of a file that holds one on each line."""
    with open(inside(bag, name), encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def check_chain(bag: str, found: Findings) -> Tuple[Links, Seals]:
    """Hash every event anew and follow the links; return hash by sequence, and the seals."""
    links, sealed, previous = {0: GENESIS}, {}, (0, GENESIS)
    for event in read_lines(bag, "log/audit.jsonl"):
        stated = event.pop("hash")
        place = f"event {event['sequence']}"
        if event["sequence"] != previous[0] + 1:
            found.wrong("event_missing", place, "Events before this one are gone.")
        elif event["previous_hash"] != previous[1]:
            found.wrong("event_unlinked", place, "It does not carry the hash before it.")
        if hashlib.sha256(encode(event)).hexdigest() != stated:
            found.wrong("event_edited", place, "It was changed after it was written.")
        previous = (event["sequence"], stated)
        links[previous[0]] = stated
        sealed.update(event["records"])
    head = read_json(bag, "log/head.json")
    if (head["sequence"], head["hash"]) != previous:
        found.wrong("head_mismatch", "log/head.json", "It is not the last event of the log.")
    found.say(f"log: {len(links) - 1} events; head {previous[0]}:{previous[1]}")
    return links, sealed


def check_records(bag: str, sealed: Seals, found: Findings) -> Rows:
    """Compare the records of the package with what the log seals; return their rows."""
    rows: Rows = {}
    kept: Set[str] = set()
    for record in read_lines(bag, "log/records.jsonl"):
        key = f"{record['table']}/{record['name']}"
        digest = hashlib.sha256(b"".join(encode(row) + b"\n" for row in record["rows"]))
        kept.add(key)
        if sealed.get(key) != digest.hexdigest():
            found.wrong("row_edited", key, "The record is not the one that the log seals.")
        rows.setdefault(record["table"], {})[record["name"]] = record["rows"]
    left = sum(1 for key, digest in sealed.items() if digest and key not in kept)
    found.say(f"records: {len(kept)} compared with the log; {left} that it seals are not here")
    return rows


def check_tables(bag: str, rows: Rows, found: Findings) -> None:
    """Compare what people read with the sealed rows."""
    for table, (name, fields) in COMPARED.items():
        for told in read_json(bag, name)[table]:
            row = rows.get(table, {}).get(told["id"], [None])[0]
            if row is None or any(row[field] != told[field] for field in fields):
                found.wrong(
                    "table_differs",
                    f"{name} {told['id']}",
                    "It does not say what the sealed record says.",
                )
    for run in read_lines(bag, "results/runs.jsonl"):
        check_run(run, rows, found)


def check_run(told: Any, rows: Rows, found: Findings) -> None:
    """Compare a run and its measurements with the sealed rows."""
    run_id = told["run"]["id"]
    row = rows.get("analyzer_run", {}).get(run_id, [None])[0]
    fields = ("media_id", "state", "media_sha256", "model_sha256", "error")
    same = row is not None and all(row[field] == told["run"][field] for field in fields)
    if not same or any(json.loads(row[field]) != told["run"][field] for field in NESTED):
        found.wrong("table_differs", f"run {run_id}", "It is not the sealed run.")
    measured = [(one["name"], one["value"]) for one in told["measurements"]]
    stored = [
        (one["name"], one["value"]) for one in rows.get("measurement", {}).get(run_id, ())
    ]
    if measured != stored:
        found.wrong(
            "table_differs", f"run {run_id}", "Its measurements are not the sealed ones."
        )


def check_scores(bag: str, rows: Rows, found: Findings) -> None:
    """Compare the scores that people read with the arrays that the log seals."""
    arrays: Dict[str, bytes] = {}
    for one in read_lines(bag, "log/arrays.jsonl"):
        raw = base64.b64decode(one["array"])
        arrays[hashlib.sha256(raw).hexdigest()] = raw
    listed: List[Tuple[str, str, str, Optional[float]]] = []
    for told in read_lines(bag, "results/runs.jsonl"):
        run_id = told["run"]["id"]
        sealed = rows.get("score_series", {}).get(run_id, [])
        stored = {row["track_id"]: {k: row[k]["sha256"] for k in ARRAYS} for row in sealed}
        for one in told["series"]:
            names = stored.pop(one["track"], {})
            held = [values_of(arrays.get(names.get(key, ""), b"")) for key in ARRAYS]
            outcomes = [OUTCOMES.index(word) for word in one["outcomes"]]
            if held != [one["frames"], one["pts"], one["scores"], outcomes]:
                found.wrong("scores_differ", f"run {run_id}", "They are not those sealed.")
            rounded = [None if s is None else round(s, DIGITS) for s in one["scores"]]
            places = zip(map(str, one["frames"]), one["outcomes"], rounded)
            listed.extend((run_id, *place) for place in places)
        if stored:
            found.wrong("scores_differ", f"run {run_id}", "Sealed scores are not told.")
    check_score_table(bag, listed, found)


def values_of(raw: bytes) -> List[Any]:
    """Return the values of an array of the case (case_store/arrays.py says how they lie)."""
    if not raw:
        return []
    magic, kind, dimensions = struct.unpack_from("<4s3sB", raw)
    if magic != b"LPA1":
        raise ValueError("an array has an unknown head")
    content = zlib.decompressobj().decompress(raw[8 + 8 * dimensions :], LARGEST)
    values = [one for (one,) in struct.iter_unpack(KINDS[kind.decode("ascii")], content)]
    return [None if math.isnan(one) else one for one in values]  # NaN stands for no score


def check_score_table(bag: str, listed: List[Any], found: Findings) -> None:
    """Compare scores.csv with what each run said."""
    with open(inside(bag, "results/scores.csv"), encoding="utf-8", newline="") as file:
        table = [
            (
                row["run"],
                row["frame"],
                row["outcome"],
                float(row["score"]) if row["score"] else None,
            )
            for row in csv.DictReader(file)
        ]
    if table != listed:
        found.wrong(
            "table_differs", "results/scores.csv", "It does not say what the runs said."
        )
    found.say(f"scores: {len(table)} frames compared with what the log seals")


def check_evidence(bag: str, originals: str, rows: Rows, found: Findings) -> None:
    """Hash every original, in the package or in a folder that was named."""
    wanted = {row[0]["sha256"] for row in rows.get("media_item", {}).values()}
    held = os.path.join(bag, "data", "evidence")
    names = sorted(os.listdir(held)) if os.path.isdir(held) else []
    for name in names:
        if not SHA256.fullmatch(name) or hash_of(os.path.join(held, name)) != name:
            found.wrong(
                "evidence_changed", name, "The original has other bytes than its name says."
            )
        if name not in wanted:
            found.wrong("evidence_added", name, "No record of the case names it.")
    elsewhere = hashes_in(originals) if originals else set()
    missing = sorted(wanted - {*names} - elsewhere)
    found.say(f"originals: {len(names)} of {len(wanted)} are in the package")
    if originals:
        found.say(f"    {len(wanted & elsewhere)} of them lie in the folder that was named")
    if missing:
        whole = read_json(bag, "case.json")["originals"]
        for name in missing if whole or originals else ():
            found.wrong("evidence_missing", name, "The original is neither here nor there.")
        found.say(f"    {len(missing)} were not looked at: name their folder with --originals")


def hashes_in(folder: str) -> Set[Optional[str]]:
    """Return the SHA-256 of every file in a folder and below."""
    return {
        hash_of(os.path.join(root, name))
        for root, _, names in os.walk(folder)
        for name in names
    }


def check_reports(bag: str, links: Links, rows: Rows, found: Findings) -> None:
    """Compare issued reports with their records, and their printed heads with the log."""
    for (row,) in rows.get("report", {}).values():
        path = os.path.join(bag, "data", "reports", row["pdf_sha256"] + ".pdf")
        if hash_of(path) != row["pdf_sha256"]:
            found.wrong(
                "report_changed", row["number"], "The PDF is not the one that was issued."
            )
        head = json.loads(row["head"])
        if links.get(head["sequence"]) != head["hash"]:
            found.wrong(
                "printed_head_mismatch", row["number"], "The log is not the one it names."
            )
    found.say(f"reports: {len(rows.get('report', {}))}")


def check_head(links: Links, text: str, found: Findings) -> None:
    """Compare a head that was printed elsewhere with the links of the log."""
    sequence, _, digest = text.partition(":")
    if not sequence.isdigit() or links.get(int(sequence)) != digest:
        found.wrong("printed_head_mismatch", text, "The log does not hold this link.")
    else:
        found.say(f"head {text}: the log holds this link")


def check(bag: str, originals: str = "", head: str = "") -> Findings:
    """Return what was found; whatever cannot be read is a problem and not an end."""
    found = Findings()
    links: Links = {}
    seals: Seals = {}
    rows: Rows = {}

    def chain() -> None:
        told = check_chain(bag, found)
        links.update(told[0])
        seals.update(told[1])

    steps: List[Tuple[str, Callable[[], None]]] = [
        ("manifests", lambda: check_manifests(bag, found)),
        ("log", chain),
        ("records", lambda: rows.update(check_records(bag, seals, found))),
        ("tables", lambda: check_tables(bag, rows, found)),
        ("scores", lambda: check_scores(bag, rows, found)),
        ("originals", lambda: check_evidence(bag, originals, rows, found)),
        ("reports", lambda: check_reports(bag, links, rows, found)),
    ]
    if head:
        steps.append(("head", lambda: check_head(links, head, found)))
    for name, step in steps:
        try:
            step()
        except FAULTS as error:
            found.wrong("unreadable", name, f"Cannot be read: {error!r}")
    return found


def shown(text: str) -> str:
    """Return text in which nothing can hide or move other text on a terminal."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in str(text))


def main(words: Optional[List[str]] = None) -> int:
    """Check the package and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("package", nargs="?", default=here, help="by default that of this file")
    parser.add_argument("--originals", default="", help="where originals lie that are not here")
    parser.add_argument("--head", default="", help="SEQUENCE:HASH, as a report prints it")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    asked = parser.parse_args(words)
    found = check(asked.package, asked.originals, asked.head)
    if asked.json:
        print(json.dumps({"ok": not found.problems, "problems": found.problems}, indent=1))
        return 1 if found.problems else 0
    for line in found.lines:
        print(shown(line))
    for problem in found.problems:
        print(shown("PROBLEM {code}: {subject}: {sentence}".format(**problem)))
    print("DOES NOT AGREE" if found.problems else "everything agrees")
    print("This does not prove:")
    for sentence in CANNOT:
        print("  - " + sentence)
    return 1 if found.problems else 0


if __name__ == "__main__":
    sys.exit(main())
