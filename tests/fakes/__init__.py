"""Small honest stand-ins for the edges of the world."""
