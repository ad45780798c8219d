"""Clips and a shelf with drawn eyes."""

from dataclasses import replace

import pytest

from tests.analyzers.training.gaze import made_clips


@pytest.fixture(scope="session")
def clips():
    """Three people's clips, as recorded."""
    return [made_clips.clip(person, seed) for seed, person in enumerate("abc")]


@pytest.fixture(scope="session")
def shelf_folder(clips, tmp_path_factory):
    """A folder of them, with what was made of them for judging, and an altered clip."""
    folder, listed = tmp_path_factory.mktemp("eyes"), []
    for one in clips:
        listed.append(one)
        listed.append(made_clips.relabelled(one, repainted=True))
        listed += [
            made_clips.relabelled(one, made=kind, forged_here=True)
            for kind in ("late eye", "jitter")
        ]
    stranger = made_clips.clip("d", 3, source="elsewhere")
    altered = replace(stranger.listed, path="d2.mp4", made="some generator", taught=False)
    return made_clips.shelf(folder, [*listed, stranger, replace(stranger, listed=altered)])
