"""Which sentences, which headline and which quotations of a story are printed."""
