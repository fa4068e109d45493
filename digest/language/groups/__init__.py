"""The groups of tables that a language has: what each table holds, with an example."""
