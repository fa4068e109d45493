"""What is taken for the work of a clock that was ahead."""

from __future__ import annotations

from datetime import timedelta

LONGEST_LEASE = timedelta(hours=1)
"""A lease that ends later was taken while a clock was ahead, and holds nobody off: a daemon takes 5 minutes.

Chosen by reading; not measured."""
AHEAD = timedelta(minutes=5)
"""What was seen later than this was seen while a clock was ahead; the clocks of two machines differ by less.

Chosen by reading; not measured."""
