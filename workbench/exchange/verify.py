#!/usr/bin/env python3
"""Check a package that Loupe exported, with Python's standard library alone.

    python3 -I data/verify.py [PACKAGE] [--originals FOLDER] [--head SEQUENCE:HASH] [--json]

Exit codes: 0 everything agrees, 1 something does not, 2 wrong use, 3 nothing but the manifests
was compared, since the package has the format of another Loupe. Runs with Python 3.8 or
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
from functools import partial
from typing import AbstractSet, Any, Callable, Dict, Iterator, List, Optional, Set, Tuple

FORMAT = "loupe-package 3"
OTHER = re.compile("loupe-package [0-9]{1,4}")
CHUNK = 1 << 20
GENESIS = "0" * 64
SHA256 = re.compile("[0-9a-f]{64}")
DIFFERS, ELSEWHERE = 1, 3  # exit codes
TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
TABLES = {  # documents of the package, by the sealed rows that they must tell
    "media_item": ("media.json", "media_item"),
    "report": ("reports.json", "report"),
    "finding": ("results/findings.json", "finding"),
    "impression": ("results/examiners.json", "impressions"),
    "review": ("results/examiners.json", "reviews"),
    "annotation": ("results/examiners.json", "annotations"),
    "label": ("results/examiners.json", "labels"),
    "known_authentic": ("results/examiners.json", "known_authentic"),
}
OF_MEDIA = {"receipts": "receipt", "tracks": "face_track"}
OF_RUN = {
    "measurements": "measurement",
    "facts": "fact",
    "curves": "curve",
    "outcomes": "file_outcome",
    "maps": "localization_map",
}
NUMBERED = {"id", "run_id"}  # of rows that are told within their run
LEAVABLE = {  # of these a package may hold a part, where not all was asked for
    *("analyzer_run", "finding", "annotation", "label", "known_authentic", "impression"),
    "review",
}
ARRAYS = ("frames", "pts", "scores", "outcomes", "reasons")
NEVER = (  # words of case.json
    "pictures beside the results (illustrations): rerun makes them anew from the original",
    "crops and positions of faces (face files): the face pass makes them anew",
    "copies that a what-if tried, thumbnails, and the archives of model packs",
)
KEYS = {  # of the objects that no sealed row tells: by file, and the keys that lead to them
    "case.json": "case discovery format head left_out made_at never_in_a_package originals "
    "pictures program reports",
    "case.json left_out": "annotations face_tracks findings impressions known_authentic labels "
    "reviews runs",
    "log/head.json": "hash sequence",
    "log/records.jsonl": "name rows table",
    "log/arrays.jsonl": "array",
    "media.json": "media_item",
    "media.json media_item metadata": "group name text",
    "reports.json": "report",
    "results/findings.json": "finding",
    "results/what_ifs.json": "what_ifs",
    "results/what_ifs.json what_ifs": "tried what_if",
    "results/what_ifs.json what_ifs tried": "answers copy",
    "results/calibrations.json": "calibrations",
    "results/examiners.json": "annotations impressions known_authentic labels reviews",
    "results/runs.jsonl": "curves facts maps measurements models outcomes run series",
    "results/runs.jsonl series": "frames outcomes pts reasons scores track",
    "case-uco.jsonld": "@context @graph",
}
DEFAULTS: Dict[str, Dict[str, Any]] = {  # of nested records: a row may be older than a field
    "info": {
        **{"score_meaning": "", "map_meaning": "", "per_second": None, "resumable": False},
        **{"by_default": True, "where_found": False, "operating_points": []},
    },
    "operating_points": {"codecs": [], "minimum_side": 0, "maximum_depth": 0},
    "stream": {
        **{"orientation": 1, "first_pts": 0.0, "last_pts": 0.0, "frame_rate": None},
        **{"variable_rate": None, "pixel_format": "", "bit_depth": 8, "color": ""},
        **{"audio_streams": 0, "remarks": []},
    },
    "coverage": {
        **{"unit": "frame", "scored": 0, "not_applicable": 0, "withheld": 0, "failed": 0},
        **{"not_examined": 0, "reasons": []},
    },
    "regions": {"map_id": None, "annotation_id": None},
    "variants": {"strength": 0.0},
    "setups": {"device": "cpu", "seed": None, "model_sha256": None, "models": []},
    "conditions": {"coarseness": None, "face_width": None},
}
FILES = {
    *("README.txt", "verify.py", "case.json", "case-uco.jsonld", "media.json", "reports.json"),
    *("media.csv", "log/audit.jsonl", "log/head.json", "log/records.jsonl", "log/arrays.jsonl"),
    *("results/findings.json", "results/what_ifs.json", "results/calibrations.json"),
    *("results/examiners.json", "results/runs.jsonl", "results/runs.csv"),
    *("results/coverage.csv", "results/scores.csv", "results/measurements.csv"),
    *("results/facts.csv", "results/findings.csv", "results/supports.csv"),
}
NAMED = re.compile(r"evidence/[0-9a-f]{64}|(maps/.*\.png|reports/.*\.pdf|models/.*\.toml)")
RUN = "exhibit analyzer version run "
COLUMNS = {
    "media.csv": "exhibit original_name sha256 size_bytes state kind role reason detail "
    "received_from received_by received_at path duplicate",
    "results/runs.csv": RUN + "state error device seed model_sha256 media_sha256 settings "
    "software seconds started_at ended_at continues",
    "results/coverage.csv": RUN + "unit scored not_applicable withheld failed not_examined "
    "reason reason_outcome count",
    "results/scores.csv": RUN + "track frame pts outcome score reason",
    "results/measurements.csv": RUN + "name value unit percentile reference frame",
    "results/facts.csv": RUN + "name text where telling stated",
    "results/findings.csv": "exhibit finding state author examiner statement h1 h2 first_pts "
    "last_pts runs limitations note supersedes at regions",
    "results/supports.csv": RUN + "score llr lower upper calibration reason detail at",
}
OUTCOMES = ("scored", "not_applicable", "withheld", "failed")
LARGEST = 1 << 28  # bytes of one array
KINDS = {"|u1": "<B", "<u2": "<H", "<i8": "<q", "<f4": "<f", "<f8": "<d"}
DIGITS = 9  # of a score in a table
ACTIVE = tuple("=+-@\t\r\n")
PARTED = re.compile(r"([;\t\r\n][\s\"]*)(?=[=+\-@])")
CANNOT = (
    "that the package holds all of the case: it may be asked for without what was rejected, "
    "superseded or not finished. The log seals how much that is, counted above;",
    "that nobody wrote a whole new log, new records and a new package: compare the head of the "
    "log with one printed in a report, or with that of the case itself (--head);",
    "that case-uco.jsonld, `metadata` in media.json, bag-info.txt, README.txt and in case.json "
    "`program`, `made_at` and the single counts of `left_out` are as Loupe wrote them: the "
    "manifests alone cover these. The case's own log holds the digest of "
    "tagmanifest-sha256.txt that is printed above;",
    "that a score is right, that a file was authentic when it was received, who sat at the "
    "keyboard, or that the clock was right;",
    "that this verifier is the one that Loupe wrote: take it from an installation that you "
    "trust (workbench/exchange/verify.py) and compare the two.",
)

FAULTS = (
    *(OSError, ValueError, LookupError, TypeError, AttributeError),
    *(struct.error, zlib.error, csv.Error),
    *(RecursionError, MemoryError, ArithmeticError),
)
Links = Dict[int, str]  # hash of an event by its sequence
Seals = Dict[str, str]  # digest of rows by table and name
Rows = Dict[str, Dict[str, List[Any]]]
Arrays = Dict[str, bytes]  # as the case holds them, by their SHA-256
Detail = Dict[str, str]
Cells = Iterator[List[Any]]


class Findings:
    """What was checked, in lines for people, and what does not agree."""

    def __init__(self) -> None:
        self.lines: List[str] = []
        self.problems: List[Dict[str, str]] = []
        self.other = ""  # the format of a package that this verifier does not know

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
    for name in sorted({*TAGS} - {*tags}):
        found.wrong("file_unlisted", name, "The tag manifest does not list it.")
    own = hash_of(os.path.join(bag, "tagmanifest-sha256.txt"))
    found.say(f"manifests: {len(payload)} files listed; SHA-256 of tagmanifest-sha256.txt:")
    found.say(f"    {own}")


def check_names(bag: str, found: Findings) -> None:
    """Find what this format has no name for: in files, and in their objects."""
    for name in sorted(present(os.path.join(bag, "data")) - FILES):
        if not NAMED.fullmatch(name):
            found.wrong("file_unknown", "data/" + name, "Loupe writes no such file.")
    for name in dict.fromkeys(place.partition(" ")[0] for place in KEYS):
        attempt(name, partial(check_keys, bag, name, found), found)


def check_keys(bag: str, name: str, found: Findings) -> None:
    """Compare the keys of objects that no sealed row tells with those that Loupe writes."""
    own = [one.split() for one in KEYS if one.split()[0] == name]
    places = {tuple(one[1:]): KEYS[" ".join(one)] for one in own}
    lines = name.endswith(".jsonl")
    for document in read_lines(bag, name) if lines else [read_json(bag, name)]:
        for path, words in places.items():
            for one in reached(document, path):
                if not isinstance(one, dict) or {*one} != {*words.split()}:
                    text = "It has other keys than Loupe writes: something was added or taken."
                    found.wrong("key_unknown", " ".join((name, *path)), text)


def reached(value: Any, path: Tuple[str, ...]) -> Iterator[Any]:
    """Yield what keys lead to; of a list each of its values."""
    if isinstance(value, list):
        for one in value:
            yield from reached(one, path)
    elif path:
        yield from reached(value[path[0]], path[1:])
    else:
        yield value


def inside(bag: str, name: str) -> str:
    """Return the path of a file of the payload; ValueError for what is no regular file."""
    path = os.path.join(bag, "data", *name.split("/"))
    if os.path.islink(path) or not os.path.isfile(path):
        raise ValueError(f"{name} is not there, or is no regular file")
    return path


def read_json(bag: str, name: str) -> Any:
    """Return a JSON document of the payload."""
    with open(inside(bag, name), encoding="utf-8") as file:
        return strict(file.read())


def strict(text: str) -> Any:
    """Return the value of JSON; ValueError where a key stands twice, or no number as one.

    Of a key that stands twice some programs read the first and some the last.
    """
    return json.loads(text, object_pairs_hook=once, parse_constant=refuse)


def once(read: List[Tuple[str, Any]]) -> Dict[str, Any]:
    """Return an object of which each key was read once."""
    made = dict(read)
    if len(made) != len(read):
        raise ValueError(f"a key stands twice among {sorted(key for key, _ in read)}"[:200])
    return made


def refuse(word: str) -> Any:
    """Refuse NaN and infinities: they are no JSON, and Loupe writes none."""
    raise ValueError(f"{word} is no number")


def read_lines(bag: str, name: str) -> Iterator[Any]:
    """Yield the JSON documents of a file that holds one on each line."""
    with open(inside(bag, name), encoding="utf-8") as file:
        for line in file:
            yield strict(line)


def check_chain(bag: str, found: Findings) -> Tuple[Links, Seals, Detail]:
    """Hash every event anew and follow the links.

    Return hash by sequence, the seals, and what the log says that this package is to hold.
    """
    links, sealed, previous = {0: GENESIS}, {}, (0, GENESIS)
    asked: Detail = {}
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
        if event["action"] == "export begun":
            asked = event["detail"]
    head = read_json(bag, "log/head.json")
    if (head["sequence"], head["hash"]) != previous:
        found.wrong("head_mismatch", "log/head.json", "It is not the last event of the log.")
    if not asked:
        found.wrong("event_missing", "export begun", "The log knows of no export.")
    found.say(f"log: {len(links) - 1} events; head {previous[0]}:{previous[1]}")
    return links, sealed, asked


def check_records(bag: str, sealed: Seals, asked: Detail, found: Findings) -> Rows:
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
    left = sorted(key for key, digest in sealed.items() if digest and key not in kept)
    found.say(f"records: {len(kept)} compared with the log; {len(left)} left out, as it says")
    check_left(left, asked, found)
    return rows


def check_left(left: List[str], asked: Detail, found: Findings) -> None:
    """Compare the records that are not here with those that the log says are left out."""
    parts = [key.partition("/") for key in left]
    runs = {name for table, _, name in parts if table == "analyzer_run"}
    for table, _, name in parts:
        leavable = asked.get("discovery") == "no" and (table in LEAVABLE or name in runs)
        if not leavable:
            found.wrong("record_missing", f"{table}/{name}", "The log seals it: it was here.")
    names = sorted({name for _, _, name in parts})
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()
    if asked.get("left_out_sha256") != digest:
        found.wrong(
            "record_missing",
            "log/records.jsonl",
            f"Not here are {len(names)} names of rows; the log says that "
            f"{asked.get('left_out', 'an unknown number')} are left out, or others.",
        )


def read_arrays(bag: str) -> Arrays:
    """Return the arrays of the package by their SHA-256."""
    raw = (base64.b64decode(one["array"]) for one in read_lines(bag, "log/arrays.jsonl"))
    return {hashlib.sha256(one).hexdigest(): one for one in raw}


def is_told(told: Any, sealed: Any, arrays: Arrays, field: str = "") -> bool:
    """Say whether a value that people read is the one of a field of a sealed row."""
    if isinstance(sealed, dict):  # an array, by its hash
        return bool(values_of(arrays.get(sealed["sha256"], b"")) == told)
    if isinstance(sealed, str) and isinstance(told, (dict, list)):
        return fits(told, strict(sealed), field)
    if isinstance(sealed, str) and isinstance(told, str):
        return sealed.replace(".000000Z", "Z") == told.replace(".000000Z", "Z")
    return bool(told == sealed)


def fits(told: Any, sealed: Any, field: str) -> bool:
    """Say whether a nested record is the sealed one; what that one lacks is its default.

    A row that an earlier Loupe sealed has no field that came later.
    """
    if isinstance(told, list) and isinstance(sealed, list):
        return len(told) == len(sealed) and all(
            fits(*both, field) for both in zip(told, sealed)
        )
    if isinstance(told, dict) and isinstance(sealed, dict):
        whole = {**DEFAULTS.get(field, {}), **sealed}
        return {*told} == {*whole} and all(fits(told[key], whole[key], key) for key in whole)
    return bool(told == sealed)


def tells(told: Any, row: Any, arrays: Arrays, beside: AbstractSet[str] = frozenset()) -> bool:
    """Say whether a record tells a row: all its columns, and nothing but them and `beside`."""
    fields = set(told) - beside
    unsaid = set(row) - fields
    return (
        fields <= set(row)
        and unsaid <= NUMBERED
        and all(is_told(told[field], row[field], arrays, field) for field in fields)
    )


def check_tables(bag: str, rows: Rows, asked: Detail, found: Findings) -> None:
    """Compare what people read with the sealed rows: every one of them, in every column."""
    arrays = read_arrays(bag)
    for table, (name, key) in TABLES.items():
        beside = {"metadata", *OF_MEDIA} if table == "media_item" else set()
        compare((name, table), read_json(bag, name)[key], rows, found, beside)
    media = read_json(bag, "media.json")["media_item"]
    for key, table in OF_MEDIA.items():
        held = dict(rows.get(table, {}))
        if key == "tracks" and asked.get("discovery") != "yes":
            held = standing(held)
        told = [one for item in media for one in item[key]]
        compare(("media.json", table), told, {table: held}, found)
    check_case(bag, rows, asked, found)
    check_regions(rows, asked, found)
    check_tried(bag, rows, found)
    runs = []
    for run in read_lines(bag, "results/runs.jsonl"):
        check_run(run, rows, arrays, found)
        runs.append(run["run"])
    ids = sorted(run["id"] for run in runs)
    if ids != sorted(rows.get("analyzer_run", {})):
        found.wrong("table_differs", "results/runs.jsonl", "Its runs are not those sealed.")


def standing(tracks: Dict[str, List[Any]]) -> Dict[str, List[Any]]:
    """Return the face tracks that no later one supersedes."""
    gone = {one for (row,) in tracks.values() for one in json.loads(row["supersedes"])}
    return {name: row for name, row in tracks.items() if name not in gone}


def compare(
    where: Tuple[str, str],
    told: List[Any],
    rows: Rows,
    found: Findings,
    beside: AbstractSet[str] = frozenset(),
) -> None:
    """Compare the records of a document with the sealed rows of a table, each by its id."""
    name, table = where
    held = rows.get(table, {})
    for one in told:
        row = held.get(one["id"], [None])[0]
        if row is None or one["id"] != row["id"] or not tells(one, row, {}, beside):
            text = "It does not say what the sealed record says."
            found.wrong("table_differs", f"{name} {one['id']}", text)
    ids = [one["id"] for one in told]
    for missing in sorted({*held} - {*ids}):
        found.wrong("table_differs", f"{name} {missing}", "A sealed record is not told.")
    if len(ids) != len({*ids}):
        found.wrong("table_differs", name, "It tells a record twice.")


def check_case(bag: str, rows: Rows, asked: Detail, found: Findings) -> None:
    """Compare case.json with the record of the case, its log, and what was asked for."""
    told = read_json(bag, "case.json")
    kinds = {key: asked.get(key) == "yes" for key in ("originals", "discovery", "pictures")}
    reports = [row["number"] for row in reports_of(rows, asked)]
    counts = dict(told["left_out"], face_tracks=0)  # of these the rows are here
    cases = [row for (row,) in rows.get("case_record", {}).values()]
    if (
        told["format"] != FORMAT
        or {key: told[key] for key in kinds} != kinds
        or str(sum(counts.values())) != asked.get("left_out")
        or told["never_in_a_package"] != list(NEVER)
        or sorted(told["reports"]) != sorted(reports)
        or told["head"] != read_json(bag, "log/head.json")
        or len(cases) != 1
        or not tells(told["case"], cases[0], {})
    ):
        found.wrong("table_differs", "case.json", "It does not say what the log seals.")


def check_regions(rows: Rows, asked: Detail, found: Findings) -> None:
    """Compare the regions of findings with what they supersede, and with map, mark and medium.

    What the package was to leave out cannot be looked for.
    """
    findings = {name: row for name, (row,) in rows.get("finding", {}).items()}
    media = {name: row for name, (row,) in rows.get("media_item", {}).items()}
    places = sources(rows)
    for name, one in findings.items():
        told = strict(one["regions"])
        before = findings.get(one["supersedes"])
        if before is not None and strict(before["regions"]) != told:
            text = "It has other regions than the finding that it supersedes."
            found.wrong("region_mismatch", f"finding {name}", text)
        stream = strict(media[one["media_id"]]["stream"] or "{}")
        for region in told:
            frames = stream.get("frame_count", math.inf)
            if region["frame"] >= frames or not lies(region, one, places, asked):
                text = "A region is of no frame, map or mark of the finding's medium."
                found.wrong("region_mismatch", f"finding {name}", text)


def sources(rows: Rows) -> Dict[str, Tuple[str, int]]:
    """Return medium and frame of maps and marks by "map_id/…" and "annotation_id/…"."""
    media = {name: row["media_id"] for name, (row,) in rows.get("analyzer_run", {}).items()}
    held = {
        f"map_id/{row['id']}": (media[name], row["frame"])
        for name, several in rows.get("localization_map", {}).items()
        for row in several
    }
    for name, (row,) in rows.get("annotation", {}).items():
        held[f"annotation_id/{name}"] = (row["media_id"], row["frame"])
    return held


def lies(region: Any, one: Any, places: Dict[str, Tuple[str, int]], asked: Detail) -> bool:
    """Say whether map and mark of a region are of its medium and frame, where they are here."""
    for key in ("map_id", "annotation_id"):
        if region.get(key) is None:
            continue
        absent = None if asked.get("discovery") == "yes" else (one["media_id"], region["frame"])
        source = places.get(f"{key}/{region[key]}", absent)
        if source != (one["media_id"], region["frame"]):
            return False
    return True


def check_tried(bag: str, rows: Rows, found: Findings) -> None:
    """Compare what-ifs and calibrations with the sealed rows."""
    what_ifs = read_json(bag, "results/what_ifs.json")["what_ifs"]
    copies = [one for what_if in what_ifs for one in what_if["tried"]]
    name = "results/what_ifs.json"
    compare((name, "what_if"), [one["what_if"] for one in what_ifs], rows, found)
    compare((name, "what_if_copy"), [one["copy"] for one in copies], rows, found)
    for one in copies:
        answers = rows.get("what_if_answer", {}).get(one["copy"]["id"], [])
        check_all(f"{name} {one['copy']['id']}", one["answers"], answers, {}, found)
    told = read_json(bag, "results/calibrations.json")["calibrations"]
    kept = rows.get("kept_calibration", {}).values()
    if told != {row["digest"]: json.loads(row["document"]) for (row,) in kept}:
        found.wrong("table_differs", "results/calibrations.json", "They are not those sealed.")


def check_all(
    subject: str, told: List[Any], stored: List[Any], arrays: Arrays, found: Findings
) -> None:
    """Compare what is told within a run, or of a copy, with its sealed rows."""
    told = sorted(told, key=lambda one: str(one.get("id", "")))  # the others stand in order
    stored = sorted(stored, key=lambda row: str(row["id"]) if told and "id" in told[0] else "")
    if len(told) != len(stored) or not all(
        tells(one, row, arrays) for one, row in zip(told, stored)
    ):
        found.wrong("table_differs", subject, "It does not say what the sealed rows say.")


def check_run(told: Any, rows: Rows, arrays: Arrays, found: Findings) -> None:
    """Compare a run, its models and all it said but scores with the sealed rows."""
    run_id = told["run"]["id"]
    subject = f"results/runs.jsonl {run_id}"
    row = rows.get("analyzer_run", {}).get(run_id, [None])[0]
    if row is None or not tells(told["run"], row, {}):
        found.wrong("table_differs", subject, "It is not the sealed run.")
    for key, table in OF_RUN.items():
        check_all(
            f"{subject} {key}", told[key], rows.get(table, {}).get(run_id, []), arrays, found
        )
    used = [row["model_id"] for row in rows.get("model_use", {}).get(run_id, [])]
    stored = [row for name in used for row in rows.get("kept_model", {}).get(name, [])]
    check_all(f"{subject} models", told["models"], stored, arrays, found)


def check_scores(bag: str, rows: Rows, found: Findings) -> None:
    """Compare the scores of each run with the arrays that the log seals."""
    arrays, frames = read_arrays(bag), 0
    for told in read_lines(bag, "results/runs.jsonl"):
        run_id = told["run"]["id"]
        stored = {row["track_id"]: row for row in rows.get("score_series", {}).get(run_id, [])}
        for one in told["series"]:
            row = stored.pop(one["track"], None)
            if row is None or scores_of(row, arrays) != {k: one[k] for k in ARRAYS}:
                found.wrong("scores_differ", f"run {run_id}", "They are not those sealed.")
            frames += len(one["frames"])
        if stored:
            found.wrong("scores_differ", f"run {run_id}", "Sealed scores are not told.")
    if {*arrays} != named(rows):
        text = "It holds other arrays than the sealed rows name."
        found.wrong("scores_differ", "log/arrays.jsonl", text)
    found.say(f"scores: {frames} frames compared with what the log seals")


def named(rows: Rows) -> Set[str]:
    """Return the hashes of the arrays that rows of scores and curves name."""
    return {
        value["sha256"]
        for table in ("score_series", "curve")
        for several in rows.get(table, {}).values()
        for row in several
        for value in row.values()
        if isinstance(value, dict)
    }


def scores_of(row: Any, arrays: Arrays) -> Dict[str, List[Any]]:
    """Return the sealed scores of one face or of whole frames, their codes as words."""
    held = {key: values_of(arrays.get(row[key]["sha256"], b"")) for key in ARRAYS}
    words = json.loads(row["reason_codes"])
    held["outcomes"] = [OUTCOMES[code] for code in held["outcomes"]]
    held["reasons"] = [words[code] for code in held["reasons"]]
    return held


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


def cell(value: Any) -> str:
    """Return a value as a table holds it (workbench/exchange/plain.py says why)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(round(value, DIGITS)) if math.isfinite(value) else ""
    text = str(value)
    if isinstance(value, int):
        return text
    inert = not text.lstrip(" ").startswith(ACTIVE)
    return PARTED.sub(r"\1'", text if inert else "'" + text)


