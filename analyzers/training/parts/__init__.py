"""Training of the networks that ask whether the parts of a face explain each other."""
