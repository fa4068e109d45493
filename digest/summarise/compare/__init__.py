"""What a story's outlets tell differently, what later reports supersede, and what earlier editions told."""