def at(time: Optional[str]) -> str:
    """Return a time as a table holds it."""
    return (time or "").replace("T", " ").replace("Z", "+00:00")


def pairs(named: Dict[str, Any]) -> str:
    """Return settings or versions as a table holds them."""
    return "; ".join(f"{name}={named[name]}" for name in sorted(named))


def fields(record: Any, names: str) -> List[Any]:
    """Return fields of a record in the order of their names."""
    return [record[name] for name in names.split()]


def check_cells(bag: str, rows: Rows, found: Findings) -> None:
    """Compare every cell of every table with the documents that were compared before."""
    csv.field_size_limit(LARGEST)
    media = read_json(bag, "media.json")["media_item"]
    exhibits = {item["id"]: item["exhibit"] for item in media}
    expected: Dict[str, List[List[Any]]] = {name: [] for name in COLUMNS}
    expected["media.csv"].extend(media_cells(media))
    findings = read_json(bag, "results/findings.json")["finding"]
    expected["results/findings.csv"].extend(finding_cells(findings, exhibits))
    supports = [row for (row,) in rows.get("support", {}).values()]
    for told in read_lines(bag, "results/runs.jsonl"):
        run = told["run"]
        first = [exhibits[run["media_id"]], *fields(run["info"], "name version"), run["id"]]
        for name, cells in run_cells(told, supports):
            expected[f"results/{name}.csv"].append([*first, *cells])
    for name, columns in COLUMNS.items():
        lines = [columns.split(), *sorted([cell(one) for one in row] for row in expected[name])]
        with open(inside(bag, name), encoding="utf-8", newline="") as file:
            table = list(csv.reader(file))
        if table[:1] + sorted(table[1:]) != lines:
            found.wrong("table_differs", name, "It does not say what the sealed records say.")


