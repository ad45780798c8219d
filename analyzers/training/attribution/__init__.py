"""Training of the networks that say what made a face or a picture."""
