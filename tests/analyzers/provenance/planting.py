"""Plants a DWT-DCT mark as the scheme's description has it, for tests."""

import numpy as np

YUV = np.array([[0.299, 0.587, 0.114], [-0.147, -0.289, 0.436], [0.615, -0.515, -0.100]])


def plant(rgb, bits, *, centre=128.0, whole=True, exchanged=False):
    """Return RGB pixels (H, W, 3) uint8 that carry `bits`, repeated over all blocks."""
    colors = (rgb[..., ::-1] if exchanged else rgb).astype(np.float64)
    luma = colors @ YUV[0]
    u = (colors[..., 2] - luma) * 0.492 + centre
    v = (colors[..., 0] - luma) * 0.877
    if whole:
        luma, u, v = np.rint(luma), np.rint(u), np.rint(v)
    u = marked(u, bits)
    if whole:
        u = np.clip(np.trunc(u), 0, 255)
    u -= centre
    planes = [luma + 1.14 * v, luma - 0.395 * u - 0.581 * v, luma + 2.032 * u]
    out = np.clip(np.rint(np.stack(planes, axis=-1)), 0, 255).astype(np.uint8)
    return out[..., ::-1] if exchanged else out


def marked(plane, bits):
    """Return a plane whose low Haar band holds one bit in each 4x4 block, block by block."""
    height, width = (side // 4 * 4 for side in plane.shape)
    quads = plane[:height, :width].reshape(height // 2, 2, width // 2, 2).transpose(0, 2, 1, 3)
    low = quads.sum(axis=(2, 3)) / 2
    change = np.zeros_like(low)
    columns = low.shape[1] // 4
    for number in range(low.shape[0] // 4 * columns):
        top, left = number // columns * 4, number % columns * 4
        block = low[top : top + 4, left : left + 4]
        place = np.argmax(np.abs(block.ravel()[1:])) + 1
        value = block.ravel()[place]
        wanted = (abs(value) // 36 + 0.25 + 0.5 * bits[number % len(bits)]) * 36
        change[top + place // 4, left + place % 4] = np.copysign(wanted, value) - value
    out = plane.copy()
    out[:height, :width] += np.repeat(np.repeat(change / 2, 2, axis=0), 2, axis=1)
    return out
