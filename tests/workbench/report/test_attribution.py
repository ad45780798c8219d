"""A report says what a file is like in its making, and lets that enter no support."""

from dataclasses import replace

import numpy as np

from analyzers.attribution.words import FACE
from tests.analyzers.made_makers_pack import RED_FACE, face, said_of
from tests.sources import source_of
from workbench.model import Embedding, MakerNaming


def test_family_and_generator_stand_under_the_facts_and_in_no_table_of_scores(
    photo, received, recorded, issue, text_of, tmp_path
):
    [item] = received(photo)
    recorded(item, FACE, said_of(tmp_path / "packs", source_of(photo), face(RED_FACE)))

    _, pdf = issue()
    said = text_of(pdf)
    facts = said.rsplit("File facts", 1)[1]

    assert "GAN: Red gan at 0.0" in facts and "of at most 0.10" in facts
    assert "Red gan, known by 50 works: red faces" in said
    assert "A distance is no probability" in said
    assert "distance from Red gan" in said and "cosine distance" in said
    assert f"{FACE.title} (attribution" not in said.replace("\n", " ").split("File facts")[0]
    assert sum(len(page.images) for page in pdf.pages) >= 3  # the picture, and two of the card


def lies(at, **changes):
    direction = np.float32([np.cos(at), np.sin(at)])
    return Embedding(
        space="drawn", direction=direction, frame=0, pts=0.0, alike=0.3,
        alike_meaning="Drawn for the tests", known_as="SDXL", **changes,
    )  # fmt: skip


def test_items_that_lie_together_are_printed_where_that_is_asked_or_one_was_named(
    store, photo, write_jpeg, scene, tmp_path, received, recorded, issue, text_of
):
    others = [write_jpeg(tmp_path / f"{at}.jpg", scene(320, 240, seed=at)) for at in (1, 2)]
    items = received(photo, *others)
    for at, item in zip((0.0, 0.1, 2.0), items, strict=True):
        recorded(item, replace(FACE, version="1"), [lies(at)])

    assert "Items that lie together (maker)" not in text_of(issue()[1])
    asked = " ".join(text_of(issue(makers=True)[1]).split())
    assert (
        "Items that lie together (maker)" in asked
        and "Within 0.30: Drawn for the tests" in asked
    )
    assert "2 lie together, as works of one maker do: EX-001, EX-002" in asked
    assert "Attributed one by one: 2 SDXL." in asked and "Alone: EX-003" in asked
    assert "share a maker" not in asked  # nobody knows that they do
    assert "nor that they were altered" in asked and "What examiners call" not in asked

    store.name_maker(MakerNaming(media_id=items[1].id, name="FLUX.1", examiner="B. Ito"))
    named = " ".join(text_of(issue()[1]).split())
    assert "as works of one maker do, named FLUX.1: EX-001, EX-002" in named
    assert "On record: the maker of EX-002 is FLUX.1 (B. Ito, 20" in named
