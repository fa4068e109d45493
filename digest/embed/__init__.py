"""texts → vectors, for whoever has the extra ``embeddings``."""
