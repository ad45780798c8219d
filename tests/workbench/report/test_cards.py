"""What a model learned from stands in the report as its card says it, and its figures."""

import pytest

from workbench.model import KeptModel
from workbench.report.card_content import card_content
from workbench.report.cards import cards
from workbench.report.style import styles

KEPT = KeptModel(
    name="edges",
    version="2",
    licence="MIT",
    sha256="1" * 64,
    card_sha256="2" * 64,
    archive_sha256="3" * 64,
    size_bytes=4,
)
CARD = """
training_data = "Photographs of UTKFace"
not_trained_on = "No studio portrait"
""" + "".join(
    f"""
[[measured]]
quantity = "AUC"
value = 0.{90 - n}
n = {100 + n}
interval = [0.5, 0.9]
conditions = "saved as JPEG {n}"
source = "studio"
"""
    for n in range(10)
)


def texts(flowables):
    found = []
    for one in flowables:
        rows = getattr(one, "_cellvalues", [[one]])
        found += [cell.getPlainText() for row in rows for cell in row if hasattr(cell, "text")]
    return found


def test_learning_and_the_range_of_figures_are_printed():
    styles()
    told = card_content(KEPT, CARD)
    text = " ".join(texts(cards([told], 400)))

    assert "edges 2. Learned from: Photographs of UTKFace" in text
    assert "Not from: No studio portrait" in text
    assert "0.81 [0.50 to 0.90], n = 109: saved as JPEG 9; source studio" in text
    assert "0.9 [0.50 to 0.90], n = 100: saved as JPEG 0" in text and "JPEG 5" not in text
    assert len(told.measured) == 10


@pytest.mark.parametrize(
    "card",
    ["x = [", "measured = 3", "[[measured]]\nvalue = 'a'\nn = 1", "training_data = 7", ""],
)
def test_a_card_of_another_shape_breaks_nothing(card):
    told = card_content(KEPT, card)
    assert told.measured == ()
    text = " ".join(texts(cards([told], 400)))
    assert "cannot be read" in text or "not stated" in text


def test_without_a_model_nothing_is_said():
    assert list(cards([], 400)) == []
