"""The audit tells a collection whose labels follow its compression from one that is fair."""

import numpy as np

from workbench.evaluation.logistic import folds
from workbench.evaluation.records import Look
from workbench.evaluation.shortcuts import audit, matched


def collection(n=120, tell=0.0, seed=0):
    rng = np.random.default_rng(seed)
    altered = np.arange(n) % 2 == 0
    looks = [
        Look(
            path=str(i),
            sha256="",
            kind="image",
            codec="jpeg",
            traits={
                "jpeg_table_sum": float(rng.normal() + tell * altered[i]),
                "log_sharpness": float(rng.normal()),
                **({"log_face_width": float(rng.normal())} if i % 3 else {}),
            },
        )
        for i in range(n)
    ]
    clusters = np.array([f"person:{i // 4}" for i in range(n)])
    return looks, altered, clusters


def test_labels_that_follow_a_trait_are_confounded_and_the_trait_is_named():
    told, fair = audit(*collection(tell=3.0)), audit(*collection(tell=0.0))

    assert told.auc.value > 0.9 and told.confounded
    assert next(iter(told.alone)) == "jpeg_table_sum"
    assert fair.auc.value < 0.6 and fair.confounded is False


def test_too_few_files_or_units_have_no_audit_and_it_says_why():
    looks, altered, clusters = collection()
    few = audit(looks[:12], altered[:12], clusters[:12])
    assert few.auc is None and few.confounded is None and "fewer than 10" in few.why
    by_label = np.array(["source:a" if one else "source:b" for one in altered])
    assert "too few independent units" in audit(looks, altered, by_label).why


def test_few_sources_of_a_label_do_not_rule_a_shortcut_out():
    looks, altered, clusters = collection()
    few = np.array([f"source:{i % 6}" if one else clusters[i] for i, one in enumerate(altered)])
    told = audit(looks, altered, few)
    assert told.auc.value < 0.6 and told.confounded is None


def test_with_few_sources_single_files_are_left_out_and_give_an_answer():
    looks, altered, _ = collection(tell=3.0)
    sources = np.array(["maker" if one else "camera" for one in altered])
    files = np.array([look.path for look in looks])
    told = audit(looks, altered, sources, files)
    assert told.by_file and told.confounded and told.auc.value > 0.9
    fair = audit(collection(tell=0.0)[0], altered, sources, files)
    assert fair.by_file and fair.confounded is False


def test_a_fold_holds_whole_clusters():
    _, altered, clusters = collection()
    chosen = folds(clusters, altered)
    assert all(len(set(chosen[clusters == name])) == 1 for name in np.unique(clusters))
    assert set(chosen) == {0, 1, 2, 3, 4}


def test_matching_leaves_files_that_cannot_be_told_apart_by_their_traits():
    looks, altered, clusters = collection(n=600, tell=1.5)
    chosen = matched(looks, altered)

    assert altered[chosen].sum() * 2 == len(chosen) == len(set(chosen.tolist())) >= 40
    before = audit(looks, altered, clusters).auc.value
    after = audit([looks[i] for i in chosen], altered[chosen], clusters[chosen]).auc.value
    assert before > 0.75 and after < 0.65
    assert matched(*collection(n=600, tell=30.0)[:2]).size == 0
