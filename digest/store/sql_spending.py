"""What models cost, in SQL: one row a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.models import Spent
from digest.store.schema import spending
from digest.store.statements import insert

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


def spend(connection: Connection, day: str, cost: Spent) -> Spent:
    """Add to the day's row, and read it."""
    new = insert(connection.dialect.name, spending).values(
        day=day, tokens=cost.tokens, millionths=cost.millionths
    )
    added = {name: spending.c[name] + new.excluded[name] for name in ("tokens", "millionths")}
    connection.execute(new.on_conflict_do_update(index_elements=["day"], set_=added))
    row = connection.execute(sa.select(spending).where(spending.c.day == day)).one()
    return Spent(tokens=row.tokens, millionths=row.millionths)
