"""How the desk says things: sizes, times, outcomes, and text that comes from evidence.

Evidence text is untrusted: it is never rendered as markup, it cannot break a line, and marks
that reverse or hide text are made visible before they are shown.
"""

import unicodedata
from datetime import datetime

from ui.retelling import data
from workbench.model import Coverage, MediaState, Outcome, RunState

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
KILO = 1000
MINUTE = 60
UNITS = ("bytes", "kB", "MB", "GB", "TB")

OUTCOME_WORDS = {
    Outcome.SCORED: "scored",
    Outcome.NOT_APPLICABLE: "not applicable",
    Outcome.WITHHELD: "withheld",
    Outcome.FAILED: "failed",
}
OUTCOME_MEANS = {
    Outcome.SCORED: "the analyzer gave a score",
    Outcome.NOT_APPLICABLE: "the question does not arise here",
    Outcome.WITHHELD: "the question arises, but could not be answered within the tested range",
    Outcome.FAILED: "the analyzer ended with an error",
}
NOT_EXAMINED = "not examined"
NOT_EXAMINED_MEANS = "nothing has been asked about these frames"

STATE_WORDS = {
    MediaState.ACCEPTED: "accepted",
    MediaState.UNSUPPORTED: "unsupported",
    MediaState.UNREADABLE: "unreadable",
}
RUN_WORDS = {
    RunState.RUNNING: "running",
    RunState.FINISHED: "finished",
    RunState.CANCELLED: "cancelled",
    RunState.FAILED: "failed",
}


def shown(text: str, limit: int = 400) -> str:
    r"""Return evidence text that is safe to draw on one line, at most `limit` characters.

    Control, format and line-breaking characters become `\u{…}` so that a name cannot pose
    as another one.
    """
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(_visible(character) for character in cut)


def quoted(text: str, limit: int = 400) -> str:
    """Return what a person or a file wrote, safe as `shown`; no language retells it."""
    return data(shown(text, limit))


def _visible(character: str) -> str:
    if unicodedata.category(character) in HIDDEN:
        return f"\\u{{{ord(character):x}}}"
    return character


def size(count: int) -> str:
    """Return a number of bytes as an examiner reads it: 3.2 MB."""
    amount = float(count)
    for unit in UNITS:
        if amount < KILO or unit == UNITS[-1]:
            break
        amount /= KILO
    return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"


def time(seconds: float) -> str:
    """Return a presentation time as h:mm:ss.mmm, with its sign."""
    sign = "-" if seconds < 0 else ""
    total = round(abs(seconds) * 1000)
    minutes, milliseconds = divmod(total, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{milliseconds / 1000:06.3f}"


def tick(seconds: float, step: float) -> str:
    """Return a time for a ruler with ticks `step` seconds apart, as short as that allows."""
    places = 0 if step >= 1 else 1 if step >= 0.1 else 2 if step >= 0.01 else 3  # noqa: PLR2004
    minutes, rest_of = divmod(round(abs(seconds), 3), MINUTE)
    hours, minutes = divmod(int(minutes), MINUTE)
    width = 2 if not places else 3 + places
    small = f"{rest_of:0{width}.{places}f}"
    sign = "-" if seconds < 0 else ""
    return f"{sign}{hours}:{minutes:02}:{small}" if hours else f"{sign}{minutes}:{small}"


def span(first: float | None, last: float | None) -> str:
    """Return a range of presentation time, or words for the whole medium."""
    if first is None or last is None:
        return "whole medium"
    return f"{time(first)} – {time(last)}"


def rest(seconds: float) -> str:
    """Return the time that is left, as roughly as it is known."""
    if seconds < MINUTE:
        return f"{max(1, round(seconds))} s left"
    return f"{round(seconds / MINUTE)} min left"


def number(value: float) -> str:
    """Return a measured number with four significant digits."""
    return f"{value:.4g}"


def moment(at: datetime) -> str:
    """Return a time of the record in this workstation's zone, with the zone."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S %Z")


def reason(code: str | None) -> str:
    """Return a reason code as words."""
    return spaced(code or "")


def spaced(name: str) -> str:
    """Return a name of the record as words: block_grid is block grid."""
    return name.replace("_", " ")


def coverage(counts: Coverage) -> str:
    """Return a coverage in one line; what is zero is left out."""
    parts = (
        (counts.scored, "scored"),
        (counts.not_applicable, "not applicable"),
        (counts.withheld, "withheld"),
        (counts.failed, "failed"),
        (counts.not_examined, NOT_EXAMINED),
    )
    present = [f"{count} {word}" for count, word in parts if count]
    return ", ".join(present) or "nothing examined"
