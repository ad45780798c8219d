"""A calibration made of made-up scores with known truth."""

import pytest

from tests import made_scores


@pytest.fixture(scope="session")
def calibration():
    """One calibration of six authentic sources and four generators."""
    return made_scores.ten_sources()
