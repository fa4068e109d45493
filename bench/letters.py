"""Are look-alike letters folded back, genuine words left alone, and garbled lines mended?

Spoofed: words of real English paragraphs, each spoofed in its paragraph in one way by a seeded script, with
doubles that the tables of ``unicode/`` know: the Cyrillic and Greek ones of ``intentional.txt``, those of
both tables (``lookalikes``), or of other scripts and styles (``exotic``). A word counts as folded when the
whole paragraph is as it was. Genuine: every line of all sets that holds a Cyrillic or Greek letter, and our
own texts in nine languages (``tests/data/letters``). Garbled: real lines read in a wrong code page.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import tarfile
import time
import unicodedata
from collections import defaultdict
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bench import sets
from bench._paragraphs import SETS, fingerprint, paragraphs
from digest.text.encoding import true_encoding
from digest.text.letters import fold_lookalikes, normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Fold = Callable[[str], str]
    Doubles = dict[str, list[str]]

NOTE = (
    "one, half, all: share folded of words with one, half or all of their replaceable letters spoofed (a "
    "Latin one left); whole_alone, whole_among: words of look-alikes alone, alone in a paragraph, "
    "or where a fifth of the words are spoofed. harmed: genuine words changed; mended: garbled lines made "
    "right; changed: clean lines changed. fixtext is ftfy.fix_text."
)
OWN = Path(__file__).parents[1] / "tests" / "data" / "letters"
_SEED, _CASES = 17, 1000
_WORD = re.compile(r"[A-Za-z]{3,}")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
_MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]+>", re.DOTALL | re.IGNORECASE)
_EXOTIC = ("MATHEMATICAL", "FULLWIDTH", "ARMENIAN", "CHEROKEE", "LISU", "COPTIC")
_PAGES = ("latin-1", "sloppy-windows-1252", "sloppy-windows-1251", "sloppy-windows-1250")
MISTYPED = frozenset({"7b547cd3753f", "249af23c9a02", "64be0e2b0c96"})
"""Fingerprints of words in the sets that a person found to mix scripts by mistake: folding them is right."""


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{set: {metric: value}}`` for spoofed and genuine words and for garbled lines."""
    folds: dict[str, Fold] = {"": fold_lookalikes, **peers()}
    table: dict[str, dict[str, float]] = {}
    for name, doubles in (("intentional", intentional), ("lookalikes", lookalikes), ("exotic", exotic)):
        cases = spoofed(data, doubles(data))
        table[name] = {
            _named(peer, mode): sum(fold(spoof) == clean for clean, spoof in members) / len(members)
            for peer, fold in folds.items()
            for mode, members in cases.items()
        }
    genuine_words = [*genuine(data), *own()]
    table["genuine"] = {
        _named(peer, "harmed"): float(harm(genuine_words, fold)) for peer, fold in folds.items()
    }
    table["genuine"]["words"] = float(sum(len(line.split()) for line in genuine_words))
    lines = clean_lines(data)
    table["garbled"] = {**garbled(lines, true_encoding), **_peer_fix_text(lines)}
    table["speed"] = {"kchars_per_s": _speed(data)}
    return table


def _named(peer: str, metric: str) -> str:
    return f"peer_{peer}_{metric}" if peer else metric


# --------------------------------------------------------------------------- doubles


def intentional(data: Path) -> Doubles:
    """For each Latin letter, the Cyrillic or Greek one that was meant to look the same."""
    pairs = _pairs(data, "intentional")
    return {
        latin: [double]
        for latin, double in pairs
        if unicodedata.name(double, "").startswith(("CYRILLIC", "GREEK"))
    }


def lookalikes(data: Path) -> Doubles:
    """For each Latin letter, the Cyrillic and Greek ones of both tables of the Unicode Consortium.

    Left out: what the tables join only because I, l and 1 look alike, and the letters that no reader takes
    for a Latin one at second sight (г for r, ш for w).
    """
    found = defaultdict(list, intentional(data))
    for double, latin in _pairs(data, "confusables"):
        is_plain = unicodedata.name(double, "").startswith(("CYRILLIC", "GREEK"))
        if is_plain and latin != "l" and double not in "ЬҽꙇгѡѢшϜͺϺϸᴦϱϒ":
            found[latin].append(double)
    return {latin: sorted(set(doubles)) for latin, doubles in found.items()}


def exotic(data: Path) -> Doubles:
    """For each Latin letter, doubles of other scripts, styles and widths."""
    found: Doubles = defaultdict(list)
    for double, latin in _pairs(data, "confusables"):
        name = unicodedata.name(double, "")
        if name.startswith(_EXOTIC) and _is_latin(name) and latin != "l":
            found[latin].append(double)
    return {latin: sorted(set(doubles)) for latin, doubles in found.items()}


