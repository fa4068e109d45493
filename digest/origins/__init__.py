"""Where an article comes from: which agency wrote it, who owns its outlet, and who counts once."""
