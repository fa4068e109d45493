"""The reading of one source sentence by itself: its edits, references, mentions, figures and quotations."""
