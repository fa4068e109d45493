"""What the outlets of a story tell differently, and what its earlier editions told."""
