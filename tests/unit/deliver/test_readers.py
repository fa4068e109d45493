"""Lists of readers that people keep in files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digest.deliver import deliver
from digest.deliver.addresses import named_address, plain_address
from digest.deliver.mail import MailDeliverer
from digest.deliver.readers import Reader, ReadersFile, readers_of, readers_of_text
from digest.errors import DeliveryError
from digest.report import Report
from digest.secret import Secret
from digest.store.memory import MemoryStore
from tests.builders import NOON
from tests.fakes.renderings import rendering
from tests.fakes.smtp import SmtpServer

if TYPE_CHECKING:
    from pathlib import Path

LIST = """\ufeff# The readers of the Morning Wire
ann@example.org
Bob Barrow <bob@example.org>   # since March

"Cy, the younger" <cy@example.org>
ANN@example.org
dee@example.org,
o'neil+news@example.org
ünï@bücher.example
"""
MEANT = [
    "ann@example.org",
    "bob@example.org",
    "cy@example.org",
    "dee@example.org",
    "o'neil+news@example.org",
    "ünï@xn--bcher-kva.example",
]


def mail(*to: Any, port: int = 25) -> MailDeliverer:
    return MailDeliverer(to=to, sender="d@example.org", host="127.0.0.1", port=port, security="plain")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_list_has_an_address_a_line_with_names_and_comments(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "readers.txt"
    path.write_bytes(LIST.replace("\n", line_end).encode())
    assert list(mail(ReadersFile(path)).targets()) == MEANT


def test_a_reader_named_twice_gets_one_letter_wherever_they_are_named(tmp_path: Path) -> None:
    path = tmp_path / "readers.txt"
    path.write_text("Ann@Example.org\nbob@example.org\n")
    variable = Secret("${READERS}", {"READERS": "BOB@example.org, cy@example.org"})
    targets = mail("ann@example.org", ReadersFile(path), variable).targets()
    assert targets[:2] == ("ann@example.org", "bob@example.org")
    assert len(targets) == 3
    assert targets[2].startswith("READERS ")


def test_readers_of_a_variable_may_have_names_with_commas_in_quotes() -> None:
    said = 'ann@example.org, "Barrow, Bob" <bob@example.org>; Cy <cy@example.org>\nANN@example.org,'
    found = [reader.address for reader in readers_of(Secret("${READERS}", {"READERS": said}))]
    assert found == ["ann@example.org", "bob@example.org", "cy@example.org", "ANN@example.org"]


def test_a_quotation_mark_without_its_other_one_costs_that_reader_alone() -> None:
    said = '"Bob <bob@example.org>, ann@example.org'
    found = [reader.address for reader in readers_of(Secret("${READERS}", {"READERS": said}))]
    assert found[1:] == ["ann@example.org"]


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("ann at example.org", "write one as ann@example.org"),
        ("ann@example.org bob@example.org", "write each on a line of its own"),
        ("ann@example.org, bob@example.org", "write each on a line of its own"),
        ("ann@", "write one as"),
        ("@example.org", "write one as"),
        ("ann@exa mple.org", "write one as"),
        ("Ann <ann@example.org", "write one as"),
        ("ann@example.org\x00", "write one as"),
    ],
)
def test_a_bad_line_is_told_by_file_and_line_and_the_others_get_theirs(
    tmp_path: Path, line: str, advice: str
) -> None:
    path = tmp_path / "readers.txt"
    path.write_text(f"ann@example.org\n# a comment\n{line}\nbob@example.org\n")
    report = Report()
    with SmtpServer() as server:
        channel = mail(ReadersFile(path), port=server.port)
        deliver(rendering(), [channel], MemoryStore(), now=NOON, report=report)
    assert [letter.reader for letter in server.taken] == ["ann@example.org", "bob@example.org"]
    (problem,) = report.problems
    assert problem.subject == "readers.txt:3"
    assert "this line is not an e-mail address" in problem.reason
    assert advice in problem.reason


def test_the_list_is_read_again_at_each_sending(tmp_path: Path) -> None:
    path = tmp_path / "readers.txt"
    path.write_text("ann@example.org\n")
    channel = mail(ReadersFile(path))
    assert channel.targets() == ("ann@example.org",)
    path.write_text("bob@example.org\ncy@example.org\n")
    assert channel.targets() == ("bob@example.org", "cy@example.org")
    swapped = tmp_path / "new.txt"
    swapped.write_text("dee@example.org\nefa@example.org"[:31])
    swapped.replace(path)
    assert channel.targets()[0] == "dee@example.org"


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "readers.txt"
    with pytest.raises(DeliveryError, match="No such file") as caught:
        mail(ReadersFile(path)).targets()
    assert str(path) in str(caught.value)


def test_a_name_in_another_encoding_costs_nobody_their_letter(tmp_path: Path) -> None:
    path = tmp_path / "readers.txt"
    path.write_bytes(b"M\xfcller <mueller@example.org>\nbj\xf6rn@example.org\nann@example.org # caf\xe9\n")
    first, second, third = ReadersFile(path).readers()
    assert (first.address, third.address) == ("mueller@example.org", "ann@example.org")
    assert (second.target, second.address) == ("readers.txt:2", "")
    assert "not UTF-8 text" in second.fault


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_a_list_as_any_editor_saves_it_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "readers.txt"
    path.write_bytes("Müller <mueller@example.org>\r\nann@example.org\r\n".encode(encoding))
    assert [reader.address for reader in ReadersFile(path).readers()] == [
        "mueller@example.org",
        "ann@example.org",
    ]


def test_bad_lines_are_told_before_the_first_letter_when_the_channel_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "readers.txt"
    path.write_text("ann@example.org\nbob\ncy\n")
    with SmtpServer() as server:
        with pytest.raises(DeliveryError, match=r"readers\.txt:2: .* \(and 1 more such lines\)"):
            mail(ReadersFile(path), port=server.port).probe()
        path.write_text("ann@example.org\n")
        assert mail(ReadersFile(path), port=server.port).probe().endswith("answers")
    assert server.taken == []


def test_an_empty_list_is_nobody() -> None:
    assert list(readers_of_text("# nobody yet\n\n", "readers.txt")) == []
    assert list(readers_of_text("ann@example.org", "r.txt")) == [Reader("ann@example.org", "ann@example.org")]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann@example.org", "ann@example.org"),
        ("Ann.Lee+x@Example.ORG", "Ann.Lee+x@Example.ORG"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v"),
        ("δοκιμή@παράδειγμα.δοκιμή", "δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp"),
        ("ann@localhost", "ann@localhost"),
        (".ann@example.org", ""),
        ("ann.@example.org", ""),
        ("an..n@example.org", ""),
        ("ann@example..org", ""),
        ("ann@-example.org", ""),
        ("ann@exam_ple.org>", ""),
        ("a" * 65 + "@example.org", ""),
        ("ann\u202e@example.org", ""),
        ("ann\u200b@example.org", ""),
        ("ann@xn--ü.example", ""),
        ("ann@example.org\nBcc: bob@example.org", ""),
        ('"ann lee"@example.org', ""),
        ("", ""),
    ],
)
def test_an_address_is_one_in_any_script_and_no_more_than_that(text: str, address: str) -> None:
    assert plain_address(text) == address


def test_a_name_may_stand_before_an_address() -> None:
    assert named_address("Ann Lee <ann@example.org>") == ("Ann Lee", "ann@example.org")
    assert named_address('"Lee, Ann" <ann@example.org>') == ("Lee, Ann", "ann@example.org")
    assert named_address("<ann@example.org>") == ("", "ann@example.org")
    assert named_address("ann@example.org") == ("", "ann@example.org")
    assert named_address("Ann ann@example.org") == ("", "")
