"""Data that the program needs at run time, each with a card that says where it is from."""
