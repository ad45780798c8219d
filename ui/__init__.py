"""The desk: the window on a case. The only package that knows Qt, and it opens no codec."""
