"""Generated faces: features of a frozen network and of native windows, and what is fitted."""
