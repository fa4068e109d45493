"""How the program does."""
