"""Only true records cross; anything else is refused before it is used."""

import pickle

import msgspec
import numpy as np
import pytest

from workbench import wire
from workbench.model import Box, Curve, LocalizationMap, RunState


def a_map(values):
    return LocalizationMap(
        frame=1, pts=0.04, name="m", box=Box(x=0, y=0, width=8, height=8),
        values=values, meaning="bright is odd",
    )  # fmt: skip


def test_a_map_returns_as_it_was():
    values = np.arange(12, dtype=np.uint8).reshape(3, 4)
    subject, returned = wire.unpack(wire.pack("noise", a_map(values[:, ::-1])))

    assert subject == "noise"
    assert returned.box == Box(x=0, y=0, width=8, height=8)
    assert np.array_equal(returned.values, values[:, ::-1])


def test_an_optional_array_may_be_absent():
    line = np.linspace(0, 1, 5, dtype=np.float32)
    curve = Curve(name="c", x=line, y=line, x_label="", y_label="", meaning="", lower=line)
    _, returned = wire.unpack(wire.pack("", curve))

    assert returned.upper is None
    assert np.array_equal(returned.lower, line)


def forged(name, payload):
    head = msgspec.msgpack.encode((name, ""))
    return len(head).to_bytes(4, "big") + head + msgspec.msgpack.encode(payload)


def map_fields(**changes):
    fields = msgspec.to_builtins(a_map(np.zeros((2, 2), np.uint8)), enc_hook=lambda array: None)
    return {**fields, "values": ("|u1", (2, 2), b"\0" * 4), **changes}


def test_the_honest_form_of_the_forgeries_below_is_accepted():
    wire.unpack(forged("LocalizationMap", map_fields()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xff\xff\xff",
        pickle.dumps(RunState.FAILED),
        forged("Path", {}),
        forged("RunState", "failed"),
        forged("Absent", {}),
        forged("LocalizationMap", map_fields(frame="one")),
        forged("LocalizationMap", map_fields(values=("|u1", (9, 9), b"\0" * 4))),
        forged("LocalizationMap", map_fields(values=("|O", (2, 2), b"\0" * 32))),
        forged("LocalizationMap", map_fields(values=("<f4", (1, 1), b"\0" * 4))),
        forged("LocalizationMap", map_fields(values=("|u1", (-2, -2), b"\0" * 4))),
        forged("FrameScore", {"frame": 0, "pts": 0.0, "outcome": "scored"}),
    ],
)
def test_forgeries_are_refused(data):
    with pytest.raises(wire.ForeignMessage):
        wire.unpack(data)
