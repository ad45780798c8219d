"""What a worker process is made of: how it is started, kept apart, watched and spoken to."""
