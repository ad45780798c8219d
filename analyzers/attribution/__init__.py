"""What made a face or a picture: a family, a known maker, or something unknown."""
