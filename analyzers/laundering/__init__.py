"""Photographs that went through a generator's autoencoder: the trace of laundering."""
