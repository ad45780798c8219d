"""The list of findings says where in a frame each of them is."""

import json

from typer.testing import CliRunner

from case_store.store import CaseStore
from tests.case_store.conftest import Maker
from workbench.__main__ import app
from workbench.model import Case


def test_the_region_of_a_finding_is_listed_with_it(tmp_path):
    with CaseStore.create(tmp_path / "c.loupe", Case(number="1", examiner="E")) as store:
        make = Maker(store)
        item = make.item()
        run = make.run(item)
        make.end(run)
        made = make.finding(item, run)
    words = ["findings", str(tmp_path / "c.loupe")]
    told = CliRunner().invoke(app, words).stdout
    [document] = json.loads(CliRunner().invoke(app, [*words, "--json"]).stdout)["findings"]

    assert "Region in native upright pixels: frame 3 polygon 4,6 12.5,6 8,20" in told
    [region] = document["regions"]
    assert [tuple(one) for one in region["spots"]] == list(made.regions[0].spots)
    assert (region["frame"], region["shape"], region["map_id"]) == (3, "polygon", None)
