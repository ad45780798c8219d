"""What every network of the zoo that draws whole pictures can do."""

from abc import abstractmethod
from typing import ClassVar

import numpy as np
from torch import nn

from analyzers.training.zoo.pictures import PictureLessons
from analyzers.training.zoo.tiles import in_tiles
from workbench.model import Pixels

__all__ = ["PictureNetwork"]


class PictureNetwork(nn.Module):
    """Takes pictures (n, 3, h, w) from −1 to 1 and gives such back, of the same size.

    `name` is the folder of its weights; it takes sides that are divisible by `grid`.
    """

    steps: ClassVar[int]

    def __init__(self, name: str, grid: int) -> None:
        super().__init__()
        self.name, self.grid = name, grid

    def acquaint(self, lessons: PictureLessons, chance: np.random.Generator) -> None:
        """Take from the lessons what the first step needs to know of them, if anything."""
        return

    @abstractmethod
    def learn(
        self, lessons: PictureLessons, chance: np.random.Generator, progress: float
    ) -> float:
        """Take one step; `progress` is from 0 to 1. Returns the error of what it draws."""

    def redrawn(self, picture: Pixels) -> Pixels:
        """Return a picture (H, W, 3) of any size, drawn anew, in tiles without seams."""
        return in_tiles(picture, self, self.grid)
