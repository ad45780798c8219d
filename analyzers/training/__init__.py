"""The laboratory: networks are taught and measured here, and leave it as model packs.

Nothing here runs in an examination. Needs the extra `train`.
"""