def _is_latin(name: str) -> bool:
    """Whether a styled letter is a Latin one: a mathematical alpha is none."""
    is_styled = name.startswith(("MATHEMATICAL", "FULLWIDTH"))
    return not is_styled or bool(re.search(r"(?:CAPITAL|SMALL) [A-Z]$", name))


def _pairs(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Single letters and their doubles, one of each pair plain Latin."""
    (path,) = sets.files(data, "unicode", name)
    for line in path.read_text("utf-8-sig").splitlines():
        columns = [part.strip() for part in line.partition("#")[0].split(";")]
        if len(columns) < 2 or " " in columns[0] + columns[1]:
            continue
        one, other = (chr(int(column, 16)) for column in columns[:2])
        if one.isalpha() and other.isalpha() and one.isascii() != other.isascii():
            yield one, other


# --------------------------------------------------------------------------- spoofed words


def spoofed(data: Path, doubles: Doubles) -> dict[str, list[tuple[str, str]]]:
    """``{mode: (clean paragraph, spoofed paragraph)}``."""
    rng = random.Random(_SEED)  # noqa: S311
    texts = [text for text in english(data) if text.isascii()]
    rng.shuffle(texts)
    cases: dict[str, list[tuple[str, str]]] = {}
    for mode in ("one", "half", "all"):
        cases[mode] = [
            case for text in texts[: 2 * _CASES] if (case := _one_spoofed(text, mode, doubles, rng))
        ][:_CASES]
    whole = [(text, word) for text in texts for word in _wholes(text, doubles)]
    rng.shuffle(whole)
    whole = whole[:_CASES]
    cases["whole_alone"] = [
        (text, _put(text, word, _spoof(word[0], "whole", doubles, rng))) for text, word in whole
    ]
    cases["whole_among"] = [_among(text, word, doubles, rng) for text, word in whole]
    return cases


def english(data: Path) -> Iterator[str]:
    for name in ("multinews", "wcxb"):
        for _, text in paragraphs(data, name):
            if 80 <= len(text) <= 500:
                yield text


def _one_spoofed(text: str, mode: str, doubles: Doubles, rng: random.Random) -> tuple[str, str] | None:
    words = [word for word in _WORD.finditer(text) if any(letter in doubles for letter in word[0])]
    if not words:
        return None
    word = rng.choice(words)
    changed = _spoof(word[0], mode, doubles, rng)
    return text, _put(text, word, changed)


def _spoof(word: str, mode: str, doubles: Doubles, rng: random.Random) -> str:
    """`word` with one, half or all of its replaceable letters spoofed; a Latin one stays but for "whole"."""
    places = [place for place, letter in enumerate(word) if letter in doubles]
    rng.shuffle(places)
    count = {"one": 1, "half": max(1, len(places) // 2)}.get(mode, len(places))
    if mode != "whole":
        count = max(1, min(count, len(word) - 1))
    script = rng.choice(("CYRILLIC", "GREEK"))
    letters = list(word)
    for place in places[:count]:
        of_script = [one for one in doubles[word[place]] if unicodedata.name(one).startswith(script)]
        letters[place] = rng.choice(of_script or doubles[word[place]])
    return "".join(letters)


def _wholes(text: str, doubles: Doubles) -> list[re.Match[str]]:
    """Words that can be written in look-alikes of one script from end to end."""
    return [word for word in _WORD.finditer(text) if all(letter in doubles for letter in word[0])]


def _among(text: str, word: re.Match[str], doubles: Doubles, rng: random.Random) -> tuple[str, str]:
    changed = _put(text, word, _spoof(word[0], "whole", doubles, rng))
    for other in _WORD.finditer(text):
        if other.start() != word.start() and rng.random() < 0.2:
            changed = _put(changed, other, _spoof(other[0], "half", doubles, rng))
    return text, changed


def _put(text: str, word: re.Match[str], changed: str) -> str:
    return text[: word.start()] + changed + text[word.end() :]


# --------------------------------------------------------------------------- genuine words


def genuine(data: Path) -> list[str]:
    """Every line of every set that holds a Cyrillic or Greek letter, once."""
    lines: set[str] = set()
    for text in _all_texts(data):
        if _FOREIGN.search(text) or "&#" in text:
            plain = unescape(_MARKUP.sub("\n", text)).replace("\\n", "\n")
            lines.update(
                normal(line) for line in plain.splitlines() if _FOREIGN.search(line) and len(line) < 2000
            )
    return sorted(lines)


def own() -> list[str]:
    return [line for path in sorted(OWN.glob("*.txt")) for line in path.read_text("utf8").splitlines()[1:]]


def harm(lines: Sequence[str], fold: Fold) -> int:
    """How many words of genuine lines `fold` changes; words that were typed in two scripts are none."""
    changed = 0
    for line in lines:
        if (folded := fold(line)) != line:
            before, after = line.split(), folded.split()
            pairs = zip(before, after, strict=False)
            changed += sum(one != other and fingerprint(one) not in MISTYPED for one, other in pairs)
    return changed


def _all_texts(data: Path) -> Iterator[str]:
    for path in sorted(data.rglob("*")):
        if path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf8") as rows:
                yield from (json.dumps(json.loads(row), ensure_ascii=False) for row in rows)
        elif path.name.endswith(".tar.gz"):
            with tarfile.open(path) as archive:
                streams = (archive.extractfile(member) for member in archive if member.isfile())
                yield from (_decoded(stream.read()) for stream in streams if stream)
        elif path.suffix in {".json", ".csv", ".tsv"}:
            yield path.read_text("utf8", errors="replace")


def _decoded(content: bytes) -> str:
    """UTF-8, or Windows-1251 where it says so; else nothing."""
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    for page in ("utf8", "cp1251") if b"1251" in content[:3000] else ("utf8",):
        try:
            return content.decode(page)
        except UnicodeDecodeError:
            continue
    return ""


# --------------------------------------------------------------------------- garbled lines


def garbled(lines: Sequence[str], mend: Fold) -> dict[str, float]:
    """Shares of lines garbled through each code page that are mended, and how many clean ones are changed."""
    import ftfy.bad_codecs  # noqa: F401  (registers the code pages that keep every byte)

    scores = {"changed": float(sum(mend(line) != line for line in lines)), "lines": float(len(lines))}
    for page in _PAGES:
        spoilt = [(line, line.encode().decode(page, "strict")) for line in lines[:2000]]
        short = page.removeprefix("sloppy-windows-")
        scores[f"mended_{short}"] = sum(mend(bad) == line for line, bad in spoilt) / len(spoilt)
    return scores


def clean_lines(data: Path) -> list[str]:
    """Lines with letters beyond ASCII, shuffled, without the few that came garbled."""
    traces = re.compile("[\x80-\x9f]|â€|Â[®\xa0]|вЂ|â‚¬")
    lines = {
        text
        for name in SETS
        for _, text in paragraphs(data, name)
        if not text.isascii() and len(text) < 3000 and not traces.search(text)
    }
    lines.update(line for line in own() if not line.isascii())
    ordered = sorted(lines)
    random.Random(_SEED).shuffle(ordered)  # noqa: S311
    return ordered


def _peer_fix_text(lines: Sequence[str]) -> dict[str, float]:
    import ftfy

    scores = garbled(lines, ftfy.fix_text)
    return {f"peer_fixtext_{metric}": value for metric, value in scores.items() if metric != "lines"}


# --------------------------------------------------------------------------- peers and speed


def peers() -> dict[str, Fold]:
    """Other ways: normal forms, a text fixer, a transliterator, a table of confusables."""
    import ftfy

    found: dict[str, Fold] = {
        "nfkc": lambda text: unicodedata.normalize("NFKC", text),
        "ftfy": ftfy.fix_text,
    }
    if find_spec("unidecode"):
        from unidecode import unidecode

        found["unidecode"] = unidecode
    if find_spec("confusable_homoglyphs"):
        found["homoglyphs"] = _by_homoglyphs
    return found


def _by_homoglyphs(text: str) -> str:
    """Each letter that ``confusable_homoglyphs`` calls confusable with a Latin one, as that one."""
    return "".join(letter if letter.isascii() else _latin_homoglyph(letter) for letter in text)


def _latin_homoglyph(letter: str) -> str:
    from confusable_homoglyphs import confusables

    said = confusables.is_confusable(letter, preferred_aliases=["latin"]) or []
    plain = [one["c"] for entry in said for one in entry["homoglyphs"] if one["c"].isascii()]
    return plain[0] if plain else letter


def _speed(data: Path) -> float:
    """Thousands of characters a second through `fold_lookalikes`, one text in six with a spoof."""
    texts = ["\n".join(text for _, text in paragraphs(data, "multinews"))[:400_000]] * 5
    texts.append("Mаcron said. " + texts[0])
    start = time.perf_counter()
    for text in texts:
        fold_lookalikes(text)
    return sum(map(len, texts)) / (time.perf_counter() - start) / 1000
