"""A server that speaks as OpenAI's does: where it is asked, how, how often, and what that may cost."""
