"""How work is spread: one after the other, over threads, or over processes; and the guard around parsers."""
