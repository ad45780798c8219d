"""Networks that read native pixels: their media, their training, and what they are worth.

`loupe train` runs it for recipes with one of the tasks `upsampling`, `texture` and
`laundering`; `python -m analyzers.training.pixels` does single steps of it.
"""
