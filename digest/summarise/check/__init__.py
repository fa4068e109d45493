"""The checks of a sentence: is it supported by the passages that it cites, and which does it cite?"""
