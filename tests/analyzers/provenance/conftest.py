"""Sources of files made on the spot, and the observations of an analyzer on them."""

import pytest

from tests.sources import source_of
from workbench.model import Fact, FileOutcome, Measurement


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
