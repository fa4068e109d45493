"""The attribution of facts: does each name, number and date stand where its passages have it?"""
