"""Speed and quality, measured on real data, beside a peer: ``python -m bench NAME``."""