def media_cells(media: List[Any]) -> Cells:
    """Yield the rows of media.csv: one for each arrival of a file."""
    for item in media:
        first = fields(item, "exhibit original_name sha256 size_bytes state kind role")
        for one in item["receipts"]:
            came = [*fields(one, "received_from received_by"), at(one["at"])]
            last = fields(one, "path duplicate")
            yield [*first, *fields(item, "reason detail"), *came, *last]


def finding_cells(findings: List[Any], exhibits: Dict[str, str]) -> Cells:
    """Yield the rows of findings.csv."""
    for one in findings:
        said = fields(one, "id state author examiner statement h1 h2 first_pts last_pts")
        lists = [" ".join(one["run_ids"]), " ".join(one["limitations"])]
        places = "; ".join(map(region_line, one["regions"]))
        last = [*fields(one, "note supersedes"), at(one["at"]), places]
        yield [exhibits[one["media_id"]], *said, *lists, *last]


def region_line(one: Any) -> str:
    """Return a region of a finding as a table holds it."""
    corners = " ".join(f"{exact(x)},{exact(y)}" for x, y in one["spots"])
    return f"frame {one['frame']} {one['shape']} {corners}"


def exact(value: float) -> str:
    """Return a place with all its digits, a whole number of pixels without a fraction."""
    return str(int(value)) if value == int(value) else repr(value)


