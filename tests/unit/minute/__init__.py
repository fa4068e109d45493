"""Tests of the paragraph that an edition opens with."""
