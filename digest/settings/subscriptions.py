"""What the readers of a channel want: the keys beside ``email``, ``apprise`` and ``plugin``."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.keys.checks import wrong
from digest.models import SUBJECT_PARTS, Subscription
from digest.settings.checks import check_zone
from digest.settings.problems import nearest

if TYPE_CHECKING:
    from digest.settings.schema import DeliverKeys

OUR_LANGUAGES = ("en",)
"""The languages that Digest's own words (headings, dates, notes) are written in."""

_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def check_at(text: str) -> str:
    """A local time, with or without the zone that it is meant in."""
    hour, _, zone = text.partition(" ")
    if not _HOUR.fullmatch(hour):
        raise wrong(f"{text!r} is not an hour", 'write for example "07:30", or "07:30 Asia/Tokyo"')
    return f"{hour} {check_zone(zone.strip())}" if zone.strip() else hour


def check_our_language(text: str) -> str:
    """A language that our own words are written in."""
    if text not in OUR_LANGUAGES:
        raise wrong(
            f"there are no words of Digest's own in {text!r}",
            f"there are in: {', '.join(OUR_LANGUAGES)}; what the news says is translated by writing.language",
        )
    return text


def check_subject(text: str) -> str:
    """A subject in which the parts of an edition may stand in braces."""
    if any(not letter.isprintable() for letter in text) or not text.strip():
        raise wrong("must be one line without control characters")
    known = ", ".join(f"{{{name}}}" for name in SUBJECT_PARTS)
    for name in re.findall(r"\{([^{}]*)\}", text):
        if name not in SUBJECT_PARTS:
            guess = nearest(name, SUBJECT_PARTS)
            remedy = f"did you mean {{{guess}}}?" if guess else f"known here: {known}"
            raise wrong(f"{{{name}}} is no part of an edition", remedy)
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", text)):
        raise wrong("has a brace without its other one", f"these may stand in it: {known}")
    return text.strip()


def subscription_of(keys: DeliverKeys) -> Subscription:
    """What the keys of a channel say that its readers want."""
    wants = Subscription(
        editions=tuple(dict.fromkeys(keys.editions)),
        topics=tuple(dict.fromkeys(keys.topics)),
        form=keys.form or "",
        at=keys.at or "",
        language=keys.language or "",
        subject=keys.subject or "",
        when_empty=keys.when_empty or "",
    )
    return replace(wants, id=_id(wants))


def _id(wants: Subscription) -> str:
    """The same for all that want the same bodies: when they go out makes no other ones."""
    form = wants.form if wants.form == "short" else ""
    made_of = (*sorted(wants.topics), form, wants.language, wants.subject)
    if not any(made_of):
        return ""
    return blake2b("\n".join(made_of).encode(), digest_size=8).hexdigest()