def run_cells(told: Any, supports: List[Any]) -> Iterator[Tuple[str, List[Any]]]:
    """Yield what each table says of a run, after the columns that name it."""
    run, held = told["run"], told["run"]["coverage"]
    made = fields(run, "state error device seed model_sha256 media_sha256")
    words = [pairs(run["settings"]), pairs(run["software"]), run["seconds"]]
    times = [at(run["started_at"]), at(run["ended_at"]), run["continues"]]
    yield "runs", [*made, *words, *times]
    counts = fields(held, "unit scored not_applicable withheld failed not_examined")
    yield "coverage", [*counts, None, None, None]
    for why in held["reasons"]:
        yield "coverage", [*counts, *fields(why, "reason outcome count")]
    for series in told["series"]:
        for row in zip(*fields(series, "frames pts outcomes scores reasons")):
            yield "scores", [series["track"], *row]
    for one in told["measurements"]:
        yield "measurements", fields(one, "name value unit percentile reference frame")
    for one in told["facts"]:
        yield "facts", fields(one, "name text where telling stated")
    for one in supports:
        if one["run_id"] == run["id"]:
            said = fields(one, "score llr lower upper calibration reason detail")
            yield "supports", [*said, at(one["at"])]


def reports_of(rows: Rows, asked: Detail) -> List[Any]:
    """Return the records of the reports that the log says are in the package."""
    wanted = asked.get("reports", "all")
    reports = [row for (row,) in rows.get("report", {}).values()]
    return [row for row in reports if wanted == "all" or row["number"] in wanted.split(" ")]


