"""Alerts in SQL: which stories were sent between editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.models import Alert
from digest.store.rows import micros_from, noun_from, payload_from
from digest.store.schema import alerts
from digest.store.statements import put

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.engine import Connection


def alerts_since(connection: Connection, since: datetime) -> list[Alert]:
    """The alerts of that moment and later, oldest first."""
    query = sa.select(alerts.c.payload).where(alerts.c.at >= micros_from(since))
    found = (noun_from(Alert, payload) for payload in connection.execute(query).scalars())
    return sorted(found, key=lambda alert: (alert.at, alert.slug))


def keep_alert(connection: Connection, alert: Alert) -> None:
    """Remember an alert, in the place of what was known of it."""
    row = {"slug": alert.slug, "at": micros_from(alert.at), "payload": payload_from(alert)}
    put(connection, alerts, [row])
