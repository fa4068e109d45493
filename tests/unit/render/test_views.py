"""Views, a quiet day, and groups that are silent, as every form prints them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from digest.models import Edition, Section, Silence
from digest.render import Options, render
from tests.fakes.editions import SITE, bridge_brief, edition, views


def printed(made: Edition) -> dict[str, str]:
    """What a reader meets of it, by form; white space in a row is one blank."""
    rendering = render(made, earlier=(), options=Options(site=SITE))
    folder = made.slug
    forms = {
        name: rendering.files[f"{folder}/{path}"].decode()
        for name, path in (("page", "index.html"), ("markdown", "edition.md"), ("text", "edition.txt"))
    }
    forms |= {name: rendering.messages[name] for name in ("html", "text", "short")}
    return {name: " ".join(form.split()) for name, form in forms.items()}


@pytest.mark.parametrize("form", ["page", "markdown", "text", "html"])
def test_a_view_is_named_with_author_outlet_and_link(form: str) -> None:
    said = printed(edition(views=views()))[form]
    assert "A third bridge is one too many" in said
    assert "https://ledger.example/opinion/third-bridge" in said
    assert said.index("Mara Field") < said.index("Ledger", said.index("Mara Field"))


def test_the_trust_strip_counts_them() -> None:
    assert "2 views named" in printed(edition(views=views()))["text"]


def test_an_edition_of_views_alone_is_not_empty() -> None:
    made = edition(sections=(), in_brief=(), developing=(), quiet=(), views=views())
    forms = printed(made)
    assert all("othing new" not in form for form in forms.values())
    assert "A third bridge is one too many (Ledger)" in forms["short"]
    assert (
        "Views: A third bridge is one too many"
        in render(made, earlier=(), options=Options(site=SITE)).messages["subject"]
    )


@pytest.mark.parametrize(("days", "called"), [(1, "day"), (3, "time"), (7, "week")])
def test_a_quiet_edition_says_so(days: int, called: str) -> None:
    made = edition(sections=(Section(name="", lead=(bridge_brief(),)),), is_quiet=True)
    since = made.window.until - days * (made.window.until - made.window.since)
    made = replace(made, window=replace(made.window, since=since))
    notice = f"A quiet {called}: only 1 story was worth telling, so this edition is short."
    assert all(notice in form for form in printed(made).values())
    assert (
        json.loads(render(made, earlier=(), options=Options(site=SITE)).files[f"{made.slug}/edition.json"])[
            "is_quiet"
        ]
        is True
    )


def test_a_group_that_is_silent_is_said_with_its_count() -> None:
    lead = replace(
        bridge_brief(), silent=(Silence(group="business", outlets=3), Silence(group="local", outlets=4))
    )
    forms = printed(edition(sections=(Section(name="", lead=(lead,)),)))
    said = "Not reported by any of your 3 outlets in business or any of your 4 outlets in local"
    assert all(said in forms[name] for name in ("page", "markdown", "text", "html"))