def check_named(bag: str, rows: Rows, asked: Detail, found: Findings) -> None:
    """Compare maps, reports and model cards with the records that name them by their hash."""
    runs = rows.get("analyzer_run", {})
    drawn = runs if asked.get("pictures") != "no" else {}
    maps = [row for name in drawn for row in rows.get("localization_map", {}).get(name, [])]
    used = [row["model_id"] for name in runs for row in rows.get("model_use", {}).get(name, [])]
    cards = [row for name in used for row in rows.get("kept_model", {}).get(name, [])]
    reports = reports_of(rows, asked)
    for folder, kind, hashes in (
        ("maps", ".png", {row["sha256"] for row in maps}),
        ("models", ".toml", {row["card_sha256"] for row in cards}),
        ("reports", ".pdf", {row["pdf_sha256"] for row in reports}),
    ):
        held = os.path.join(bag, "data", folder)
        names = {*os.listdir(held)} if os.path.isdir(held) else set()
        for name in sorted(names - {one + kind for one in hashes}):
            found.wrong("file_unknown", f"{folder}/{name}", "No record names it.")
        for one in sorted(hashes):
            if folder != "reports" and hash_of(os.path.join(held, one + kind)) != one:
                text = "It is not there, or not what the sealed record names."
                found.wrong("file_changed", f"{folder}/{one}{kind}", text)


