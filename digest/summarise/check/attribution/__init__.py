"""The attribution of facts: does a sentence say of each name, number and date what its passages say of it?"""
