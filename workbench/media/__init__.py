"""Read pictures and videos: identify, probe, decode; the only home of PyAV."""
