"""A model that would read other files is refused before an engine sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.runtime.onnx import start
from analyzers.runtime.onnx_file import require_one_file
from analyzers.runtime.packs import carried, load_folder
from tests import tiny_onnx
from workbench.errors import ModelMismatch


@pytest.mark.parametrize("make", [tiny_onnx.reading, tiny_onnx.reading_within])
def test_weights_in_other_files_are_refused_wherever_they_hang(make, tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"abcd")

    with pytest.raises(ModelMismatch, match="lie in other files"):
        require_one_file(make(str(secret)), "it")
    with pytest.raises(ModelMismatch, match="lie in other files"):
        start(load_folder(tiny_onnx.pack(tmp_path / "pack", make("../secret"))))


def test_models_that_hold_their_weights_pass():
    require_one_file(tiny_onnx.means(), "it")
    for path in carried().glob("*/*/model.onnx"):
        require_one_file(path.read_bytes(), path.parent.name)


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(content):
    try:
        require_one_file(content, "it")
    except ModelMismatch as error:
        assert "it cannot be run" in str(error)


def test_a_model_that_is_cut_short_is_refused():
    content = tiny_onnx.means()
    with pytest.raises(ModelMismatch, match="cut short"):
        require_one_file(content[: len(content) - 3], "it")


def test_graphs_within_graphs_end_somewhere():
    body = b""
    for _ in range(3000):
        body = tiny_onnx.field(1, tiny_onnx.field(5, tiny_onnx.within("body", body)))

    with pytest.raises(ModelMismatch, match="too deep"):
        require_one_file(tiny_onnx.model(body), "it")


def test_what_a_model_is_called_cannot_play_with_the_terminal(tmp_path):
    content = tiny_onnx.custom("\x1b[31m")
    with pytest.raises(ModelMismatch) as caught:
        start(load_folder(tiny_onnx.pack(tmp_path, content)))
    assert "\\u001b" in str(caught.value) and "\x1b" not in str(caught.value)
