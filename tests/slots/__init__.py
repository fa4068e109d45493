"""Editions by their slots, end to end: addresses, windows, letters and receipts over several days."""
