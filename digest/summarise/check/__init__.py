"""Whether the passages that a sentence cites support it."""
