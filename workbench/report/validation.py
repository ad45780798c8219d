"""The validation report: what analyzers were judged on, how well they did, and its limits."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from reportlab.platypus import Flowable, PageBreak

from workbench.report.layout import Heading, Running, Sheet, Title
from workbench.report.style import (
    boxed,
    bullet,
    cell,
    grid,
    mono,
    pairs,
    part,
    say,
    styles,
)
from workbench.report.validation_calibrations import calibrated
from workbench.report.validation_fusion import fused
from workbench.report.validation_grid import degraded
from workbench.report.validation_pages import analyzer_pages, overview
from workbench.report.validation_protocols import one_against_all
from workbench.text import printable

Document = Mapping[str, Any]
NAME = "metrics.json"

LIMITS = (
    "Every figure holds for these files and no others: sources, generators, sizes and "
    "compression that are not listed were not judged.",
    "An interval tells how much a figure would move if other persons or sources of the same "
    "kind had been drawn; where all files of a label come from one source, other files of that "
    "source. It does not cover kinds of media that are absent here.",
    "The shortcut audit sees the traits that it lists. A collection may differ in others, such "
    "as framing, light or style.",
    "With fewer than 100 authentic files, the true positive rate at 1 % false positives is the "
    "one at no false positive.",
    "A file without a score is left out of every figure about scores and counted beside it. An "
    "analyzer that abstains often may look better than it is.",
    "A score is no probability. No likelihood ratio is made without a calibration; a "
    "cross-fitted one of all files is made to be judged and is kept nowhere.",
    "Labels, sources, groups and masks are those of the manifest and were not checked.",
)


NO_GRID = (
    "No degraded copies (JPEG, resizing, blur, noise, H.264) were scored: on media that were "
    "sent on or scaled every figure may be worse."
)


def render_validation(document: Document, text: bytes, page_size: str = "A4") -> bytes:
    """Return the PDF of an evaluation's document; `text` is its JSON, which is attached.

    Raises ReportError for a page size other than A4 or Letter.
    """
    styles()  # registers the fonts
    head = f"Validation  ·  {document['manifest']['name']}"
    running = Running(head, sha256(text).hexdigest(), NAME)
    title = Title(
        title="Validation of analyzers",
        author=document["program"],
        subject="How well analyzers tell altered from authentic media",
        creator=document["program"],
    )
    total = 0
    for _ in range(2):  # the second time it is known how many pages there are
        target = BytesIO()
        sheet = Sheet(target, running, title, page_size)
        sheet.total = total
        sheet.build(list(_story(document, sheet.width)))
        total = sheet.total
    return _attached(target.getvalue(), text)


def _story(document: Document, width: float) -> Iterator[Flowable]:
    yield say("Validation of analyzers", styles().title)
    yield say(f"{document['program']}  ·  {document['made_at']}", styles().subtitle)
    yield from _warning(document["shortcut_audit"], width)
    yield Heading("1\u2002What was evaluated", 0, "what")
    yield _media(document, width)
    yield Heading("2\u2002Results", 0, "results")
    yield from overview(document, width)
    yield from _one_against_all(document, width)
    yield from fused(document.get("fusion"), width)
    yield Heading("3\u2002Shortcut audit", 0, "shortcuts")
    yield from _shortcuts(document["shortcut_audit"], width)
    yield Heading("4\u2002Limitations", 0, "limits")
    yield from (bullet(sentence) for sentence in LIMITS)
    if document["grid"] is None:
        yield bullet(NO_GRID)
    yield Heading("5\u2002How the figures are made", 0, "conventions")
    yield _conventions(document["conventions"], width)
    for number, one in enumerate(document["analyzers"], 6):
        yield PageBreak()
        yield from analyzer_pages(one, f"{number}\u2002{one['analyzer']}", width)
        yield from calibrated((document.get("calibrations") or {}).get(one["analyzer"]), width)
        if document["grid"] and (cells := document["grid"]["analyzers"].get(one["analyzer"])):
            yield from degraded(cells, width)
    yield Heading(f"{len(document['analyzers']) + 6}\u2002Software", 0, "software")
    software = [(name, printable(str(told))) for name, told in document["software"].items()]
    read = ("network of the reader", printable(document["reader"]))
    yield pairs([*software, read, ("gate of native pixels", _gate(document))], width)


def _gate(document: Document) -> str:
    """Say whether scores were withheld for the quality of pixels."""
    if document["gate"]:
        return "on"
    return "off, by --no-gate: scored also where the analyzers' validated range says otherwise"


def _one_against_all(document: Document, width: float) -> Iterator[Flowable]:
    """Yield DF40's P4, where the columns support it."""
    if any(one["df40"]["cells"] for one in document["analyzers"]):
        yield from part("Each analyzer against each type of forgery (DF40, P4)")
        yield from one_against_all(document["analyzers"], width)


