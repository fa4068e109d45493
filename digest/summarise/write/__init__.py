"""Who writes a summary: the extractive summariser, a local model or a server."""
