"""What a face pass found: its file, its tracks, and what examiners make of them."""
