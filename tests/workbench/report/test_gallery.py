"""Figures of findings stand large beside them, the others on contact sheets, each once."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from reportlab.platypus import KeepTogether, Paragraph, Table

from workbench.model import now
from workbench.report.compose import Issue, compose
from workbench.report.content import FigureKind
from workbench.report.dossier import read_case
from workbench.report.figures import chart
from workbench.report.gallery import Gallery, belongs
from workbench.report.issue import held
from workbench.report.plan import plans
from workbench.report.style import styles


@pytest.fixture
def laid_out(store, photo, received, recorded, said, proposal):
    """A photograph with three maps of one method, the second named by a finding."""
    [item] = received(photo)
    names = ("first", "second", "third")
    run = recorded(
        item,
        said.noise,
        [said.score(0, 0.0, 0.9), *(said.spot(item, 0, 0.0, name) for name in names)],
    )
    second = next(stored for stored in store.maps(run.id) if stored.name == "second")
    proposal(item, run, map_ids=(second.id,))
    dossier = read_case(store)
    [(planned, _)] = plans(dossier.items)
    issue = Issue(
        number="R-1",
        author="A. Vos",
        issued_at=now(),
        custody={item.exhibit: held(store.evidence_path(item), item)},
        figures={item.exhibit: tuple(one.figure for one in planned)},
    )
    styles()
    [exhibit] = compose(dossier, issue).exhibits
    panel = chart(np.zeros((20, 20, 3), np.uint8))
    panels = {one.figure.number: (panel, panel) for one in planned}
    return exhibit, Gallery(panels, 470.0)


def words(flowables):
    """Return the text of all paragraphs within."""
    found = []
    for one in flowables:
        if isinstance(one, Paragraph):
            found.append(one.getPlainText())
        elif isinstance(one, KeepTogether):
            found.append(words(one._content))
        elif isinstance(one, Table):
            found.extend(words(cell) for row in one._cellvalues for cell in row)
    return " ".join(filter(None, found))


def test_the_map_a_finding_names_is_figure_one_and_stands_beside_it(laid_out):
    exhibit, gallery = laid_out
    [entry] = exhibit.proposed
    assert gallery.will_show(exhibit, entry)
    text = words(gallery.beside(exhibit, entry))

    assert text.startswith("Figure 1. EX-001: Noise level, second")
    assert "Left the frame with the map over it" in text
    assert not gallery.will_show(exhibit, entry)
    [first] = [one for one in exhibit.figures if belongs(one, entry)]
    assert (first.number, first.leading) == (1, True)


def test_the_sheet_holds_all_the_others_and_each_once(laid_out):
    exhibit, gallery = laid_out
    list(gallery.beside(exhibit, exhibit.proposed[0]))
    text = words(gallery.sheet(exhibit))

    numbers = sorted(one.number for one in exhibit.figures)
    assert numbers == [1, 2, 3, 4]
    assert "Figure 1." not in text
    assert [text.count(f"Figure {number}.") for number in (2, 3, 4)] == [1, 1, 1]
    assert gallery.sheet(exhibit) == []


def test_a_meaning_is_said_once_and_then_referred_to(laid_out):
    exhibit, gallery = laid_out
    beside = words(gallery.beside(exhibit, exhibit.proposed[0]))
    sheet = words(gallery.sheet(exhibit))

    assert "It does not show why." in beside
    assert "It does not show why." not in sheet
    assert sheet.count("How to read it: as figure 1.") == 2


def test_every_map_keeps_its_hash_in_print(laid_out):
    exhibit, gallery = laid_out
    text = words([*gallery.beside(exhibit, exhibit.proposed[0]), *gallery.sheet(exhibit)])

    for one in exhibit.figures:
        if one.kind is FigureKind.MAP:
            assert one.map_sha256 in text


def test_a_clips_scores_stand_with_the_finding_that_rests_on_them(
    store, clip, received, recorded, said, proposal
):
    [item] = received(clip)
    noise = recorded(item, said.noise, [said.score(n, n / 25, 0.5) for n in range(50)])
    recorded(item, said.spectrum, [said.score(n, n / 25, 0.5) for n in range(50)])
    proposal(item, noise, first_pts=0.0, last_pts=1.0)
    [(planned, _)] = plans(read_case(store).items)
    by_number = {one.figure.number: one.figure for one in planned}

    assert by_number[1].kind is FigureKind.SCORES and by_number[1].run_id == noise.id
    assert [by_number[n].kind for n in (2, 3)] == [FigureKind.PICTURE, FigureKind.SCORES]
    assert [by_number[n].leading for n in (1, 2, 3)] == [True, False, False]


def test_pictures_are_scaled_to_their_room(laid_out):
    exhibit, gallery = laid_out
    [row, *_] = gallery.sheet(exhibit)
    width, height = row.wrap(470.0, 10_000.0)

    assert width <= 470.0 and height < 300.0
    assert BytesIO(gallery.panels[1][0].data).read(4) == b"\x89PNG"


def test_a_row_fits_a_page_however_long_its_texts_are(laid_out):
    exhibit, gallery = laid_out
    wordy = [
        replace(one, caption="name " * 9000, meaning="bright " * 9000, problem="why " * 9000)
        for one in exhibit.figures
    ]
    for row in gallery.sheet(replace(exhibit, figures=tuple(wordy))):
        assert row.wrap(470.0, 10_000.0)[1] < 600.0