def check_evidence(
    bag: str, originals: str, rows: Rows, asked: Detail, found: Findings
) -> None:
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
        whole = asked.get("originals") != "no"
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


def check_reports(bag: str, links: Links, rows: Rows, asked: Detail, found: Findings) -> None:
    """Compare issued reports with their records, and their printed heads with the log."""
    held = reports_of(rows, asked)
    for (row,) in rows.get("report", {}).values():
        path = os.path.join(bag, "data", "reports", row["pdf_sha256"] + ".pdf")
        if row in held and hash_of(path) != row["pdf_sha256"]:
            found.wrong(
                "report_changed", row["number"], "The PDF is not the one that was issued."
            )
        head = json.loads(row["head"])
        if links.get(head["sequence"]) != head["hash"]:
            found.wrong(
                "printed_head_mismatch", row["number"], "The log is not the one it names."
            )
    found.say(f"reports: {len(held)} of {len(rows.get('report', {}))} are in the package")


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
    found.other = other_format(bag)
    if found.other:
        attempt("manifests", lambda: check_manifests(bag, found), found)
        return found
    links: Links = {}
    seals: Seals = {}
    rows: Rows = {}

    asked: Detail = {}

    def chain() -> None:
        told = check_chain(bag, found)
        links.update(told[0])
        seals.update(told[1])
        asked.update(told[2])

    steps: List[Tuple[str, Callable[[], None]]] = [
        ("manifests", lambda: check_manifests(bag, found)),
        ("names", lambda: check_names(bag, found)),
        ("log", chain),
        ("records", lambda: rows.update(check_records(bag, seals, asked, found))),
        ("documents", lambda: check_tables(bag, rows, asked, found)),
        ("scores", lambda: check_scores(bag, rows, found)),
        ("tables", lambda: check_cells(bag, rows, found)),
        ("originals", lambda: check_evidence(bag, originals, rows, asked, found)),
        ("maps and cards", lambda: check_named(bag, rows, asked, found)),
        ("reports", lambda: check_reports(bag, links, rows, asked, found)),
    ]
    if head:
        steps.append(("head", lambda: check_head(links, head, found)))
    for name, step in steps:
        attempt(name, step, found)
    return found


