"""What the command line shows: one JSON document, or lines and tables for people."""

import io
import json
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from workbench.errors import WorkbenchError

FAULT = (
    "This is a fault in Loupe. Originals are never written, and a change to a case is made "
    "whole or not at all; whether the case is in order, `loupe verify CASE` tells.\n"
)
WIDE = 160  # columns of a table that is not printed to a terminal
DONE, INCOMPLETE, WRONG_USE, EXPECTED_ERROR, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130


class Output:
    """Standard output holds the result and nothing else; messages go to standard error."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._people = Console(highlight=False, soft_wrap=True)
        self._messages = Console(stderr=True, highlight=False, soft_wrap=True)

    def document(self, document: dict[str, Any]) -> None:
        """Print the JSON document, if that was asked for."""
        if self._as_json:
            text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
            sys.stdout.write(f"{text}\n")
            sys.stdout.flush()

    def line(self, text: str, style: str | None = None) -> None:
        """Print one line for people; untrusted text is safe here."""
        if not self._as_json:
            self._people.print(escape(text), style=style)

    def table(self, title: str, columns: list[str], rows: list[list[str]]) -> None:
        """Print a table for people."""
        if self._as_json:
            return
        table = Table(title=title, title_justify="left")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*map(escape, row))
        width = None if sys.stdout.isatty() else WIDE
        Console(highlight=False, width=width).print(table)

    def message(self, text: str) -> None:
        """Print one line of progress or advice on standard error."""
        self._messages.print(escape(text))

    @contextmanager
    def progress(self) -> Iterator["Bar"]:
        """Show a progress bar on standard error while the block runs."""
        name, note = TextColumn("{task.description}"), TextColumn("{task.fields[note]}")
        columns = (name, BarColumn(), note, TimeRemainingColumn())
        quiet = not self._messages.is_terminal
        with Progress(
            *columns, console=self._messages, transient=True, disable=quiet
        ) as progress:
            yield Bar(progress)


class Bar:
    """One bar that is renamed for each file."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None, note="")

    def start(self, name: str) -> None:
        """Begin anew for another file."""
        self._progress.reset(self._task, total=None, description=escape(name), note="")

    def advance(self, done: int, total: int | None, note: str = "") -> None:
        """Show how far the file is."""
        self._progress.update(self._task, completed=done, total=total, note=escape(note))


def speak_unicode() -> None:
    """Let no name from evidence fail on the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def report_error(error: WorkbenchError, *, as_json: bool) -> int:
    """Show an expected error with its advice and return its exit code."""
    told = {"error": error.code, "message": str(error), "advice": error.advice}
    Output(as_json=as_json).document(told)
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(str(error))}[/bold]\n{escape(error.advice)}")
    return EXPECTED_ERROR


def report_bug() -> int:
    """Show the traceback of what should not have happened and return its exit code."""
    sys.stderr.write(traceback.format_exc())
    sys.stderr.write(FAULT)
    return BUG
