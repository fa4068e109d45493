"""What is written to put the program to work."""
