"""The named protocols are made of the columns, and what these do not say is not invented."""

from dataclasses import replace

import pytest

from workbench.evaluation.protocols import df40, forgerynet, homes

COLUMNS = ["source", "generator", "family", "domain"]


def test_p1_to_p3_choose_the_cells_by_what_was_trained_on(collection, judge):
    items = collection()
    told = df40(items, judge, COLUMNS, homes(["indoors/gan"]))

    assert {(c["domain"], c["family"]) for c in told["cells"]} == {
        ("indoors", "gan"),
        ("outdoors", "diffusion"),
    }
    assert (told["P1"]["cells"], told["P2"]["cells"], told["P3"]["cells"]) == (0, 0, 1)
    assert told["P3"]["worst"]["domain"] == "outdoors" and "no files" in told["P1"]["why"]
    other = df40(items, judge, COLUMNS, homes(["indoors/diffusion"]))
    assert other["P1"]["worst"]["family"] == "gan"  # the same domain, another type
    assert other["P2"]["worst"]["domain"] == "outdoors"  # another domain, the same type
    assert other["P1"]["mean_auc"] > 0.9


def test_without_columns_or_training_the_protocols_say_what_is_missing(collection, judge):
    items = collection(each=12)
    assert "column family" in df40(items, judge, ["source"], ())["P1"]["why"]
    assert "domain nor source" in df40(items, judge, ["family"], ())["why"]
    assert "--trained-on" in df40(items, judge, COLUMNS, ())["P2"]["why"]
    by_source = df40(items, judge, ["source", "family"], ())
    assert by_source["domain_column"] == "source"
    assert all(cell["figures"]["auc"] is None for cell in by_source["cells"])  # no authentic


@pytest.mark.parametrize("text", ["gan", "/gan", "ff/"])
def test_training_is_told_as_domain_and_type(text):
    with pytest.raises(ValueError, match="DOMAIN/TYPE"):
        homes([text])


def test_three_classes_are_judged_without_an_accuracy_that_one_score_has_not(collection, judge):
    items = [_identity(item) for item in collection()]
    told = forgerynet(items, judge, COLUMNS)
    three = told["three_way"]

    assert told["two_way"]["accuracy"] == pytest.approx(
        sum(i.called == i.entry.altered for i in items) / len(items)
    )
    assert three["accuracy"] is None and "one score" in three["why_no_accuracy"]
    by_class = {c["name"]: c["figures"]["auc"]["value"] for c in three["classes"]}
    assert by_class["replaced"] > by_class["kept"]
    assert three["replaced_above_kept"] > 0.8 and three["not_named"] == 0
    plain = forgerynet(collection(each=12), judge, COLUMNS)
    assert plain["three_way"] is None and "identity" in plain["why_no_three_way"]


def _identity(item):
    kinds = {"far": "replaced", "near": "kept"}
    columns = {
        **item.entry.columns,
        "identity": kinds.get(item.entry.columns["generator"], ""),
    }
    return replace(item, entry=replace(item.entry, columns=columns))
