"""The choice of the sentences, the headline and the quotations that are printed of a story."""
