"""Dates as feeds and pages write them, in any language: read to the minute, to the day, or not at all."""
