"""What the readers of an alert get: the letters of an edition that has one story."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.models import Bullet, Edition, Section, Trust, Window
from digest.render.environment import printer_for
from digest.render.escape import one_line
from digest.render.messages import SUBJECT_LIMIT, messages
from digest.render.outline import written
from digest.render.press import Press
from digest.render.shelf import Shelf
from digest.render.stories import headline_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.models import Alert, Brief, Plan
    from digest.render.press import Options


def alert_edition(alert: Alert, plan: Plan, brief: Brief | None = None) -> Edition:
    """The edition that an alert goes out as; without the brief only its head. No store keeps it."""
    text = brief.summary.sentences[0].text if brief and brief.summary.sentences else alert.headline
    return Edition(
        slug=alert.slug,
        plan_id="alerts",
        title=plan.title,
        label="Breaking",
        language=plan.language,
        timezone=plan.timezone,
        window=Window(since=alert.first_seen, until=alert.at),
        made_at=alert.at,
        sections=(Section(name="", lead=(brief,)),) if brief else (),
        in_brief=(Bullet(story_id=alert.story_id, text=text, status=brief.status),) if brief else (),
        trust=_trust(brief) if brief else Trust(),
    )


def _trust(brief: Brief) -> Trust:
    told = len(brief.summary.sentences)
    articles = brief.story.articles
    return Trust(
        feeds_ok=len({feed for article in articles for feed in article.feed_urls}),
        articles=len(articles),
        stories=1,
        shown=1,
        sentences=told,
        supported=told,
    )


def alert_messages(
    alert: Alert, brief: Brief, plan: Plan, options: Options, *, is_change: bool
) -> Mapping[str, str]:
    """The bodies: the headline, a sentence, how many independent reports, who reports it, and a link.

    Raises:
        RenderError: a template is wrong.
    """
    edition = alert_edition(alert, plan, brief)
    nowhere = replace(options, site=replace(options.site, url=""))  # it has no page: links go to the reports
    press = Press(Shelf.of(edition, ()), nowhere, printer_for(tuple(options.template_dirs)))
    view, shell = press.mail(edition)
    bodies = messages(edition, view, shell, press.printer)
    said = "Update" if is_change else "Breaking"
    number = f"{alert.independent} independent reports"
    subject = one_line(f"{said}: {headline_of(brief.summary.title)} ({number})")
    outline = json.loads(bodies["outline"])
    outline |= {"type": "alert", "label": said}
    for section in outline["sections"]:
        for story in section["stories"]:
            story["independent"] = alert.independent
    return {
        **bodies,
        "subject": subject if len(subject) <= SUBJECT_LIMIT else subject[: SUBJECT_LIMIT - 1] + "…",
        "short": f"{bodies['short']}\n\n{number}",
        "outline": written(outline),
    }
