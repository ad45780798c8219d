"""What the analyzers of native pixels found in a photograph, as the inspector shows it."""

import pytest
from PySide6.QtWidgets import QLabel

from analyzers.catalog import available
from analyzers.runtime.packs import carried
from case_store.store import CaseStore
from ui.snapshots import read_item
from ui.theme import DARK
from ui.views.curve_plot import CurvePlot
from ui.views.illustration import IllustrationView
from ui.views.inspector import Inspector
from workbench.examination import examine, plan
from workbench.intake import receive
from workbench.model import Case
from workbench.worker import Worker

PORTRAIT = carried().parent / "sample" / "portrait.jpg"
ASKED = ("frequency.spectrum", "frequency.upsampling", "frequency.texture", "blending")


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    """Return what is read of a portrait that the carried networks have seen."""
    folder = tmp_path_factory.mktemp("cases") / "pixels.loupe"
    case = Case(number="1", examiner="A. Examiner", question="Is it authentic?")
    with CaseStore.create(folder, case) as store, Worker() as worker:
        list(receive(store, worker, [PORTRAIT]))
        [item] = store.media()
        list(examine(store, worker, available, plan(worker, available, ASKED), item))
        return read_item(store, item.exhibit)


@pytest.fixture
def card(qtbot, view):
    """Return a maker of cards, open, by the names of their analyzers."""
    made = Inspector(DARK)
    qtbot.addWidget(made)
    made.open(view, "")

    def of(name):
        made.expand(name)
        [one] = [one for one in made.cards if one.name == name]
        return one.details

    return of


def captions(details):
    return [
        [picture.caption for picture in shown.stored.pictures]
        for shown in details.findChildren(IllustrationView)
    ]


def words(details):
    return "\n".join(label.text() for label in details.findChildren(QLabel))


def test_the_spectrum_stands_against_the_authentic_band_and_in_two_dimensions(qtbot, card):
    details = card("frequency.spectrum")
    qtbot.waitUntil(lambda: bool(details.findChildren(CurvePlot)))
    [plot] = details.findChildren(CurvePlot)

    assert plot.lines == 3  # the curve, and the two edges of the band
    assert "azimuthal spectrum" in words(details)
    [[whole, evened, peak]] = captions(details)
    assert "pectrum" in whole and "strongest peak" in peak and evened != whole
    assert "strongest peak" in words(details)


def test_up_sampling_shows_its_residual_and_says_one_sentence(card):
    details = card("frequency.upsampling")

    [[tile, residual]] = captions(details)
    assert "highest-scoring tile" in tile and "within its cells" in residual
    assert words(details).count("so it supports nothing") == 1


def test_texture_shows_the_richest_patches_beside_the_poorest(card):
    details = card("frequency.texture")

    [[rich, poor]] = captions(details)
    assert "most texture" in rich and "least" in poor
    assert words(details).count("so it supports nothing") == 1


@pytest.mark.parametrize("name", ASKED[1:])
def test_what_a_score_hangs_on_is_said(card, name):
    said = words(card(name))

    assert "dependence on high frequencies" in said.lower()
    assert "25 % and 50 % of the higher frequencies" in said
