"""Pictures stand in the file as they were encoded, each once."""

from io import BytesIO

import numpy as np
from pypdf import PdfReader
from reportlab.platypus import SimpleDocTemplate

from workbench.report.figures import chart, photograph
from workbench.report.printed import Printed


def made(*panels):
    out = BytesIO()
    pictures = [Printed(one.data, (one.width, one.height), (90.0, 60.0)) for one in panels]
    SimpleDocTemplate(out).build(pictures)
    return PdfReader(BytesIO(out.getvalue()))


def test_a_png_keeps_every_pixel_and_a_jpeg_every_byte():
    pixels = np.random.default_rng(5).integers(0, 256, (60, 90, 3), np.uint8)
    exact, photo = chart(pixels), photograph(pixels)
    held = made(exact, photo).pages[0]["/Resources"]["/XObject"].values()
    by_filter = {one.get_object()["/Filter"]: one.get_object() for one in held}

    assert by_filter["/FlateDecode"].get_data() == pixels.tobytes()
    assert by_filter["/DCTDecode"]._data == photo.data


def test_the_same_picture_is_held_once():
    pixels = np.random.default_rng(5).integers(0, 256, (60, 90, 3), np.uint8)
    one = chart(pixels)
    objects = made(one, one, one).pages[0]["/Resources"]["/XObject"]

    assert len(objects) == 1
