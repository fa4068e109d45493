"""Run models of transformers: word the prompts of each kind of model, load its weights, stop its answers."""
