"""Whether the parts of a face explain each other."""
