"""A report says what a file is like in its making, and lets that enter no support."""

from analyzers.attribution.words import FACE
from tests.analyzers.made_makers_pack import RED_FACE, face, said_of
from tests.sources import source_of


def test_family_and_generator_stand_under_the_facts_and_in_no_table_of_scores(
    photo, received, recorded, issue, text_of, tmp_path
):
    [item] = received(photo)
    recorded(item, FACE, said_of(tmp_path / "packs", source_of(photo), face(RED_FACE)))

    _, pdf = issue()
    said = text_of(pdf)
    facts = said.rsplit("File facts", 1)[1]

    assert "GAN: Red gan at 0.0" in facts and "of at most 0.10" in facts
    assert "Red gan, learned from 50 examples: red faces" in said
    assert "A distance is no probability" in said
    assert "distance from Red gan" in said and "cosine distance" in said
    assert f"{FACE.title} (attribution" not in said.replace("\n", " ").split("File facts")[0]
    assert sum(len(page.images) for page in pdf.pages) >= 3  # the picture, and two of the card
