"""Whether each fact of a sentence is told of what the passages tell it of."""
