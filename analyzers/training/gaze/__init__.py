"""The network of the eyes: its clips, its forgeries, its training, and what it is worth.

`loupe train` runs it for recipes with the task `gaze`; `python -m analyzers.training.gaze` does
single steps of it.
"""
