"""Make the media of the sample case, `resources/sample`, and their card.

    python recipes/sample_case.py

Needs the extra `train` (scikit-image carries NASA's public-domain portrait of the astronaut
Eileen Collins and the Hubble deep field). The truth of each file stands on the card.
"""

import hashlib
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image, PngImagePlugin
from skimage import data

TARGET = Path(__file__).parents[1] / "resources" / "sample"
SEED = 20260101
FRAME_RATE = 25
FRAMES = 150
ALTERED = range(60, 105)
WIDTH, HEIGHT = 400, 304

TRUTHS = {
    "portrait.jpg": "Saved once as JPEG, quality 92. The control: nothing was altered.",
    "portrait-resaved.jpg": "Saved as JPEG of quality 60, opened, saved again at quality 88.",
    "portrait-spliced.jpg": (
        "A JPEG of quality 65, into which a never-compressed star field was pasted in the "
        "rectangle x 296–456, y 40–200; saved again at quality 92."
    ),
    "portrait-prompt.png": (
        "The portrait at half size with a planted text chunk of the kind that image "
        "generators write. No generator was used."
    ),
    "clip.mp4": (
        "A pan over the portrait with fresh noise in every frame. From 2.40 s to 4.20 s the "
        "region x 120–280, y 80–240 is replaced by itself, halved and doubled in size."
    ),
    "broken.jpg": "The first 300 bytes of portrait.jpg.",
}

PROMPT = (
    "studio portrait of a smiling astronaut in an orange suit, flag in the background\n"
    "Negative prompt: blurry, extra fingers\n"
    "Steps: 30, Sampler: Euler a, CFG scale: 7, Seed: 1234567, Size: 256x256, Model: planted"
)


def main() -> None:
    """Write every file and the card."""
    TARGET.mkdir(parents=True, exist_ok=True)
    portrait = data.astronaut()
    Image.fromarray(portrait).save(TARGET / "portrait.jpg", quality=92)
    resaved = through_jpeg(portrait, 60)
    Image.fromarray(resaved).save(TARGET / "portrait-resaved.jpg", quality=88)
    Image.fromarray(spliced(portrait)).save(TARGET / "portrait-spliced.jpg", quality=92)
    write_prompt(portrait)
    write_clip(portrait)
    (TARGET / "broken.jpg").write_bytes((TARGET / "portrait.jpg").read_bytes()[:300])
    write_card()


def through_jpeg(pixels: np.ndarray, quality: int) -> np.ndarray:
    """Return the pixels as a JPEG of that quality shows them."""
    path = TARGET / "passing.jpg"
    Image.fromarray(pixels).save(path, quality=quality)
    with Image.open(path) as image:
        passed = np.asarray(image.convert("RGB"))
    path.unlink()
    return passed


def spliced(portrait: np.ndarray) -> np.ndarray:
    """Paste a star field into a compressed portrait."""
    host = through_jpeg(portrait, 65).copy()
    noise = np.random.default_rng(SEED).normal(scale=2.5, size=(160, 160, 3))
    stars = data.hubble_deep_field()[300:620:2, 400:720:2] * 1.4 + 25 + noise
    host[40:200, 296:456] = np.clip(stars, 0, 255).astype(np.uint8)
    return host


def write_prompt(portrait: np.ndarray) -> None:
    """Write the picture with a generator's text chunk."""
    text = PngImagePlugin.PngInfo()
    text.add_text("parameters", PROMPT)
    half = Image.fromarray(portrait).resize((256, 256), Image.Resampling.LANCZOS)
    half.save(TARGET / "portrait-prompt.png", pnginfo=text)


def write_clip(portrait: np.ndarray) -> None:
    """Encode the pan, with its altered segment."""
    rng = np.random.default_rng(SEED)
    with av.open(str(TARGET / "clip.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=FRAME_RATE, options={"crf": "17"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, FRAME_RATE)
        for index in range(FRAMES):
            frame = av.VideoFrame.from_ndarray(clip_frame(portrait, index, rng), format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, FRAME_RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def clip_frame(portrait: np.ndarray, index: int, rng: np.random.Generator) -> np.ndarray:
    """Return one frame: whole-pixel panning, sensor-like noise, and the alteration if due."""
    x = round(56 + 50 * np.sin(index / 24))
    y = round(20 + 18 * np.sin(index / 17))
    view = portrait[y : y + HEIGHT, x : x + WIDTH].astype(np.float64)
    view += rng.normal(scale=4.0, size=view.shape)
    if index in ALTERED:
        region = view[80:240, 120:280]
        small = region.reshape(80, 2, 80, 2, 3).mean(axis=(1, 3))
        view[80:240, 120:280] = small.repeat(2, axis=0).repeat(2, axis=1)
    return np.clip(view, 0, 255).astype(np.uint8)


def write_card() -> None:
    """Write what each file is, and its hash."""
    lines = [
        'title = "Sample case"',
        'source = "Made by recipes/sample_case.py from the pictures astronaut and '
        'hubble_deep_field that scikit-image carries (NASA)"',
        'licence = "Public domain (NASA); the alterations Apache-2.0"',
    ]
    for name, truth in TRUTHS.items():
        digest = hashlib.sha256((TARGET / name).read_bytes()).hexdigest()
        lines += [
            "",
            "[[file]]",
            f'name = "{name}"',
            f'truth = "{truth}"',
            f'sha256 = "{digest}"',
        ]
    (TARGET / "card.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
