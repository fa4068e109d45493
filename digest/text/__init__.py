"""Pure language tools: sentences, tokens, letters and markup."""
