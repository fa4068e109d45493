"""Models of transformers, made to write: what each kind is shown, how far it writes, where it stops."""
