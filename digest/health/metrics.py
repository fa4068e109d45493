"""The health as Prometheus reads it (https://prometheus.io), by its own client, an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.health import Health
    from digest.schedule import Event

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Counts what the schedule does, and adds how the program does when it is asked.

    Raises:
        ConfigError: the client is not installed.
    """

    def __init__(self) -> None:
        self._client = _client()
        self._registry = self._client.CollectorRegistry()
        self._events = self._client.Counter(
            "digest_schedule_events",
            "What happened to editions and to the reading of feeds.",
            ["name", "kind"],
            registry=self._registry,
        )

    def note(self, event: Event) -> None:
        """Count something that the schedule did."""
        self._events.labels(name=event.name, kind=event.kind).inc()

    def text(self, health: Health) -> bytes:
        """All of it, in Prometheus's text format."""
        now = self._client.CollectorRegistry()
        now.register(_Gauges(self._client, health))
        every = (self._registry, now)
        found: bytes = b"".join(self._client.generate_latest(registry) for registry in every)
        return found


class _Gauges:
    """What the health says, as gauges."""

    def __init__(self, client: Any, health: Health) -> None:
        self._gauge = client.metrics_core.GaugeMetricFamily
        self._health = health

    def collect(self) -> Iterator[Any]:
        """Each gauge with its samples."""
        health = self._health
        yield self._gauge("digest_up", "1 when nothing is wrong, else 0.", value=float(health.is_well))
        last = self._gauge(
            "digest_edition_last_slot_timestamp_seconds",
            "When the latest done slot came.",
            labels=["edition"],
        )
        late = self._gauge(
            "digest_edition_late_seconds", "How long ago a slot came that is not done.", labels=["edition"]
        )
        coming = self._gauge(
            "digest_edition_next_slot_timestamp_seconds", "When the next slot comes.", labels=["edition"]
        )
        for one in health.editions:
            if one.last:
                last.add_metric([one.id], one.last.at.timestamp())
            late.add_metric([one.id], one.late_by(health.at).total_seconds())
            coming.add_metric([one.id], one.next.at.timestamp())
        yield from (last, late, coming)
        feeds = self._gauge("digest_feeds", "Feeds, by how the last reading went.", labels=["state"])
        feeds.add_metric(["failing"], len(health.feeds.failing))
        feeds.add_metric(["fine"], max(health.feeds.known - len(health.feeds.failing), 0))
        yield feeds
        if health.feeds.asked_at:
            asked = health.feeds.asked_at.timestamp()
            yield self._gauge(
                "digest_feeds_asked_timestamp_seconds", "When a feed was last asked.", value=asked
            )
        yield self._gauge(
            "digest_letters_waiting", "Letters that are still to be sent.", value=health.waiting
        )


def _client() -> Any:
    try:
        import prometheus_client
    except ImportError as error:
        raise ConfigError(
            "metrics need Prometheus's client: pip install 'news-digest[metrics]', or leave /metrics alone"
        ) from error
    return prometheus_client
