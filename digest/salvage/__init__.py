"""What is left of an edition when one item breaks a step: all the rest, and a word on what is missing.

The steps that see one item at a time turn its failure into a value themselves (`faults.attempt`). Here stand
the two that see everything at once: making the edition of its material, and printing it. Where one of them
fails, the items with which it fails are found (`faults.sifted`), and the step is done again with the others.
"""

from __future__ import annotations

from digest.salvage.making import salvaged_edition
from digest.salvage.printing import Sheets, salvaged_rendering

__all__ = ["Sheets", "salvaged_edition", "salvaged_rendering"]