def _warning(audit: Document, width: float) -> Iterator[Flowable]:
    if audit["confounded"]:
        words = (
            "CONFOUNDED: format, size, compression, colour and sharpness alone tell altered "
            f"from authentic with an AUC of {audit['auc']['value']:.3f}. Every figure below "
            "may rest on these instead of on alteration."
        )
        yield boxed(words, styles().banner, width)


def _media(document: Document, width: float) -> Flowable:
    told = document["manifest"]
    rows: list[tuple[str, Flowable | str]] = [
        ("manifest", printable(told["name"])),
        ("its SHA-256", mono(told["sha256"])),
        ("SHA-256 of scores.csv", mono(document["scores_sha256"])),
        ("files", f"{told['authentic']} authentic, {told['altered']} altered"),
        ("kinds that could be read", _listed(told["kinds"])),
        ("rows of other labels, left out", _listed(told["skipped"])),
        ("rows that repeat a path, left out", str(told["duplicate_paths"])),
        ("files with the bytes of another", str(told["same_bytes"])),
        ("of these under both labels", str(told["same_bytes_both_labels"])),
        ("paths that were not opened", _listed(told["refused"])),
    ]
    return pairs(rows, width)


def _shortcuts(audit: Document, width: float) -> Iterator[Flowable]:
    if audit["auc"] is None:
        yield say(f"There is no figure: {audit['why']}.")
        return
    auc = audit["auc"]
    yield say(
        f"A {audit['method']} ({audit['folds']} folds), which knows nothing of alteration, "
        f"reaches an AUC of {auc['value']:.3f} (95 % interval {auc['lower']:.3f} to "
        f"{auc['upper']:.3f}, {auc['clusters']} clusters). Above 0.6 figures count "
        "as confounded."
    )
    if audit["confounded"] is None:
        yield say(
            "A label has too few persons or sources to rule a shortcut out: whether the "
            "figures are confounded is not known."
        )
    rows = [(name, f"{value:.3f}") for name, value in audit["each_alone"].items()]
    heads = ("trait by itself, in whichever direction tells more", "AUC")
    yield grid(heads, [[cell(name), value] for name, value in rows], (4, 1), width, right=(1,))


def _conventions(told: Document, width: float) -> Flowable:
    names = (
        "file_score",
        "frame_figures",
        "direction",
        "called_altered",
        "clusters",
        "calibration_prior",
        "seconds",
    )
    rows: list[tuple[str, Flowable | str]] = [(n.replace("_", " "), told[n]) for n in names]
    drawn = told["interval"]
    words = (
        f"{drawn['method']} bootstrap of whole clusters, {drawn['draws']} draws, "
        f"seed {drawn['seed']}"
    )
    exact = "; exact binomial over clusters where every draw is alike"
    return pairs([*rows, ("95 % interval", words + exact)], width)


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {printable(name)}" for name, count in counts.items()) or "none"


def _attached(pdf: bytes, text: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.add_attachment(NAME, text)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
