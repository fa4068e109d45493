"""What a source sentence says by itself: its edits, references, mentions, figures and quotations."""
