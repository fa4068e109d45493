"""The client of an OpenAI-compatible server: its addresses, requests, retries and budget."""
