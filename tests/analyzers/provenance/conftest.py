"""Sources of files made on the spot, and the observations of an analyzer on them."""

import hashlib

import pytest

from workbench.analyzer import Source
from workbench.media.probe import probe
from workbench.model import Fact, FileOutcome, Measurement


def source_of(path):
    found = probe(path)
    data = path.read_bytes()
    return Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        kind=found.kind,
        stream=found.stream,
    )


class Said:
    """What an analyzer said about a file."""

    def __init__(self, observations):
        self.facts = [seen for seen in observations if isinstance(seen, Fact)]
        self.values = {
            seen.name: seen.value for seen in observations if isinstance(seen, Measurement)
        }
        (self.outcome,) = [seen for seen in observations if isinstance(seen, FileOutcome)]

    def texts(self, name):
        return [fact.text for fact in self.facts if fact.name == name]

    def text(self, name):
        (text,) = self.texts(name)
        return text

    @property
    def telling(self):
        return {fact.name for fact in self.facts if fact.telling}


@pytest.fixture(scope="session")
def ask():
    """Return a function that puts an analyzer's question to a file."""

    def said(analyzer, path):
        return Said(list(analyzer.begin(source_of(path)).conclude()))

    return said
