"""Whether a face's eyes move as a living pair of eyes does, read from the mesh: no training."""
