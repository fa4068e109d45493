"""The one door to the network, and what is known about addresses."""
