"""Comparisons of reports: where outlets differ, what later ones supersede, what earlier editions printed."""
