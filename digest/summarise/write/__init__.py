"""The writers of summaries: the extractive summariser, a model here (`neural`), a server (`server`)."""
