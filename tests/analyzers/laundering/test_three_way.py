"""Three answers from two scores, and none of them is that a picture is authentic."""

import numpy as np
import pytest

from analyzers.laundering.three_way import Answer, ThreeWay, three_way


def test_the_first_score_is_the_mean_of_the_highest_and_the_second_of_the_same_patches():
    found = three_way(np.array([0.0, 8.0, 4.0, 6.0]), np.array([100.0, 1.0, 2.0, 3.0]))

    assert found == ThreeWay(synthetic=6.0, laundered=2.0)


@pytest.mark.parametrize(
    ("synthetic", "laundered", "answer"),
    [
        (-0.1, 5.0, Answer.PRISTINE),
        (-0.1, -5.0, Answer.PRISTINE),
        (0.1, 5.0, Answer.LAUNDERED),
        (0.1, -5.0, Answer.GENERATED),
    ],
)
def test_the_second_question_is_put_only_where_the_first_is_answered(
    synthetic, laundered, answer
):
    assert ThreeWay(synthetic, laundered).answer() is answer


def test_an_operating_point_moves_the_first_question():
    assert ThreeWay(1.0, 1.0).answer(threshold=2.0) is Answer.PRISTINE
    assert ThreeWay(2.0, 1.0).answer(threshold=2.0) is Answer.LAUNDERED


def test_one_patch_is_enough():
    assert three_way(np.array([1.0]), np.array([-1.0])) == ThreeWay(1.0, -1.0)


def test_no_answer_is_called_authentic():
    assert {str(one) for one in Answer} == {"pristine", "laundered", "generated"}
