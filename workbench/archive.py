"""What the zip archives of a case share: where they are written to, and the date they bear."""

from typing import Protocol

__all__ = ["MADE", "Out", "Sink"]

MADE = (1980, 1, 1, 0, 0, 0)  # a zip archive must date its parts; this one says nothing


class Sink(Protocol):
    """Where an archive is written to, front to back."""

    def write(self, chunk: bytes, /) -> object:
        """Append bytes."""


class Out:
    """A sink as an archive needs it, which can be told to take no more."""

    def __init__(self, sink: Sink) -> None:
        self._sink: Sink | None = sink

    def write(self, chunk: bytes, /) -> int:
        """Append bytes, or none after `close`."""
        if self._sink is not None:
            self._sink.write(chunk)
        return len(chunk)

    def flush(self) -> None:
        """Do nothing: the sink is made durable when the file is whole."""

    def close(self) -> None:
        """Take no more."""
        self._sink = None