def attempt(name: str, step: Callable[[], None], found: Findings) -> None:
    """Take a step; whatever cannot be read is a problem."""
    try:
        step()
    except FAULTS as error:
        found.wrong("unreadable", name, f"Cannot be read: {error!r}")


def other_format(bag: str) -> str:
    """Return the format that a package says it has, where it is that of another Loupe."""
    try:
        said = read_json(bag, "case.json")["format"]
    except FAULTS:
        return ""
    return said if said != FORMAT and OTHER.fullmatch(said) else ""


def shown(text: str) -> str:
    """Return text in which nothing can hide or move other text, and that can be printed."""
    seen = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in str(text))
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return seen.encode(encoding, "backslashreplace").decode(encoding)


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
    code = DIFFERS if found.problems else ELSEWHERE if found.other else 0
    if asked.json:
        told = {"ok": code == 0, "problems": found.problems, "other_format": found.other}
        print(json.dumps(told, indent=1))
        return code
    for line in found.lines:
        print(shown(line))
    for problem in found.problems:
        print(shown("PROBLEM {code}: {subject}: {sentence}".format(**problem)))
    if found.other:
        print(shown(f"ANOTHER FORMAT: {found.other}; this verifier knows {FORMAT}."))
        print("Nothing but the manifests was compared. Use the verifier in the package")
        print("(data/verify.py), after comparing it with the one of the Loupe that made it.")
    if code != ELSEWHERE:
        print("DOES NOT AGREE" if found.problems else "everything agrees")
    print("This does not prove:")
    for sentence in CANNOT:
        print("  - " + sentence)
    return code


if __name__ == "__main__":
    sys.exit(main())
